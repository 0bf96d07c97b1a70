package io.heartrule.internal.rule;

import io.heartrule.generated.Rule;
import io.heartrule.internal.state.Entry;
import io.heartrule.internal.state.Live;
import io.heartrule.internal.state.SessionLive;
import io.heartrule.internal.state.StageLive;
import io.heartrule.internal.state.State;
import io.heartrule.internal.state.TopicLive;
import java.util.List;
import java.util.function.Supplier;

/** Where the topics are that a rule has called: while one runs or waits, the rule may not fire. */
public final class CalledTopics {
  private CalledTopics() {}

  /** Whether a topic that the rule has called runs or is frozen (D-R12). */
  public static boolean runs(State state, String rule, int index) {
    for (int i = 0; i <= Math.min(index, state.top()); i++) {
      if (state.stack.get(i) instanceof TopicLive topic && topic.isCalledBy(rule)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a topic under way keeps a rule from firing: its own, or, if it is critical, the same topic called
   * by another critical rule (D-R12).
   *
   * @param rule as it reads now; asked for only in a crisis
   */
  static boolean silences(State state, String name, Supplier<Rule> rule, int index) {
    if (runs(state, name, index)) {
      return true;
    }
    int crisis = crisis(state, index);
    Rule critical = crisis < 0 ? null : rule.get();
    for (int i = crisis; critical != null && critical.critical && i <= index; i++) {
      if (state.stack.get(i) instanceof TopicLive topic && topic.isCrisis()
          && critical.calls.contains(topic.entry.topic)) {
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
  static boolean waits(State state, String rule) {
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
      if (entry.isCalledBy(rule)) {
        return true;
      }
    }
    return false;
  }
}
