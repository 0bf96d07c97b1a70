package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.CheckTime;
import io.heartrule.compiler.model.Rule;

/** Says where a goto or stop is decided in the background and so happens at the next action border (HR605). */
final class BackgroundJumpCheck implements Check {

  @Override
  public void check(Analysis analysis, Diagnostics diagnostics) {
    for (Rule rule : analysis.project().rules()) {
      if (rule.checkTime() == null || rule.checkTime() == CheckTime.At.NOW || rule.checkTime() == CheckTime.At.ASK) {
        continue;
      }
      for (Action.Effect effect : rule.effects()) {
        if (effect instanceof Action.Goto || effect instanceof Action.Stop) {
          diagnostics.add(effect.common().head(), Code.HR605, effect.common().head().text(), rule.name());
        }
      }
    }
  }
}
