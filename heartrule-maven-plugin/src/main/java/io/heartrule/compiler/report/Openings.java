package io.heartrule.compiler.report;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.TopicPlace;
import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.Attention;
import io.heartrule.compiler.model.Name;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.Session;
import io.heartrule.compiler.model.Stage;
import io.heartrule.compiler.model.Variant;
import io.heartrule.compiler.source.Span;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The places of the scripts that open or close each rule. */
final class Openings {
  private final Analysis analysis;
  private final Map<Rule, List<Opening>> byRule = new IdentityHashMap<>();

  /**
   * One {@code open_rule} or {@code close_rule}.
   *
   * @param owner the session, stage, topic or rule in which it stands
   * @param place where its rule is written
   */
  record Opening(Object owner, boolean open, Span place) {}

  Openings(Analysis analysis) {
    this.analysis = analysis;
    for (Session session : analysis.project().sessions()) {
      attentions(session.attentions(), session);
      for (Stage stage : session.stages()) {
        attentions(stage.attentions(), stage);
      }
    }
    for (TopicPlace place : analysis.symbols().topics()) {
      attentions(place.topic().attentions(), place.topic());
      for (Variant variant : Variant.values()) {
        actions(place.topic().actions(variant), place.topic());
      }
    }
    analysis.project().rules().forEach(rule -> actions(rule.effects(), rule));
  }

  private void attentions(List<Attention> attentions, Object owner) {
    attentions.forEach(a -> add(a.rule(), owner, a instanceof Attention.Open, a.span()));
  }

  private void actions(List<? extends Action> actions, Object owner) {
    for (Action action : actions == null ? List.<Action>of() : actions) {
      if (action instanceof Action.OpenRule open) {
        add(open.rule(), owner, true, action.common().head());
      } else if (action instanceof Action.CloseRule close) {
        add(close.rule(), owner, false, action.common().head());
      }
    }
  }

  private void add(Name name, Object owner, boolean open, Span place) {
    Rule rule = analysis.symbols().rule(name.text());
    if (rule != null) {
      byRule.computeIfAbsent(rule, r -> new ArrayList<>()).add(new Opening(owner, open, place));
    }
  }

  List<Opening> of(Rule rule, boolean open) {
    return byRule.getOrDefault(rule, List.of()).stream().filter(opening -> opening.open() == open).toList();
  }
}
