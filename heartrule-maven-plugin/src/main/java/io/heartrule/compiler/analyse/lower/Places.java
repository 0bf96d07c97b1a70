package io.heartrule.compiler.analyse.lower;

import io.heartrule.compiler.analyse.machine.ScriptPlace;
import io.heartrule.compiler.source.Span;

/** Spans to places. */
final class Places {
  private Places() {}

  static ScriptPlace of(Span span) {
    return new ScriptPlace(span.file().path(), span.file().name(), span.line());
  }
}
