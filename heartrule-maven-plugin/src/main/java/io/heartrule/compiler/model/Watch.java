package io.heartrule.compiler.model;

import io.heartrule.compiler.source.Span;
import java.util.List;

/**
 * Something that a rule keeps an eye on.
 *
 * @param define null if not written
 * @param values the values of a status, empty if not written
 * @param type the written type of a get, or null
 * @param checkTime null: the rule's own
 * @param checkTimeSpan where it is written, or null
 * @param inARow for a counter: a false sets it back to 0
 */
public record Watch(Kind kind, Name variable, Text define, List<Name> values, TypeName type,
    CheckTime checkTime, Span checkTimeSpan, boolean inARow, Span span) {
  public Watch {
    values = List.copyOf(values);
  }

  /** What is kept. */
  public enum Kind { GET, COUNTER, STATUS, LOG }
}
