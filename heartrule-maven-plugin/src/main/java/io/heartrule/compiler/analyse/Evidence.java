package io.heartrule.compiler.analyse;

import io.heartrule.compiler.source.Span;
import java.util.List;

/**
 * Something in a script that tells the type of a variable (the table of section b6).
 *
 * @param type the type it tells, or null if it is that of another variable
 * @param same the variable whose value is copied, or null
 * @param values the values of a status, with {@link Kind#STATUS}
 * @param span where it stands
 */
record Evidence(Kind kind, Type type, Draft same, List<String> values, Span span) {

  /** From the strongest to the weakest. */
  enum Kind {
    /** A written {@code type:}. */
    WRITTEN,
    /** {@code values}, {@code add_status}. */
    STATUS,
    /** {@code add_counter}, {@code add_log}, {@code tolist}: what the engine will keep there. */
    KEPT,
    /** A value. */
    FACT,
    /** {@code fromlist}. */
    LISTED,
    /** The value of another variable. */
    COPY,
    /** A comparison. */
    COMPARED,
    /** An argument of {@code count}: what something is by all other evidence weighs more. */
    COUNTED
  }

  static Evidence of(Kind kind, Type type, Span span) {
    return new Evidence(kind, type, null, List.of(), span);
  }

  static Evidence status(List<String> values, Span span) {
    return new Evidence(Kind.STATUS, null, null, values, span);
  }

  static Evidence copy(Draft same, Span span) {
    return new Evidence(Kind.COPY, null, same, List.of(), span);
  }
}
