package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.CallSite;
import io.heartrule.compiler.analyse.Symbols;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.diagnostic.NearNames;
import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.Name;
import io.heartrule.compiler.model.Session;
import io.heartrule.compiler.model.Stage;
import io.heartrule.compiler.model.Timing;
import io.heartrule.compiler.source.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Ensures that effects on queued topics, and timings, name topics and stages that exist. */
final class EffectTopicCheck implements Check {
  @Override
  public void check(Analysis analysis, Diagnostics diagnostics) {
    Set<String> topics = new HashSet<>();
    analysis.symbols().topics().forEach(place -> topics.add(place.topic().name().text()));
    new ActionWalk(analysis).forEach((action, site) -> {
      Name topic = topicOf(action);
      if (topic != null && !topics.contains(topic.text())) {
        Optional<String> near = new TopicNames(analysis).nearestTopic(topic.text());
        Diagnostic found = Diagnostic.at(topic.span(), Code.HR204, topic);
        diagnostics.add(near.isPresent() ? found.variant("queued_near", near.get()).fix(topic.span(), near.get())
            : found.variant("queued"));
      }
      if (action instanceof Action.Postpone postpone && postpone.to() != null) {
        timing(postpone.to(), site.session(), topics, analysis, diagnostics);
      }
    });
    Set<Span> seen = new HashSet<>();
    for (CallSite call : analysis.symbols().calls()) {
      if (call.timing() != null && seen.add(call.timing().span())) {
        timing(call.timing().timing(), call.site().session(), topics, analysis, diagnostics);
      }
    }
  }

  private static Name topicOf(Action action) {
    if (action instanceof Action.Postpone postpone) {
      return postpone.topic();
    } else if (action instanceof Action.Advance advance) {
      return advance.topic();
    } else if (action instanceof Action.CancelTopic cancel) {
      return cancel.topic();
    } else if (action instanceof Action.DeferTopic defer) {
      return defer.topic();
    } else if (action instanceof Action.Weight weight) {
      return weight.topic();
    }
    return action instanceof Action.Version version ? version.topic() : null;
  }

  private static void timing(Timing timing, Session session, Set<String> topics, Analysis analysis,
      Diagnostics diagnostics) {
    if (timing instanceof Timing.Before before) {
      topic(before.topic(), topics, analysis, diagnostics);
    } else if (timing instanceof Timing.After after) {
      topic(after.topic(), topics, analysis, diagnostics);
    } else if (timing instanceof Timing.AfterStage after && !isStage(after.stage().text(), session, analysis)) {
      report(after.stage(), "stage", Optional.empty(), diagnostics);
    }
  }

  private static void topic(Name name, Set<String> topics, Analysis analysis, Diagnostics diagnostics) {
    if (!topics.contains(name.text())) {
      report(name, "", new TopicNames(analysis).nearestTopic(name.text()), diagnostics);
    }
  }

  private static boolean isStage(String name, Session session, Analysis analysis) {
    Symbols symbols = analysis.symbols();
    List<Session> sessions = session == null ? analysis.project().sessions() : List.of(session);
    return sessions.stream().anyMatch(s -> symbols.stage(s, name) != null);
  }

  private static void report(Name name, String variant, Optional<String> near, Diagnostics diagnostics) {
    Diagnostic found = Diagnostic.at(name.span(), Code.HR218, name);
    diagnostics.add(near.isPresent() ? found.variant("near", near.get()).fix(name.span(), near.get())
        : found.variant(variant));
  }

  /** The stages of a session by name, for "did you mean". */
  static Optional<String> nearestStage(Session session, String written) {
    return NearNames.nearest(written, session.stages().stream().map(Stage::name).map(Name::text).toList());
  }
}
