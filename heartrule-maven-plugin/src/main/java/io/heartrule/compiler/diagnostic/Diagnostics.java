package io.heartrule.compiler.diagnostic;

import io.heartrule.compiler.source.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

  /** Whether an error lies within this span. */
  public boolean hasErrorIn(Span whole) {
    return all.stream().anyMatch(d -> d.isError() && d.span().file() == whole.file()
        && d.span().start() >= whole.start() && d.span().end() <= whole.end());
  }

  /** All errors so far. */
  public List<Diagnostic> errors() {
    return all.stream().filter(Diagnostic::isError).toList();
  }

  /** Sorted by file, line, column, code; without what only follows from an error at the same place. */
  public List<Diagnostic> sorted() {
    Set<Span> errors = new HashSet<>();
    Set<Span> moved = new HashSet<>();
    for (Diagnostic diagnostic : all) {
      if (diagnostic.isError()) {
        errors.add(diagnostic.span());
      }
      if (diagnostic.code() == Code.HR007) {
        moved.add(diagnostic.span());
      }
    }
    return all.stream().filter(d -> !follows(d, errors, moved)).toList();
  }

  /** A remark about what is wrong anyway, or a key that is out of place only because its column is. */
  private static boolean follows(Diagnostic diagnostic, Set<Span> errors, Set<Span> moved) {
    if (diagnostic.code() == Code.HR110 || diagnostic.code() == Code.HR101) {
      return moved.contains(diagnostic.span());
    }
    return diagnostic.severity() == Severity.INFO && diagnostic.fix() == null && errors.contains(diagnostic.span());
  }
}
