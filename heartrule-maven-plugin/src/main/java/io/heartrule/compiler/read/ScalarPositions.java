package io.heartrule.compiler.read;

import io.heartrule.compiler.source.Located;

/**
 * Finds where the characters of a quoted, folded or block text stand, by walking the text and its
 * source side by side. Done on first use: only diagnostics ask.
 */
final class ScalarPositions implements Located.Positions {
  private final Repaired source;
  private final int start;
  private final int end;
  private final String value;
  private int[] offsets;

  /**
   * @param start of the scalar in the repaired text, quotes and block header included
   * @param end after it
   */
  ScalarPositions(Repaired source, int start, int end, String value) {
    this.source = source;
    this.start = start;
    this.end = end;
    this.value = value;
  }

  @Override
  public int offset(int index) {
    int[] found = offsets;
    if (found == null) {
      found = new Walk(source.text(), start, end, value).offsets();
      offsets = found;
    }
    return source.original(found[Math.max(0, Math.min(index, value.length()))]);
  }

  /** One walk through a scalar. */
  private static final class Walk {
    private final String text;
    private final int end;
    private final String value;
    private final int[] offsets;
    private int at;
    private int next;

    Walk(String text, int start, int end, String value) {
      this.text = text;
      this.at = start;
      this.end = Math.min(end, text.length());
      this.value = value;
      this.offsets = new int[value.length() + 1];
    }

    int[] offsets() {
      char first = at < end ? text.charAt(at) : ' ';
      if (first == '|' || first == '>') {
        block();
      } else {
        if (first == '"' || first == '\'') {
          at++;
        }
        flow(first);
      }
      while (next <= value.length()) {
        offsets[next++] = Math.min(at, end);
      }
      return offsets;
    }

    private void flow(char quote) {
      while (next < value.length() && at < end) {
        char c = text.charAt(at);
        if (quote == '"' && c == '\\') {
          escape();
        } else if (isBlank(c) || isBreak(c)) {
          blanks();
        } else {
          take(quote == '\'' && c == '\'' ? 2 : 1);
        }
      }
    }

    private void escape() {
      char kind = at + 1 < end ? text.charAt(at + 1) : ' ';
      if (isBreak(kind)) {
        at++;
        skipBreak();
        while (at < end && (isBlank(text.charAt(at)))) {
          at++;
        }
        return;
      }
      int length = switch (kind) {
        case 'x' -> 4;
        case 'u' -> 6;
        case 'U' -> 10;
        default -> 2;
      };
      if (length == 10 && Character.isHighSurrogate(value.charAt(next))) {
        offsets[next++] = at;
      }
      take(length);
    }

    /** Blanks inside a line stand for themselves; around line breaks they are folded away. */
    private void blanks() {
      int stop = at;
      while (stop < end && isBlank(text.charAt(stop))) {
        stop++;
      }
      if (stop == end || !isBreak(text.charAt(stop))) {
        while (at < stop && next < value.length()) {
          take(1);
        }
        return;
      }
      at = stop;
      int breaks = 0;
      int place = at;
      while (at < end && (isBreak(text.charAt(at)) || isBlank(text.charAt(at)))) {
        if (isBreak(text.charAt(at))) {
          if (breaks > 0 && next < value.length()) {
            offsets[next++] = at;
          }
          breaks++;
          skipBreak();
        } else {
          at++;
        }
      }
      if (breaks == 1 && next < value.length()) {
        offsets[next++] = place;
      }
    }

    private void block() {
      while (at < end && !isBreak(text.charAt(at))) {
        at++;
      }
      skipBreak();
      int indent = blockIndent();
      while (next < value.length() && at < end) {
        int skipped = 0;
        while (skipped < indent && at < end && text.charAt(at) == ' ') {
          at++;
          skipped++;
        }
        while (at < end && !isBreak(text.charAt(at)) && next < value.length()) {
          take(1);
        }
        if (next < value.length() && at < end) {
          char folded = value.charAt(next);
          if (folded == '\n' || folded == ' ') {
            offsets[next++] = at;
          }
          skipBreak();
        }
      }
    }

    /** Leading blanks of the first line with text, less those that the value still has. */
    private int blockIndent() {
      int kept = 0;
      int i = 0;
      while (i < value.length() && (value.charAt(i) == '\n' || value.charAt(i) == ' ')) {
        kept = value.charAt(i) == ' ' ? kept + 1 : 0;
        i++;
      }
      int column = 0;
      for (int p = at; p < end && (text.charAt(p) == ' ' || isBreak(text.charAt(p))); p++) {
        column = text.charAt(p) == ' ' ? column + 1 : 0;
      }
      return Math.max(0, column - kept);
    }

    private void take(int length) {
      offsets[next++] = at;
      at = Math.min(end, at + length);
    }

    private void skipBreak() {
      if (at < end && text.charAt(at) == '\r' && at + 1 < end && text.charAt(at + 1) == '\n') {
        at++;
      }
      if (at < end) {
        at++;
      }
    }

    private static boolean isBlank(char c) {
      return c == ' ' || c == '\t';
    }

    private static boolean isBreak(char c) {
      return c == '\n' || c == '\r';
    }
  }
}
