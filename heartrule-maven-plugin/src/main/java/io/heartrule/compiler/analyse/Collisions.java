package io.heartrule.compiler.analyse;

import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.Assignment;
import io.heartrule.compiler.model.CheckTime;
import io.heartrule.compiler.model.Name;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.Session;
import io.heartrule.compiler.model.Stage;
import io.heartrule.compiler.model.Timing;
import io.heartrule.compiler.model.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rules that may fire in one check and call topics to one place, while no priority says which comes
 * first (HR518): stage by stage.
 */
public final class Collisions {
  private final RuleScopes scopes;
  private final Map<Rule, List<Called>> callers = new IdentityHashMap<>();
  private final List<Rule> rules;
  /** The keys of {@link #callers}, by their number in the file. */
  private final BitSet calling = new BitSet();
  /** Stages with the same rules in their topics have the same pairs. */
  private final Map<Set<BitSet>, List<Pair>> known = new HashMap<>();

  /** Two such rules, in file order. */
  public record Pair(Rule first, Rule second, String timing) {
    /** Rules are the same if they are the same object. */
    @Override
    public boolean equals(Object other) {
      return other instanceof Pair that && that.first == first && that.second == second && that.timing.equals(timing);
    }

    @Override
    public int hashCode() {
      return 31 * System.identityHashCode(first) + System.identityHashCode(second);
    }
  }

  /** Rules of which each two are such a pair. */
  public record Group(List<Rule> rules, String timing) {}

  /**
   * Where they meet.
   *
   * @param where the stage; without a stage what comes at the end of the session; null for a skill
   *     that nothing here calls
   * @param skill that skill, else null
   */
  public record Meeting(RunsIn where, TopicPlace skill, List<Pair> pairs) {
    public Meeting {
      pairs = List.copyOf(pairs);
    }

    /** The pairs in as few groups as are easily found; together they hold each pair. */
    public List<Group> groups() {
      List<Group> groups = new ArrayList<>();
      Set<Pair> all = new HashSet<>(pairs);
      Set<Pair> open = new LinkedHashSet<>(pairs);
      while (!open.isEmpty()) {
        Pair start = open.iterator().next();
        List<Rule> rules = new ArrayList<>(List.of(start.first(), start.second()));
        for (Pair pair : pairs) {
          Rule more = pair.second();
          if (pair.first() == start.first() && more != start.second() && pair.timing().equals(start.timing())
              && rules.stream().allMatch(r -> all.contains(new Pair(r, more, start.timing())))) {
            rules.add(more);
          }
        }
        for (int i = 0; i < rules.size(); i++) {
          for (int j = i + 1; j < rules.size(); j++) {
            open.remove(new Pair(rules.get(i), rules.get(j), start.timing()));
          }
        }
        groups.add(new Group(List.copyOf(rules), start.timing()));
      }
      return groups;
    }
  }

  /** One call of a rule: what, with what, and at which place. */
  private record Called(String anchor, List<String> topics, List<String> input) {}

  /** Rules that are alike in these may follow each other in any order. */
  private record Rank(String moment, String anchor, int priority, boolean critical) {}

  private Collisions(Analysis analysis, RuleScopes scopes) {
    this.scopes = scopes;
    this.rules = analysis.project().rules();
  }

  /** Every stage in which rules collide, in file order; then what is outside of stages. */
  public static List<Meeting> of(Analysis analysis, RuleScopes scopes) {
    return new Collisions(analysis, scopes).find(analysis);
  }

  private List<Meeting> find(Analysis analysis) {
    for (int i = 0; i < rules.size(); i++) {
      Rule rule = rules.get(i);
      List<Called> called = rule.checkTime() == null ? List.of() : called(rule);
      if (!called.isEmpty()) {
        callers.put(rule, called);
        calling.set(i);
      }
    }
    List<Meeting> meetings = new ArrayList<>();
    for (Session session : analysis.project().sessions()) {
      Set<Pair> told = new LinkedHashSet<>();
      for (Stage stage : session.stages()) {
        List<Pair> pairs = pairs(new RunsIn(session, stage));
        told.addAll(pairs);
        add(meetings, new Meeting(new RunsIn(session, stage), null, pairs));
      }
      RunsIn end = new RunsIn(session, null);
      add(meetings, new Meeting(end, null, pairs(end).stream().filter(pair -> !told.contains(pair)).toList()));
    }
    for (TopicPlace place : analysis.symbols().topics()) {
      if (place.isSkill() && scopes.runsIn(place).isEmpty()) {
        add(meetings, new Meeting(null, place, pairs(skill(place))));
      }
    }
    return List.copyOf(meetings);
  }

  /** What may be judged in a skill by its own rules alone. */
  private Set<BitSet> skill(TopicPlace place) {
    BitSet here = (BitSet) scopes.checked(scopes.calls().number(place)).clone();
    here.and(calling);
    return Set.of(here);
  }

  private static void add(List<Meeting> meetings, Meeting meeting) {
    if (!meeting.pairs().isEmpty()) {
      meetings.add(meeting);
    }
  }

  private static List<Called> called(Rule rule) {
    List<Called> called = new ArrayList<>();
    if (!rule.calls().isEmpty()) {
      add(called, rule, Timings.of(rule), rule.calls(), rule.fromlist(), rule.input());
    }
    for (Action.Effect effect : rule.effects()) {
      if (effect instanceof Action.Call call && call.topic() != null) {
        add(called, rule, Timings.of(call, rule), List.of(call.topic()), call.fromlist(), call.input());
      }
    }
    return called;
  }

  private static void add(List<Called> called, Rule rule, Timing timing, List<Name> topics, Name list,
      List<Assignment> input) {
    String anchor = Timings.anchor(rule.checkTime(), timing);
    if (anchor != null) {
      List<String> values = new ArrayList<>();
      input.forEach(set -> values.add(set.variable() + "=" + value(set.value())));
      values.add(list == null ? "" : list.text());
      called.add(new Called(anchor, topics.stream().map(Name::text).toList(), values));
    }
  }

  private static String value(Value value) {
    if (value instanceof Value.OfText of) {
      return "\"" + of.text().source().text();
    } else if (value instanceof Value.OfBool of) {
      return String.valueOf(of.value());
    } else if (value instanceof Value.OfNumber of) {
      return of.value().toString();
    } else if (value instanceof Value.OfList of) {
      return of.elements().stream().map(Collisions::value).toList().toString();
    }
    return "";
  }

  private List<Pair> pairs(RunsIn where) {
    Set<BitSet> open = new LinkedHashSet<>(); // most skills have just what their caller's stage has
    BitSet running = scopes.reach().running(where);
    for (int place = running.nextSetBit(0); place >= 0; place = running.nextSetBit(place + 1)) {
      BitSet here = scopes.reach().open(where, place);
      here.and(scopes.checked(place));
      here.and(calling);
      open.add(here);
    }
    return known.computeIfAbsent(open, this::pairs);
  }

  /** @param open for each topic the rules that may be judged there and call */
  private List<Pair> pairs(Set<BitSet> open) {
    Map<Rule, BitSet> places = new IdentityHashMap<>();
    calling.stream().forEach(rule -> places.put(rules.get(rule), new BitSet()));
    int number = 0;
    for (BitSet here : open) {
      int place = number++;
      here.stream().forEach(rule -> places.get(rules.get(rule)).set(place));
    }
    Map<Rank, List<Rule>> rivals = new LinkedHashMap<>();
    for (int r = calling.nextSetBit(0); r >= 0; r = calling.nextSetBit(r + 1)) {
      Rule rule = rules.get(r);
      if (!places.get(rule).isEmpty()) {
        callers.get(rule).stream().map(Called::anchor).distinct().forEach(anchor -> rivals
            .computeIfAbsent(new Rank(moment(rule.checkTime()), anchor, rule.priority(), rule.critical()),
                rank -> new ArrayList<>()).add(rule));
      }
    }
    List<Pair> pairs = new ArrayList<>();
    rivals.forEach((rank, rules) -> {
      for (int i = 0; i < rules.size(); i++) {
        for (int j = i + 1; j < rules.size(); j++) {
          if (places.get(rules.get(i)).intersects(places.get(rules.get(j)))
              && !callSame(rules.get(i), rules.get(j), rank.anchor())) {
            pairs.add(new Pair(rules.get(i), rules.get(j), rank.anchor()));
          }
        }
      }
    });
    return pairs;
  }

  private static String moment(CheckTime time) {
    return time instanceof CheckTime.At at ? at.name() : "EVERY";
  }

  /** The same topic with the same input at the same place comes once (Q4). */
  private boolean callSame(Rule one, Rule other, String anchor) {
    return at(one, anchor).equals(at(other, anchor));
  }

  private List<Called> at(Rule rule, String anchor) {
    return callers.get(rule).stream().filter(called -> called.anchor().equals(anchor)).toList();
  }
}
