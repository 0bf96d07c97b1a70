package io.heartrule.internal.rule;

import io.heartrule.generated.Rule;
import io.heartrule.internal.state.Instance;
import io.heartrule.internal.state.State;
import java.util.List;

/** What keeps rules from firing, for whoever looks for it. Decides and changes nothing. */
public final class Silence {
  static final String EXPRESSION = "EXPRESSION";
  static final String CRISIS = "CRISIS";

  private final State state;
  private final RuleLife life;

  public Silence(State state, RuleLife life) {
    this.state = state;
    this.life = life;
  }

  /**
   * Why a rule cannot fire here and now: a word of {@link io.heartrule.trace.TraceEvent.RulesSilent}, or
   * {@code NOT_OPEN}, {@code EXPRESSION} (is false); {@code ""} if nothing keeps it from firing.
   */
  public String why(String name, int index) {
    List<Instance> active = life.active().at(index);
    for (Instance instance : active) {
      if (instance.rule.equals(name)) {
        Rule rule = life.rule(instance);
        String why = why(instance, rule, index);
        if (why.isEmpty() && CalledTopics.crisis(state, index) >= 0 && CallTiming.interrupts(rule)) {
          return CRISIS;
        }
        return why.isEmpty() && isCut(rule, active, active.indexOf(instance), index) ? "LIMIT" : why;
      }
    }
    return "NOT_OPEN";
  }

  /** Whether newer rules have taken the places of a turn. */
  private boolean isCut(Rule rule, List<Instance> active, int at, int index) {
    if (rule.critical || !Point.NOW.takes(rule.check())) {
      return false;
    }
    int newer = 0;
    for (Instance other : active.subList(at + 1, active.size())) {
      Rule that = life.rule(other);
      String why = why(other, that, index);
      newer += !that.critical && Point.NOW.takes(that.check()) && (why.isEmpty() || why.equals(EXPRESSION)) ? 1 : 0;
    }
    return newer >= state.settings.nowRules();
  }

  private String why(Instance instance, Rule rule, int index) {
    return why(state, instance, rule, CalledTopics.silences(state, instance.rule, () -> rule, index));
  }

  /** @param own whether its topic runs: {@link CalledTopics#silences} */
  static String why(State state, Instance instance, Rule rule, boolean own) {
    return own ? "OWN_TOPIC"
        : rule.once && instance.hasFired ? "ONCE"
        : CalledTopics.waits(state, instance.rule) ? "TOPIC_WAITS"
        : !rule.condition ? "CONDITION"
        : Boolean.FALSE.equals(rule.when) ? EXPRESSION : "";
  }
}
