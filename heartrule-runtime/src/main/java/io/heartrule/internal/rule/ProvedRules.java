package io.heartrule.internal.rule;

import io.heartrule.generated.OpenRules;
import io.heartrule.generated.Opening;
import io.heartrule.generated.Rule.Check.At;
import io.heartrule.generated.RuleBook;
import io.heartrule.internal.state.Live;
import io.heartrule.internal.state.StageLive;
import io.heartrule.internal.state.State;
import io.heartrule.internal.state.TopicLive;
import java.util.LinkedHashSet;
import java.util.List;
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
    return same(open, At.NOW, proved.nowRules(), state.library.rules(), life)
        && same(open, At.ASK, proved.askRules(), state.library.rules(), life);
  }

  private static boolean same(Set<String> open, At at, List<String> proved, RuleBook book, RuleLife life) {
    Set<String> here = new LinkedHashSet<>();
    for (String rule : open) {
      if (book.rule(rule, life.view(null)).check().at() == at) {
        here.add(rule);
      }
    }
    return here.equals(new LinkedHashSet<>(proved));
  }
}
