package io.heartrule.compiler.emit;

import io.heartrule.compiler.analyse.machine.Doc;
import io.heartrule.compiler.analyse.machine.GlobalsMachine;
import io.heartrule.compiler.analyse.machine.JavaType;
import io.heartrule.compiler.analyse.machine.VariablesClass;
import io.heartrule.compiler.analyse.machine.VariablesClass.ElementClass;
import io.heartrule.compiler.analyse.machine.VariablesClass.Slot;
import io.heartrule.compiler.analyse.machine.VariablesClass.StatusClass;
import java.util.List;

/** Writes the class of a scope's variables, and the types of its elements and statuses. */
final class VariablesWriter {
  private final JavaWriter java;
  private final ExprWriter exprs;

  VariablesWriter(JavaWriter java, ExprWriter exprs) {
    this.java = java;
    this.exprs = exprs;
  }

  /** @param what {@code Variables of the session.} */
  void write(VariablesClass variables, String what) {
    if (!variables.isEmpty()) {
      java.blank().doc(what);
      java.line("public static final class " + variables.type().simpleName() + " extends "
          + java.runtime("Variables") + " {").in();
      for (Slot slot : variables.slots()) {
        field(slot);
      }
      if (!variables.inputs().isEmpty()) {
        factory(variables);
      }
      java.out().line("}");
    }
    types(variables);
  }

  /** Not final: the globals of projects that depend on these scripts have these too. */
  void globals(VariablesClass variables, GlobalsMachine globals) {
    boolean own = variables.slots().stream().anyMatch(slot -> !globals.inherited().contains(slot.name()));
    if (!own) {
      return;
    }
    String base = globals.base() == null ? java.runtime("Variables") : java.type(globals.base());
    java.blank().doc("Variables of the library.");
    java.line("public static class " + variables.type().simpleName() + " extends " + base + " {").in();
    for (Slot slot : variables.slots()) {
      if (!globals.inherited().contains(slot.name())) {
        field(slot);
      }
    }
    java.out().line("}");
    variables.elements().stream().filter(element -> isIn(element.type(), variables.type())).forEach(this::element);
    variables.statuses().stream().filter(status -> isIn(status.type(), variables.type())).forEach(this::status);
  }

  private static boolean isIn(JavaType type, JavaType vars) {
    return type.packageName().equals(vars.packageName()) && type.topLevelName().equals(vars.topLevelName());
  }

  /** The types of elements and statuses alone. */
  void types(VariablesClass variables) {
    variables.elements().forEach(this::element);
    variables.statuses().forEach(this::status);
  }

  private void field(Slot slot) {
    java.doc(Comments.javadoc(slot.doc()) + slot.note());
    if (!slot.member().equals(slot.name())) {
      java.line("@" + java.runtime("ScriptName") + "(" + Literals.string(slot.name()) + ")");
    }
    String initial = slot.initial() == null ? "" : " = " + exprs.write(slot.initial());
    java.line("public " + java.type(slot.type()) + " " + slot.member() + initial + ";");
  }

  private void factory(VariablesClass variables) {
    String type = variables.type().simpleName();
    String local = variables.inputLocal();
    java.blank().doc("What a caller supplies.");
    StringBuilder parameters = new StringBuilder();
    for (Slot input : variables.inputs()) {
      parameters.append(parameters.isEmpty() ? "" : ", ").append(java.type(input.type())).append(' ')
          .append(input.member());
    }
    java.line("public static " + type + " of(" + parameters + ") {").in();
    java.line(type + " " + local + " = new " + type + "();");
    for (Slot input : variables.inputs()) {
      java.line(local + "." + input.member() + " = " + input.member() + ";");
    }
    java.line("return " + local + ";").out().line("}");
  }

  private void element(ElementClass element) {
    java.blank().line("/**");
    java.line(" * One element of " + Comments.name(element.list())
        + (element.key() == null ? "" : "; key " + Comments.name(element.key().name())) + ".").line(" *");
    for (Slot slot : element.components()) {
      java.line(" * @param " + slot.member() + " " + Comments.javadoc(slot.doc()) + slot.note());
    }
    java.line(" */");
    String type = element.type().simpleName();
    java.line("public record " + type + "(" + components(element.components()) + ") implements "
        + java.runtime("Keyed") + " {").in();
    String key = element.key() == null ? "\"\"" : java.imported("Texts", "show") + "(" + element.key().member() + ")";
    java.line("@Override public String key() { return " + key + "; }");
    for (Slot slot : element.components()) {
      if (element.withers().contains(slot.name())) {
        wither(type, slot, element.components());
      }
    }
    java.out().line("}");
  }

  private void wither(String type, Slot changed, List<Slot> components) {
    StringBuilder arguments = new StringBuilder();
    for (Slot slot : components) {
      arguments.append(arguments.isEmpty() ? "" : ", ").append(slot == changed ? "newValue" : slot.member());
    }
    java.line("public " + type + " with" + changed.member() + "(" + java.type(changed.type()) + " newValue) {"
        + " return new " + type + "(" + arguments + "); }");
  }

  /** The components of a record. */
  String components(List<Slot> slots) {
    StringBuilder out = new StringBuilder();
    for (Slot slot : slots) {
      out.append(out.isEmpty() ? "" : ", ");
      if (!slot.member().equals(slot.name())) {
        out.append('@').append(java.runtime("ScriptName")).append('(').append(Literals.string(slot.name()))
            .append(") ");
      }
      out.append(java.type(slot.type())).append(' ').append(slot.member());
    }
    return out.toString();
  }

  private void status(StatusClass status) {
    java.blank().doc("The words of " + Comments.name(status.variable()) + ".");
    java.line("public enum " + status.type().simpleName() + " implements " + java.runtime("Worded") + " {").in();
    for (int i = 0; i < status.constants().size(); i++) {
      VariablesClass.Constant constant = status.constants().get(i);
      java.line(constant.member() + "(" + Literals.string(constant.word()) + ")"
          + (i == status.constants().size() - 1 ? ";" : ","));
    }
    java.blank().line("private final String word;").blank();
    java.line(status.type().simpleName() + "(String word) { this.word = word; }").blank();
    java.line("@Override public String word() { return word; }").out().line("}");
  }

  /** A file of its own with the record that apps get. */
  static String record(JavaType type, VariablesClass variables, String title,
      String source) {
    JavaWriter java = new JavaWriter(type);
    VariablesWriter writer = new VariablesWriter(java, ExprWriter.ofPart(java));
    java.line("/**").line(" * " + title);
    if (!variables.isEmpty()) {
      java.line(" *");
    }
    for (Slot slot : variables.slots()) {
      Doc doc = slot.doc();
      java.line(" * @param " + slot.member() + " " + Comments.javadoc(doc) + slot.note());
    }
    java.line(" */").line("@" + java.runtime("HeartRuleGenerated"));
    java.line("public record " + type.name() + "(" + writer.components(variables.slots())
        + ") {").line("}");
    return java.file(source);
  }

  /** {@code new FirstDayVariables(vars.称呼, …)}. */
  static String toRecord(JavaWriter java, JavaType record, VariablesClass from) {
    StringBuilder out = new StringBuilder("new ").append(java.type(record)).append('(');
    for (int i = 0; i < from.slots().size(); i++) {
      Slot slot = from.slots().get(i);
      String read = "vars." + slot.member();
      boolean unsaid = "yesNo".equals(slot.reader()) && slot.initial() == null;
      out.append(i == 0 ? "" : ", ").append(unsaid ? java.imported("Texts", "yes") + "(" + read + ")" : read);
    }
    return out.append(')').toString();
  }
}
