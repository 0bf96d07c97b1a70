package io.heartrule.compiler.analyse.lower;

import io.heartrule.compiler.analyse.machine.Doc;
import io.heartrule.compiler.analyse.machine.Expr;
import io.heartrule.compiler.analyse.machine.RulesMachine.Cancel;
import io.heartrule.compiler.model.Expression;
import io.heartrule.compiler.model.Text;

/** Collects the conditions that end openings: they are judged by the rules, wherever they are written. */
final class Endings {
  private Endings() {}

  /** The id by which the condition is found. */
  static String add(Lowered lowered, String id, Expression condition, Text written, Viewpoint from) {
    Expr judged = lowered.expressions.condition(condition, from);
    lowered.cancels.add(new Cancel(id, "cancelWhen" + (lowered.cancels.size() + 1),
        new Doc(Places.of(condition.span()), "cancel_when: " + (written == null ? "" : written.value())), judged,
        from.types()));
    return id;
  }
}
