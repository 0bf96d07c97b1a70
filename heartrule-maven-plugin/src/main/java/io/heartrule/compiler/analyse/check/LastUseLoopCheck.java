package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.Liveness;
import io.heartrule.compiler.analyse.Tables;
import io.heartrule.compiler.analyse.Variable;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.model.Session;

/** Says which updated variables have to be kept until a loop of gotos ends (HR707). */
final class LastUseLoopCheck implements Check {
  private final Liveness liveness;

  LastUseLoopCheck(Tables tables) {
    this.liveness = tables.liveness();
  }

  @Override
  public void check(Analysis analysis, Diagnostics diagnostics) {
    for (Session session : analysis.project().sessions()) {
      for (Variable variable : liveness.updatable()) {
        Liveness.LastUse last = liveness.lastUse(session, variable);
        if (last != null && last.looped() && last.reason() != null) {
          diagnostics.add(last.reason(), Code.HR707, variable, last.visit().topic().topic().name());
        }
      }
    }
  }
}
