package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.RuleScopes;
import io.heartrule.compiler.analyse.RunsIn;
import io.heartrule.compiler.analyse.StandingRules;
import io.heartrule.compiler.analyse.Tables;
import io.heartrule.compiler.analyse.TopicCalls;
import io.heartrule.compiler.analyse.TopicPlace;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.Session;
import io.heartrule.compiler.model.Stage;
import io.heartrule.compiler.model.Variant;
import io.heartrule.compiler.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Proves that the rules named by {@code requireCritical} are active wherever a visitor can speak: at
 * each ai_ask of each topic that may run in a session, skills included (HR522, N8).
 *
 * <p>Only what surely holds counts: attentions, and an unconditional {@code open_rule} earlier in the
 * same topic. An opening by another topic does not, for that topic may be left out. Nothing can close
 * a critical rule (HR514), and no guard may keep it from being judged. Topics are looked at wherever they
 * may run, also late or put off ({@link MovedTopics}). What is missing in a whole session or stage is said once.
 */
final class CriticalEverywhereCheck implements Check {
  private final Tables tables;

  CriticalEverywhereCheck(Tables tables) {
    this.tables = tables;
  }

  /** An ai_ask at which the rule is not sure to be active. */
  record Gap(TopicPlace place, Span ask) {}

  @Override
  public void check(Analysis analysis, Diagnostics diagnostics) {
    MovedTopics moved = analysis.options().requireCritical().isEmpty() ? null : new MovedTopics(analysis, tables);
    for (String name : analysis.options().requireCritical()) {
      Rule rule = analysis.symbols().rule(name);
      if (rule == null) {
        reportUnknown(name, analysis, diagnostics);
      } else if (!rule.critical()) {
        diagnostics.add(Diagnostic.at(rule.name().span(), Code.HR522, rule.name(), "").variant("notCritical"));
      } else {
        reportGuards(rule, diagnostics);
        analysis.project().sessions().forEach(session -> check(rule, session, moved, analysis, diagnostics));
      }
    }
  }

  private static void reportUnknown(String name, Analysis analysis, Diagnostics diagnostics) {
    List<Session> sessions = analysis.project().sessions();
    if (!sessions.isEmpty()) {
      diagnostics.add(Diagnostic.at(sessions.get(0).name().span(), Code.HR522, name, "").variant("unknown"));
    } else if (!analysis.project().scripts().isEmpty()) {
      diagnostics.add(Diagnostic.at(analysis.project().scripts().get(0).file().span(0, 0), Code.HR522, name, "")
          .variant("unknown"));
    }
  }

  /** The questions at which the rule is not sure to be active, each once, in the order of the sessions. */
  List<Gap> gaps(Rule rule, Analysis analysis, MovedTopics moved) {
    Map<Span, Gap> gaps = new LinkedHashMap<>();
    for (Session session : analysis.project().sessions()) {
      for (RunsIn part : MovedTopics.parts(session)) {
        List<Gap> found = new ArrayList<>();
        collect(rule, part, moved, found);
        found.forEach(gap -> gaps.putIfAbsent(gap.ask(), gap));
      }
    }
    return List.copyOf(gaps.values());
  }

  /** What keeps an open rule from being judged. */
  private static void reportGuards(Rule rule, Diagnostics diagnostics) {
    if (rule.condition() != null) {
      diagnostics.add(Diagnostic.at(Keys.of(rule.conditionText() == null ? rule.condition().span()
          : rule.conditionText().span()), Code.HR522, rule.name(), "").variant("condition"));
    }
    if (rule.once()) {
      diagnostics.add(Diagnostic.at(rule.name().span(), Code.HR522, rule.name(), "").variant("once"));
    }
  }

  private void check(Rule rule, Session session, MovedTopics moved, Analysis analysis, Diagnostics diagnostics) {
    List<RunsIn> parts = MovedTopics.parts(session);
    List<Diagnostic> found = new ArrayList<>();
    boolean somewhere = false;
    Gap first = null;
    for (RunsIn part : parts) {
      List<Gap> gaps = new ArrayList<>();
      boolean covered = collect(rule, part, moved, gaps);
      somewhere |= covered;
      first = first == null && !gaps.isEmpty() ? gaps.get(0) : first;
      report(rule, part, gaps, covered, analysis, found);
    }
    if (first != null && !somewhere) {
      diagnostics.add(Diagnostic.at(session.name().span(), Code.HR522, rule.name(), session.name())
          .variant("session", first.ask().place()));
    } else {
      // A skill that runs in several sessions is named once.
      found.stream().filter(d -> diagnostics.errors().stream().noneMatch(known -> known.code() == Code.HR522
          && known.span().equals(d.span()) && known.variant().equals(d.variant())
          && known.arguments().get(0).equals(d.arguments().get(0)))).toList().forEach(diagnostics::add);
    }
  }

  /** @return whether the part, or a topic written in it, opens the rule */
  private boolean collect(Rule rule, RunsIn part, MovedTopics moved, List<Gap> gaps) {
    boolean covered = false;
    Set<TopicPlace> running = new LinkedHashSet<>(moved.in(part));
    if (part.stage() != null || moved.runsAfterStages(part.session())) {
      running.addAll(tables.ruleScopes().running(part));
    }
    for (TopicPlace place : running) {
      if (!tables.calls().asks(place)) {
        continue;
      }
      StandingRules standing = tables.ruleScopes().standing(part, place);
      if (standing.closed().contains(rule)) {
        continue; // which has been reported (HR514)
      }
      Span gap = standing.isOpen(rule) ? null : firstGap(rule, place);
      // A skill that sees to itself says nothing about its surroundings.
      covered |= gap == null && (!place.isSkill() || tables.ruleScopes().standing(part).isOpen(rule));
      if (gap != null) {
        gaps.add(new Gap(place, gap));
      }
    }
    return covered;
  }

  /** The first ai_ask that no sure opening in the same topic comes before, or null. */
  private Span firstGap(Rule rule, TopicPlace place) {
    RuleScopes scopes = tables.ruleScopes();
    for (Variant variant : Variant.values()) {
      List<Action> actions = TopicCalls.actions(place, variant);
      int opened = scopes.deltas(place, variant).stream()
          .filter(d -> d.rule() == rule && d.open() && !d.conditional())
          .mapToInt(d -> d.action()).min().orElse(actions.size());
      for (int i = 0; i < opened; i++) {
        if (actions.get(i) instanceof Action.AiAsk) {
          return actions.get(i).common().head();
        }
      }
    }
    return null;
  }

  private static void report(Rule rule, RunsIn part, List<Gap> gaps, boolean covered, Analysis analysis,
      List<Diagnostic> found) {
    Stage stage = part.stage();
    if (gaps.isEmpty()) {
      return;
    }
    if (!covered && stage != null) {
      found.add(Diagnostic.at(stage.name().span(), Code.HR522, rule.name(), part).variant("stage",
          gaps.get(0).ask().place()));
      return;
    }
    for (Gap gap : gaps) {
      // What is missing in a skill from a dependency can only be written here.
      Span span = analysis.project().isImported(gap.ask()) ? part.session().name().span() : gap.ask();
      if (found.stream().anyMatch(d -> d.span().equals(span) && d.variant().isEmpty())) {
        continue; // a skill that runs in several places
      }
      found.add(Diagnostic.at(span, Code.HR522, rule.name(),
          gap.place().isSkill() || gap.place().stage() != part.stage() ? gap.place() + " (" + part + ")"
              : gap.place()));
    }
  }
}
