package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.TopicCalls;
import io.heartrule.compiler.analyse.TopicPlace;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.Variant;
import java.util.List;

/** Ensures that no action stands behind one that always leaves the topic (HR606). */
final class UnreachableActionCheck implements Check {

  @Override
  public void check(Analysis analysis, Diagnostics diagnostics) {
    for (TopicPlace place : analysis.symbols().topics()) {
      for (Variant variant : Variant.values()) {
        check(TopicCalls.actions(place, variant), diagnostics);
      }
    }
  }

  private static void check(List<Action> actions, Diagnostics diagnostics) {
    for (int i = 0; i + 1 < actions.size(); i++) {
      if (leaves(actions.get(i))) {
        diagnostics.add(actions.get(i + 1).common().head(), Code.HR606,
            actions.get(i).common().head().text(), actions.get(i).common().head().line());
        return;
      }
    }
  }

  private static boolean leaves(Action action) {
    if (action.common().condition() != null || action.common().conditionText() != null) {
      return false;
    }
    return action instanceof Action.Stop stop && stop.target() != Action.Stop.Target.ASK
        || action instanceof Action.Goto go && go.maxTimes() == null && go.back() != null
            && go.back() != Action.Return.To.HERE;
  }
}
