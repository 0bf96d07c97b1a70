package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.Session;
import io.heartrule.compiler.model.Stage;
import io.heartrule.compiler.model.Step;
import io.heartrule.compiler.source.Span;
import java.util.HashSet;
import java.util.Set;

/** Points out that the rules speak of 来访者 where a scene calls the visitor by another word. */
final class RoleWordCheck implements Check {
  private static final String USUAL = "来访";

  @Override
  public void check(Analysis analysis, Diagnostics diagnostics) {
    int all = 0;
    int usual = 0;
    for (Rule rule : analysis.project().rules()) {
      if (rule.ifText() != null && rule.ifExpression() == null) {
        all++;
        usual += rule.ifText().value().contains(USUAL) ? 1 : 0;
      }
    }
    if (usual == 0) {
      return;
    }
    Set<String> seen = new HashSet<>();
    for (Session session : analysis.project().sessions()) {
      for (Stage stage : session.stages()) {
        for (Step step : stage.steps()) {
          if (step instanceof Step.Scene scene && scene.human() != null && scene.ai() != null
              && !scene.human().text().contains(USUAL) && seen.add(scene.human().text())) {
            Span span = scene.ai().span();
            diagnostics.add(span, Code.HR214, scene.ai(), scene.human(), usual, all);
          }
        }
      }
    }
  }
}
