package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.RuleScopes;
import io.heartrule.compiler.analyse.Tables;
import io.heartrule.compiler.analyse.TopicPlace;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.model.Rule;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Ensures that of two rules that may both call at the same place, priority says which comes first
 * (HR518). Each rule is told of once, at its call, with the first such rule before it.
 */
final class RuleConflictCheck implements Check {
  private final Tables tables;

  RuleConflictCheck(Tables tables) {
    this.tables = tables;
  }

  /** Rules that are alike in these call at the same place. */
  private record Place(String checkTime, String timing, int priority) {}

  @Override
  public void check(Analysis analysis, Diagnostics diagnostics) {
    Map<Place, List<Rule>> rivals = new LinkedHashMap<>();
    Map<Rule, BitSet> open = places(analysis);
    for (Rule rule : analysis.project().rules()) {
      if (rule.calls().isEmpty() || rule.checkTime() == null || rule.critical()) {
        continue;
      }
      Place place = new Place(RuleResponseCheck.word(rule.checkTime()),
          RuleTimingCheck.word(RuleScopes.timing(rule)), rule.priority());
      List<Rule> before = rivals.computeIfAbsent(place, p -> new ArrayList<>());
      for (Rule other : before) {
        if (!callSame(rule, other) && open.get(rule).intersects(open.get(other))) {
          diagnostics.add(rule.calls().get(0).span(), Code.HR518, rule.name(), other.name(), place.timing());
          break;
        }
      }
      before.add(rule);
    }
  }

  /** The same topic at the same anchor is queued once (Q4). */
  private static boolean callSame(Rule rule, Rule other) {
    return rule.calls().stream().map(n -> n.text()).toList().equals(other.calls().stream().map(n -> n.text()).toList());
  }

  private Map<Rule, BitSet> places(Analysis analysis) {
    Map<Rule, BitSet> open = new IdentityHashMap<>();
    analysis.project().rules().forEach(rule -> open.put(rule, new BitSet()));
    int number = 0;
    for (TopicPlace place : analysis.symbols().topics()) {
      for (Rule rule : tables.ruleScopes().checked(place)) {
        open.get(rule).set(number);
      }
      number++;
    }
    return open;
  }
}
