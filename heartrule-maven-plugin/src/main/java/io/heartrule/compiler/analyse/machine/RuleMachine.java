package io.heartrule.compiler.analyse.machine;

import java.util.List;
import java.util.Map;

/**
 * A rule.
 *
 * @param constant the constant that holds its name
 * @param method the start of the names of its methods
 * @param facts what never changes about it
 * @param watch its watch variables; empty if it has none
 * @param home the class that holds its methods
 * @param asked what the model fills in, with where it is kept
 * @param kept what the engine keeps, with where it is kept
 * @param build the calls that describe the rule to the engine, in order
 * @param effects what its {@code do} does, in order
 */
public record RuleMachine(String name, JavaType home, String constant, String method, ScriptPlace place, Facts facts,
    Expr start, VariablesClass watch, List<BuilderCall> build, List<RuleEffect> effects, List<PendingCall> calls,
    List<Kept> asked, List<Kept> kept, List<ExprMethod> methods,
    Map<Holder, JavaType> holders) {

  /**
   * @param time its check time
   * @param watched the other times of what it watches
   * @param computed whether the program evaluates an expression of it
   * @param cancels whether one of these ends it
   * @param phrases whether it has literal wordings
   */
  public record Facts(String time, List<String> watched, boolean computed, boolean cancels, boolean phrases) {}

  /** A watch variable and what holds it: the rule, or the globals. */
  public record Kept(VariablesClass.Slot slot, Holder holder) {}

  /** One call of the description: {@code .reply(…)}. */
  public record BuilderCall(String method, List<Expr> arguments, FieldSpec field, Expr last, ScriptPlace place) {}

  /** @param condition null if it always runs */
  public record RuleEffect(Operation operation, Expr condition, ScriptPlace place) {}
}
