package io.heartrule.compiler.emit;

import io.heartrule.compiler.analyse.machine.Expr;
import io.heartrule.compiler.analyse.machine.ExprMethod;
import io.heartrule.compiler.analyse.machine.Holder;
import io.heartrule.compiler.analyse.machine.JavaType;
import io.heartrule.compiler.analyse.machine.Operation;
import io.heartrule.compiler.analyse.machine.Step;
import io.heartrule.compiler.analyse.machine.TopicMachine;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes the class of a topic: a step machine with one line and one method for each action. */
final class TopicEmitter {
  private final TopicMachine topic;
  private final JavaType rules;
  private final JavaWriter java;
  private final String vars;

  private TopicEmitter(TopicMachine topic, JavaType rules) {
    this.topic = topic;
    this.rules = rules;
    this.java = new JavaWriter(topic.part().type());
    this.vars = java.type(topic.part().variables().type());
  }

  static String emit(TopicMachine topic, JavaType rules) {
    return new TopicEmitter(topic, rules).write();
  }

  private String write() {
    ClassHead.write(java, topic.title(), topic.place(), topic.part().variables().isEmpty()
        ? "Has no variables of its own" : null, touched());
    String name = topic.part().type().name();
    java.line("public final class " + name + " extends " + java.headType(JavaType.runtime("Topic")
        .of(topic.part().variables().type())) + " {").in();
    java.line("public static final " + name + " TOPIC = new " + name + "();").blank();
    constructor(name);
    PartWriter part = new PartWriter(java);
    if (topic.declaresVars()) {
      new VariablesWriter(java, ExprWriter.ofPart(java)).write(topic.part().variables(),
          topic.part().variables().inputs().isEmpty() ? "Variables of the topic."
              : "Variables of the topic; {@link #of} takes its input, a caller reads its output here.");
    }
    part.begin(topic.part());
    part.attentions(topic.part());
    run();
    topic.steps().forEach(this::step);
    part.pending(topic.pending(), topic.part().variables().type());
    tables(part);
    java.out().line("}");
    return java.file(topic.place().path());
  }

  private void constructor(String name) {
    StringBuilder ids = new StringBuilder();
    StringBuilder seconds = new StringBuilder();
    for (Step step : topic.steps()) {
      ids.append(ids.isEmpty() ? "" : " ").append(step.storedId());
      seconds.append(", ").append(step.seconds());
    }
    String start = "super(" + Literals.string(topic.part().id()) + ", " + vars + ".class,";
    String rest = Literals.string(ids.toString()) + ",";
    String end = topic.seconds() + seconds.toString() + ");";
    java.line("private " + name + "() {").in();
    if (JavaWriter.width(start) + rest.length() + end.length() < 110) {
      java.line(start + " " + rest + " " + end);
    } else {
      java.line(start).line("    " + rest).line("    " + end);
    }
    java.out().line("}");
  }

  /** What of other frames the actions read and write: {@code session}, {@code globals}. */
  private String touched() {
    Set<String> names = new LinkedHashSet<>();
    for (Step step : topic.steps()) {
      for (Holder holder : holders(step)) {
        if (holder == Holder.SESSION || holder == Holder.STAGE) {
          names.add(holder == Holder.SESSION ? "the session" : "the stage");
        } else if (holder == Holder.GLOBALS) {
          names.add("the library");
        }
      }
    }
    return names.isEmpty() ? "" : String.join(" and ", names);
  }

  private void run() {
    int count = topic.steps().size();
    java.blank().line("@Override");
    if (count <= TopicMachine.CHUNK) {
      steps("public", "run", 0, count, "DONE");
      return;
    }
    String signal = java.runtime("Signal");
    java.line("public " + signal + " run(" + frame() + ", " + java.runtime("Counselor") + " counselor) {").in();
    java.line(signal + " signal;");
    for (int from = 0; from < count; from += TopicMachine.CHUNK) {
      int to = Math.min(count, from + TopicMachine.CHUNK);
      java.line("if (frame.step < " + to + " && (signal = run" + (from / TopicMachine.CHUNK + 1)
          + "(frame, counselor)) != " + java.imported("Signal", "NEXT") + ") return signal;");
    }
    java.line("return " + java.imported("Signal", "DONE") + ";").out().line("}");
    for (int from = 0; from < count; from += TopicMachine.CHUNK) {
      java.blank();
      steps("private", "run" + (from / TopicMachine.CHUNK + 1), from, Math.min(count, from + TopicMachine.CHUNK),
          "NEXT");
    }
  }

  private String frame() {
    return java.type(JavaType.runtime("Frame").of(topic.part().variables().type())) + " frame";
  }

  private void steps(String access, String name, int from, int to, String end) {
    String signal = java.runtime("Signal");
    String next = java.imported("Signal", "NEXT");
    if (to > from) {
      java.line("@SuppressWarnings(\"fallthrough\")");
    }
    java.line(access + " " + signal + " " + name + "(" + frame() + ", " + java.runtime("Counselor")
        + " counselor) {").in();
    Set<Holder> used = EnumSet.noneOf(Holder.class);
    for (Step step : topic.steps().subList(from, to)) {
      used.addAll(holders(step));
    }
    MethodWriter.locals(java, used, topic.holders(), "counselor");
    if (to == from) {
      java.line("return " + java.imported("Signal", end) + ";").out().line("}");
      return;
    }
    java.line(signal + " signal;").line("switch (frame.step) {").in();
    for (int i = from; i < to; i++) {
      Step step = topic.steps().get(i);
      java.line("case " + i + ": if ((signal = frame.after(" + i + ", " + step.method() + "(" + arguments(step)
          + "))) != " + next + ") return signal;", line(step));
    }
    java.line("default: return " + java.imported("Signal", end) + ";").out().line("}").out().line("}");
  }

  private static String line(Step step) {
    String head = Comments.line(step.head());
    return Comments.place(step.place()) + " - " + step.kind() + (head.isEmpty() ? "" : ": " + head);
  }

  /** The holders that an action takes as parameters: its own variables come with the frame. */
  private static Set<Holder> holders(Step step) {
    Set<Holder> used = OperationUse.of(step.operation());
    if (step.condition() != null) {
      step.condition().collect(used);
    }
    used.retainAll(EnumSet.of(Holder.VARS, Holder.SESSION, Holder.STAGE, Holder.GLOBALS));
    return used;
  }

  private static boolean takesFrame(Step step) {
    Operation operation = step.operation();
    return step.condition() != null || operation instanceof Operation.Ask || operation instanceof Operation.Call
        || operation instanceof Operation.Effect effect && effect.frame() || holders(step).contains(Holder.VARS);
  }

  private String arguments(Step step) {
    StringBuilder out = new StringBuilder(takesFrame(step) ? "frame, " : "");
    for (Holder holder : holders(step)) {
      if (holder != Holder.VARS) {
        out.append(ExprWriter.ofAction(java).holder(holder)).append(", ");
      }
    }
    return out.append("counselor").toString();
  }

  private void step(Step step) {
    ExprWriter exprs = ExprWriter.ofAction(java);
    Map<Holder, JavaType> parameters = new EnumMap<>(Holder.class);
    for (Holder holder : holders(step)) {
      if (holder != Holder.VARS) {
        parameters.put(holder, topic.holders().get(holder));
      }
    }
    parameters.put(Holder.MOMENT, JavaType.runtime("Counselor"));
    java.blank();
    String about = Comments.place(step.place()) + " - " + step.kind();
    if (step.detail().isEmpty()) {
      java.doc(about + words(step));
    } else {
      java.line("/**").line(" * " + about + words(step)).line(" *")
          .line(" * <p>" + Comments.name(step.detail())).line(" */");
    }
    java.line("private " + java.runtime("Signal") + " " + step.method() + "(" + (takesFrame(step) ? frame() + ", " : "")
        + MethodWriter.parameters(java, exprs, parameters) + ") {").in();
    if (step.condition() != null) {
      java.line("if (!frame.begun && !" + exprs.write(step.condition()) + ") return "
          + java.imported("Signal", "NEXT") + ";");
    }
    new OperationWriter(java, exprs, "counselor").action(step.operation());
    java.out().line("}");
    for (ExprMethod method : step.methods()) {
      MethodWriter.write(java, ExprWriter.ofPart(java), method);
    }
  }

  private static String words(Step step) {
    String head = Comments.javadoc(step.head());
    return head.isEmpty() ? "" : " " + head;
  }

  private void tables(PartWriter part) {
    part.fields(topic.part());
    if (topic.quick() != null) {
      form("quick", topic.quick());
    }
    if (topic.detailed() != null) {
      form("detailed", topic.detailed());
    }
    if (topic.steps().stream().anyMatch(step -> !step.rules().isEmpty())) {
      java.blank().line("@Override").line("public " + java.runtime("OpenRules") + " openRules(int step) {").in()
          .line("switch (step) {").in();
      for (int i = 0; i < topic.steps().size(); i++) {
        Step step = topic.steps().get(i);
        if (!step.rules().isEmpty()) {
          java.line("case " + i + ": return " + openRules(step.rules()) + ";", step.id());
        }
      }
      java.line("default: return " + java.runtime("OpenRules") + ".NONE;").out().line("}").out().line("}");
    }
    if (!topic.uses().isEmpty()) {
      java.blank().line("@Override public " + java.type(JavaType.listOf(JavaType.STRING)) + " uses() { return "
          + java.type(JavaType.LIST) + ".of(" + MethodWriter.literals(topic.uses()) + "); }");
    }
  }

  private void form(String method, JavaType type) {
    java.blank().line("@Override public " + java.type(JavaType.runtime("Topic")
        .of(topic.part().variables().type())) + " " + method + "() { return " + java.type(type) + ".TOPIC; }");
  }

  private String openRules(Step.OpenAt open) {
    return java.runtime("OpenRules") + ".NONE" + openRules("now", open.now()) + openRules("ask", open.ask())
        + openRules("topic", open.topic()) + openRules("stage", open.stage())
        + openRules("session", open.session());
  }

  private String openRules(String when, List<String> constants) {
    if (constants.isEmpty()) {
      return "";
    }
    StringBuilder out = new StringBuilder(".").append(when).append('(');
    ExprWriter exprs = ExprWriter.ofPart(java);
    for (String constant : constants) {
      out.append(out.charAt(out.length() - 1) == '(' ? "" : ", ")
          .append(exprs.write(new Expr.Member(rules, constant)));
    }
    return out.append(')').toString();
  }
}
