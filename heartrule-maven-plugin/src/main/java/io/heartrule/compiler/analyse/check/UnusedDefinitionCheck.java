package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.Name;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.Topic;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Ensures that skills are called and rules are opened somewhere. */
final class UnusedDefinitionCheck implements Check {
  @Override
  public void check(Analysis analysis, Diagnostics diagnostics) {
    if (analysis.project().own().stream().anyMatch(s -> !s.sessions().isEmpty() || !s.rules().isEmpty())) {
      skills(analysis, diagnostics);
    }
    rules(analysis, diagnostics);
  }

  /** A project of skills alone is a library for others. */
  private static void skills(Analysis analysis, Diagnostics diagnostics) {
    Set<String> used = new HashSet<>();
    analysis.symbols().calls().forEach(call -> used.add(call.topic().text()));
    new ActionWalk(analysis).forEach((action, place) -> {
      if (action instanceof Action.Advance advance) {
        used.add(advance.topic().text());
      }
    });
    for (Topic skill : analysis.project().skills()) {
      if (!used.contains(skill.name().text())) {
        diagnostics.add(skill.name().span(), Code.HR207, skill.name());
      }
    }
  }

  /** The names of the rules that are opened anywhere, by attentions or an action. */
  static Set<String> opened(Analysis analysis) {
    List<Name> opened = new ArrayList<>();
    RuleReferenceCheck.attentions(analysis, false, opened);
    new ActionWalk(analysis).forEach((action, place) -> {
      if (action instanceof Action.OpenRule open) {
        opened.add(open.rule());
      }
    });
    Set<String> names = new HashSet<>();
    opened.forEach(name -> names.add(name.text()));
    return names;
  }

  private static void rules(Analysis analysis, Diagnostics diagnostics) {
    Set<String> names = opened(analysis);
    for (Rule rule : analysis.project().rules()) {
      boolean first = analysis.symbols().rule(rule.name().text()) == rule;
      if (first && !names.contains(rule.name().text())) {
        diagnostics.add(rule.name().span(), Code.HR208, rule.name());
      }
    }
  }
}
