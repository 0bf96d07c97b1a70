package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.TopicPlace;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.model.Session;
import io.heartrule.compiler.model.Stage;
import io.heartrule.compiler.model.Step;
import io.heartrule.compiler.model.Topic;
import io.heartrule.compiler.source.Span;

/** Ensures that sessions have stages, stages have topics (HR610), and other forms of a topic a standard one (HR607). */
final class ContainerCheck implements Check {

  @Override
  public void check(Analysis analysis, Diagnostics diagnostics) {
    for (Session session : analysis.project().sessions()) {
      if (session.stages().isEmpty() && !isExplained(session.name().span(), session.span(), diagnostics)) {
        diagnostics.add(Diagnostic.at(session.name().span(), Code.HR610, session.name()).variant("session"));
      }
      for (Stage stage : session.stages()) {
        if (stage.steps().stream().allMatch(Step.Scene.class::isInstance)
            && !isExplained(stage.name().span(), stage.span(), diagnostics)) {
          diagnostics.add(stage.name().span(), Code.HR610, stage.name());
        }
      }
    }
    for (TopicPlace place : analysis.symbols().topics()) {
      Topic topic = place.topic();
      if (topic.actions().isEmpty() && (topic.quick() != null || topic.detailed() != null)) {
        diagnostics.add(topic.name().span(), Code.HR607, topic.name(), topic.quick() != null ? "quick" : "detailed");
      }
    }
  }

  /** Whether it is known to be empty because a line is missing. */
  private static boolean isExplained(Span name, Span whole, Diagnostics diagnostics) {
    return diagnostics.hasErrorAt(name) || diagnostics.errors().stream().anyMatch(found -> found.code() == Code.HR103
        && found.variant().equals("line") && found.span().file() == whole.file()
        && found.span().start() >= whole.start() && found.span().end() <= whole.end());
  }
}
