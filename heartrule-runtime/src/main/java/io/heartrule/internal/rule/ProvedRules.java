package io.heartrule.internal.rule;

import io.heartrule.generated.OpenRules;
import io.heartrule.generated.Opening;
import io.heartrule.generated.Rule.Check.At;
import io.heartrule.internal.state.Live;
import io.heartrule.internal.state.StageLive;
import io.heartrule.internal.state.State;
import io.heartrule.internal.state.TopicLive;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds the table of open rules that the build proved against the attentions of the live frames. */
public final class ProvedRules {
  private ProvedRules() {}

  /**
   * Whether the table of a topic names the rules that attentions keep open at its present action.
   * Topics away from their own stage have no such table; openings for wider scopes outlive their
   * place and are left out, so where there are some nothing is compared.
   */
  public static boolean agree(State state, RuleLife life, int index) {
    TopicLive topic = state.topicAt(index);
    boolean own = topic != null && state.stack.get(index - 1) instanceof StageLive stage
        && topic.id().startsWith(stage.id() + "/") && !stage.returns;
    if (!own || topic.topic.openRules(topic.frame.step) == OpenRules.NONE) {
      return true;
    }
    Set<String> open = new LinkedHashSet<>();
    for (Live live : List.of(state.session(), state.stack.get(index - 1), topic)) {
      List<Opening> opens = live instanceof StageLive stage ? stage.stage.opens() : live.frame.part.opens();
      for (Opening opening : opens) {
        if (opening.scope() != null || opening.cancel() != null) {
          return true;
        }
        open.add(opening.rule());
      }
      (live instanceof StageLive stage ? stage.stage.closes() : live.frame.part.closes()).forEach(open::remove);
    }
    OpenRules proved = topic.topic.openRules(topic.frame.step);
    Map<At, Set<String>> byTime = new EnumMap<>(At.class);
    for (String rule : open) {
      byTime.computeIfAbsent(life.timeOf(rule), at -> new LinkedHashSet<>()).add(rule);
    }
    return same(byTime.get(At.NOW), proved.nowRules()) && same(byTime.get(At.ASK), proved.askRules())
        && same(byTime.get(At.TOPIC), proved.topicRules()) && same(byTime.get(At.STAGE), proved.stageRules())
        && same(byTime.get(At.SESSION), proved.sessionRules());
  }

  private static boolean same(Set<String> open, List<String> proved) {
    return (open == null ? Set.of() : open).equals(new LinkedHashSet<>(proved));
  }
}
