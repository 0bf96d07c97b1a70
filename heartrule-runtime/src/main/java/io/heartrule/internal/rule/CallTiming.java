package io.heartrule.internal.rule;

import io.heartrule.generated.Rule;
import io.heartrule.generated.Timing;

/** When the topic that a rule calls begins, and what that gets in the way of. */
public final class CallTiming {
  private CallTiming() {}

  /** The timing as written, else that which the check time implies (Q10). */
  public static Timing of(Rule rule) {
    if (rule.timing != null) {
      return rule.timing;
    }
    return switch (rule.check().at()) {
      case NOW -> Timing.NOW;
      case STAGE -> Timing.AFTER_STAGE;
      case SESSION -> Timing.AFTER_SESSION;
      default -> Timing.AFTER_GOAL;
    };
  }

  /** Whether a topic begins at once, in the reply's place. */
  public static boolean isAtOnce(Timing timing) {
    return timing.at() == Timing.At.NOW || timing.at() == Timing.At.BEFORE_ASK
        || timing.at() == Timing.At.BEFORE_GOAL;
  }

  /** Whether firing takes the reply's place, and the model's words must not be shown (D-R10). */
  public static boolean silences(Rule rule) {
    return rule.leaves || !rule.calls.isEmpty() && isAtOnce(of(rule));
  }

  /** Whether a rule would get in the way of a topic about safety: it is judged when that is over (N9). */
  static boolean interrupts(Rule rule) {
    return !rule.critical
        && (silences(rule) || !rule.calls.isEmpty() && of(rule).at() == Timing.At.AFTER_ASK);
  }
}
