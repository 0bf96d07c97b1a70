package io.heartrule.generated;

/** What the texts and expressions of a rule may look at (D-V6). */
public interface RuleView extends Moment {
  /** The rule's own watch variables; for the class of another rule those of its instance, or null. */
  <V extends Variables> V watch(Class<V> type);

  /** The topic that opened the rule, for the {@code cancel_when} of that opening; null if it is gone. */
  <V extends Variables> V topic(Class<V> type);

  /** Whether a variable has another value than at the rule's previous check. */
  boolean changed(String variable, Object value);
}
