package io.heartrule.compiler.diagnostic;

import io.heartrule.compiler.source.Span;

/** A repair that a tool may apply without asking: {@code replacement} in place of {@code span}. */
public record Fix(Span span, String replacement) {
}
