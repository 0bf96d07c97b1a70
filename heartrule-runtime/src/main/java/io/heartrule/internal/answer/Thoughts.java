package io.heartrule.internal.answer;

/**
 * Cuts off what a model thinks aloud before it answers. A closing tag inside the answer itself, such
 * as in words of a visitor that it repeats, ends no thoughts: else those words would be the answer.
 */
final class Thoughts {
  private static final String OPEN = "<think";
  private static final String CLOSE = "</think";
  /** No model thinks more often; a text that only looks so is not searched for ever. */
  private static final int MOST = 8;

  private Thoughts() {}

  static String cutFrom(String text) {
    int from = 0;
    int tag = text.indexOf(CLOSE);
    for (int i = 0; tag >= 0 && i < MOST; i++) {
      if (!endsThoughts(text, from, tag)) {
        return text.substring(from);
      }
      int end = text.indexOf('>', tag);
      from = end < 0 ? text.length() : end + 1;
      tag = text.indexOf(CLOSE, from);
    }
    return tag < 0 && !text.startsWith(OPEN, blank(text, from)) ? text.substring(from) : "";
  }

  /** Where thoughts end with which a text begins, as far as it is there: 0 if it begins with something else. */
  static int end(StringBuilder text) {
    int from = blank(text, 0);
    if (text.indexOf(OPEN, from) != from) {
      return 0;
    }
    int tag = text.indexOf(CLOSE, from);
    int end = tag < 0 ? -1 : text.indexOf(">", tag);
    return end < 0 ? text.length() : end + 1;
  }

  /** Thoughts may hold a draft; an object that is not finished before the tag holds the tag. */
  private static boolean endsThoughts(String text, int from, int tag) {
    int opening = text.indexOf(OPEN, from);
    int object = object(text, from);
    if (object < 0 || object > tag) {
      return true;
    }
    LooseJson json = new LooseJson(text, object);
    try {
      json.object(0);
      return json.at() <= tag;
    } catch (LooseJson.Unreadable e) {
      return opening >= 0 && opening < object;
    }
  }

  /** Where the first brace stands that a quotation mark follows, or -1. */
  private static int object(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) == '{' || text.charAt(i) == '｛') {
        int next = blank(text, i + 1);
        if (next < text.length() && LooseJson.quote(text.charAt(next))) {
          return i;
        }
      }
    }
    return -1;
  }

  private static int blank(CharSequence text, int from) {
    int i = from;
    while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
      i++;
    }
    return i;
  }
}
