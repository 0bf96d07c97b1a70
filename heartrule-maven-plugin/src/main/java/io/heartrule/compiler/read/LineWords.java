package io.heartrule.compiler.read;

/** What stands at the beginning of a line: dashes, a key, a colon. */
final class LineWords {

  private LineWords() {
  }

  /** The end of the word that begins here. */
  static int endOfWord(String text, int from, int end) {
    int at = from;
    while (at < end && Chars.isWord(text.charAt(at))) {
      at++;
    }
    return at;
  }

  static int skipBlanks(String text, int from, int end) {
    int at = from;
    while (at < end && Chars.isBlank(text.charAt(at))) {
      at++;
    }
    return at;
  }

  static int trimmedEnd(String text, int from, int end) {
    int at = end;
    while (at > from && Chars.isBlank(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  /** Whether a dash with something blank behind it stands here. */
  static boolean isDash(String text, int at, int end) {
    return at < end && text.charAt(at) == '-' && (at + 1 == end || Chars.isBlank(text.charAt(at + 1)));
  }

  /** Whether a line is, beyond doubt, a key of a script and not a piece of text. */
  static boolean isKeyLine(Draft draft, int line) {
    String text = draft.text;
    int end = draft.end(line);
    int at = draft.content(line);
    while (isDash(text, at, end)) {
      at = skipBlanks(text, at + 1, end);
    }
    int stop = endOfWord(text, at, end);
    if (stop == at || !Keys.known(text.substring(at, stop))) {
      return false;
    }
    int colon = skipBlanks(text, stop, end);
    return colon < end && text.charAt(colon) == ':' && (colon + 1 == end || Chars.isBlank(text.charAt(colon + 1)));
  }

  /** Whether a line is {@code ---} or {@code ...}, which ends every text. */
  static boolean isBorder(Draft draft, int line) {
    int start = draft.start(line);
    return draft.end(line) - start >= 3 && Documents.isBorder(draft.text, start);
  }

  /** The {@code #} of a comment behind a text, or -1. */
  static int comment(String text, int from, int end) {
    for (int at = text.indexOf('#', from); at >= 0 && at < end; at = text.indexOf('#', at + 1)) {
      if (at > 0 && (text.charAt(at - 1) == ' ' || text.charAt(at - 1) == '\t')) {
        return at;
      }
    }
    return -1;
  }

  /** A colon that YAML takes for the end of a key, or -1. */
  static int colon(String text, int from, int end) {
    for (int at = text.indexOf(':', from); at >= 0 && at < end; at = text.indexOf(':', at + 1)) {
      if (at + 1 == end || text.charAt(at + 1) == ' ' || text.charAt(at + 1) == '\t') {
        return at;
      }
    }
    return -1;
  }
}
