package io.heartrule.compiler.diagnostic;

import io.heartrule.compiler.source.Span;
import java.util.List;
import java.util.TreeSet;

/** Collects what the phases of one run have to say. Not thread-safe. */
public final class Diagnostics {
  private final TreeSet<Diagnostic> all = new TreeSet<>();

  public void add(Diagnostic diagnostic) {
    all.add(diagnostic);
  }

  public void add(Span span, Code code, Object... arguments) {
    add(Diagnostic.at(span, code, arguments));
  }

  public boolean hasErrors() {
    return all.stream().anyMatch(Diagnostic::isError);
  }

  /** Whether an error with this very span has been reported: a follow-up would only confuse. */
  public boolean hasErrorAt(Span span) {
    return all.stream().anyMatch(d -> d.isError() && d.span().equals(span));
  }

  /** Sorted by file, line, column, code. */
  public List<Diagnostic> sorted() {
    return List.copyOf(all);
  }
}
