package io.heartrule.internal.answer;

import java.util.Map;

/** Finds the one object in a model's text. */
public final class AnswerReader {
  /**
   * What was found.
   *
   * @param object null if the text cannot be used
   * @param problem why not, in words that the model can be shown; null if it can
   */
  public record Found(Map<String, Object> object, String problem) {}

  private AnswerReader() {}

  /** @param cut whether the model stopped because of its length limit */
  public static Found read(String text, boolean cut) {
    if (cut) {
      return new Found(null, "输出没有写完");
    }
    String body = Thoughts.cutFrom(text == null ? "" : text);
    Map<String, Object> found = null;
    for (int at = open(body, 0); at >= 0; ) {
      LooseJson json = new LooseJson(body, at);
      try {
        Map<String, Object> object = json.object(0);
        if (found != null && !found.equals(object)) {
          return new Found(null, "输出了两个不同的JSON对象");
        }
        found = object;
        at = open(body, json.at());
      } catch (LooseJson.Unreadable e) {
        int end = prose(body, at);
        if (end < 0) {
          return new Found(null, e.cut ? "JSON对象没有写完" : "JSON格式有误");
        }
        at = open(body, end);
      }
    }
    return found == null ? new Found(null, "没有输出JSON对象") : new Found(found, null);
  }

  private static int open(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) == '{' || text.charAt(i) == '｛') {
        return i;
      }
    }
    return -1;
  }

  /** The end of braces that hold no quotation mark, such as {@code {name}} in prose, else -1. */
  private static int prose(String text, int from) {
    for (int i = from + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '}' || c == '｝') {
        return i + 1;
      } else if (LooseJson.quote(c) || c == '{' || c == '｛' || c == '\n') {
        return -1;
      }
    }
    return -1;
  }
}
