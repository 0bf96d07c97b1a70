package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.Liveness;
import io.heartrule.compiler.analyse.Scope;
import io.heartrule.compiler.analyse.Tables;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.model.Name;
import io.heartrule.compiler.model.Session;
import io.heartrule.compiler.model.Stage;

/** Says where so many variables are updated that one update takes several calls (HR703). */
final class UpdateCostCheck implements Check {
  private final Liveness liveness;

  UpdateCostCheck(Tables tables) {
    this.liveness = tables.liveness();
  }

  @Override
  public void check(Analysis analysis, Diagnostics diagnostics) {
    int global = liveness.updates(Scope.GLOBAL).size();
    for (Session session : analysis.project().sessions()) {
      int batch = Limits.updateBatch(analysis, session);
      int inSession = global + liveness.updates(new Scope.OfSession(session)).size();
      report(session.name(), inSession, batch, diagnostics);
      for (Stage stage : session.stages()) {
        int inStage = liveness.updates(new Scope.OfStage(session, stage)).size();
        if (inStage > 0) {
          report(stage.name(), inSession + inStage, batch, diagnostics);
        }
      }
    }
  }

  private static void report(Name owner, int count, int batch, Diagnostics diagnostics) {
    if (count > batch) {
      diagnostics.add(owner.span(), Code.HR703, owner, count, (count + batch - 1) / batch, batch);
    }
  }
}
