package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.Tables;
import io.heartrule.compiler.analyse.TopicCalls;
import io.heartrule.compiler.analyse.TopicPlace;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.Session;
import io.heartrule.compiler.model.Stage;
import io.heartrule.compiler.model.Step;
import io.heartrule.compiler.model.Variant;
import io.heartrule.compiler.source.Span;
import java.util.List;

/**
 * Ensures that it is known who talks to whom before the first question (HR611). A scene holds until
 * the next one, also across stages; a branch has the scene of where the jump stands, so it is looked
 * at only in a session whose main line sets no scene.
 */
final class SceneCheck implements Check {
  private final Tables tables;

  SceneCheck(Tables tables) {
    this.tables = tables;
  }

  @Override
  public void check(Analysis analysis, Diagnostics diagnostics) {
    for (Session session : analysis.project().sessions()) {
      Span found = firstUnset(session.stages().stream().filter(s -> !s.branch()).toList(), session, analysis);
      boolean mainScene = session.stages().stream().anyMatch(s -> !s.branch()
          && s.steps().stream().anyMatch(Step.Scene.class::isInstance));
      if (found == null && !mainScene) {
        found = session.stages().stream().filter(Stage::branch)
            .map(stage -> firstUnset(List.of(stage), session, analysis))
            .filter(span -> span != null).findFirst().orElse(null);
      }
      if (found != null) {
        diagnostics.add(found, Code.HR611, session.name());
      }
    }
  }

  /** The first question, or call that leads to one, before any scene; null if there is none. */
  private Span firstUnset(List<Stage> stages, Session session, Analysis analysis) {
    for (Stage stage : stages) {
      for (Step step : stage.steps()) {
        if (step instanceof Step.Scene) {
          return null;
        } else if (step instanceof Step.InPlace inPlace) {
          Span ask = firstAsk(new TopicPlace(session, stage, inPlace.topic()), analysis);
          if (ask != null) {
            return ask;
          }
        } else if (step instanceof Step.SkillStep skill && asks(skill.call(), analysis)) {
          return skill.call().common().head();
        }
      }
    }
    return null;
  }

  private Span firstAsk(TopicPlace place, Analysis analysis) {
    for (Variant variant : Variant.values()) {
      for (Action action : TopicCalls.actions(place, variant)) {
        if (action instanceof Action.AiAsk
            || action instanceof Action.Call call && call.isSynchronous() && asks(call, analysis)) {
          return action.common().head();
        }
      }
    }
    return null;
  }

  private boolean asks(Action.Call call, Analysis analysis) {
    TopicPlace skill = call.topic() == null ? null : analysis.symbols().skillPlace(call.topic().text());
    return skill != null && tables.calls().mayAsk(skill);
  }
}
