package io.heartrule.compiler.emit;

import io.heartrule.compiler.analyse.machine.Expr;
import io.heartrule.compiler.analyse.machine.JavaType;
import io.heartrule.compiler.analyse.machine.PartMachine;
import io.heartrule.compiler.analyse.machine.PendingCall;
import io.heartrule.compiler.analyse.machine.SessionMachine;
import io.heartrule.compiler.analyse.machine.SessionMachine.StageJump;
import io.heartrule.compiler.analyse.machine.SessionMachine.StageMachine;
import io.heartrule.compiler.analyse.machine.SessionMachine.StageStep;
import java.util.List;
import java.util.function.Function;

/** Writes the class of a session: its variables, its stages and the tables of both. */
final class SessionEmitter {
  private final SessionMachine session;
  private final JavaWriter java;
  private final ExprWriter exprs;
  private final PartWriter part;
  private final String vars;

  private SessionEmitter(SessionMachine session) {
    this.session = session;
    this.java = new JavaWriter(session.part().type());
    this.exprs = ExprWriter.ofPart(java);
    this.part = new PartWriter(java);
    this.vars = java.type(session.part().variables().type());
  }

  static String emit(SessionMachine session) {
    return new SessionEmitter(session).write();
  }

  private String write() {
    String name = session.part().type().name();
    ClassHead.write(java, session.title(), session.place(), null, "");
    java.line("public final class " + name + " extends " + java.headType(JavaType.runtime("Session")
        .of(session.part().variables().type(), session.record())) + " {").in();
    java.line("public static final " + name + " SESSION = new " + name + "();").blank();
    java.line("private " + name + "() {").in().line("super(" + Literals.string(session.part().id()) + ", " + vars
        + ".class);").out().line("}");
    VariablesWriter variables = new VariablesWriter(java, exprs);
    variables.write(session.part().variables(), "Variables of the session.");
    part.begin(session.part());
    java.blank().line("@Override").line("public " + java.type(session.record()) + " toRecord(" + vars + " vars) {").in()
        .line("return " + VariablesWriter.toRecord(java, session.record(), session.part().variables()) + ";")
        .out().line("}");
    part.attentions(session.part());
    stages();
    facts();
    part.fields(session.part());
    lastUses();
    part.pending(session.pending().stream()
        .filter(c -> c.input() != null || !c.output().isEmpty() || !c.uses().isEmpty()).toList(),
        session.part().variables().type());
    conditions();
    session.stages().stream().filter(s -> s.variables() != null).forEach(this::stageClass);
    java.out().line("}");
    return java.file(session.place().path());
  }

  private void stages() {
    java.blank().line("@Override").line("public " + java.type(JavaType.listOf(JavaType.runtime("Stage")))
        + " stages() {").in();
    if (session.stages().isEmpty()) {
      java.line("return " + java.type(JavaType.LIST) + ".of();").out().line("}");
      return;
    }
    java.line("return " + java.type(JavaType.LIST) + ".of(");
    for (int i = 0; i < session.stages().size(); i++) {
      stage(session.stages().get(i), i == session.stages().size() - 1 ? ");" : ",");
    }
    java.out().line("}");
  }

  private void stage(StageMachine stage, String end) {
    int left = (stage.variables() == null ? 0 : 1) + stage.opens().size() + stage.closes().size()
        + stage.steps().size() + stage.jumps().size();
    java.line("    " + java.runtime("Stage") + "." + (stage.branch() ? "branch" : "main") + "("
        + Literals.string(stage.id()) + ")" + (left == 0 ? end : ""), stage.place().toString());
    if (stage.variables() != null) {
      left--;
      java.lineOfBlock("        .variables(" + java.type(stage.variables().type()) + ".STAGE)"
          + (left == 0 ? end : ""));
    }
    for (PartMachine.Opens opens : stage.opens()) {
      left--;
      java.line("        .open(" + exprs.write(opens.opening()) + ")" + (left == 0 ? end : ""),
          opens.place().toString());
    }
    for (PartMachine.Closes closes : stage.closes()) {
      left--;
      java.line("        .close(" + exprs.write(closes.rule()) + ")" + (left == 0 ? end : ""),
          closes.place().toString());
    }
    for (StageStep step : stage.steps()) {
      left--;
      java.line("        " + step(step) + (left == 0 ? end : ""), step.place().toString());
    }
    for (StageJump jump : stage.jumps()) {
      left--;
      java.line("        .jump(" + orNull(jump.topic()) + ", " + Literals.string(jump.target()) + ", "
          + orNull(jump.then()) + ")" + (left == 0 ? end : ""), jump.place().toString());
    }
  }

  private static String orNull(String text) {
    return text == null ? "null" : Literals.string(text);
  }

  private static String step(StageStep step) {
    if (step instanceof StageStep.Scene scene) {
      return ".scene(" + MethodWriter.literals(List.of(scene.name(), scene.ai(), scene.human())) + ")";
    } else if (step instanceof StageStep.Topic topic) {
      return ".topic(" + Literals.string(topic.id()) + (topic.weight() == 100 ? "" : ", " + topic.weight()) + ")";
    }
    StageStep.Skill skill = (StageStep.Skill) step;
    return ".call(" + MethodWriter.literals(List.of(skill.name(), skill.step())) + ")";
  }

  private void facts() {
    if (session.minutes() > 0) {
      java.blank().line("@Override public int minutes() { return " + session.minutes() + "; }");
    }
    if (session.afterMain() != null) {
      java.blank().line("@Override public String afterMain() { return " + Literals.string(session.afterMain()) + "; }");
    }
    settings(java, session.settings());
  }

  /** The method with what the scripts set. */
  static void settings(JavaWriter java, List<SessionMachine.Setting> settings) {
    if (settings.isEmpty()) {
      return;
    }
    JavaType map = new JavaType("java.util", "Map");
    java.blank().line("@Override").line("public " + java.type(map.of(JavaType.STRING, JavaType.STRING))
        + " settings() {").in().line("return " + java.type(map) + ".ofEntries(");
    for (int i = 0; i < settings.size(); i++) {
      SessionMachine.Setting setting = settings.get(i);
      java.line("    " + java.type(map) + ".entry("
          + MethodWriter.literals(List.of(setting.name(), setting.value())) + ")"
          + (i == settings.size() - 1 ? ");" : ","));
    }
    java.out().line("}");
  }

  private void lastUses() {
    if (session.lastUses().isEmpty()) {
      return;
    }
    java.blank().line("@Override").line("public String lastUse(String variable) {").in()
        .line("switch (variable) {").in();
    for (SessionMachine.LastUse use : session.lastUses()) {
      java.line("case " + Literals.string(use.variable()) + ": return " + Literals.string(use.topic()) + ";",
          use.used() == null ? null : "used: " + use.used());
    }
    java.line("default: return null;").out().line("}").out().line("}");
  }

  /** Conditions and lists of skills that are steps of a stage. */
  private void conditions() {
    List<PendingCall> conditional = session.pending().stream().filter(c -> c.condition() != null).toList();
    if (!conditional.isEmpty()) {
      chooser("boolean condition", conditional, "true", PendingCall::condition);
    }
    List<PendingCall> loops = session.pending().stream().filter(c -> c.elements() != null).toList();
    if (!loops.isEmpty()) {
      chooser(java.type(JavaType.LIST) + "<?> elements", loops, "null", PendingCall::elements);
    }
  }

  private void chooser(String head, List<PendingCall> calls, String otherwise, Function<PendingCall, Expr> value) {
    String counselor = java.runtime("Counselor") + " counselor";
    String suffix = Character.toUpperCase(head.charAt(head.lastIndexOf(' ') + 1))
        + head.substring(head.lastIndexOf(' ') + 2);
    java.blank().line("@Override")
        .line("public " + head + "(String step, " + vars + " vars, " + counselor + ") {").in();
    java.line("switch (step) {").in();
    for (PendingCall call : calls) {
      java.line("case " + Literals.string(call.step()) + ": return " + call.method() + suffix + "(counselor);",
          call.doc().place().toString());
    }
    java.line("default: return " + otherwise + ";").out().line("}").out().line("}");
    for (PendingCall call : calls) {
      java.blank().line("private " + head.substring(0, head.lastIndexOf(' ')) + " " + call.method() + suffix + "("
          + counselor + ") {").in();
      MethodWriter.locals(java, value.apply(call).holders(), call.holders(), "counselor");
      java.line("return " + exprs.write(value.apply(call)) + ";").out().line("}");
    }
  }

  private void stageClass(StageMachine stage) {
    PartMachine machine = stage.variables();
    String name = machine.type().simpleName();
    java.blank().doc(Comments.name("阶段 " + machine.id()) + " · " + Comments.place(stage.place()));
    java.line("public static final class " + name + " extends "
        + java.type(JavaType.runtime("Part").of(machine.variables().type())) + " {").in();
    java.line("public static final " + name + " STAGE = new " + name + "();").blank();
    java.line("private " + name + "() {").in().line("super(" + Literals.string(machine.id()) + ", "
        + java.type(machine.variables().type()) + ".class);").out().line("}");
    new VariablesWriter(java, exprs).write(machine.variables(), "Variables of the stage.");
    part.begin(machine);
    part.fields(machine);
    java.out().line("}");
  }
}
