package io.heartrule.compiler.lastuse;

import io.heartrule.compiler.lastuse.Script.Action;
import io.heartrule.compiler.lastuse.Script.Rule;
import io.heartrule.compiler.lastuse.Script.Session;
import io.heartrule.compiler.lastuse.Script.Stage;
import io.heartrule.compiler.lastuse.Script.Topic;
import io.heartrule.compiler.lastuse.Script.Var;
import io.heartrule.compiler.lastuse.Script.Visit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What every topic uses, by running it in every way in which it can be run: from its stage, from callers that
 * wait, put into the queue, called by every rule at every place where that rule can fire; with the frames of
 * section b7 on a stack.
 */
final class Runs {
  /** A frame with what its attentions say; {@code origin} the rule that called its topic, or null. */
  private record Frame(Object owner, List<Rule> opens, List<Rule> closes, Rule origin) {
    Frame(Object owner, List<Rule> opens, List<Rule> closes) {
      this(owner, opens, closes, null);
    }
  }

  private record Run(Topic topic, Rule origin, List<Frame> around) {}

  private final Script script;
  private final Map<String, Set<Var>> uses = new TreeMap<>();
  private final Map<Run, Set<Var>> done = new HashMap<>();
  private final Set<Run> fired = new HashSet<>();

  private Runs(Script script) {
    this.script = script;
  }

  /** By id of the topic. */
  static Map<String, Set<Var>> uses(Script script) {
    Runs runs = new Runs(script);
    script.topics().forEach(topic -> runs.uses.put(topic.id(), new LinkedHashSet<>()));
    script.sessions.forEach(runs::session);
    for (Topic topic : script.topics()) { // a skill that nothing runs has its own attentions only
      if (runs.done.keySet().stream().noneMatch(run -> run.topic == topic)) {
        runs.run(topic, null, List.of());
      }
    }
    return runs.uses;
  }

  private void session(Session session) {
    List<Frame> outside = List.of(new Frame(session, session.opens, session.closes));
    for (Stage stage : session.stages) {
      List<Frame> frames = over(outside, new Frame(stage, stage.opens, stage.closes));
      for (Visit visit : stage.visits) {
        run(visit.topic, null, frames);
      }
      for (Rule rule : open(frames)) {
        if (!rule.inAsks() && rule.called() != null) {
          fire(rule, frames);
        }
      }
    }
    for (Rule rule : open(outside)) {
      if (!rule.inAsks() && rule.called() != null) {
        fire(rule, outside);
      }
    }
    if (session.afterMain != null) {
      run(session.afterMain.topic, null, outside);
    }
  }

  private static List<Frame> over(List<Frame> frames, Frame frame) {
    List<Frame> more = new ArrayList<>(frames);
    more.add(frame);
    return List.copyOf(more);
  }

  /** The innermost frame that says something about a rule decides. */
  private List<Rule> open(List<Frame> frames) {
    List<Rule> open = new ArrayList<>();
    for (Rule rule : script.rules) {
      for (int i = frames.size() - 1; i >= 0; i--) {
        if (frames.get(i).opens.contains(rule)) {
          open.add(rule);
          break;
        } else if (frames.get(i).closes.contains(rule)) {
          break;
        }
      }
    }
    return open;
  }

  /** Runs a topic on top of frames; gives what is used while it runs, itself or something whose end it waits for. */
  private Set<Var> run(Topic topic, Rule origin, List<Frame> around) {
    Run run = new Run(topic, origin, around);
    Set<Var> before = done.get(run);
    if (before != null) {
      return before;
    }
    Set<Var> used = new LinkedHashSet<>();
    done.put(run, used);
    List<Frame> frames = over(around, new Frame(topic, topic.opens, topic.closes, origin));
    List<Rule> checked = open(frames).stream()
        .filter(rule -> frames.stream().noneMatch(frame -> frame.origin == rule)) // D-R12
        .filter(rule -> topic.asks() || !rule.inAsks()).toList();
    checked.forEach(rule -> used.addAll(rule.uses()));
    List<Frame> silent = origin == null ? around : over(around, new Frame(null, List.of(), List.of(), origin));
    for (Action action : topic.actions()) {
      used.addAll(action.uses());
      if (action.callee() != null && action.later() == null) {
        // Topic-level: the frame of the caller is silent meanwhile (b5).
        for (Var var : run(action.callee(), null, silent)) {
          if (isSeenOutside(var, action.callee())) {
            used.add(var);
          }
        }
      } else if (action.callee() != null) {
        insert(action.callee(), null, action.later(), frames);
      }
    }
    uses.get(topic.id()).addAll(used);
    for (Rule rule : checked) {
      if (rule.called() != null) {
        fire(rule, frames);
      }
    }
    return used;
  }

  private boolean isSeenOutside(Var var, Topic callee) {
    return script.globals.contains(var) && !callee.vars.contains(var);
  }

  private void fire(Rule rule, List<Frame> frames) {
    if (!fired.add(new Run(null, rule, frames))) {
      return;
    }
    if (rule.timing().endsWith("_ask")) {
      run(rule.called(), rule, frames); // on top of the topic of the ask
    }
    insert(rule.called(), rule, rule.timing(), frames);
  }

  /** In the queue of the stage, or behind the session. */
  private void insert(Topic topic, Rule origin, String timing, List<Frame> frames) {
    boolean inSession = frames.get(0).owner() instanceof Session;
    boolean inStage = inSession && frames.size() > 1 && frames.get(1).owner() instanceof Stage;
    run(topic, origin, frames.subList(0, !inSession ? 0 : inStage && !timing.equals("after_session") ? 2 : 1));
  }
}
