package io.heartrule.compiler.model;

import io.heartrule.compiler.source.Span;

/** A written {@code type:}. */
public record TypeName(Kind kind, Span span) {
  /** The types that a script may name. */
  public enum Kind { TEXT, NUMBER, INTEGER, BOOLEAN, ENUM, LIST }
}
