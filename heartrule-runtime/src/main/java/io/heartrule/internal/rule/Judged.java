package io.heartrule.internal.rule;

import io.heartrule.generated.Rule;
import io.heartrule.generated.Rule.Watch;
import io.heartrule.internal.state.Instance;
import java.util.List;

/**
 * A rule as it takes part in one check.
 *
 * @param rule as it read when the question was put
 * @param own whether the point is the rule's own, not only that of some of its watches
 * @param asked whether the model answers {@code rule_<name>}
 * @param armed whether it may fire at all
 * @param cancel whether the model answers {@code cancel_<name>}
 * @param watches what the model fills in
 * @param counts whether there is new visitor text for it (N7)
 * @param computed whether the program evaluates an expression of it
 * @param field the answer that makes it fire, {@code rule_<name>}
 */
public record Judged(Instance instance, Rule rule, Point point, boolean own, boolean asked, boolean armed,
    boolean cancel, List<Watch> watches, boolean counts, boolean computed, String field) {

  public String name() {
    return rule.name();
  }

  /** Where the dialogue begins that is new to it. */
  int since() {
    return instance.seen(point.name(), own);
  }

  /** It has been judged up to a line. */
  void until(int line) {
    instance.saw(point.name(), own, line);
  }

  String cancelField() {
    return "cancel_" + rule.name();
  }

  /** A critical rule whose expression counts on what the model tells with the same answer. */
  boolean hangsOnWatches() {
    return rule.critical && rule.when != null && armed && counts && !watches.isEmpty();
  }

  /** A hint line of the prompt. */
  public boolean isHint() {
    return rule.reply != null && rule.condition && !Boolean.FALSE.equals(rule.when)
        && !(rule.once && instance.hasFired);
  }

  /** Whether firing does anything but speak. */
  boolean acts() {
    return !rule.calls.isEmpty() || rule.effects;
  }
}
