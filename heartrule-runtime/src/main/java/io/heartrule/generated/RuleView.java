package io.heartrule.generated;

/** What the texts and expressions of a rule may look at (D-V6). */
public interface RuleView extends Moment {
  /** The rule's own watch variables. */
  <V extends Variables> V watch(Class<V> type);

  /** Whether a variable has another value than at the rule's previous check. */
  boolean changed(String variable, Object value);
}
