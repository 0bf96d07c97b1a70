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
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
    checkAll(CheckTime.At.NOW, analysis, diagnostics);
    checkAll(CheckTime.At.ASK, analysis, diagnostics);
  }

  private void checkAll(CheckTime.At at, Analysis analysis, Diagnostics diagnostics) {
    Map<RunsIn, Load> plain = new HashMap<>(); // most skills have just what their caller's stage has
    for (TopicPlace place : analysis.symbols().topics()) {
      if (tables.calls().asks(place)) {
        Load worst = null;
        for (RunsIn part : tables.ruleScopes().runsIn(place)) {
          Load load = tables.ruleScopes().hasOwnRules(place) ? load(part, place, at, analysis)
              : plain.computeIfAbsent(part, p -> load(p, place, at, analysis));
          if (load.excess() > (worst == null ? 0 : worst.excess())) {
            worst = load;
          }
        }
        if (worst != null) {
          diagnostics.add(found(worst, place, at, analysis));
        }
      }
    }
  }

  private Load load(RunsIn part, TopicPlace place, CheckTime.At at, Analysis analysis) {
    int limit = at == CheckTime.At.NOW
        ? Limits.nowRules(analysis, part.session()) : Limits.askRules(analysis, part.session());
    return new Load(open(part, place, at), limit, part);
  }

  /** The rules that a topic has open in some part of a session, and how many run at once. */
  private record Load(List<Rule> open, int limit, RunsIn part) {
    int excess() {
      return open.size() - limit;
    }
  }

  private static Diagnostic found(Load load, TopicPlace place, CheckTime.At at, Analysis analysis) {
    if (at == CheckTime.At.NOW) {
      List<String> left = load.open().subList(0, load.excess()).stream().map(rule -> rule.name().text()).toList();
      return Diagnostic.at(place.topic().name().span(), Code.HR512, place.topic().name(), load.open().size(),
          load.limit(), String.join("、", left));
    }
    int batch = Limits.checkBatch(analysis, load.part().session());
    return Diagnostic.at(place.topic().name().span(), Code.HR513, place.topic().name(), load.open().size(),
        load.limit(), (load.excess() + batch - 1) / batch);
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
