package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.TopicCalls;
import io.heartrule.compiler.analyse.TopicPlace;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.diagnostic.Severity;
import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.Variant;

/** Says which questions have no {@code exit}, and warns of those that nothing but a limit ends (HR612). */
final class AskEndCheck implements Check {

  @Override
  public void check(Analysis analysis, Diagnostics diagnostics) {
    for (TopicPlace place : analysis.symbols().topics()) {
      for (Variant variant : Variant.values()) {
        for (Action action : TopicCalls.actions(place, variant)) {
          if (action instanceof Action.AiAsk ask && ask.exit() == null) {
            diagnostics.add(found(ask));
          }
        }
      }
    }
  }

  private static Diagnostic found(Action.AiAsk ask) {
    if (ask.output().gets().isEmpty()) {
      return Diagnostic.at(ask.common().head(), Code.HR612, "").as(Severity.WARNING).variant("endless",
          ask.maxTurns() == null ? 20 : ask.maxTurns());
    }
    return Diagnostic.at(ask.common().head(), Code.HR612,
        String.join("、", ask.output().gets().stream().map(get -> get.variable().text()).toList()));
  }
}
