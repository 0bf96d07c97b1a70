package io.heartrule.internal.rule;

import io.heartrule.generated.Rule;
import io.heartrule.internal.state.Instance;
import io.heartrule.internal.state.State;
import io.heartrule.trace.TraceEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Tells what keeps open rules from firing, for whoever looks for it later. Decides nothing. */
public final class Silence {
  private final State state;
  private final RuleLife life;
  private final Consumer<TraceEvent> trace;

  public Silence(State state, RuleLife life, Consumer<TraceEvent> trace) {
    this.state = state;
    this.life = life;
    this.trace = trace;
  }

  /** Tells of the rules of a point that a check leaves out, or asks only what they watch. */
  public void tell(Point point, int index, RuleCheck check) {
    Map<String, String> silent = new LinkedHashMap<>();
    for (Instance instance : life.active().at(index)) {
      Judged judged = taking(instance.rule, check.rules());
      if (judged == null || !judged.asked()) {
        Rule rule = judged == null ? life.rule(instance) : judged.rule();
        String why = point.takes(rule.check()) ? why(instance, rule, index) : "";
        if (why.isEmpty() && judged == null && point.takes(rule.check())) {
          why = "LIMIT";
        }
        if (!why.isEmpty() && !why.equals("EXPRESSION")) {
          silent.put(instance.rule, why);
        }
      }
    }
    if (!silent.isEmpty()) {
      trace.accept(new TraceEvent.RulesSilent(point.name(), silent));
    }
  }

  private static Judged taking(String rule, List<Judged> rules) {
    for (Judged judged : rules) {
      if (judged.name().equals(rule)) {
        return judged;
      }
    }
    return null;
  }

  /**
   * Why a rule cannot fire here and now: a word of {@link TraceEvent.RulesSilent}, or {@code NOT_OPEN},
   * {@code EXPRESSION} (is false); {@code ""} if nothing keeps it from firing.
   */
  public String why(String name, int index, RuleChoice choice) {
    for (Instance instance : life.active().at(index)) {
      if (instance.rule.equals(name)) {
        Rule rule = life.rule(instance);
        String why = why(instance, rule, index);
        boolean cut = why.isEmpty() && Point.NOW.takes(rule.check())
            && taking(name, choice.now(index).rules()) == null;
        return cut ? "LIMIT" : why;
      }
    }
    return "NOT_OPEN";
  }

  private String why(Instance instance, Rule rule, int index) {
    return CalledTopics.runs(state, instance.rule, index) ? "OWN_TOPIC"
        : rule.once && instance.hasFired ? "ONCE"
        : CalledTopics.waits(state, instance.rule) ? "TOPIC_WAITS"
        : !rule.condition ? "CONDITION"
        : Boolean.FALSE.equals(rule.when) ? "EXPRESSION" : "";
  }
}
