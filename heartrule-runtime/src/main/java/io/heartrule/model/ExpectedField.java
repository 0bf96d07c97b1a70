package io.heartrule.model;

import java.util.List;

/**
 * A key that the answer must hold, in the order of the prompt.
 *
 * @param values the allowed words of a status, else empty
 * @param fields the fields of a list's records, else empty
 */
public record ExpectedField(String name, Kind kind, List<String> values, List<ExpectedField> fields) {
  /** Kinds of values. FLAG is true/false; REPLY is the text that the visitor sees. */
  public enum Kind { FLAG, REPLY, TEXT, NUMBER, STATUS, LIST }

  /** A field without words to choose from and without fields of its own. */
  public static ExpectedField of(String name, Kind kind) {
    return new ExpectedField(name, kind, List.of(), List.of());
  }
}
