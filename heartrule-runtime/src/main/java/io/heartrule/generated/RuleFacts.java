package io.heartrule.generated;

import io.heartrule.generated.Rule.Check.At;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * What never changes about a rule, so that the engine builds only the rules that it has to look at.
 * Written by the generated {@link RuleBook}; immutable.
 */
public final class RuleFacts {
  /** Nothing is known: the rule is looked at wherever it is open. */
  public static final RuleFacts ANY = new RuleFacts(null, EnumSet.allOf(At.class), true, true, true);

  /** Most rules are like that: no object for each look at one. */
  private static final Map<At, RuleFacts> PLAIN = new EnumMap<>(At.class);

  static {
    for (At time : At.values()) {
      PLAIN.put(time, new RuleFacts(time, EnumSet.of(time), false, false, false));
    }
  }

  private final At time;
  private final Set<At> points;
  private final boolean computed;
  private final boolean cancels;
  private final boolean phrases;

  private RuleFacts(At time, Set<At> points, boolean computed, boolean cancels, boolean phrases) {
    this.time = time;
    this.points = points;
    this.computed = computed;
    this.cancels = cancels;
    this.phrases = phrases;
  }

  /** A rule with its check time. */
  public static RuleFacts at(At time) {
    return PLAIN.get(time);
  }

  /** Something that it watches has another time. */
  public RuleFacts watches(At other) {
    Set<At> all = EnumSet.copyOf(points);
    all.add(other);
    return new RuleFacts(time, all, computed, cancels, phrases);
  }

  /** The program evaluates an expression of the rule. */
  public RuleFacts computed() {
    return new RuleFacts(time, points, true, cancels, phrases);
  }

  /** One of these expressions ends the rule. */
  public RuleFacts cancels() {
    return new RuleFacts(time, points, true, true, phrases);
  }

  /** The rule has literal wordings. */
  public RuleFacts phrases() {
    return new RuleFacts(time, points, computed, cancels, true);
  }

  /** The rule's own check time; null if it is not known. */
  public At time() {
    return time;
  }

  /** Whether the rule, or something that it watches, is judged there. */
  public boolean isJudgedAt(At point) {
    return points.contains(point);
  }

  public boolean isComputed() {
    return computed;
  }

  public boolean mayCancelItself() {
    return cancels;
  }

  public boolean hasPhrases() {
    return phrases;
  }
}
