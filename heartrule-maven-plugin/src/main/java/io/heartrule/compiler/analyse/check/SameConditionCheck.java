package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.TopicCalls;
import io.heartrule.compiler.analyse.TopicPlace;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.Variant;
import java.util.List;

/** Suggests a branch where adjacent actions repeat the same condition (HR604). */
final class SameConditionCheck implements Check {

  @Override
  public void check(Analysis analysis, Diagnostics diagnostics) {
    for (TopicPlace place : analysis.symbols().topics()) {
      for (Variant variant : Variant.values()) {
        check(TopicCalls.actions(place, variant), diagnostics);
      }
    }
  }

  private static void check(List<Action> actions, Diagnostics diagnostics) {
    int first = 0;
    for (int i = 1; i <= actions.size(); i++) {
      String condition = condition(actions.get(first));
      if (i < actions.size() && condition != null && condition.equals(condition(actions.get(i)))) {
        continue;
      }
      if (i - first > 1) {
        diagnostics.add(actions.get(first).common().conditionText().span(), Code.HR604, i - first, condition);
      }
      first = i;
    }
  }

  private static String condition(Action action) {
    return action.common().conditionText() == null ? null : action.common().conditionText().value().strip();
  }
}
