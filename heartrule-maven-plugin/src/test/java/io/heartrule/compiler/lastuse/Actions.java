package io.heartrule.compiler.lastuse;

import io.heartrule.compiler.lastuse.Script.Action;
import io.heartrule.compiler.lastuse.Script.Jump;
import io.heartrule.compiler.lastuse.Script.Session;
import io.heartrule.compiler.lastuse.Script.Stage;
import io.heartrule.compiler.lastuse.Script.Topic;
import io.heartrule.compiler.lastuse.Script.Var;
import io.heartrule.compiler.lastuse.Script.Visit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Random actions for topics. */
final class Actions {
  private final Random random;
  private final Script script;

  Actions(Random random, Script script) {
    this.random = random;
    this.script = script;
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  void forms(Topic topic, List<Var> visible, List<Topic> callable, List<Action> jumps) {
    topic.forms.put("actions", actions(visible, callable, false));
    if (chance(20)) {
      topic.forms.put(chance(50) ? "quick" : "detailed", actions(visible, callable, false));
    }
    jumps.forEach(jump -> add(topic, jump));
  }

  /** Adds an action at a random place of a random form. */
  void add(Topic topic, Action action) {
    List<Action> list = any(List.copyOf(topic.forms.values()));
    list.add(random.nextInt(list.size() + 1), action);
  }

  private List<Action> actions(List<Var> visible, List<Topic> callable, boolean ask) {
    List<Action> list = new ArrayList<>();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      list.add(action(visible, callable));
    }
    return list;
  }

  private Action action(List<Var> visible, List<Topic> callable) {
    Set<Var> uses = new LinkedHashSet<>();
    String condition = chance(25) ? condition(visible, uses) : "";
    switch (random.nextInt(callable.isEmpty() ? 5 : 9)) {
      case 0, 1:
        return new Action("- say: 好" + mention(visible, uses, 60) + "。" + condition, uses, null, null, null, false);
      case 2:
      case 3:
        return ask(visible, uses, condition);
      case 4:
        return write(visible, uses, condition);
      case 5, 6, 7:
        return call(any(callable), visible, uses, condition, null);
      default:
        return call(any(callable), visible, uses, condition,
            any(List.of("after_goal", "after_stage", "after_session")));
    }
  }

  private String mention(List<Var> visible, Set<Var> uses, int percent) {
    if (!chance(percent)) {
      return "";
    }
    Var var = any(visible);
    uses.add(var);
    return "{" + var.name() + "}";
  }

  private String condition(List<Var> visible, Set<Var> uses) {
    if (chance(40)) {
      return "\n  condition: minutes_left() > 5";
    }
    Var var = any(visible);
    uses.add(var);
    return "\n  condition: not empty({" + var.name() + "})";
  }

  private Action ask(List<Var> visible, Set<Var> uses, String condition) {
    String yaml = "- ai_ask: 问问" + mention(visible, uses, 40) + condition + "\n  exit: 说完了"
        + mention(visible, uses, 20);
    List<Var> texts = visible.stream().filter(v -> !v.list()).toList();
    List<Var> lists = visible.stream().filter(Var::list).toList();
    if (!lists.isEmpty() && chance(30)) {
      Var list = any(lists);
      uses.add(list);
      yaml += "\n  tolist: " + list.name() + "\n  output:\n  - get: 名\n    define: 名字\n  - get: 话\n    define: 什么话";
    } else if (!texts.isEmpty() && chance(60)) {
      Var got = any(texts);
      uses.add(got);
      yaml += "\n  output:\n  - get: " + got.name();
    }
    return new Action(yaml, uses, null, null, null, true);
  }

  private Action write(List<Var> visible, Set<Var> uses, String condition) {
    List<Var> texts = visible.stream().filter(v -> !v.list()).toList();
    if (texts.isEmpty()) {
      return new Action("- say: 嗯。" + condition, uses, null, null, null, false);
    }
    Var target = any(texts);
    uses.add(target);
    if (chance(50)) {
      return new Action("- think: 想想" + mention(visible, uses, 50) + condition + "\n  output:\n  - get: "
          + target.name(), uses, null, null, null, false);
    }
    return new Action("- set: " + target.name() + "\n  value: 新" + mention(texts, uses, 50) + condition, uses, null,
        null, null, false);
  }

  private Action call(Topic skill, List<Var> visible, Set<Var> uses, String condition, String later) {
    String yaml = "- call: " + skill.name + condition + (later == null ? "" : "\n  timing: " + later)
        + data(visible, uses);
    List<Var> texts = visible.stream().filter(v -> !v.list()).toList();
    if (later == null && !texts.isEmpty() && !yaml.contains("fromlist") && chance(30)) {
      Var target = any(texts);
      uses.add(target);
      yaml += "\n  output:\n  - set: " + target.name() + "\n    value: 得{果}";
    }
    return new Action(yaml, uses, skill, later, null, false);
  }

  private String data(List<Var> visible, Set<Var> uses) {
    List<Var> lists = visible.stream().filter(Var::list).toList();
    if (!lists.isEmpty() && chance(50)) {
      Var list = any(lists);
      uses.add(list);
      return "\n  fromlist: " + list.name() + "\n  input:\n  - set: 料\n    value: '{名}'";
    }
    return chance(50) ? "\n  input:\n  - set: 料\n    value: 看" + mention(visible, uses, 80) : "";
  }

  /** A skill as a step of a stage. */
  Visit step(Topic skill, List<Var> visible) {
    Set<Var> uses = new LinkedHashSet<>();
    String condition = chance(30) ? condition(visible, uses) : "";
    return new Visit(skill, uses, "- call: " + skill.name + condition + data(visible, uses));
  }

  /** A jump to a random other stage. */
  Action jump(Session session, Stage from) {
    List<Stage> targets = session.stages.stream().filter(s -> s != from || !s.branch).toList();
    return targets.isEmpty() ? new Action("- say: 嗯。", Set.of(), null, null, null, false)
        : jumpTo(session, from, any(targets));
  }

  Action jumpTo(Session session, Stage from, Stage target) {
    String yaml = "- goto: " + target.name;
    String back = "none";
    String beside = null;
    if (target.branch && from.branch && from.name.compareTo(target.name) < 0) {
      back = "next"; // branches that come back to each other have tests of their own
    } else if (target.branch) {
      back = any(List.of("here", "here", "here", "next", "next", "none", "before", "after"));
      if (back.equals("before") || back.equals("after")) {
        beside = any(session.stages.stream().filter(s -> !s.branch).toList()).name;
      }
    }
    yaml += "\n  return: " + (beside == null ? back : "{" + back + ": " + beside + "}");
    yaml += "\n  max_times: " + (1 + random.nextInt(2)) + (chance(50) ? "\n  condition: minutes_left() > 9" : "");
    return new Action(yaml, Set.of(), null, null, new Jump(target.name, back, beside), false);
  }

  /** Moves or cancels a topic that waits; where the table says it stands does not matter then. */
  Action queueChange(Topic topic) {
    String yaml = switch (random.nextInt(3)) {
      case 0 -> "- advance: " + topic.name;
      case 1 -> "- postpone: " + topic.name + "\n  to: end_of_stage";
      default -> "- cancel_topic: " + topic.name;
    };
    return new Action(yaml, Set.of(), null, null, null, false);
  }
}
