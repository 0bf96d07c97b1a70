package io.heartrule.compiler.read;

import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.source.SourceFile;
import io.heartrule.compiler.source.Span;
import java.util.BitSet;

/** What is found in one file, up to a number that nobody would read any further. */
final class Findings {
  private static final int ERRORS = 500;
  private static final int OTHERS = 500;
  /** Characters of all repairs together. */
  private static final int REPAIRS = 2_000_000;

  private final SourceFile file;
  private final Diagnostics diagnostics;
  private final BitSet lines = new BitSet();
  private int errors;
  private int others;
  private int repairs;

  Findings(SourceFile file, Diagnostics diagnostics) {
    this.file = file;
    this.diagnostics = diagnostics;
  }

  void add(Diagnostic diagnostic) {
    if (diagnostic.isError()) {
      lines.set(diagnostic.span().line(), diagnostic.span().endLine() + 2);
    }
    if (diagnostic.isError() ? errors++ < ERRORS : others++ < OTHERS) {
      diagnostics.add(affordable(diagnostic));
    }
  }

  /** Whether no further error would be taken: then it need not be worked out. */
  boolean full() {
    return errors >= ERRORS;
  }

  /** Whether an error in the line of a place, or just above, explains what goes wrong there. */
  boolean explain(Span place) {
    return place.file() == file && lines.get(place.line());
  }

  private Diagnostic affordable(Diagnostic diagnostic) {
    if (diagnostic.fix() == null) {
      return diagnostic;
    }
    repairs += diagnostic.fix().replacement().length();
    return repairs <= REPAIRS ? diagnostic : new Diagnostic(diagnostic.code(), diagnostic.variant(),
        diagnostic.severity(), diagnostic.span(), diagnostic.arguments(), null);
  }
}
