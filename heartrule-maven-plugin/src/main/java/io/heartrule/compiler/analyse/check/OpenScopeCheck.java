package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.Tables;
import io.heartrule.compiler.analyse.TopicCalls;
import io.heartrule.compiler.analyse.TopicPlace;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.Attention;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.ScopeLevel;
import io.heartrule.compiler.model.Session;
import io.heartrule.compiler.model.Stage;
import io.heartrule.compiler.model.Variant;
import java.util.List;
import java.util.Set;

/** Ensures that the scope of an opening is not narrower than its place (HR519) and written where it matters (HR520). */
final class OpenScopeCheck implements Check {
  private final Tables tables;

  OpenScopeCheck(Tables tables) {
    this.tables = tables;
  }

  @Override
  public void check(Analysis analysis, Diagnostics diagnostics) {
    for (Session session : analysis.project().sessions()) {
      checkAttentions(session.attentions(), ScopeLevel.SESSION, diagnostics);
      for (Stage stage : session.stages()) {
        checkAttentions(stage.attentions(), ScopeLevel.STAGE, diagnostics);
      }
    }
    for (TopicPlace place : analysis.symbols().topics()) {
      for (Variant variant : place.isSkill() ? Variant.values() : new Variant[0]) {
        for (Action action : TopicCalls.actions(place, variant)) {
          if (action instanceof Action.OpenRule open && open.scope() == null
              && analysis.symbols().rule(open.rule().text()) != null) {
            diagnostics.add(open.common().head(), Code.HR520, open.rule(), place.topic().name());
          }
        }
      }
    }
    analysis.project().rules().forEach(rule -> checkEffects(rule, analysis, diagnostics));
  }

  private static void checkAttentions(List<Attention> attentions, ScopeLevel owner, Diagnostics diagnostics) {
    for (Attention attention : attentions) {
      if (attention instanceof Attention.Open open && open.scope() != null
          && open.scope().ordinal() > owner.ordinal()) {
        diagnostics.add(open.scopeSpan() == null ? open.span() : open.scopeSpan(), Code.HR519, open.scope().word(),
            owner.word());
      }
    }
  }

  private void checkEffects(Rule rule, Analysis analysis, Diagnostics diagnostics) {
    Set<ScopeLevel> levels = tables.ruleScopes().levels().of(rule);
    for (Action.Effect effect : rule.effects()) {
      if (effect instanceof Action.OpenRule unknown && analysis.symbols().rule(unknown.rule().text()) == null) {
        continue; // HR205
      }
      if (effect instanceof Action.OpenRule open && open.scope() == null) {
        diagnostics.add(Diagnostic.at(open.common().head(), Code.HR520, open.rule(), rule.name()).variant("do"));
      } else if (effect instanceof Action.OpenRule open && !levels.isEmpty()
          && levels.stream().allMatch(level -> open.scope().ordinal() > level.ordinal())) {
        diagnostics.add(Diagnostic.at(open.common().head(), Code.HR519, open.scope().word(),
            tables.ruleScopes().levels().narrowest(rule).word()).variant("do"));
      }
    }
  }
}
