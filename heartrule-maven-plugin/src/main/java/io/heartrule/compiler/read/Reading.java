package io.heartrule.compiler.read;

import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.source.Span;

/** What the readers of one file share: where to report, and the readers of single values. */
final class Reading {
  private final Diagnostics diagnostics;
  private final NameReader names;
  private final TextReader texts;
  private final ExpressionReader expressions;
  private final ValueReader values;
  private final Fields fields;
  private final Heads heads;

  Reading(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
    this.names = new NameReader(diagnostics);
    this.texts = new TextReader(diagnostics, names);
    this.expressions = new ExpressionReader(diagnostics, names);
    this.values = new ValueReader(diagnostics, texts);
    this.fields = new Fields(this);
    this.heads = new Heads(this);
  }

  void report(Diagnostic diagnostic) {
    diagnostics.add(diagnostic);
  }

  void report(Span span, Code code, Object... arguments) {
    diagnostics.add(span, code, arguments);
  }

  Diagnostics diagnostics() {
    return diagnostics;
  }

  NameReader names() {
    return names;
  }

  TextReader texts() {
    return texts;
  }

  ExpressionReader expressions() {
    return expressions;
  }

  ValueReader values() {
    return values;
  }

  Fields fields() {
    return fields;
  }

  Heads heads() {
    return heads;
  }
}
