package io.heartrule.internal.rule;

import io.heartrule.internal.state.Entry;
import io.heartrule.internal.state.Instance;
import io.heartrule.internal.state.Live;
import io.heartrule.internal.state.SessionLive;
import io.heartrule.internal.state.StageLive;
import io.heartrule.internal.state.State;
import io.heartrule.internal.state.TopicLive;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which rules are active at a place (D-S3), and which of them may not fire there. */
public final class ActiveRules {
  private ActiveRules() {}

  /** Oldest opening first. */
  public static List<Instance> at(State state, int index) {
    List<Live> frames = OpenFrames.at(state, index);
    List<Instance> active = new ArrayList<>();
    for (Instance instance : state.rules.values()) {
      if (isActive(frames, instance.rule)) {
        active.add(instance);
      }
    }
    active.sort(Comparator.comparingInt(instance -> instance.order));
    return active;
  }

  /** The innermost frame that opens or closes the rule decides. */
  private static boolean isActive(List<Live> frames, String rule) {
    for (Live live : frames) {
      if (live.closed.contains(rule)) {
        return false;
      } else if (live.opened(rule) > 0) {
        return true;
      }
    }
    return false;
  }

  /** The innermost frame in which a rule is open; where things happen if its scope has ended. */
  public static int frameOf(State state, String rule, int index) {
    for (Live live : OpenFrames.at(state, index)) {
      if (live.opened(rule) > 0) {
        return state.stack.indexOf(live);
      }
    }
    return Math.min(index, state.top());
  }

  /** Whether a topic that the rule has called runs or is frozen (D-R12). */
  public static boolean runsTopicOf(State state, String rule, int index) {
    for (int i = 0; i <= Math.min(index, state.top()); i++) {
      if (state.stack.get(i) instanceof TopicLive topic && rule.equals(topic.rule)) {
        return true;
      }
    }
    return false;
  }

  /** The lowest frame of a topic that a critical rule has called, or -1. */
  public static int crisis(State state, int index) {
    for (int i = 1; i <= Math.min(index, state.top()); i++) {
      if (state.stack.get(i) instanceof TopicLive topic && topic.isCrisis()) {
        return i;
      }
    }
    return -1;
  }

  /** Whether a topic that the rule has called waits anywhere (D-R7). */
  public static boolean hasTopicWaiting(State state, String rule) {
    for (Live live : state.stack) {
      if (live instanceof TopicLive topic
          && (calls(topic.atBorder, rule) || calls(topic.beforeAsk, rule) || calls(topic.suspending, rule))
          || live instanceof StageLive stage && (calls(stage.queue, rule) || calls(stage.tail, rule))
          || live instanceof SessionLive session && (calls(session.tail, rule) || calls(session.forStages, rule))) {
        return true;
      }
    }
    return calls(state.nextSession, rule);
  }

  private static boolean calls(List<Entry> entries, String rule) {
    for (Entry entry : entries) {
      if (rule.equals(entry.rule)) {
        return true;
      }
    }
    return false;
  }
}
