package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Tables;
import java.util.List;

/** The checks of flow, time and updating: HR601 to HR613, HR702 to HR707. */
public final class FlowChecks {
  private FlowChecks() {}

  /** @param tables those of the analysis that will be checked */
  public static List<Check> all(Tables tables) {
    return List.of(
        new GotoCheck(tables),
        new SameConditionCheck(),
        new BackgroundJumpCheck(),
        new UnreachableActionCheck(),
        new ContainerCheck(),
        new TimeCheck(tables),
        new SceneCheck(tables),
        new AskEndCheck(),
        new AutoUpdateCheck(),
        new UpdateCostCheck(tables),
        new LastUseLoopCheck(tables));
  }
}
