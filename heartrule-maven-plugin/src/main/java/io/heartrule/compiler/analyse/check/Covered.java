package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.source.Span;

/** Tells whether a name has an error of its own already, so that its follow-ups stay unsaid. */
final class Covered {
  /** Quotes or brackets around the name. */
  private static final int AROUND = 2;

  private Covered() {}

  static boolean byError(Span name, Diagnostics diagnostics) {
    for (Diagnostic found : diagnostics.errors()) {
      Span span = found.span();
      if (span.file() == name.file() && span.start() <= name.start() && span.end() >= name.end()
          && span.end() - span.start() <= name.end() - name.start() + AROUND) {
        return true;
      }
    }
    return false;
  }
}
