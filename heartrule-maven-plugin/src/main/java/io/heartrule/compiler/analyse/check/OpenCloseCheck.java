package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.RuleScopes;
import io.heartrule.compiler.analyse.RunsIn;
import io.heartrule.compiler.analyse.StandingRules;
import io.heartrule.compiler.analyse.Tables;
import io.heartrule.compiler.analyse.TopicCalls;
import io.heartrule.compiler.analyse.TopicPlace;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.Attention;
import io.heartrule.compiler.model.Name;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.ScopeLevel;
import io.heartrule.compiler.model.Session;
import io.heartrule.compiler.model.Stage;
import io.heartrule.compiler.model.Variant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Ensures that what opens and closes a rule has an effect: not both in one list (HR509), no closing
 * of what cannot be open (HR510); and says where a rule is opened more than once (HR511).
 */
final class OpenCloseCheck implements Check {
  private final Tables tables;

  OpenCloseCheck(Tables tables) {
    this.tables = tables;
  }

  @Override
  public void check(Analysis analysis, Diagnostics diagnostics) {
    One run = new One(analysis, tables.ruleScopes(), diagnostics);
    for (Session session : analysis.project().sessions()) {
      run.checkSession(session);
    }
    for (TopicPlace place : analysis.symbols().topics()) {
      run.checkTopic(place);
    }
    analysis.project().rules().forEach(run::checkEffects);
  }

  private record One(Analysis analysis, RuleScopes scopes, Diagnostics diagnostics) {

    void checkSession(Session session) {
      Set<Rule> global = same(scopes.mayBeOpenForGood());
      checkAttentions(session.attentions(), StandingRules.none(), global::contains);
      StandingRules inSession = scopes.standing(new RunsIn(session, null));
      Set<Rule> around = same(scopes.mayBeOpen(new RunsIn(session, null)));
      for (Stage stage : session.stages()) {
        checkAttentions(stage.attentions(), inSession, around::contains);
      }
    }

    void checkTopic(TopicPlace place) {
      List<RunsIn> parts = scopes.runsIn(place);
      StandingRules around = place.isSkill() ? StandingRules.none()
          : scopes.standing(new RunsIn(place.session(), place.stage()));
      boolean closes = place.topic().attentions().stream().anyMatch(Attention.Close.class::isInstance);
      Set<Rule> open = same(closes ? scopes.mayBeOpenAround(place) : List.of());
      checkAttentions(place.topic().attentions(), around, rule -> parts.isEmpty() || open.contains(rule));
      for (Variant variant : Variant.values()) {
        checkActions(place, variant, parts.isEmpty());
      }
    }

    private void checkAttentions(List<Attention> attentions, StandingRules around, Predicate<Rule> mayBeOpen) {
      Map<String, Attention> before = new HashMap<>();
      for (Attention attention : attentions) {
        Rule rule = rule(attention.rule());
        if (attention.rule() == null) {
          continue;
        }
        Attention other = before.putIfAbsent(attention.rule().text(), attention);
        boolean opens = attention instanceof Attention.Open;
        if (other != null && opens != other instanceof Attention.Open) {
          diagnostics.add(Keys.head(attention.span()), Code.HR509, attention.rule(), other.span().line());
        } else if (rule != null && opens) {
          StandingRules.Opening opening = around.opening(rule);
          int count = 1 + (opening == null ? 0 : opening.count()) + (other == null ? 0 : 1);
          if (count > 1) {
            diagnostics.add(Keys.head(attention.span()), Code.HR511, rule.name(), count,
                (opening == null ? other.span() : opening.newest()).place());
          }
        } else if (rule != null && !mayBeOpen.test(rule) && !rule.critical()) {
          diagnostics.add(Keys.head(attention.span()), Code.HR510, rule.name());
        }
      }
    }

    private void checkActions(TopicPlace place, Variant variant, boolean neverRuns) {
      Map<String, Integer> counts = new HashMap<>();
      for (Action action : TopicCalls.actions(place, variant)) {
        if (action instanceof Action.OpenRule open && rule(open.rule()) != null) {
          Rule rule = rule(open.rule());
          StandingRules.Opening opening = scopes.standing(place).opening(rule);
          int count = counts.merge(rule.name().text(), 1, Integer::sum) + (opening == null ? 0 : opening.count());
          if (count > 1) {
            diagnostics.add(open.common().head(), Code.HR511, rule.name(), count,
                opening == null ? place.topic().name().span().place() : opening.newest().place());
          }
        } else if (action instanceof Action.CloseRule close && rule(close.rule()) != null) {
          Rule rule = rule(close.rule());
          boolean forGood = close.scope() == ScopeLevel.GLOBAL;
          boolean possible = forGood ? same(scopes.mayBeOpenForGood()).contains(rule) : scopes.mayBeOpen(place, rule);
          if (!neverRuns && !possible && !rule.critical()) {
            diagnostics.add(close.common().head(), Code.HR510, rule.name());
          }
        }
      }
    }

    void checkEffects(Rule firing) {
      for (Action.Effect effect : firing.effects()) {
        if (effect instanceof Action.CloseRule close && rule(close.rule()) != null) {
          Rule rule = rule(close.rule());
          List<RunsIn> parts = parts().stream().filter(p -> same(scopes.active(p)).contains(firing)).toList();
          if (!parts.isEmpty() && !rule.critical()
              && parts.stream().noneMatch(p -> same(scopes.active(p)).contains(rule))) {
            diagnostics.add(close.common().head(), Code.HR510, rule.name());
          }
        }
      }
    }

    private List<RunsIn> parts() {
      List<RunsIn> parts = new ArrayList<>();
      for (Session session : analysis.project().sessions()) {
        session.stages().forEach(stage -> parts.add(new RunsIn(session, stage)));
        parts.add(new RunsIn(session, null));
      }
      return parts;
    }

    private Rule rule(Name name) {
      return name == null ? null : analysis.symbols().rule(name.text());
    }

    private static Set<Rule> same(List<Rule> rules) {
      Set<Rule> set = Collections.newSetFromMap(new IdentityHashMap<>());
      set.addAll(rules);
      return set;
    }
  }
}
