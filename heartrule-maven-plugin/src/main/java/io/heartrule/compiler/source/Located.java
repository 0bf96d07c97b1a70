package io.heartrule.compiler.source;

/**
 * A text as the script means it (unquoted, unescaped, folded), which knows where each of its
 * characters stands in the file.
 *
 * @param span the whole scalar, quotes included
 * @param positions maps an index of {@code text} to an offset of the file
 */
public record Located(String text, Span span, Positions positions) {

  /** Where the characters of a text stand. */
  @FunctionalInterface
  public interface Positions {
    /**
     * @param index from 0 to the length of the text
     * @return offset into the file's text
     */
    int offset(int index);
  }

  /** A text that stands in the file just as it is. */
  public static Located plain(Span span) {
    return new Located(span.text(), span, index -> span.start() + index);
  }

  /** The place of a part of the text. */
  public Span span(int from, int to) {
    int start = positions.offset(from);
    return span.file().span(start, to > from ? positions.offset(to - 1) + 1 : start);
  }

  /** A part of the text, with its place. */
  public Located part(int from, int to) {
    return new Located(text.substring(from, to), span(from, to), index -> positions.offset(from + index));
  }

  @Override
  public String toString() {
    return text;
  }
}
