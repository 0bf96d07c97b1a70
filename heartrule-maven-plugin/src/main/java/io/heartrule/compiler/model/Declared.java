package io.heartrule.compiler.model;

import java.util.List;

/**
 * One item of a {@code declare} list.
 *
 * @param define what the variable means, or null
 * @param type the written type, or null
 * @param values the allowed values of a status, empty if not written
 * @param value the initial value, or null
 * @param autoUpdate {@link AutoUpdate#CLOSE} if not written
 * @param autoUpdateName where autoUpdate is written, or null
 * @param key the field that tells the records of a list apart, or null
 * @param fields fields of the records of a list that are declared here, with their meaning
 */
public record Declared(
    Name variable, Text define, TypeName type, List<Name> values, Value value,
    AutoUpdate autoUpdate, Name autoUpdateName, Name key, List<Get> fields) {
  public Declared {
    values = List.copyOf(values);
    fields = List.copyOf(fields);
  }
}
