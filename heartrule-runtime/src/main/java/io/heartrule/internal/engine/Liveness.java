package io.heartrule.internal.engine;

import io.heartrule.generated.Part;
import io.heartrule.generated.Stage;
import io.heartrule.generated.Topic;
import io.heartrule.generated.Variables;
import io.heartrule.internal.json.VariableJson;
import io.heartrule.internal.state.Entry;
import io.heartrule.internal.state.Live;
import io.heartrule.internal.state.SessionLive;
import io.heartrule.internal.state.StageLive;
import io.heartrule.internal.state.State;
import io.heartrule.internal.state.TopicLive;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether a variable is still used by anything that lies ahead (b9): the running, frozen and waiting topics, and
 * the stages that the flow may still come to, in order or by a goto of a topic that is still ahead. Looked up
 * anew each time, so that whatever moves, cancels or inserts topics counts at once.
 */
final class Liveness {
  /** Before the name of a global that rules or called skills use where a variable hides it. */
  private static final String HIDDEN = ".";

  private final State state;

  Liveness(State state) {
    this.state = state;
  }

  boolean isUsedAhead(Live owner, String variable) {
    if (owner instanceof TopicLive topic) {
      return topic.topic.uses().contains(variable) || inStack(owner, variable);
    }
    return inStack(owner, variable) || !(owner instanceof StageLive) && inStagesAhead(owner, variable);
  }

  /** Whether a name in {@code uses} means a global that the topic itself does not see under that name. */
  static boolean isHidden(String name) {
    return name.startsWith(HIDDEN);
  }

  static String plain(String hidden) {
    return hidden.substring(HIDDEN.length());
  }

  /** What a waiting topic is given when it starts. */
  static List<String> input(State state, Entry entry) {
    if (entry.rule != null && entry.step != null) {
      return state.library.rules().inputUses(entry.rule, entry.step);
    } else if (entry.caller != null && entry.step != null) {
      return state.caller(entry.caller).inputUses(entry.step);
    }
    return List.of();
  }

  private boolean inStack(Live owner, String variable) {
    StageLive stage = null;
    for (Live live : state.stack) {
      stage = live instanceof StageLive next ? next : stage;
      if (live instanceof TopicLive topic && (uses(topic.topic, stage, owner, variable)
          || uses(topic.atBorder, stage, owner, variable) || uses(topic.beforeAsk, stage, owner, variable)
          || uses(topic.suspending, stage, owner, variable))
          || live instanceof StageLive at && (uses(at.queue, at, owner, variable) || uses(at.tail, at, owner, variable))
          || live instanceof SessionLive session && atEnd(session, owner, variable)) {
        return true;
      }
    }
    return false;
  }

  private boolean atEnd(SessionLive session, Live owner, String variable) {
    String afterMain = state.session.afterMain();
    return uses(session.tail, null, owner, variable) || uses(session.forStages, null, owner, variable)
        || uses(state.nextSession, null, owner, variable)
        || afterMain != null && session.phase.compareTo(SessionLive.Phase.CHECKS) <= 0
            && uses(state.library.topic(afterMain), null, owner, variable);
  }

  private boolean uses(List<Entry> entries, StageLive stage, Live owner, String variable) {
    for (Entry entry : entries) {
      if (uses(state.library.topic(entry.topic), stage, owner, variable)
          || input(state, entry).contains(variable) && reads(entry, stage, owner, variable)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a topic uses a variable, and by that name means the one of this scope (D-V2). */
  private boolean uses(Topic<?> topic, StageLive stage, Live owner, String variable) {
    return owner == state.globals() && topic.uses().contains(HIDDEN + variable)
        || topic.uses().contains(variable) && !VariableJson.has(topic.begin(), variable)
            && means(topic.id(), stage, owner, variable);
  }

  /** The same for what a waiting topic is given: there the names of its caller hold, and for rules those of all. */
  private boolean reads(Entry entry, StageLive stage, Live owner, String variable) {
    if (entry.rule != null) {
      return owner == state.stack.get(0);
    } else if (owner instanceof TopicLive) {
      return entry.caller.equals(owner.id());
    }
    return entry.caller.equals(state.session.id()) ? means(state.session.id() + "/", stage, owner, variable)
        : means(entry.caller, stage, owner, variable);
  }

  private boolean means(String topic, StageLive stage, Live owner, String variable) {
    boolean skill = topic.indexOf('/') < 0;
    if (owner == state.stack.get(0)) {
      return skill || !VariableJson.has(state.session().vars(), variable) && !declares(topic, stage, variable);
    } else if (skill) {
      return false;
    }
    return owner instanceof StageLive ? owner == stage
        : owner instanceof SessionLive && !declares(topic, stage, variable);
  }

  private boolean declares(String topic, StageLive stage, String variable) {
    if (stage != null) {
      return VariableJson.has(stage.vars(), variable);
    }
    for (Stage each : state.session.stages()) {
      if (topic.startsWith(each.id() + "/")) {
        return declares(each, variable);
      }
    }
    return false;
  }

  private static boolean declares(Stage stage, String variable) {
    Part<?> part = stage.variables();
    Variables vars = part == null ? null : part.begin();
    return vars != null && VariableJson.has(vars, variable);
  }

  private boolean inStagesAhead(Live owner, String variable) {
    SessionLive session = state.session();
    if (session == null || session.phase != SessionLive.Phase.MAIN || session.stopped) {
      return false;
    }
    Set<String> ahead = stagesAhead(session);
    for (Stage stage : state.session.stages()) {
      if (ahead.contains(stage.id()) && uses(stage, owner, variable)) {
        return true;
      }
    }
    return false;
  }

  private boolean uses(Stage stage, Live owner, String variable) {
    boolean global = owner == state.stack.get(0);
    boolean hidden = declares(stage, variable) || global && VariableJson.has(state.session().vars(), variable);
    for (Stage.Step step : stage.steps()) {
      if (step instanceof Stage.Entry entry) {
        Topic<?> topic = state.library.topic(entry.topic());
        boolean skill = entry.call() != null;
        if (global && topic.uses().contains(HIDDEN + variable)
            || topic.uses().contains(variable) && !VariableJson.has(topic.begin(), variable)
            && (skill ? global : !hidden)
            || skill && !hidden && state.session.inputUses(entry.call()).contains(variable)) {
          return true;
        }
      }
    }
    return false;
  }

  /** The stages that may still be entered, in whatever way. */
  private Set<String> stagesAhead(SessionLive session) {
    Set<String> ahead = new LinkedHashSet<>();
    add(session.next, ahead);
    add(session.then, ahead);
    for (int i = 0; i < state.stack.size(); i++) {
      if (state.stack.get(i) instanceof StageLive stage) {
        boolean running = i < state.top();
        for (Stage.Jump jump : stage.stage.jumps()) {
          boolean canHappen = jump.topic() == null ? running || !stage.queue.isEmpty()
              : running && jump.topic().equals(topic(state.stack.get(i + 1)))
                  || stage.queue.stream().anyMatch(entry -> entry.topic.equals(jump.topic()));
          if (canHappen) {
            add(jump.target(), ahead);
            add(jump.then(), ahead);
          }
        }
      }
    }
    return ahead;
  }

  private static String topic(Live live) {
    return live instanceof TopicLive topic && topic.entry != null ? topic.entry.topic : live.id();
  }

  /** A stage with all that its jumps lead to, and if it is of the main line, with all that follows there. */
  private void add(String id, Set<String> ahead) {
    boolean following = false;
    for (Stage stage : id == null ? List.<Stage>of() : state.session.stages()) {
      boolean itself = stage.id().equals(id);
      if (itself && !ahead.add(id)) {
        return;
      } else if (itself) {
        for (Stage.Jump jump : stage.jumps()) {
          add(jump.target(), ahead);
          add(jump.then(), ahead);
        }
        if (stage.isBranch()) {
          return;
        }
        following = true;
      } else if (following && !stage.isBranch()) {
        add(stage.id(), ahead);
        return;
      }
    }
  }
}
