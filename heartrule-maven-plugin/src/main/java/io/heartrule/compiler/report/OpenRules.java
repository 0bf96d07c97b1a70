package io.heartrule.compiler.report;

import io.heartrule.compiler.analyse.RuleScopes;
import io.heartrule.compiler.analyse.RunsIn;
import io.heartrule.compiler.analyse.TopicPlace;
import io.heartrule.compiler.model.CheckTime;
import io.heartrule.compiler.model.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rule-scope table of a topic: the rules that are surely open in it, and those that callers,
 * actions and effects may open, by check time.
 */
final class OpenRules {
  private static final int MOST_RULES = 30;

  private final Facts facts;

  OpenRules(Facts facts) {
    this.facts = facts;
  }

  void write(Html out, TopicPlace place) {
    RuleScopes scopes = facts.tables().ruleScopes();
    List<Rule> sure = place.isSkill() ? scopes.standing(place).rules()
        : scopes.standing(new RunsIn(place.session(), place.stage()), place).rules();
    Set<Rule> known = Collections.newSetFromMap(new IdentityHashMap<>());
    known.addAll(sure);
    List<Rule> maybe = scopes.mayBeOpen(place).stream().filter(rule -> !known.contains(rule)).toList();
    if (sure.isEmpty() && maybe.isEmpty()) {
      out.element("p", facts.words().of("open.none")).line();
      return;
    }
    Map<String, List<Rule>> sureByTime = byTime(sure);
    Map<String, List<Rule>> maybeByTime = byTime(maybe);
    Grid.open(out, facts.words(), facts.words().of("open.title"), "open.time", "open.sure", "open.maybe");
    for (String time : byTime(concat(sure, maybe)).keySet()) {
      out.open("tr").element("th", time, "scope", "row");
      cell(out, sureByTime.getOrDefault(time, List.of()));
      cell(out, maybeByTime.getOrDefault(time, List.of()));
      out.end("tr");
    }
    Grid.close(out);
  }

  private void cell(Html out, List<Rule> rules) {
    out.open("td");
    if (rules.size() > 1) {
      out.element("small", facts.words().of("open.count", rules.size()), "class", "count");
    }
    facts.links().some(out, rules, MOST_RULES, (cell, rule) -> {
      facts.links().rule(cell, rule);
      if (rule.critical()) {
        cell.text(facts.words().of("rule.critical"));
      }
    });
    out.close("td");
  }

  private static List<Rule> concat(List<Rule> first, List<Rule> second) {
    List<Rule> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  /** In the order in which the flow comes to the check times. */
  private Map<String, List<Rule>> byTime(List<Rule> rules) {
    Map<String, List<Rule>> found = new LinkedHashMap<>();
    for (CheckTime.At at : CheckTime.At.values()) {
      rules.stream().filter(rule -> rule.checkTime() == at)
          .forEach(rule -> found.computeIfAbsent(facts.words().checkTime(at), t -> new ArrayList<>()).add(rule));
    }
    rules.stream().filter(rule -> rule.checkTime() != null && !(rule.checkTime() instanceof CheckTime.At))
        .forEach(r -> found.computeIfAbsent(facts.words().checkTime(r.checkTime()), t -> new ArrayList<>()).add(r));
    return found;
  }
}
