package io.heartrule.compiler.analyse;

import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.ScopeLevel;
import io.heartrule.compiler.source.Span;

/**
 * What one {@code open_rule} or {@code close_rule} changes in the frames (section b7).
 *
 * @param action index of the action in its topic and variant; -1 for attentions and effects
 * @param rule the rule that is opened or closed
 * @param open one more opening; else the frame is closed for the rule
 * @param frame the level of the frame that is changed; null: the innermost frame in which the
 *     firing rule is open (an effect without scope)
 * @param conditional whether it may be passed over
 * @param removal closing the global frame takes its openings away for good (D-S5)
 * @param span the key {@code open_rule} or {@code close_rule}
 */
public record RuleDelta(int action, Rule rule, boolean open, ScopeLevel frame, boolean conditional,
    boolean removal, Span span) {

  static RuleDelta of(Action.OpenRule open, int index, Rule rule, ScopeLevel usual) {
    ScopeLevel frame = open.scope() == null ? usual : open.scope();
    return new RuleDelta(index, rule, true, frame, open.common().condition() != null, false, open.common().head());
  }

  static RuleDelta of(Action.CloseRule close, int index, Rule rule, ScopeLevel usual) {
    ScopeLevel frame = close.scope() == null ? usual : close.scope();
    return new RuleDelta(index, rule, false, frame, close.common().condition() != null,
        close.scope() == ScopeLevel.GLOBAL, close.common().head());
  }
}
