package io.heartrule.compiler.report;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.Options;
import io.heartrule.compiler.analyse.check.RuleChecks;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.model.Rule;
import java.util.List;

/** The critical rules, each with the proof that it is open wherever a visitor can speak, or what is missing. */
final class CriticalRules {
  private static final int MOST_GAPS = 10;

  private final Facts facts;

  CriticalRules(Facts facts) {
    this.facts = facts;
  }

  void write(Html out) {
    List<Rule> critical = facts.analysis().project().rules().stream().filter(Rule::critical).toList();
    if (critical.isEmpty()) {
      out.element("p", facts.words().of("critical.none")).line();
      return;
    }
    Wording words = facts.words();
    out.element("h3", words.of("critical.title")).line();
    Grid.open(out, words, null, "critical.rule", "critical.required", "critical.everywhere", "critical.phrases");
    for (Rule rule : critical) {
      List<Diagnostic> gaps = gaps(rule);
      boolean required = facts.analysis().options().requireCritical().contains(rule.name().text());
      out.open("tr").open("th", "scope", "row");
      facts.links().rule(out, rule);
      out.close("th").element("td", words.of(required ? "yes" : "no"));
      out.open("td", "class", gaps.isEmpty() ? "good" : "bad");
      out.element("b", words.of(gaps.isEmpty() ? "critical.proven" : "critical.gaps"));
      if (!gaps.isEmpty()) {
        out.open("ul");
        gaps.stream().limit(MOST_GAPS).forEach(gap -> {
          out.open("li");
          facts.links().place(out, gap.span());
          out.text(" " + words.messages().message(gap)).close("li");
        });
        out.close("ul");
        out.text(gaps.size() > MOST_GAPS ? words.of("and.more", gaps.size() - MOST_GAPS) : "");
      }
      out.close("td").element("td", String.join(words.list(), rule.phrases().stream().map(Wording::shortly).toList()));
      out.end("tr");
    }
    Grid.close(out);
  }

  /** The same proof as for {@code requireCritical}, whether the build asks for it or not. */
  private List<Diagnostic> gaps(Rule rule) {
    Analysis analysis = facts.analysis();
    Options wanted = new Options(analysis.options().strictVariables(), List.of(rule.name().text()),
        analysis.options().imports());
    Diagnostics found = new Diagnostics();
    RuleChecks.criticalEverywhere(facts.tables()).check(
        new Analysis(analysis.project(), analysis.symbols(), wanted), found);
    return found.sorted();
  }
}
