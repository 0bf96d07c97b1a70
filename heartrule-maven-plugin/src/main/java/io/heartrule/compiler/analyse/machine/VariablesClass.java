package io.heartrule.compiler.analyse.machine;

import java.util.List;
import java.util.Set;

/**
 * The variables of a scope, as the machine and as apps get them.
 *
 * @param type {@code NoVars} of the runtime if there are no variables
 * @param inputs what callers supply, for the factory; empty if there is none
 * @param inputLocal the name of the factory's local
 */
public record VariablesClass(JavaType type, List<Slot> slots, List<ElementClass> elements,
    List<StatusClass> statuses, List<Slot> inputs, String inputLocal) {

  public boolean isEmpty() {
    return slots.isEmpty();
  }

  /**
   * One variable.
   *
   * @param name in the script
   * @param member in Java
   * @param initial null if it begins without a value
   * @param field null if the model never fills it
   * @param reader the method of {@code Answer}, or null
   * @param readerType its type argument, or null
   * @param note further words for the comment, or {@code ""}
   */
  public record Slot(String name, String member, JavaType type, Expr initial, FieldSpec field, String reader,
      JavaType readerType, Doc doc, String note) {
    /** What the answer says about this variable of a holder. */
    public Expr read(Expr known) {
      return new Expr.FromAnswer(reader, name, known, readerType);
    }
  }

  /**
   * The record of a list's elements.
   *
   * @param list the variable, for the comment
   * @param key the component that tells elements apart, or null
   * @param withers the components that are changed one at a time
   */
  public record ElementClass(JavaType type, String list, List<Slot> components, Slot key, Set<String> withers) {}

  /** The words of a status. */
  public record StatusClass(JavaType type, String variable, List<Constant> constants) {}

  /** One word of a status. */
  public record Constant(String member, String word) {}
}
