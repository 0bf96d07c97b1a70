package io.heartrule.compiler.model;

import io.heartrule.compiler.source.Span;

/**
 * A name that the author wrote.
 *
 * @param text trimmed, after Unicode NFKC: two names are the same if their texts are equal
 * @param written as it stands in the script, trimmed (differs from {@code text} before NFKC only)
 */
public record Name(String text, String written, Span span) {
  public Name(String text, Span span) {
    this(text, text, span);
  }

  @Override
  public String toString() {
    return text;
  }
}
