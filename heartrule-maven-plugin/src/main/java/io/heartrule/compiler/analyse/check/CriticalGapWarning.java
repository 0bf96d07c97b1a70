package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.Tables;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.diagnostic.Severity;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.source.Span;
import java.util.List;
import java.util.Set;

/**
 * Warns of a critical rule that may be inactive when a visitor speaks, also where {@code requireCritical} does
 * not name it (HR522): once for each rule, for it may be meant so. A rule that is opened nowhere is HR208's.
 */
final class CriticalGapWarning implements Check {
  private final Tables tables;
  private final CriticalEverywhereCheck proof;

  CriticalGapWarning(Tables tables) {
    this.tables = tables;
    this.proof = new CriticalEverywhereCheck(tables);
  }

  @Override
  public void check(Analysis analysis, Diagnostics diagnostics) {
    List<String> required = analysis.options().requireCritical();
    List<Rule> rules = analysis.project().rules().stream()
        .filter(rule -> rule.critical() && !required.contains(rule.name().text())
            && analysis.symbols().rule(rule.name().text()) == rule).toList();
    if (rules.isEmpty()) {
      return;
    }
    MovedTopics moved = new MovedTopics(analysis, tables);
    Set<String> opened = UnusedDefinitionCheck.opened(analysis);
    for (Rule rule : rules) {
      boolean imported = analysis.project().isImported(rule.name().span());
      if (!imported) {
        reportGuards(rule, diagnostics);
      }
      List<CriticalEverywhereCheck.Gap> gaps = opened.contains(rule.name().text())
          ? proof.gaps(rule, analysis, moved) : List.of();
      if (!gaps.isEmpty()) {
        CriticalEverywhereCheck.Gap first = gaps.get(0);
        // What a dependency's rule lacks can only be written here.
        Span span = imported ? analysis.project().sessions().get(0).name().span() : rule.name().span();
        diagnostics.add(Diagnostic.at(span, Code.HR522, rule.name(), first.place(), first.ask().place(), gaps.size())
            .variant("gaps").as(Severity.WARNING));
      }
    }
  }

  private static void reportGuards(Rule rule, Diagnostics diagnostics) {
    if (rule.condition() != null) {
      diagnostics.add(Diagnostic.at(Keys.of(rule.conditionText() == null ? rule.condition().span()
          : rule.conditionText().span()), Code.HR522, rule.name()).variant("mayCondition").as(Severity.WARNING));
    }
    if (rule.once()) {
      diagnostics.add(Diagnostic.at(rule.name().span(), Code.HR522, rule.name()).variant("mayOnce")
          .as(Severity.WARNING));
    }
  }
}
