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
    for (int line = 0; line < text.length(); line = nextLine(text, line)) {
      if (isMarker(text, line, '.')) {
        parts.add(new Part(start, line));
        start = nextLine(text, line);
      } else if (line > start && isMarker(text, line, '-') && !onlyDirectives(text, start, line)) {
        parts.add(new Part(start, line));
        start = line;
      }
    }
    parts.add(new Part(start, text.length()));
    return parts;
  }

  /** Whether a line is {@code ---} or {@code ...}, alone or with a blank behind it. */
  static boolean isBorder(String text, int line) {
    return isMarker(text, line, '-') || isMarker(text, line, '.');
  }

  private static boolean isMarker(String text, int line, char sign) {
    if (text.charAt(line) != sign || line + 3 > text.length()
        || text.charAt(line + 1) != sign || text.charAt(line + 2) != sign) {
      return false;
    }
    return line + 3 == text.length() || Character.isWhitespace(text.charAt(line + 3));
  }

  /** Directives belong to the document whose {@code ---} follows. */
  private static boolean onlyDirectives(String text, int from, int to) {
    boolean found = false;
    for (int line = from; line < to; line = nextLine(text, line)) {
      char c = text.charAt(line);
      if (c == '%') {
        found = true;
      } else if (c != '#' && c != '\n' && c != '\r') {
        return false;
      }
    }
    return found;
  }

  private static int nextLine(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
      at++;
    }
    return text.startsWith("\r\n", at) ? at + 2 : Math.min(at + 1, text.length());
  }
}
