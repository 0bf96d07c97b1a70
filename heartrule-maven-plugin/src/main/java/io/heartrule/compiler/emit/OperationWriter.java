package io.heartrule.compiler.emit;

import io.heartrule.compiler.analyse.machine.Expr;
import io.heartrule.compiler.analyse.machine.FieldSpec;
import io.heartrule.compiler.analyse.machine.Holder;
import io.heartrule.compiler.analyse.machine.JavaType;
import io.heartrule.compiler.analyse.machine.Operation;
import io.heartrule.compiler.analyse.machine.Operation.Change;
import io.heartrule.compiler.analyse.machine.Operation.Target;
import io.heartrule.compiler.analyse.machine.ScriptPlace;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the bodies of actions and effects: at most one primitive that waits, nothing with an
 * effect before it, since everything above it runs again when a conversation goes on.
 *
 * @param receiver {@code counselor} in an action, {@code effects} in a rule
 */
record OperationWriter(JavaWriter java, ExprWriter exprs, String receiver) {

  /** The body of an action method, up to and including its last return. */
  void action(Operation operation) {
    if (operation instanceof Operation.Say say) {
      java.line("return counselor.say(" + exprs.write(say.text()) + ");");
    } else if (operation instanceof Operation.Ask ask) {
      ask(ask);
    } else if (operation instanceof Operation.Call call) {
      call(call);
    } else if (operation instanceof Operation.Effect effect && effect.signal()) {
      java.line("return " + invocation(effect) + ";");
    } else {
      effect(operation, null);
      next();
    }
  }

  /**
   * One or more statements without a return.
   *
   * @param place what to write behind the first, or null
   */
  void effect(Operation operation, String place) {
    if (operation instanceof Operation.Insert insert) {
      insert(insert, place);
    } else if (operation instanceof Operation.Assign assign) {
      assign.changes().forEach(this::change);
    } else if (operation instanceof Operation.Effect effect) {
      java.line(invocation(effect) + ";", place);
    } else if (operation instanceof Operation.CancelWhere cancel) {
      cancelWhere(cancel, place);
    }
  }

  private void next() {
    java.line("return " + java.imported("Signal", "NEXT") + ";");
  }

  private void ask(Operation.Ask ask) {
    String type = java.runtime("Ask");
    List<Line> lines = new ArrayList<>();
    lines.add(new Line(type + " ask = new " + type + "(" + exprs.write(ask.text()) + ")", null));
    if (ask.exit() != null) {
      lines.add(new Line("    .exit(" + exprs.write(ask.exit()) + ")", ask.exitPlace()));
    }
    if (ask.maxTurns() > 0) {
      lines.add(new Line("    .maxTurns(" + ask.maxTurns() + ")", null));
    }
    if (ask.skipIfKnown()) {
      lines.add(new Line("    .skipIfKnown()", null));
    }
    if (ask.pipelined() != Operation.Pipelined.NO) {
      String when = switch (ask.pipelined()) {
        case IF_UNREAD -> "IfUnread";
        case IF_FOUND -> "IfFound";
        default -> "";
      };
      lines.add(new Line("    .pipelined" + when + "()", null));
    }
    int fields = ask.gets().size() + ask.ahead().size();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      String end = i == lines.size() - 1 && fields == 0 ? ";" : "";
      java.line(line.code() + end, line.place() == null ? null : line.place().toString());
    }
    for (FieldSpec.AskField get : ask.gets()) {
      FieldWriter.call(java, exprs, "get", get, --fields == 0 ? ";" : "");
    }
    for (FieldSpec.AskField ahead : ask.ahead()) {
      FieldWriter.call(java, exprs, "ahead", ahead, --fields == 0 ? ";" : "");
    }
    String asked = "counselor." + (ask.think() ? "think" : "ask") + "(frame, ask)";
    if (ask.changes().isEmpty()) {
      java.line("return " + asked + ".signal;");
      return;
    }
    String next = java.imported("Signal", "NEXT");
    java.line(java.runtime("Answer") + " answer = " + asked + ";");
    java.line("if (answer.signal != " + next + ") return answer.signal;");
    ask.changes().forEach(this::change);
    next();
  }

  private record Line(String code, ScriptPlace place) {}

  private void call(Operation.Call call) {
    if (call.loop() == null) {
      callOnce(call);
      next();
      return;
    }
    String list = exprs.write(call.loop().list());
    java.line("for (" + java.runtime("Loop") + " loop = frame.over(" + list + "); loop.more(" + list
        + "); loop.next()) {").in();
    String item = java.type(call.loop().element()) + " item = loop.item(" + list + ");";
    boolean writesItem = call.changes().stream().anyMatch(c -> c.target() instanceof Target.ItemField);
    boolean readsItem = call.input().values().stream().anyMatch(c -> readsItem(c.value()));
    boolean readsAfter = call.changes().stream().anyMatch(c -> readsItem(c.value()));
    if (readsItem) {
      java.line(item);
    }
    callOnce(new Operation.Call(call.topic(), call.input(), null, List.of()));
    if (writesItem || readsAfter) {
      java.line(readsItem ? "item = loop.item(" + list + ");" : item);
    }
    if (writesItem) {
      java.line("if (item == null) continue;");
    }
    call.changes().forEach(this::change);
    if (writesItem) {
      java.line(list + " = loop.replace(" + list + ", item);");
    }
    java.out().line("}");
    next();
  }

  private static boolean readsItem(Expr value) {
    return value.holders().contains(Holder.ITEM);
  }

  private void callOnce(Operation.Call call) {
    String topic = java.type(call.topic()) + ".TOPIC";
    String input = input(call.input());
    JavaType called = JavaType.runtime("Called").of(call.input().vars());
    String start = java.type(called) + " skill = counselor.call(frame, " + topic + ",";
    String place = call.input().kind() != Operation.Input.Kind.FACTORY || call.input().values().isEmpty()
        || call.input().values().get(0).place() == null ? null : call.input().values().get(0).place().toString();
    if (JavaWriter.width(start) + JavaWriter.width(input) < 105) {
      java.line(start + " " + input + ");", place);
    } else {
      java.lineOfBlock(start);
      java.line("    " + input + ");", place);
    }
    java.line("if (skill.signal != " + java.imported("Signal", "DONE") + ") return skill.signal;");
    call.changes().forEach(this::change);
  }

  /** An expression for the input of a call; writes what must stand before it. */
  String input(Operation.Input input) {
    String type = java.type(input.vars());
    if (input.kind() == Operation.Input.Kind.NONE) {
      return "new " + type + "()";
    } else if (input.kind() == Operation.Input.Kind.FACTORY) {
      StringBuilder out = new StringBuilder(type).append(".of(");
      for (int i = 0; i < input.values().size(); i++) {
        out.append(i == 0 ? "" : ", ").append(exprs.write(input.values().get(i).value()));
      }
      return out.append(')').toString();
    }
    java.line(type + " input = new " + type + "();");
    input.values().forEach(this::change);
    return "input";
  }

  private void insert(Operation.Insert insert, String place) {
    String insertion = java.runtime("Insertion") + ".of(" + Literals.string(insert.topic()) + ", "
        + exprs.write(insert.timing()) + ")"
        + (insert.step() == null ? "" : ".from(" + Literals.string(insert.step()) + ")");
    if (insert.loop() == null) {
      java.line(receiver + ".insert(" + insertion + ");", place);
      return;
    }
    java.line("for (" + java.type(insert.loop().element()) + " item : "
            + exprs.write(insert.loop().list()) + ") {", place)
        .in().line(receiver + ".insert(" + insertion + ".element(item));").out().line("}");
  }

  private String invocation(Operation.Effect effect) {
    StringBuilder out = new StringBuilder(receiver).append('.').append(effect.method()).append('(');
    out.append(effect.frame() ? "frame" : "");
    for (int i = 0; i < effect.arguments().size(); i++) {
      out.append(i > 0 || effect.frame() ? ", " : "").append(exprs.write(effect.arguments().get(i)));
    }
    return out.append(')').toString();
  }

  private void cancelWhere(Operation.CancelWhere cancel, String place) {
    String vars = java.type(cancel.vars());
    java.line("for (" + java.type(JavaType.runtime("Queued").of(cancel.vars())) + " waiting : " + receiver
        + ".queued(" + java.type(cancel.topic()) + ".TOPIC)) {", place).in();
    java.line(vars + " queued = waiting.input();");
    java.line("if (" + exprs.write(cancel.where()) + ") waiting.cancel();").out().line("}");
  }

  /** What a call that did not wait gives back; nothing if the element that it was made for is gone. */
  void outputs(List<Change> changes) {
    Target.KeyedItem item = changes.stream().map(Change::target).filter(Target.KeyedItem.class::isInstance)
        .map(Target.KeyedItem.class::cast).findFirst().orElse(null);
    if (item == null) {
      changes.forEach(this::change);
      return;
    }
    String list = exprs.holder(item.holder()) + "." + item.list();
    String loop = java.runtime("Loop");
    java.line(loop + " loop = " + loop + ".at(" + list + ", item);");
    java.line("item = loop.item(" + list + ");").line("if (item == null) return;");
    changes.forEach(this::change);
    java.line(list + " = loop.replace(" + list + ", item);");
  }

  void change(Change change) {
    String value = exprs.write(change.value());
    String place = change.place() == null ? null : change.place().toString();
    if (change.target() instanceof Target.Variable to) {
      java.line(exprs.holder(to.holder()) + "." + to.member() + " = " + value + ";", place);
    } else if (change.target() instanceof Target.ItemField to) {
      java.line("item = item." + to.wither() + "(" + value + ");", place);
    } else if (change.target() instanceof Target.KeyedItem to) {
      java.line("item = item." + to.wither() + "(" + value + ");", place);
    } else if (change.target() instanceof Target.OtherWatch to) {
      String watch = exprs.moment() + ".watch(" + java.type(to.type()) + ".class)";
      java.line("if (" + watch + " != null) " + watch + "." + to.member() + " = " + value + ";", place);
    } else if (change.target() instanceof Target.InputField to) {
      java.line("input." + to.member() + " = " + value + ";", place);
    } else if (change.target() instanceof Target.EachItem to) {
      String list = exprs.holder(to.holder()) + "." + to.list();
      String element = java.type(to.element());
      String records = to.wither() + "List";
      java.line(java.type(JavaType.listOf(to.element())) + " " + records + " = new "
          + java.type(new JavaType("java.util", "ArrayList")) + "<>();", place);
      java.line("for (" + element + " item : " + list + ") {").in();
      java.line(records + ".add(item." + to.wither() + "(" + value + "));").out().line("}");
      java.line(list + " = List.copyOf(" + records + ");");
    }
  }
}
