package io.heartrule.compiler.emit;

import io.heartrule.compiler.analyse.machine.GlobalsMachine;
import io.heartrule.compiler.analyse.machine.JavaType;
import io.heartrule.compiler.analyse.machine.PartMachine;

/** Writes the class of the variables of the whole library. */
final class GlobalsEmitter {
  private GlobalsEmitter() {}

  static String emit(GlobalsMachine globals) {
    PartMachine machine = globals.part();
    JavaWriter java = new JavaWriter(machine.type());
    PartWriter part = new PartWriter(java);
    String vars = java.type(machine.variables().type());
    String name = machine.type().name();
    java.doc("Variables of the whole library: kept for each visitor from session to session.");
    java.line("@" + java.runtime("HeartRuleGenerated"));
    java.line("public final class " + name + " extends " + java.headType(JavaType.runtime("Part")
        .of(machine.variables().type())) + " {").in();
    java.line("public static final " + name + " GLOBALS = new " + name + "();").blank();
    java.line("private " + name + "() {").in().line("super(" + Literals.string(machine.id()) + ", " + vars
        + ".class);").out().line("}");
    new VariablesWriter(java, ExprWriter.ofPart(java)).globals(machine.variables(), globals);
    part.begin(machine);
    java.blank().doc("An immutable view of the variables.");
    java.line("public " + java.type(globals.record()) + " toRecord(" + vars + " vars) {").in().line("return "
        + VariablesWriter.toRecord(java, globals.record(), machine.variables()) + ";").out().line("}");
    part.fields(machine);
    java.out().line("}");
    return java.file("all scripts");
  }
}
