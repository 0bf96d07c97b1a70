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

/** Ensures that sessions have stages, stages have topics (HR610), and other forms of a topic a standard one (HR607). */
final class ContainerCheck implements Check {

  @Override
  public void check(Analysis analysis, Diagnostics diagnostics) {
    for (Session session : analysis.project().sessions()) {
      if (session.stages().isEmpty() && !diagnostics.hasErrorAt(session.name().span())) {
        diagnostics.add(Diagnostic.at(session.name().span(), Code.HR610, session.name()).variant("session"));
      }
      for (Stage stage : session.stages()) {
        if (stage.steps().stream().allMatch(Step.Scene.class::isInstance)
            && !diagnostics.hasErrorAt(stage.name().span())) {
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
}
