package io.heartrule.internal.engine;

import io.heartrule.generated.Stage;
import io.heartrule.internal.state.Entry;
import io.heartrule.internal.state.Live;
import io.heartrule.internal.state.SessionLive;
import io.heartrule.internal.state.StageLive;
import io.heartrule.internal.state.State;
import io.heartrule.internal.state.TopicLive;
import java.util.ArrayList;
import java.util.List;

/** Whether a variable is still used by anything that lies ahead: the running, frozen and waiting topics. */
final class Liveness {
  private final State state;

  Liveness(State state) {
    this.state = state;
  }

  boolean isUsedAhead(Live owner, String variable) {
    for (Live live : state.stack) {
      if (live instanceof TopicLive topic && (topic.topic.uses().contains(variable)
          || uses(topic.atBorder, variable) || uses(topic.beforeAsk, variable) || uses(topic.suspending, variable))
          || live instanceof StageLive stage && (uses(stage.queue, variable) || uses(stage.tail, variable))
          || live instanceof SessionLive session && atEnd(session, variable)) {
        return true;
      }
    }
    boolean outlives = !(owner instanceof TopicLive) && !(owner instanceof StageLive);
    return outlives && inLaterStages(variable);
  }

  private boolean atEnd(SessionLive session, String variable) {
    String afterMain = state.session.afterMain();
    return uses(session.tail, variable) || uses(session.forStages, variable)
        || afterMain != null && session.phase.compareTo(SessionLive.Phase.CHECKS) <= 0
            && state.library.topic(afterMain).uses().contains(variable);
  }

  /** What a waiting topic uses: the topic itself, and its input when it starts. */
  static List<String> of(State state, Entry entry) {
    List<String> uses = state.library.topic(entry.topic).uses();
    List<String> input = List.of();
    if (entry.rule != null && entry.step != null) {
      input = state.library.rules().inputUses(entry.rule, entry.step);
    } else if (entry.caller != null && entry.step != null) {
      input = state.caller(entry.caller).inputUses(entry.step);
    }
    if (input.isEmpty()) {
      return uses;
    }
    List<String> both = new ArrayList<>(uses);
    both.addAll(input);
    return both;
  }

  private boolean uses(List<Entry> entries, String variable) {
    for (Entry entry : entries) {
      if (of(state, entry).contains(variable)) {
        return true;
      }
    }
    return false;
  }

  private boolean inLaterStages(String variable) {
    SessionLive session = state.session();
    if (session == null || session.phase != SessionLive.Phase.MAIN) {
      return false;
    }
    String last = state.session.lastUse(variable);
    boolean ahead = false;
    boolean anyAhead = state.top() > 1;
    for (Stage stage : state.session.stages()) {
      ahead |= stage.id().equals(session.next);
      anyAhead |= ahead;
      boolean reachable = stage.isBranch() ? last != null && last.startsWith(stage.id() + "/") : ahead;
      if (reachable && uses(stage, variable)) {
        return stage.isBranch() ? anyAhead || session.next != null : true;
      }
    }
    return false;
  }

  private boolean uses(Stage stage, String variable) {
    for (Stage.Step step : stage.steps()) {
      if (step instanceof Stage.Entry entry && state.library.topic(entry.topic()).uses().contains(variable)) {
        return true;
      }
    }
    return false;
  }
}
