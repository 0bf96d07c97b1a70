package io.heartrule.compiler.model;

import java.util.List;

/**
 * {@code get: variable} in an output: the model extracts it.
 *
 * @param define what to extract, or null if only the declaration says so
 * @param type the written type, or null
 * @param values the allowed values of a status, empty if not written
 */
public record Get(Name variable, Text define, TypeName type, List<Name> values) {
  public Get {
    values = List.copyOf(values);
  }
}
