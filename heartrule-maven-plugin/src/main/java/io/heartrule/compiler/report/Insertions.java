package io.heartrule.compiler.report;

import io.heartrule.compiler.analyse.Timings;
import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.Timing;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Where rules can put topics into the flow, as far as they are open there. */
final class Insertions {
  /** The places of the flow at which a called topic may begin. */
  enum At { AT_ONCE, AFTER_TOPIC, STAGE_END, SESSION_END, ELSEWHERE }

  /** A topic that a rule puts in. */
  record Insertion(Rule rule, String topic) {}

  private Insertions() {}

  /** By place of the flow, in the order of the rules. */
  static Map<At, List<Insertion>> of(List<Rule> rules) {
    Map<At, List<Insertion>> found = new EnumMap<>(At.class);
    for (Rule rule : rules) {
      rule.calls().forEach(name -> add(found, at(Timings.of(rule)), rule, name.text()));
      for (Action.Effect effect : rule.effects()) {
        if (effect instanceof Action.Call call && call.topic() != null) {
          Timing timing = Timings.of(call, rule);
          add(found, at(timing), rule, call.topic().text());
        }
      }
    }
    return found;
  }

  private static void add(Map<At, List<Insertion>> found, At at, Rule rule, String topic) {
    found.computeIfAbsent(at, a -> new ArrayList<>()).add(new Insertion(rule, topic));
  }

  private static At at(Timing timing) {
    if (!(timing instanceof Timing.At at)) {
      return At.ELSEWHERE;
    }
    return switch (at) {
      case NOW, BEFORE_ASK, AFTER_ASK, BEFORE_GOAL -> At.AT_ONCE;
      case AFTER_GOAL -> At.AFTER_TOPIC;
      case AFTER_STAGE -> At.STAGE_END;
      case AFTER_SESSION -> At.SESSION_END;
      case NEXT_SESSION -> At.ELSEWHERE;
    };
  }
}
