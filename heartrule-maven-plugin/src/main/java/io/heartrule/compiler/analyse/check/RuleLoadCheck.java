package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.RuleScopes;
import io.heartrule.compiler.analyse.RunsIn;
import io.heartrule.compiler.analyse.Tables;
import io.heartrule.compiler.analyse.TopicPlace;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.model.CheckTime;
import io.heartrule.compiler.model.Rule;
import java.util.ArrayList;
import java.util.List;

/**
 * Ensures that no topic has more open rules than run in a turn (HR512), and says what more of them
 * cost at the end of an ask (HR513). Critical rules do not count; a skill is judged where it has most.
 */
final class RuleLoadCheck implements Check {
  private final Tables tables;

  RuleLoadCheck(Tables tables) {
    this.tables = tables;
  }

  @Override
  public void check(Analysis analysis, Diagnostics diagnostics) {
    for (TopicPlace place : analysis.symbols().topics()) {
      if (tables.calls().asks(place)) {
        checkNow(place, analysis, diagnostics);
        checkAsk(place, analysis, diagnostics);
      }
    }
  }

  private void checkNow(TopicPlace place, Analysis analysis, Diagnostics diagnostics) {
    Diagnostic worst = null;
    int most = 0;
    for (RunsIn part : tables.ruleScopes().runsIn(place)) {
      List<Rule> open = open(part, place, CheckTime.At.NOW);
      int limit = Limits.nowRules(analysis, part.session());
      if (open.size() - limit > most) {
        most = open.size() - limit;
        worst = Diagnostic.at(place.topic().name().span(), Code.HR512, place.topic().name(), open.size(), limit,
            String.join("、", open.subList(0, most).stream().map(r -> r.name().text()).toList()));
      }
    }
    if (worst != null) {
      diagnostics.add(worst);
    }
  }

  private void checkAsk(TopicPlace place, Analysis analysis, Diagnostics diagnostics) {
    Diagnostic worst = null;
    int most = 0;
    for (RunsIn part : tables.ruleScopes().runsIn(place)) {
      int count = open(part, place, CheckTime.At.ASK).size();
      int limit = Limits.askRules(analysis, part.session());
      int batch = Limits.checkBatch(analysis, part.session());
      if (count - limit > most) {
        most = count - limit;
        worst = Diagnostic.at(place.topic().name().span(), Code.HR513, place.topic().name(), count, limit,
            (most + batch - 1) / batch);
      }
    }
    if (worst != null) {
      diagnostics.add(worst);
    }
  }

  /** Oldest opening first: those of attentions in their order, then what may be opened on the way. */
  private List<Rule> open(RunsIn part, TopicPlace place, CheckTime at) {
    List<Rule> all = tables.ruleScopes().mayBeOpen(part, place).stream()
        .filter(r -> !r.critical() && RuleScopes.isJudged(r, at)).toList();
    List<Rule> ordered = new ArrayList<>();
    for (Rule rule : tables.ruleScopes().standing(part, place).rules()) {
      if (all.stream().anyMatch(r -> r == rule)) {
        ordered.add(rule);
      }
    }
    all.stream().filter(rule -> ordered.stream().noneMatch(r -> r == rule)).forEach(ordered::add);
    return ordered;
  }
}
