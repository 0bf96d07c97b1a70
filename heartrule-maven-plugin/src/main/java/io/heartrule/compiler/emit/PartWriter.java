package io.heartrule.compiler.emit;

import io.heartrule.compiler.analyse.machine.Expr;
import io.heartrule.compiler.analyse.machine.Holder;
import io.heartrule.compiler.analyse.machine.JavaType;
import io.heartrule.compiler.analyse.machine.Operation.Change;
import io.heartrule.compiler.analyse.machine.Operation.Target;
import io.heartrule.compiler.analyse.machine.PartMachine;
import io.heartrule.compiler.analyse.machine.PendingCall;
import io.heartrule.compiler.analyse.machine.ScriptPlace;
import io.heartrule.compiler.analyse.machine.VariablesClass.Slot;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Writes what sessions, stages, topics and globals have in common. */
final class PartWriter {
  private final JavaWriter java;
  private final ExprWriter exprs;
  private final OperationWriter operations;

  PartWriter(JavaWriter java) {
    this.java = java;
    this.exprs = ExprWriter.ofPart(java);
    this.operations = new OperationWriter(java, exprs, "counselor");
  }

  void begin(PartMachine part) {
    String type = java.type(part.variables().type());
    java.blank().line("@Override public " + type + " begin() { return new " + type + "(); }");
  }

  /** Rules that attentions open and close. */
  void attentions(PartMachine part) {
    if (!part.opens().isEmpty()) {
      List<Entry> entries = new ArrayList<>();
      for (PartMachine.Opens opens : part.opens()) {
        String opening = exprs.write(opens.opening());
        boolean plain = opens.opening() instanceof Expr.Member;
        entries.add(new Entry(plain ? java.runtime("Opening") + ".of(" + opening + ")" : opening, opens.place()));
      }
      listMethod(java.type(JavaType.listOf(JavaType.runtime("Opening"))) + " opens()", entries);
    }
    if (!part.closes().isEmpty()) {
      List<Entry> entries = new ArrayList<>();
      for (PartMachine.Closes closes : part.closes()) {
        entries.add(new Entry(exprs.write(closes.rule()), closes.place()));
      }
      listMethod(java.type(JavaType.listOf(JavaType.STRING)) + " closes()", entries);
    }
  }

  record Entry(String code, ScriptPlace place) {}

  /** A method that gives a list: on one line if it has one element, else one line each. */
  void listMethod(String head, List<Entry> entries) {
    java.blank();
    String list = java.type(JavaType.LIST);
    if (entries.size() == 1) {
      java.line("@Override public " + head + " { return " + list + ".of(" + entries.get(0).code() + "); }",
          comment(entries.get(0).place()));
      return;
    }
    java.line("@Override").line("public " + head + " {").in().line("return " + list + ".of(");
    for (int i = 0; i < entries.size(); i++) {
      java.line("    " + entries.get(i).code() + (i == entries.size() - 1 ? ");" : ","),
          comment(entries.get(i).place()));
    }
    java.out().line("}");
  }

  private static String comment(ScriptPlace place) {
    return place == null ? null : place.toString();
  }

  /** Meaning and background updates of the variables. */
  void fields(PartMachine part) {
    if (!part.fields().isEmpty()) {
      java.blank().line("@Override").line("public " + java.runtime("Field") + " field(String variable) {").in();
      java.line("switch (variable) {").in();
      for (Slot slot : part.fields()) {
        FieldWriter.returned(java, exprs, slot);
      }
      java.line("default: throw new IllegalArgumentException(variable);").out().line("}").out().line("}");
    }
    names("updates", part.updates());
    names("paused", part.paused());
    List<Slot> assigned = new ArrayList<>(part.updates());
    for (Slot slot : part.fields()) {
      if (!assigned.contains(slot) && slot.reader() != null) {
        assigned.add(slot);
      }
    }
    if (!assigned.isEmpty()) {
      java.blank().line("@Override").line("public void assign(" + java.type(part.variables().type())
          + " vars, String variable, " + java.runtime("Answer") + " answer) {").in();
      java.line("switch (variable) {").in();
      for (Slot slot : assigned) {
        java.line("case " + Literals.string(slot.name()) + ": vars." + slot.member() + " = "
            + exprs.write(slot.read(new Expr.Read(Holder.VARS, slot.member(), false))) + "; break;");
      }
      java.line("default: throw new IllegalArgumentException(variable);").out().line("}").out().line("}");
    }
  }

  private void names(String method, List<Slot> slots) {
    if (!slots.isEmpty()) {
      List<Entry> entries = slots.stream()
          .map(slot -> new Entry(Literals.string(slot.name()), slot.doc().place())).toList();
      listMethod(java.type(JavaType.listOf(JavaType.STRING)) + " " + method + "()", entries);
    }
  }

  /** Inputs and outputs of calls that do not wait, one method each, and the methods that find them. */
  void pending(List<PendingCall> calls, JavaType vars) {
    String type = java.type(vars);
    String variables = calls.isEmpty() ? "" : java.runtime("Variables");
    List<PendingCall> inputs = calls.stream().filter(c -> c.input() != null).toList();
    if (!inputs.isEmpty()) {
      dispatch(variables + " input(String step, " + variables + " vars, " + java.runtime("Counselor")
          + " counselor, Object element)", "step", inputs, call -> "return " + call.method() + "Input("
          + arguments(call, vars) + ");", "default: return super.input(step, vars, counselor, element);");
      inputs.forEach(call -> input(call, type));
    }
    List<PendingCall> reading = calls.stream().filter(c -> !c.uses().isEmpty()).toList();
    if (!reading.isEmpty()) {
      dispatch(java.type(JavaType.listOf(JavaType.STRING)) + " inputUses(String step)", "step", reading,
          call -> "return " + java.type(JavaType.LIST) + ".of(" + MethodWriter.literals(call.uses()) + ");",
          "default: return super.inputUses(step);");
    }
    List<PendingCall> outputs = calls.stream().filter(c -> !c.output().isEmpty()).toList();
    if (!outputs.isEmpty()) {
      dispatch("void output(String step, " + variables + " vars, " + java.runtime("Counselor")
          + " counselor, Object element, " + variables + " called)", "step", outputs, call -> call.method()
          + "Output(" + arguments(call, vars) + ", (" + java.type(call.called()) + ") called); break;",
          "default: super.output(step, vars, counselor, element, called);");
      outputs.forEach(call -> output(call, type));
    }
  }

  /** A method that chooses by a text. */
  void dispatch(String head, String by, List<PendingCall> calls, Function<PendingCall, String> code,
      String otherwise) {
    java.blank().line("@Override").line("public " + head + " {").in().line("switch (" + by + ") {").in();
    for (PendingCall call : calls) {
      java.line("case " + Literals.string(call.step()) + ": " + code.apply(call), call.doc().place().toString());
    }
    java.line(otherwise).out().line("}").out().line("}");
  }

  private String arguments(PendingCall call, JavaType vars) {
    return "(" + java.type(vars) + ") vars, counselor"
        + (call.element() == null ? "" : ", (" + java.type(call.element()) + ") element");
  }

  private String parameters(PendingCall call, String type) {
    return type + " vars, " + java.runtime("Counselor") + " counselor"
        + (call.element() == null ? "" : ", " + java.type(call.element()) + " item");
  }

  private void input(PendingCall call, String type) {
    java.blank().doc(Comments.javadoc(call.doc()));
    java.line("private " + java.runtime("Variables") + " " + call.method() + "Input(" + parameters(call, type) + ") {")
        .in();
    MethodWriter.locals(java, used(call.input().values()), call.holders(), "counselor");
    java.line("return " + operations.input(call.input()) + ";").out().line("}");
  }

  private void output(PendingCall call, String type) {
    java.blank().doc(Comments.javadoc(call.doc()));
    java.line("private void " + call.method() + "Output(" + parameters(call, type) + ", " + java.type(call.called())
        + " called) {").in();
    MethodWriter.locals(java, used(call.output()), call.holders(), "counselor");
    operations.outputs(call.output());
    java.out().line("}");
  }

  /** The holders that changes read and write. */
  static Set<Holder> used(List<Change> changes) {
    Set<Holder> used = EnumSet.noneOf(Holder.class);
    for (Change change : changes) {
      change.value().collect(used);
      if (change.target() instanceof Target.Variable to) {
        used.add(to.holder());
      } else if (change.target() instanceof Target.EachItem to) {
        used.add(to.holder());
      } else if (change.target() instanceof Target.KeyedItem to) {
        used.add(to.holder());
      }
    }
    return used;
  }
}
