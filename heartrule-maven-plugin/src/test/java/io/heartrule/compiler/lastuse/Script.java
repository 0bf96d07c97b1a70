package io.heartrule.compiler.lastuse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A script as its generator knows it: what is written out as YAML, and beside each part which variables it
 * was written to use. Nothing of the compiler is in here, so that its tables can be judged by it.
 */
final class Script {
  final List<Var> globals = new ArrayList<>();
  final List<Rule> rules = new ArrayList<>();
  final List<Topic> skills = new ArrayList<>();
  final List<Session> sessions = new ArrayList<>();

  /**
   * A declared variable.
   *
   * @param key name alone for the library's and a session's, with its stage or topic in front for others
   * @param auto what {@code autoUpdate} says, or null
   */
  record Var(String key, String name, String auto, boolean list) {
    boolean isAuto() {
      return auto != null;
    }
  }

  /**
   * @param inAsks whether it is judged only where the visitor is asked
   * @param called the skill that it calls, or null
   */
  record Rule(String name, String yaml, boolean inAsks, Set<Var> uses, Topic called, String timing) {}

  /** A jump to a stage; {@code back} and {@code beside} as in the language. */
  record Jump(String stage, String back, String beside) {}

  /**
   * One action.
   *
   * @param uses the variables in its own texts, expressions and targets
   * @param callee the skill that it calls, or null
   * @param later whether the call does not wait
   */
  record Action(String yaml, Set<Var> uses, Topic callee, String later, Jump jump, boolean asks) {}

  static final class Topic {
    final String name;
    /** Session and stage, or null for a skill. */
    final Session session;
    final Stage stage;
    int weight = 100;
    final List<Var> vars = new ArrayList<>();
    final List<Rule> opens = new ArrayList<>();
    final List<Rule> closes = new ArrayList<>();
    /** By form: actions, quick, detailed. */
    final Map<String, List<Action>> forms = new LinkedHashMap<>();

    Topic(String name, Session session, Stage stage) {
      this.name = name;
      this.session = session;
      this.stage = stage;
    }

    String id() {
      return session == null ? name : session.name + "/" + stage.name + "/" + name;
    }

    List<Action> actions() {
      return forms.values().stream().flatMap(List::stream).toList();
    }

    boolean asks() {
      return actions().stream().anyMatch(Action::asks);
    }
  }

  /** A topic in the flow; {@code step} the variables that the step itself names, and its YAML for a skill. */
  static final class Visit {
    final Topic topic;
    final Set<Var> step;
    final String yaml;

    Visit(Topic topic, Set<Var> step, String yaml) {
      this.topic = topic;
      this.step = step;
      this.yaml = yaml;
    }

    boolean isSkill() {
      return topic.session == null;
    }

    @Override
    public String toString() {
      return topic.id();
    }
  }

  static final class Stage {
    final String name;
    final boolean branch;
    final List<Var> vars = new ArrayList<>();
    final List<Rule> opens = new ArrayList<>();
    final List<Rule> closes = new ArrayList<>();
    final List<Visit> visits = new ArrayList<>();

    Stage(String name, boolean branch) {
      this.name = name;
      this.branch = branch;
    }
  }

  static final class Session {
    final String name;
    final List<Var> vars = new ArrayList<>();
    final List<Rule> opens = new ArrayList<>();
    final List<Rule> closes = new ArrayList<>();
    final List<Stage> stages = new ArrayList<>();
    Visit afterMain;

    Session(String name) {
      this.name = name;
    }

    Stage stage(String wanted) {
      return stages.stream().filter(s -> s.name.equals(wanted)).findFirst().orElseThrow();
    }

    /** Every visit, in file order, the one after the main line last. */
    List<Visit> visits() {
      List<Visit> all = new ArrayList<>();
      stages.forEach(stage -> all.addAll(stage.visits));
      if (afterMain != null) {
        all.add(afterMain);
      }
      return all;
    }
  }

  /** Every topic, skills first. */
  List<Topic> topics() {
    List<Topic> all = new ArrayList<>(skills);
    sessions.forEach(session -> session.stages.forEach(stage -> stage.visits.stream()
        .filter(visit -> !visit.isSkill()).forEach(visit -> all.add(visit.topic))));
    return all;
  }

  /** Every auto-updated variable that a session can see outside of its topics. */
  List<Var> watched(Session session) {
    List<Var> all = new ArrayList<>(globals);
    all.addAll(session.vars);
    session.stages.forEach(stage -> all.addAll(stage.vars));
    return all.stream().filter(Var::isAuto).toList();
  }

  static Set<String> names(Set<Var> vars) {
    Set<String> names = new TreeSet<>();
    vars.stream().filter(Var::isAuto).forEach(v -> names.add(v.name()));
    return names;
  }
}
