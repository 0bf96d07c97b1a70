package io.heartrule.compiler.analyse.machine;

import java.util.List;

/**
 * Something that the model is to fill in.
 *
 * @param factory the method of the runtime's {@code Field} that makes it
 * @param values the words of a status
 * @param fields the fields of a list's records
 * @param key the field that tells records apart, or null
 */
public record FieldSpec(String factory, String name, Expr define, List<String> values, List<AskField> fields,
    String key) {

  /**
   * A field and where it is written.
   *
   * @param owner the class whose {@code field} method knows it, or null: as described by {@code spec}
   * @param constant the instance of the owner
   */
  public record AskField(FieldSpec spec, JavaType owner, String constant, ScriptPlace place) {}
}
