package io.heartrule.compiler.analyse;

import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.Stage;

/**
 * A goto as it may happen in a stage of a session.
 *
 * @param from the stage in which it happens
 * @param visit the topic that jumps, itself or through a callee; null for an inserted topic or a rule
 * @param rule the rule whose effect it is, or null
 */
public record Jump(Stage from, Visit visit, Action.Goto go, Stage target, Rule rule) {

  /** Whether something keeps it from happening again and again: a condition, a limit, or a rule's own test. */
  public boolean isGuarded() {
    return go.common().condition() != null || go.common().conditionText() != null || go.maxTimes() != null
        || rule != null && (!rule.always() || rule.condition() != null);
  }

  /** Whether the flow comes back to the action after it. */
  public boolean comesBack() {
    return target.branch() && go.back() == Action.Return.To.HERE;
  }
}
