package io.heartrule.compiler.analyse.machine;

import java.util.List;
import java.util.Map;

/**
 * A rule.
 *
 * @param constant the constant that holds its name
 * @param method the start of the names of its methods
 * @param watch its watch variables; empty if it has none
 * @param build the calls that describe the rule to the engine, in order
 * @param effects what its {@code do} does, in order
 * @param cancels conditions of openings, by id
 */
public record RuleMachine(String name, String constant, String method, ScriptPlace place, Expr start,
    VariablesClass watch, List<BuilderCall> build, List<RuleEffect> effects, List<PendingCall> calls,
    List<VariablesClass.Slot> asked, List<VariablesClass.Slot> kept, List<ExprMethod> methods,
    Map<Holder, JavaType> holders) {

  /** One call of the description: {@code .reply(…)}. */
  public record BuilderCall(String method, List<Expr> arguments, FieldSpec field, Expr last, ScriptPlace place) {}

  /** @param condition null if it always runs */
  public record RuleEffect(Operation operation, Expr condition, ScriptPlace place) {}
}
