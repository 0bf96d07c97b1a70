package io.heartrule.compiler.source;

import java.util.Comparator;

/**
 * A stretch of a script file: from {@code start} up to, not including, {@code end}.
 *
 * @param start offset of the first character, a UTF-16 index into the file's text
 * @param end offset after the last character; equal to {@code start} for a mere place
 */
public record Span(SourceFile file, int start, int end) implements Comparable<Span> {
  private static final Comparator<Span> ORDER =
      Comparator.<Span, String>comparing(span -> span.file.path())
          .thenComparingInt(Span::start)
          .thenComparingInt(Span::end);

  public int line() {
    return file.line(start);
  }

  public int column() {
    return file.column(start);
  }

  public int endLine() {
    return file.line(end);
  }

  public int endColumn() {
    return file.column(end);
  }

  public String text() {
    return file.text().substring(start, end);
  }

  /** The smallest span that holds this one and another of the same file. */
  public Span to(Span last) {
    return new Span(file, Math.min(start, last.start), Math.max(end, last.end));
  }

  /** {@code skills.yaml:12}, as comments in generated code show it. */
  public String place() {
    return file.name() + ":" + line();
  }

  @Override
  public int compareTo(Span other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return file.path() + ":" + line() + ":" + column();
  }
}
