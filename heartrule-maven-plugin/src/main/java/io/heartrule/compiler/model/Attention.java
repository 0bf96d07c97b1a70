package io.heartrule.compiler.model;

import io.heartrule.compiler.source.Span;

/** One line of {@code attentions}: a rule opened or closed for as long as its owner lives. */
public sealed interface Attention {
  Name rule();

  Span span();

  /**
   * @param scope null if not written
   * @param cancelWhen null if not written
   */
  record Open(Name rule, ScopeLevel scope, Span scopeSpan, Expression cancelWhen, Text cancelWhenText, Span span)
      implements Attention {}

  record Close(Name rule, Span span) implements Attention {}
}
