package io.heartrule.compiler.source;

import java.util.Arrays;

/**
 * A script file as text, with the place of its lines. Immutable; safe for use by several threads.
 *
 * <p>Offsets are UTF-16 indexes into {@link #text()}; lines and columns count from 1, columns in
 * characters (code points), as editors show them.
 */
public final class SourceFile {
  private final String path;
  private final String text;
  private final int[] lineStarts;

  /**
   * @param path relative to the project, with {@code /}, as it is shown in diagnostics
   * @param text decoded, without a byte order mark; line ends as they stand in the file
   */
  public SourceFile(String path, String text) {
    this.path = path;
    this.text = text;
    this.lineStarts = lineStarts(text);
  }

  public String path() {
    return path;
  }

  /** The last segment of the path: what comments in generated code show. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  public String text() {
    return text;
  }

  public int lines() {
    return lineStarts.length;
  }

  /** The line, from 1, in which an offset lies. */
  public int line(int offset) {
    int found = Arrays.binarySearch(lineStarts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** The column, from 1 and in characters, at which an offset lies. */
  public int column(int offset) {
    int start = lineStarts[line(offset) - 1];
    return text.codePointCount(start, Math.min(offset, text.length())) + 1;
  }

  /** The offset at which a line (from 1) begins. */
  public int lineStart(int line) {
    return lineStarts[line - 1];
  }

  /** The offset at which the text of a line (from 1) ends, before its line break. */
  public int lineEnd(int line) {
    int end = line < lineStarts.length ? lineStarts[line] : text.length();
    while (end > lineStarts[line - 1] && isBreak(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  /** The text of a line (from 1), without its line break. */
  public String lineText(int line) {
    return text.substring(lineStart(line), lineEnd(line));
  }

  /** A span of this file, its ends clamped to the text. */
  public Span span(int start, int end) {
    int from = Math.max(0, Math.min(start, text.length()));
    return new Span(this, from, Math.max(from, Math.min(end, text.length())));
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[16];
    int count = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n')) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = i + 1;
      }
    }
    return Arrays.copyOf(starts, count);
  }

  @Override
  public String toString() {
    return path;
  }
}
