package io.heartrule.compiler.lastuse;

import io.heartrule.compiler.lastuse.Script.Rule;
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

/** Random scripts without mistakes: the same seed gives the same script. */
final class Scripts {
  private static final String[] MAIN = {"一段", "二段", "三段", "四段"};
  private static final String[] BRANCH = {"岔甲", "岔乙"};
  private static final String[] TIMINGS = {"now", "before_ask", "after_ask", "before_goal", "after_goal", "after_stage",
      "after_session"};

  private final Random random;
  private final Script script = new Script();
  private final Actions actions;

  private Scripts(long seed) {
    this.random = new Random(seed * 7919 + 13);
    this.actions = new Actions(random, script);
  }

  static Script of(long seed) {
    Scripts scripts = new Scripts(seed);
    scripts.make();
    return scripts.script;
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private void make() {
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      script.globals.add(var("", "全" + i, chance(20)));
    }
    int sessions = 1 + random.nextInt(2);
    int branches = random.nextInt(3);
    for (int s = 1; s <= sessions; s++) {
      Session session = new Session("会谈" + s);
      script.sessions.add(session);
      for (int i = random.nextInt(3); i > 0; i--) {
        session.vars.add(var("", "事" + i, chance(20)));
      }
      int stages = 1 + random.nextInt(3);
      for (int i = 0; i < stages; i++) {
        session.stages.add(stage(session, MAIN[i], false));
      }
      for (int i = 0; i < branches; i++) {
        session.stages.add(random.nextInt(session.stages.size() + 1), stage(session, BRANCH[i], true));
      }
    }
    skills();
    rules();
    for (Session session : script.sessions) {
      session.stages.forEach(stage -> visits(session, stage));
    }
    for (Session session : script.sessions) {
      fill(session);
      queueChanges(session);
    }
    attentions();
  }

  private Var var(String owner, String name, boolean list) {
    int kind = random.nextInt(10);
    String auto = kind < 7 ? "open" : kind < 8 ? "pause" : null;
    return new Var(owner.isEmpty() ? name : owner + "/" + name, name, auto, list);
  }

  private Stage stage(Session session, String name, boolean branch) {
    Stage stage = new Stage(name, branch);
    if (chance(50)) {
      stage.vars.add(var(session.name + "/" + name, "段", false)); // the same name in every stage
    }
    return stage;
  }

  /** A skill calls only those that were made before it. */
  private void skills() {
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      Topic skill = new Topic("技能" + i, null, null);
      skill.vars.add(new Var(skill.name + "/料", "料", null, false));
      skill.vars.add(new Var(skill.name + "/果", "果", null, false));
      if (chance(40)) {
        skill.vars.add(var(skill.name, chance(50) ? "自" : "事1", false));
      }
      List<Topic> callable = List.copyOf(script.skills);
      List<Var> visible = new ArrayList<>(script.globals);
      visible.addAll(skill.vars);
      actions.forms(skill, visible, callable, List.of());
      script.skills.add(skill);
    }
  }

  private void rules() {
    for (int i = random.nextInt(4); i > 0; i--) {
      Set<Var> uses = new LinkedHashSet<>();
      Var used = any(script.globals);
      uses.add(used);
      String check = any(List.of("now", "ask", "topic", "stage"));
      String yaml = "- rule: 规则" + i + "\n  check_time: " + check + "\n  if: 来访者谈到{" + used.name() + "}\n";
      if (chance(40)) {
        Var other = any(script.globals);
        uses.add(other);
        yaml += "  condition: not empty({" + other.name() + "})\n";
      }
      Topic called = null;
      String timing = null;
      if (check.equals("now") && chance(40)) {
        Var other = any(script.globals);
        uses.add(other);
        yaml += "  reply: 提到{" + other.name() + "}\n";
      } else {
        called = any(script.skills);
        timing = check.equals("now") ? any(List.of(TIMINGS)) : check.equals("ask") ? TIMINGS[1 + random.nextInt(6)]
            : check.equals("topic") ? TIMINGS[4 + random.nextInt(3)] : TIMINGS[5 + random.nextInt(2)];
        yaml += "  call: " + called.name + "\n  timing: " + timing + "\n";
        if (chance(50)) {
          Var passed = any(script.globals);
          uses.add(passed);
          yaml += "  input:\n  - set: 料\n    value: 说到{" + passed.name() + "}\n";
        }
      }
      boolean inAsks = check.equals("now") || check.equals("ask");
      script.rules.add(new Rule("规则" + i, yaml, inAsks, uses, called, timing));
    }
  }

  private void visits(Session session, Stage stage) {
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      if (chance(20)) {
        stage.visits.add(actions.step(any(script.skills), visible(session, stage, null)));
      } else {
        Topic topic = new Topic("题" + stage.visits.size(), session, stage);
        topic.weight = chance(20) ? 50 + 50 * random.nextInt(4) : 100;
        if (chance(30)) {
          topic.vars.add(var(topic.id(), "自", false));
        }
        stage.visits.add(new Visit(topic, Set.of(), null));
      }
    }
    if (stage.visits.stream().allMatch(Visit::isSkill)) {
      stage.visits.add(new Visit(new Topic("题" + stage.visits.size(), session, stage), Set.of(), null));
    }
  }

  private List<Var> visible(Session session, Stage stage, Topic topic) {
    List<Var> visible = new ArrayList<>(script.globals);
    visible.addAll(session.vars);
    visible.addAll(stage.vars);
    if (topic != null) {
      visible.addAll(topic.vars);
    }
    return visible;
  }

  private void fill(Session session) {
    List<Topic> all = new ArrayList<>();
    for (Stage stage : session.stages) {
      for (Visit visit : stage.visits) {
        if (!visit.isSkill()) {
          all.add(visit.topic);
          actions.forms(visit.topic, visible(session, stage, visit.topic), script.skills,
              chance(35) ? List.of(actions.jump(session, stage)) : List.of());
        }
      }
    }
    for (Stage stage : session.stages) {
      boolean led = all.stream().flatMap(topic -> topic.actions().stream())
          .anyMatch(a -> a.jump() != null && a.jump().stage().equals(stage.name));
      if (stage.branch && !led) {
        List<Topic> main = all.stream().filter(topic -> !topic.stage.branch).toList();
        Topic from = any(main);
        actions.add(from, actions.jumpTo(session, from.stage, stage));
      }
    }
    if (chance(25)) {
      session.afterMain = new Visit(any(script.skills), Set.of(), null);
    }
  }

  private void queueChanges(Session session) {
    for (Stage stage : session.stages) {
      List<Topic> topics = stage.visits.stream().filter(v -> !v.isSkill()).map(v -> v.topic).toList();
      if (chance(20)) {
        actions.add(any(topics), actions.queueChange(any(topics)));
      }
    }
  }

  private void attentions() {
    for (Rule rule : script.rules) {
      for (Session session : script.sessions) {
        boolean open = chance(40) && session.opens.add(rule);
        for (Stage stage : session.stages) {
          attend(rule, open, stage.opens, stage.closes);
          for (Visit visit : stage.visits) {
            if (!visit.isSkill()) {
              attend(rule, open || stage.opens.contains(rule), visit.topic.opens, visit.topic.closes);
            }
          }
        }
      }
      script.skills.forEach(skill -> attend(rule, true, skill.opens, skill.closes));
    }
  }

  private void attend(Rule rule, boolean outside, List<Rule> opens, List<Rule> closes) {
    if (chance(15)) {
      opens.add(rule);
    } else if (outside && chance(15)) {
      closes.add(rule);
    }
  }
}
