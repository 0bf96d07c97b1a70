package io.heartrule.compiler.read;

/** Puts a text into quotation marks without changing what it says. */
final class Quotes {

  private Quotes() {
  }

  /** The text in the quotation marks that need the fewest changes. */
  static String quoted(String text) {
    char mark = mark(text);
    return mark + (mark == '\'' ? text.replace("'", "''") : text) + mark;
  }

  /** Lets YAML see a stretch of the file in quotation marks; every character keeps its place. */
  static void quote(Draft draft, int start, int end) {
    char mark = mark(draft.text.substring(start, end));
    draft.replace(start, start, String.valueOf(mark));
    for (int at = start; at < end && mark == '\''; at++) {
      if (draft.text.charAt(at) == '\'') {
        draft.replace(at, at + 1, "''");
      }
    }
    draft.replace(end, end, String.valueOf(mark));
  }

  private static char mark(String text) {
    boolean escapes = text.indexOf('"') >= 0 || text.indexOf('\\') >= 0;
    return text.indexOf('\'') >= 0 && !escapes ? '"' : '\'';
  }
}
