package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Tables;
import java.util.List;

/** The checks of rules and their life: HR501 to HR526, HR614. */
public final class RuleChecks {
  private RuleChecks() {}

  /** @param tables those of the analysis that will be checked */
  public static List<Check> all(Tables tables) {
    return List.of(
        new RuleVariableCheck(),
        new RuleResponseCheck(),
        new RuleTimingCheck(),
        new CheckTimeReachCheck(tables),
        new OpenCloseCheck(tables),
        new OpenScopeCheck(tables),
        new RuleLoadCheck(tables),
        new CriticalRuleCheck(),
        new CriticalEverywhereCheck(tables),
        new CriticalGapWarning(tables),
        new PhraseCheck(),
        new CancelConditionCheck(),
        new SameCheckValueCheck(),
        new RuleRestartCheck(tables),
        new RuleConflictCheck(tables),
        new SilentSignalCheck());
  }

  /** The proof that the rules of {@code requireCritical} are active wherever a visitor can speak, alone. */
  public static Check criticalEverywhere(Tables tables) {
    return new CriticalEverywhereCheck(tables);
  }
}
