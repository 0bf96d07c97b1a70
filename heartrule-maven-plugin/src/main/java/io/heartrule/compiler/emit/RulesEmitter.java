package io.heartrule.compiler.emit;

import io.heartrule.compiler.analyse.machine.Expr;
import io.heartrule.compiler.analyse.machine.ExprMethod;
import io.heartrule.compiler.analyse.machine.Holder;
import io.heartrule.compiler.analyse.machine.JavaType;
import io.heartrule.compiler.analyse.machine.Operation;
import io.heartrule.compiler.analyse.machine.PendingCall;
import io.heartrule.compiler.analyse.machine.RuleMachine;
import io.heartrule.compiler.analyse.machine.RulesMachine;
import io.heartrule.compiler.analyse.machine.VariablesClass.Slot;
import io.heartrule.compiler.write.GeneratedFile;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Writes the rules: their names as constants, the rest as one method each. */
final class RulesEmitter {
  private final RulesMachine rules;
  private final JavaWriter java;
  private final ExprWriter exprs;
  private final OperationWriter operations;

  private RulesEmitter(RulesMachine rules, JavaType type) {
    this.rules = rules;
    this.java = new JavaWriter(type);
    this.exprs = ExprWriter.ofRule(java);
    this.operations = new OperationWriter(java, exprs, "effects");
  }

  static List<GeneratedFile> emit(RulesMachine rules) {
    if (RulesMachine.parts(rules.rules().size()) == 1) {
      return List.of(Emitter.java(rules.type(), new RulesEmitter(rules, rules.type()).whole()));
    }
    return SplitRules.emit(rules);
  }

  /** One class of several, with the rules that fall to it. */
  static String part(RulesMachine rules, JavaType type) {
    RulesEmitter emitter = new RulesEmitter(rules, type);
    emitter.java.doc("Some of the rules; {@link " + rules.type().name() + "} knows which.");
    emitter.head("final class " + type.name());
    emitter.body();
    emitter.java.out().line("}");
    return emitter.java.file("all scripts");
  }

  private String whole() {
    java.doc("All rules: their names as constants, their texts and conditions as one method each.");
    head("public final class " + rules.type().name());
    java.line("static final " + rules.type().name() + " RULES = new " + rules.type().name() + "();").blank();
    java.line("private " + rules.type().name() + "() {}").blank();
    constants(java, rules);
    java.blank();
    body();
    java.out().line("}");
    return java.file("all scripts");
  }

  static void constants(JavaWriter java, RulesMachine rules) {
    for (RuleMachine rule : rules.rules()) {
      java.doc(Comments.place(rule.place()));
      java.line("public static final String " + rule.constant() + " = " + Literals.string(rule.name()) + ";");
    }
    for (RulesMachine.Imported rule : rules.imported()) {
      java.doc(Comments.name(rule.origin()));
      java.line("public static final String " + rule.constant() + " = " + Literals.string(rule.name()) + ";");
    }
  }

  private void head(String declaration) {
    java.line("@" + java.runtime("HeartRuleGenerated"));
    java.line(declaration + " extends " + java.runtime("RuleBook") + " {").in();
  }

  private void body() {
    List<PartWriter.Entry> names = new ArrayList<>();
    rules.rules().forEach(rule -> names.add(new PartWriter.Entry(constant(rule), null)));
    java.line("@Override").line("public " + java.type(JavaType.listOf(JavaType.STRING)) + " names() {").in()
        .line("return " + java.type(JavaType.LIST) + ".of(" + (names.isEmpty() ? ");" : ""));
    for (int i = 0; i < names.size(); i++) {
      java.line("    " + names.get(i).code() + (i == names.size() - 1 ? ");" : ","));
    }
    java.out().line("}");
    if (!rules.rules().isEmpty()) {
      dispatch(java.runtime("RuleFacts") + " facts(String name)", rules.rules(),
          rule -> "return " + facts(rule.facts()) + ";", "return null;");
    }
    String view = java.runtime("RuleView") + " view";
    dispatch(java.runtime("Rule") + " rule(String name, " + view + ")", rules.rules(),
        rule -> "return " + rule.method() + "(view);", "throw new IllegalArgumentException(name);");
    rules.rules().forEach(this::rule);
    watches();
    List<RuleMachine> acting = rules.rules().stream().filter(r -> !r.effects().isEmpty()).toList();
    if (!acting.isEmpty()) {
      dispatch("void act(String name, " + view + ", " + java.runtime("Effects") + " effects)", acting,
          rule -> rule.method() + "Act(view, effects); break;", "throw new IllegalArgumentException(name);");
      acting.forEach(this::act);
    }
    calls(view);
    cancels(view);
  }

  private String facts(RuleMachine.Facts facts) {
    StringBuilder out = new StringBuilder(java.runtime("RuleFacts") + ".at(" + at(facts.time()) + ")");
    facts.watched().forEach(time -> out.append(".watches(").append(at(time)).append(')'));
    out.append(facts.cancels() ? ".cancels()" : facts.computed() ? ".computed()" : "");
    return out.append(facts.phrases() ? ".phrases()" : "").toString();
  }

  private String at(String time) {
    return exprs.write(new Expr.Member(JavaType.runtime("Rule.Check.At"), time));
  }

  private String constant(RuleMachine rule) {
    return exprs.write(new Expr.Member(rules.type(), rule.constant()));
  }

  private void dispatch(String head, List<RuleMachine> chosen, Function<RuleMachine, String> code, String otherwise) {
    java.blank().line("@Override").line("public " + head + " {").in().line("switch (name) {").in();
    for (RuleMachine rule : chosen) {
      java.line("case " + constant(rule) + ": " + code.apply(rule), Comments.place(rule.place()));
    }
    java.line("default: " + otherwise).out().line("}").out().line("}");
  }

  private void rule(RuleMachine rule) {
    java.blank().doc(Comments.place(rule.place()) + " - " + Comments.name(rule.name()));
    java.line("private " + java.runtime("Rule") + " " + rule.method()
        + "(" + java.runtime("RuleView") + " view) {").in();
    Set<Holder> used = rule.start().holders();
    for (RuleMachine.BuilderCall call : rule.build()) {
      call.arguments().forEach(e -> e.collect(used));
      if (call.field() != null) {
        call.field().define().collect(used);
      }
    }
    MethodWriter.locals(java, used, rule.holders(), "view");
    java.line("return " + exprs.write(rule.start()) + (rule.build().isEmpty() ? ";" : ""), rule.place().toString());
    for (int i = 0; i < rule.build().size(); i++) {
      RuleMachine.BuilderCall call = rule.build().get(i);
      StringBuilder arguments = new StringBuilder();
      for (Expr argument : call.arguments()) {
        arguments.append(arguments.isEmpty() ? "" : ", ").append(exprs.write(argument));
      }
      if (call.field() != null) {
        arguments.append(arguments.isEmpty() ? "" : ", ").append(FieldWriter.inline(java, exprs, call.field()));
      }
      if (call.last() != null) {
        arguments.append(", ").append(exprs.write(call.last()));
      }
      java.line("    ." + call.method() + "(" + arguments + ")" + (i == rule.build().size() - 1 ? ";" : ""),
          call.place() == null ? null : call.place().toString());
    }
    java.out().line("}");
    for (ExprMethod method : rule.methods()) {
      MethodWriter.write(java, exprs, method);
    }
  }

  private void watches() {
    String variables = java.runtime("Variables");
    List<RuleMachine> watching = rules.rules().stream().filter(r -> !r.watch().isEmpty()).toList();
    if (!watching.isEmpty()) {
      dispatch(variables + " watches(String name)", watching,
          rule -> "return new " + java.type(rule.watch().type()) + "();", "return super.watches(name);");
    }
    assign(java.runtime("Answer") + " answer", "Found", RuleMachine::asked,
        kept -> exprs.write(kept.slot().read(new Expr.Read(kept.holder(), kept.slot().member(), false))));
    assign("Object value", "Kept", RuleMachine::kept, kept -> converted(kept.slot()));
    watching.forEach(rule -> new VariablesWriter(java, exprs).write(rule.watch(),
        "What " + Comments.name(rule.name()) + " keeps an eye on."));
  }

  private void assign(String value, String suffix, Function<RuleMachine, List<RuleMachine.Kept>> slots,
      Function<RuleMachine.Kept, String> code) {
    List<RuleMachine> chosen = rules.rules().stream().filter(r -> !slots.apply(r).isEmpty()).toList();
    if (chosen.isEmpty()) {
      return;
    }
    String view = java.runtime("RuleView") + " view";
    String argument = value.substring(value.indexOf(' ') + 1);
    dispatch("void assign(String name, " + view + ", String variable, " + value + ")", chosen,
        rule -> rule.method() + suffix + "(view, variable, " + argument + "); break;",
        "throw new IllegalArgumentException(name);");
    for (RuleMachine rule : chosen) {
      java.blank().line("private void " + rule.method() + suffix + "(" + view + ", String variable, " + value + ") {")
          .in();
      Set<Holder> used = EnumSet.noneOf(Holder.class);
      slots.apply(rule).forEach(kept -> used.add(kept.holder()));
      MethodWriter.locals(java, used, rule.holders(), "view");
      java.line("switch (variable) {").in();
      for (RuleMachine.Kept kept : slots.apply(rule)) {
        java.line("case " + Literals.string(kept.slot().name()) + ": " + exprs.holder(kept.holder()) + "."
            + kept.slot().member() + " = " + code.apply(kept) + "; break;", kept.slot().doc().place().toString());
      }
      java.line("default: throw new IllegalArgumentException(variable);").out().line("}").out().line("}");
    }
  }

  /** What the engine keeps comes as an object. */
  private String converted(Slot slot) {
    String values = java.runtime("Values");
    String reader = slot.reader() == null ? "log" : slot.reader();
    return switch (reader) {
      case "text" -> values + ".toText(value)";
      case "number" -> values + ".toNumber(value)";
      case "integer" -> values + ".toInteger(value)";
      case "yesNo" -> values + ".toYesNo(value)";
      case "status" -> values + ".toStatus(value, " + java.type(slot.readerType()) + ".class)";
      case "texts" -> values + ".toTexts(value)";
      case "list" -> values + ".toRecords(value, " + java.type(slot.readerType()) + ".class)";
      default -> values + ".toLog(value)";
    };
  }

  private void act(RuleMachine rule) {
    java.blank().line("private void " + rule.method() + "Act(" + java.runtime("RuleView") + " view, "
        + java.runtime("Effects") + " effects) {").in();
    Set<Holder> used = EnumSet.noneOf(Holder.class);
    for (RuleMachine.RuleEffect effect : rule.effects()) {
      used.addAll(OperationUse.of(effect.operation()));
      if (effect.condition() != null) {
        effect.condition().collect(used);
      }
    }
    MethodWriter.locals(java, used, rule.holders(), "view");
    for (RuleMachine.RuleEffect effect : rule.effects()) {
      if (effect.operation() instanceof Operation.Nothing) {
        continue;
      }
      String place = Comments.place(effect.place());
      if (effect.condition() != null) {
        boolean placed = effect.operation() instanceof Operation.Assign;
        java.line("if (" + exprs.write(effect.condition()) + ") {", placed ? null : place).in();
        operations.effect(effect.operation(), null);
        java.out().line("}");
      } else {
        operations.effect(effect.operation(), place);
      }
    }
    java.out().line("}");
  }

  private void calls(String view) {
    String variables = java.runtime("Variables");
    List<RuleMachine> looping = rules.rules().stream()
        .filter(r -> r.calls().stream().anyMatch(c -> c.elements() != null)).toList();
    if (!looping.isEmpty()) {
      dispatch(java.type(JavaType.LIST) + "<?> elements(String name, " + view + ")", looping,
          rule -> "return " + rule.method() + "Elements(view);", "return null;");
      for (RuleMachine rule : looping) {
        Expr list = rule.calls().stream().filter(c -> c.elements() != null).findFirst().orElseThrow().elements();
        java.blank().line("private " + java.type(JavaType.LIST) + "<?> " + rule.method() + "Elements(" + view + ") {")
            .in();
        MethodWriter.locals(java, list.holders(), rule.holders(), "view");
        java.line("return " + exprs.write(list) + ";").out().line("}");
      }
    }
    List<RuleMachine> giving = rules.rules().stream()
        .filter(r -> r.calls().stream().anyMatch(c -> c.input() != null)).toList();
    if (!giving.isEmpty()) {
      dispatch(variables + " input(String name, String call, " + view + ", Object element)", giving,
          rule -> "return " + rule.method() + "Input(call, view, element);", "return null;");
      giving.forEach(rule -> inputs(rule, view, variables));
    }
    List<RuleMachine> reading = giving.stream().filter(r -> !uses(r).isEmpty()).toList();
    if (!reading.isEmpty()) {
      dispatch(java.type(JavaType.listOf(JavaType.STRING)) + " inputUses(String name, String call)", reading,
          rule -> "return " + java.type(JavaType.LIST) + ".of(" + MethodWriter.literals(uses(rule)) + ");",
          "return super.inputUses(name, call);");
    }
    List<RuleMachine> taking = rules.rules().stream()
        .filter(r -> r.calls().stream().anyMatch(c -> !c.output().isEmpty())).toList();
    if (!taking.isEmpty()) {
      dispatch("void output(String name, String call, " + view + ", Object element, " + variables + " called)", taking,
          rule -> rule.method() + "Output(call, view, element, called); break;", "break;");
      taking.forEach(rule -> outputs(rule, view, variables));
    }
  }

  private static List<String> uses(RuleMachine rule) {
    return rule.calls().stream().flatMap(call -> call.uses().stream()).distinct().toList();
  }

  private void inputs(RuleMachine rule, String view, String variables) {
    List<PendingCall> calls = rule.calls().stream().filter(c -> c.input() != null).toList();
    java.blank().line("private " + variables + " " + rule.method() + "Input(String call, " + view
        + ", Object element) {").in().line("switch (call) {").in();
    calls.forEach(call -> java.line("case " + Literals.string(call.step()) + ": return " + call.method()
        + "Input(view" + element(call) + ");", call.doc().place().toString()));
    java.line("default: return null;").out().line("}").out().line("}");
    for (PendingCall call : calls) {
      java.blank().line("private " + variables + " " + call.method() + "Input(" + view + item(call) + ") {").in();
      MethodWriter.locals(java, PartWriter.used(call.input().values()), call.holders(), "view");
      java.line("return " + operations.input(call.input()) + ";").out().line("}");
    }
  }

  private void outputs(RuleMachine rule, String view, String variables) {
    List<PendingCall> calls = rule.calls().stream().filter(c -> !c.output().isEmpty()).toList();
    java.blank().line("private void " + rule.method() + "Output(String call, " + view + ", Object element, "
        + variables + " called) {").in().line("switch (call) {").in();
    calls.forEach(call -> java.line("case " + Literals.string(call.step()) + ": " + call.method() + "Output(view"
        + element(call) + ", (" + java.type(call.called()) + ") called); break;", call.doc().place().toString()));
    java.line("default: break;").out().line("}").out().line("}");
    for (PendingCall call : calls) {
      java.blank().line("private void " + call.method() + "Output(" + view + item(call) + ", "
          + java.type(call.called()) + " called) {").in();
      MethodWriter.locals(java, PartWriter.used(call.output()), call.holders(), "view");
      operations.outputs(call.output());
      java.out().line("}");
    }
  }

  private String element(PendingCall call) {
    return call.element() == null ? "" : ", (" + java.type(call.element()) + ") element";
  }

  private String item(PendingCall call) {
    return call.element() == null ? "" : ", " + java.type(call.element()) + " item";
  }

  private void cancels(String view) {
    if (rules.cancels().isEmpty()) {
      return;
    }
    java.blank().line("@Override").line("public boolean cancels(String id, " + view + ") {").in()
        .line("switch (id) {").in();
    for (RulesMachine.Cancel cancel : rules.cancels()) {
      java.line("case " + Literals.string(cancel.id()) + ": return " + cancel.method() + "(view);",
          Comments.place(cancel.doc().place()));
    }
    java.line("default: return super.cancels(id, view);").out().line("}").out().line("}");
    for (RulesMachine.Cancel cancel : rules.cancels()) {
      java.blank().doc(Comments.javadoc(cancel.doc()));
      java.line("private boolean " + cancel.method() + "(" + view + ") {").in();
      Set<Holder> used = cancel.condition().holders();
      Map<Holder, JavaType> types = cancel.holders();
      MethodWriter.locals(java, used, types, "view");
      used.retainAll(EnumSet.of(Holder.SESSION, Holder.STAGE, Holder.TOPIC, Holder.WATCH));
      for (Holder holder : used) {
        java.line("if (" + exprs.holder(holder) + " == null) return false;");
      }
      java.line("return " + exprs.write(cancel.condition()) + ";").out().line("}");
    }
  }
}
