package io.heartrule.compiler.read;

import java.util.ArrayList;
import java.util.List;

/** Cuts a text at its {@code ---} lines, so that a mistake in one document hides none in the next. */
final class Documents {
  /** From the {@code ---} line, if there is one, up to the next. */
  record Part(int start, int end) {}

  private Documents() {
  }

  static List<Part> of(String text) {
    List<Part> parts = new ArrayList<>();
    int start = 0;
    int line = 0;
    while (line < text.length()) {
      if (line > start && isMarker(text, line) && !onlyDirectives(text, start, line)) {
        parts.add(new Part(start, line));
        start = line;
      }
      int at = text.indexOf('\n', line);
      line = at < 0 ? text.length() : at + 1;
    }
    parts.add(new Part(start, text.length()));
    return parts;
  }

  /** Whether a line begins with {@code ---} and a blank, or is just that. */
  static boolean isMarker(String text, int line) {
    if (!text.startsWith("---", line)) {
      return false;
    }
    return line + 3 == text.length() || Character.isWhitespace(text.charAt(line + 3));
  }

  /** Directives belong to the document whose {@code ---} follows. */
  private static boolean onlyDirectives(String text, int from, int to) {
    boolean found = false;
    int line = from;
    while (line < to) {
      char c = text.charAt(line);
      if (c == '%') {
        found = true;
      } else if (c != '#' && c != '\n' && c != '\r') {
        return false;
      }
      line = text.indexOf('\n', line) + 1;
    }
    return found;
  }
}
