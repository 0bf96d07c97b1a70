package io.heartrule.compiler.report;

import io.heartrule.compiler.analyse.RuleScopes;
import io.heartrule.compiler.analyse.RunsIn;
import io.heartrule.compiler.analyse.TopicPlace;
import io.heartrule.compiler.model.CheckTime;
import io.heartrule.compiler.model.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rule-scope table of a topic: the rules that are surely open wherever it runs, and those that
 * callers, actions and effects may open, by check time.
 */
final class OpenRules {
  private static final int MOST_RULES = 30;

  private final Facts facts;
  /** What is open in a topic without attentions of its own. */
  private final Map<RunsIn, List<Rule>> plain = new HashMap<>();

  OpenRules(Facts facts) {
    this.facts = facts;
  }

  void write(Html out, TopicPlace place) {
    List<Rule> standing = sure(place);
    Set<Rule> known = setOf(standing);
    List<Rule> sure = standing.stream().filter(rule -> counts(place, rule)).toList();
    List<Rule> maybe = facts.tables().ruleScopes().mayBeOpen(place).stream()
        .filter(rule -> !known.contains(rule) && counts(place, rule)).toList();
    if (sure.isEmpty() && maybe.isEmpty()) {
      out.element("p", facts.words().of("open.none")).line();
      return;
    }
    Map<String, List<Rule>> sureByTime = byTime(sure);
    Map<String, List<Rule>> maybeByTime = byTime(maybe);
    Grid.open(out, facts.words(), facts.words().of("open.title"), "open.time", "open.sure", "open.maybe");
    for (String time : byTime(concat(sure, maybe)).keySet()) {
      out.open("tr").element("th", time, "scope", "row");
      cell(out, place, sureByTime.getOrDefault(time, List.of()));
      cell(out, place, maybeByTime.getOrDefault(time, List.of()));
      out.end("tr");
    }
    Grid.close(out);
  }

  /** A rule is not asked in a topic that only it calls (D-R12): there is nothing to be told but what it watches. */
  private boolean counts(TopicPlace place, Rule rule) {
    return !rule.watches().isEmpty() || !facts.tables().ruleScopes().isSilent(place, rule);
  }

  /** What attentions have opened in every part of a session in which the topic may run. */
  private List<Rule> sure(TopicPlace place) {
    RuleScopes scopes = facts.tables().ruleScopes();
    List<RunsIn> parts = scopes.runsIn(place);
    List<Rule> sure = parts.isEmpty() ? scopes.standing(place).rules() : standing(parts.get(0), place);
    for (int i = 1; i < parts.size() && !sure.isEmpty(); i++) {
      Set<Rule> here = setOf(standing(parts.get(i), place));
      sure = sure.stream().filter(here::contains).toList();
    }
    return sure;
  }

  private List<Rule> standing(RunsIn part, TopicPlace place) {
    RuleScopes scopes = facts.tables().ruleScopes();
    return place.topic().attentions().isEmpty() ? plain.computeIfAbsent(part, p -> scopes.standing(p).rules())
        : scopes.standing(part, place).rules();
  }

  private static Set<Rule> setOf(List<Rule> rules) {
    Set<Rule> set = Collections.newSetFromMap(new IdentityHashMap<>());
    set.addAll(rules);
    return set;
  }

  private void cell(Html out, TopicPlace place, List<Rule> rules) {
    out.open("td");
    if (rules.size() > 1) {
      out.element("small", facts.words().of("open.count", rules.size()), "class", "count");
    }
    facts.links().some(out, rules, MOST_RULES, (cell, rule) -> {
      facts.links().rule(cell, rule);
      if (rule.critical()) {
        cell.text(facts.words().of("rule.critical"));
      } else if (facts.tables().ruleScopes().isSilent(place, rule)) {
        cell.text(facts.words().of("rule.watches"));
      } else if (facts.tables().ruleScopes().maybeSilent(place, rule)) {
        cell.text(facts.words().of("rule.others"));
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
