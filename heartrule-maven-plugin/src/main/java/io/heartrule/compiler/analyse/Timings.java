package io.heartrule.compiler.analyse;

import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.CheckTime;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.Timing;
import java.util.Locale;

/** When called topics start, and what a timing means at a check time: the table of section b5. */
public final class Timings {
  private Timings() {}

  /** When the topic that a rule calls starts: as written, else as its check time implies (Q10). */
  public static Timing of(Rule rule) {
    return rule.timing() == null ? usual(rule) : rule.timing().timing();
  }

  /** The same for a call in its {@code do}: the timing of the rule's own call does not count there. */
  public static Timing of(Action.Call call, Rule rule) {
    return call.timing() == null ? usual(rule) : call.timing().timing();
  }

  private static Timing usual(Rule rule) {
    if (rule.checkTime() == CheckTime.At.NOW) {
      return Timing.At.NOW;
    } else if (rule.checkTime() == CheckTime.At.STAGE) {
      return Timing.At.AFTER_STAGE;
    }
    return rule.checkTime() == CheckTime.At.SESSION ? Timing.At.AFTER_SESSION : Timing.At.AFTER_GOAL;
  }

  /**
   * The cell of the table.
   *
   * @return what a timing means at a check time; null if it is impossible there
   */
  public static Timing meant(CheckTime check, Timing written) {
    if (!(written instanceof Timing.At timing)) {
      return written; // beside a named topic or stage: always possible
    }
    if (timing == Timing.At.AFTER_SESSION || timing == Timing.At.NEXT_SESSION || check == CheckTime.At.NOW) {
      return timing;
    }
    if (check == CheckTime.At.ASK) {
      return timing == Timing.At.NOW ? Timing.At.AFTER_ASK : timing;
    } else if (check == CheckTime.At.SESSION) {
      return null;
    } else if (timing == Timing.At.BEFORE_ASK || timing == Timing.At.AFTER_ASK) {
      return null;
    } else if (check == CheckTime.At.STAGE) {
      return timing == Timing.At.BEFORE_GOAL ? null : Timing.At.AFTER_STAGE;
    }
    return timing == Timing.At.AFTER_STAGE ? timing : Timing.At.AFTER_GOAL;
  }

  /**
   * The place at which topics of rules with one check time meet, as the script writes it: some
   * timings differ only in what becomes of the current topic.
   *
   * @return null if the timing is impossible
   */
  static String anchor(CheckTime check, Timing written) {
    Timing meant = meant(check, written);
    if (check == CheckTime.At.NOW && (meant == Timing.At.BEFORE_ASK || meant == Timing.At.BEFORE_GOAL)) {
      return word(Timing.At.NOW);
    } else if (check == CheckTime.At.ASK && meant == Timing.At.BEFORE_GOAL) {
      return word(Timing.At.AFTER_ASK);
    }
    return meant == null ? null : word(meant);
  }

  /** A timing as the script writes it. */
  public static String word(Timing timing) {
    if (timing instanceof Timing.At at) {
      return at.name().toLowerCase(Locale.ROOT);
    } else if (timing instanceof Timing.Before before) {
      return "{before: " + before.topic() + "}";
    } else if (timing instanceof Timing.After after) {
      return "{after: " + after.topic() + "}";
    }
    return "{after_stage: " + ((Timing.AfterStage) timing).stage() + "}";
  }
}
