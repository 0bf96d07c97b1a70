package io.heartrule.compiler.report;

import io.heartrule.compiler.analyse.Collisions;
import io.heartrule.compiler.analyse.RuleScopes;
import io.heartrule.compiler.analyse.RunsIn;
import io.heartrule.compiler.analyse.Timings;
import io.heartrule.compiler.analyse.TopicPlace;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.Session;
import io.heartrule.compiler.model.Stage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * For each stage the rules that can fire together and want their topics at the same place of the
 * flow: who comes first, and where only the order of opening decides (HR518).
 */
final class CollisionsSection implements Section {
  private static final int MOST_RULES = 30;

  private final Facts facts;
  private final List<Collision> collisions = new ArrayList<>();
  private final List<Collisions.Meeting> meetings;

  /**
   * Rules that can fire together.
   *
   * @param anchor check time and place of the flow, in words
   * @param rules highest priority first, then in file order
   */
  private record Collision(RunsIn where, String anchor, List<Rule> rules) {}

  CollisionsSection(Facts facts) {
    this.facts = facts;
    this.meetings = Collisions.of(facts.analysis(), facts.tables().ruleScopes());
    for (Session session : facts.analysis().project().sessions()) {
      for (Stage stage : session.stages()) {
        read(new RunsIn(session, stage));
      }
      read(new RunsIn(session, null));
    }
  }

  private void read(RunsIn where) {
    RuleScopes scopes = facts.tables().ruleScopes();
    Map<String, List<List<Rule>>> byAnchor = new LinkedHashMap<>();
    boolean plain = false; // most skills have just the rules of their caller's stage
    for (TopicPlace place : scopes.running(where)) {
      if (!scopes.hasOwnRules(place) && plain) {
        continue;
      }
      plain |= !scopes.hasOwnRules(place);
      Map<String, List<Rule>> here = new LinkedHashMap<>();
      for (Rule rule : scopes.mayBeOpen(where, place)) {
        if (!rule.calls().isEmpty() && rule.checkTime() != null && !rule.critical()) {
          here.computeIfAbsent(anchor(rule), a -> new ArrayList<>()).add(rule);
        }
      }
      here.forEach((anchor, rules) -> keep(byAnchor.computeIfAbsent(anchor, a -> new ArrayList<>()), rules));
    }
    byAnchor.forEach((anchor, groups) -> groups.stream().filter(CollisionsSection::differs)
        .forEach(rules -> collisions.add(new Collision(where, anchor, sorted(rules)))));
  }

  private static boolean differs(List<Rule> rules) {
    return rules.stream().mapToInt(Rule::priority).distinct().count() > 1;
  }

  /** Keeps only groups that lie in no other. */
  private static void keep(List<List<Rule>> groups, List<Rule> rules) {
    if (groups.stream().noneMatch(other -> holds(other, rules))) {
      groups.removeIf(other -> holds(rules, other));
      groups.add(rules);
    }
  }

  /** Both are in file order, so that one look at each does. */
  private static boolean holds(List<Rule> all, List<Rule> some) {
    int found = 0;
    for (int i = 0; i < all.size() && found < some.size(); i++) {
      found += all.get(i) == some.get(found) ? 1 : 0;
    }
    return found == some.size();
  }

  private static List<Rule> sorted(List<Rule> rules) {
    return rules.stream().sorted(Comparator.comparingInt(Rule::priority).reversed()).toList();
  }

  private String anchor(Rule rule) {
    return facts.words().of("collisions.anchor", facts.words().checkTime(rule.checkTime()),
        facts.words().timing(Timings.of(rule)));
  }

  @Override
  public String id() {
    return "collisions";
  }

  /** That none do is worth a line wherever there are rules. */
  @Override
  public boolean isEmpty() {
    return facts.analysis().project().rules().isEmpty();
  }

  @Override
  public void write(Html out) {
    if (collisions.isEmpty() && meetings.isEmpty()) {
      out.element("p", facts.words().of("collisions.none")).line();
      return;
    }
    out.element("p", facts.words().of("collisions.legend"), "class", "lead").line();
    if (!meetings.isEmpty()) {
      out.element("h3", facts.words().of("collisions.unordered")).line();
      unordered(out);
    }
    if (!collisions.isEmpty()) {
      out.element("h3", facts.words().of("collisions.ordered")).line();
      ordered(out);
    }
  }

  private void unordered(Html out) {
    Grid.open(out, facts.words(), null, "collisions.stage", "collisions.when", "collisions.rules");
    for (Collisions.Meeting meeting : meetings) {
      for (Collisions.Group group : meeting.groups()) {
        out.open("tr").open("th", "scope", "row");
        if (meeting.where() == null) {
          facts.links().topic(out, meeting.skill());
        } else {
          facts.links().part(out, meeting.where());
        }
        out.close("th").element("td", group.timing()).open("td");
        facts.links().some(out, group.rules(), MOST_RULES, facts.links()::rule);
        out.close("td").end("tr");
      }
    }
    Grid.close(out);
  }

  private void ordered(Html out) {
    Grid.open(out, facts.words(), null, "collisions.stage", "collisions.when", "collisions.rules");
    for (Collision collision : collisions) {
      out.open("tr").open("th", "scope", "row");
      facts.links().part(out, collision.where());
      out.close("th").element("td", collision.anchor()).open("td");
      facts.links().some(out, collision.rules(), MOST_RULES, (cell, rule) -> {
        facts.links().rule(cell, rule);
        cell.text(facts.words().of("collisions.priority", rule.priority()));
      });
      out.close("td").end("tr");
    }
    Grid.close(out);
  }
}
