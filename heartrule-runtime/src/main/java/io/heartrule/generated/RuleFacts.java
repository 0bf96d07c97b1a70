package io.heartrule.generated;

import io.heartrule.generated.Rule.Check.At;
import java.util.EnumSet;
import java.util.Set;

/**
 * What never changes about a rule, so that the engine builds only the rules that it has to look at.
 * Written by the generated {@link RuleBook}; immutable.
 */
public final class RuleFacts {
  /** Takes part nowhere. */
  public static final RuleFacts NONE = new RuleFacts(EnumSet.noneOf(At.class), false, false, false);
  /** Nothing is known: the rule is looked at wherever it is open. */
  public static final RuleFacts ANY = new RuleFacts(EnumSet.allOf(At.class), true, true, true);

  private final Set<At> points;
  private final boolean computed;
  private final boolean cancels;
  private final boolean phrases;

  private RuleFacts(Set<At> points, boolean computed, boolean cancels, boolean phrases) {
    this.points = points;
    this.computed = computed;
    this.cancels = cancels;
    this.phrases = phrases;
  }

  /** The rule, or something that it watches, is judged there. */
  public RuleFacts at(At... here) {
    Set<At> all = EnumSet.copyOf(points);
    all.addAll(Set.of(here));
    return new RuleFacts(all, computed, cancels, phrases);
  }

  /** The program evaluates an expression of the rule. */
  public RuleFacts computed() {
    return new RuleFacts(points, true, cancels, phrases);
  }

  /** One of these expressions ends the rule. */
  public RuleFacts cancels() {
    return new RuleFacts(points, true, true, phrases);
  }

  /** The rule has literal wordings. */
  public RuleFacts phrases() {
    return new RuleFacts(points, computed, cancels, true);
  }

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
