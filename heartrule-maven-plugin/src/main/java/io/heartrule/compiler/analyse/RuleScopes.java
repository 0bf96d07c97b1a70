package io.heartrule.compiler.analyse;

import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.Attention;
import io.heartrule.compiler.model.CheckTime;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.ScopeLevel;
import io.heartrule.compiler.model.Variant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rule-scope table (section b7): which rules are open where.
 *
 * <p>Two halves. What attentions do is certain: {@link #standing}. What actions and effects do is a
 * list of changes: {@link #deltas}, {@link #effects}, {@link #wider}; {@link #mayBeOpen} is
 * everything that they can bring about. Immutable after {@link #of}.
 */
public final class RuleScopes {
  private final Symbols symbols;
  private final TopicCalls calls;
  private final RuleNumbers numbers;
  private final RuleReach reach;
  private final RuleLevels levels;
  private final List<Rule> rules;
  private final StandingRules[] standing;
  private final BitSet[] mayBeOpen;
  private final BitSet[] checked;
  private final BitSet onlyInAsks = new BitSet();
  private final Map<Rule, List<RuleDelta>> effects = new IdentityHashMap<>();

  private RuleScopes(Analysis analysis, TopicCalls calls) {
    this.symbols = analysis.symbols();
    this.calls = calls;
    this.numbers = new RuleNumbers(analysis);
    this.reach = new RuleReach(analysis, calls, numbers);
    this.levels = RuleLevels.of(analysis, calls);
    this.rules = analysis.project().rules();
    this.standing = new StandingRules[calls.size()];
    this.mayBeOpen = new BitSet[calls.size()];
    this.checked = new BitSet[calls.size()];
    for (int i = 0; i < rules.size(); i++) {
      Rule rule = rules.get(i);
      effects.put(rule, readEffects(rule));
      if (isJudged(rule, CheckTime.At.NOW) || isJudged(rule, CheckTime.At.ASK)) {
        if (rule.watches().stream().allMatch(w -> w.checkTime() == null || w.checkTime() == CheckTime.At.NOW
            || w.checkTime() == CheckTime.At.ASK)) {
          onlyInAsks.set(i);
        }
      }
    }
    for (int i = 0; i < calls.size(); i++) {
      TopicPlace place = calls.place(i);
      standing[i] = StandingRules.of(place.session(), place.stage(), place, symbols);
      mayBeOpen[i] = reach.anywhere(i);
      checked[i] = checked(reach.contexts(i), i);
    }
  }

  static RuleScopes of(Analysis analysis, TopicCalls calls) {
    return new RuleScopes(analysis, calls);
  }

  TopicCalls calls() {
    return calls;
  }

  RuleReach reach() {
    return reach;
  }

  /** How wide and how narrow the frames are in which rules are opened. */
  public RuleLevels levels() {
    return levels;
  }

  /**
   * What attentions have opened and closed in a topic, for each of its actions and forms; for a
   * skill only what its own attentions do: that comes on top of whatever calls it.
   */
  public StandingRules standing(TopicPlace place) {
    int number = calls.number(place);
    return number < 0 ? StandingRules.none() : standing[number];
  }

  /** What attentions have opened and closed in a part of a session, outside of its topics. */
  public StandingRules standing(RunsIn where) {
    return StandingRules.of(where.session(), where.stage(), null, symbols);
  }

  /** What attentions have opened and closed in a skill that runs in a part of a session. */
  public StandingRules standing(RunsIn where, TopicPlace skill) {
    return StandingRules.of(where.session(), where.stage(), skill, symbols);
  }

  /** The rules opened by attentions that are judged in a topic at a check time, oldest opening first. */
  public List<Rule> open(TopicPlace place, CheckTime at) {
    return standing(place).rules().stream().filter(r -> isJudged(r, at)).toList();
  }

  /** Whether a rule is judged at a check time. */
  public static boolean isJudged(Rule rule, CheckTime at) {
    return at.equals(rule.checkTime());
  }

  /** What the actions of a form of a topic change, in order. */
  public List<RuleDelta> deltas(TopicPlace place, Variant variant) {
    List<RuleDelta> deltas = new ArrayList<>();
    List<Action> actions = TopicCalls.actions(place, variant);
    for (int i = 0; i < actions.size(); i++) {
      add(deltas, actions.get(i), i, ScopeLevel.TOPIC);
    }
    return List.copyOf(deltas);
  }

  /** What the effects of a rule change when it fires, in order. */
  public List<RuleDelta> effects(Rule rule) {
    return effects.getOrDefault(rule, List.of());
  }

  /** What entering the owner of these attentions changes in frames wider than its own. */
  public List<RuleDelta> wider(List<Attention> attentions, ScopeLevel owner) {
    List<RuleDelta> deltas = new ArrayList<>();
    for (Attention attention : attentions) {
      if (attention instanceof Attention.Open open && open.rule() != null
          && symbols.rule(open.rule().text()) != null) {
        ScopeLevel frame = StandingRules.frame(open.scope(), owner);
        if (frame != owner) {
          deltas.add(new RuleDelta(-1, symbols.rule(open.rule().text()), true, frame, false, false, open.span()));
        }
      }
    }
    return List.copyOf(deltas);
  }

  private List<RuleDelta> readEffects(Rule rule) {
    List<RuleDelta> deltas = new ArrayList<>();
    rule.effects().forEach(effect -> add(deltas, effect, -1, null));
    return List.copyOf(deltas);
  }

  private void add(List<RuleDelta> deltas, Action action, int index, ScopeLevel usual) {
    if (action instanceof Action.OpenRule open && open.rule() != null) {
      Rule rule = symbols.rule(open.rule().text());
      if (rule != null) {
        deltas.add(RuleDelta.of(open, index, rule, usual));
      }
    } else if (action instanceof Action.CloseRule close && close.rule() != null) {
      Rule rule = symbols.rule(close.rule().text());
      if (rule != null) {
        deltas.add(RuleDelta.of(close, index, rule, usual));
      }
    }
  }

  /** Every rule that may be open at some time in a topic, whoever calls it, in file order. */
  public List<Rule> mayBeOpen(TopicPlace place) {
    int number = calls.number(place);
    return number < 0 ? List.of() : list(mayBeOpen[number]);
  }

  /** Every rule that may be open when a topic begins, before it opens and closes any, in file order. */
  public List<Rule> mayBeOpenAround(TopicPlace place) {
    int number = calls.number(place);
    return number < 0 ? List.of() : list(reach.around(number));
  }

  public boolean mayBeOpen(TopicPlace place, Rule rule) {
    int number = calls.number(place);
    return number >= 0 && numbers.number(rule) >= 0 && mayBeOpen[number].get(numbers.number(rule));
  }

  /** Every rule that may be open in a topic while it runs in a part of a session, in file order. */
  public List<Rule> mayBeOpen(RunsIn where, TopicPlace place) {
    int number = calls.number(place);
    return number < 0 ? List.of() : list(reach.open(where, number));
  }

  /** Whether rules may be open in a topic that are not just those of the part of the session in which it runs. */
  public boolean hasOwnRules(TopicPlace place) {
    int number = calls.number(place);
    return number >= 0 && !reach.isPlain(number);
  }

  /** Every rule that may be open in a part of a session, apart from what opens in its topics. */
  public List<Rule> mayBeOpen(RunsIn where) {
    return list(reach.open(where));
  }

  /** Every rule that may be open somewhere in a part of a session, in file order. */
  public List<Rule> active(RunsIn where) {
    return list(reach.somewhere(where));
  }

  /** Every rule that may be open from an earlier session on. */
  public List<Rule> mayBeOpenForGood() {
    return list(reach.global());
  }

  /** The parts of sessions in which a topic may run: its own stage, or whatever calls a skill. */
  public List<RunsIn> runsIn(TopicPlace place) {
    int number = calls.number(place);
    return number < 0 ? List.of() : reach.runsIn(number);
  }

  /** The topics that may run in a part of a session: its own, called and inserted ones. */
  public List<TopicPlace> running(RunsIn where) {
    return reach.running(where).stream().mapToObj(calls::place).toList();
  }

  /** The rules that may be judged, or brought up to date, in or at the end of a topic, in file order. */
  public List<Rule> checked(TopicPlace place) {
    int number = calls.number(place);
    return number < 0 ? List.of() : list(checked[number]);
  }

  BitSet checked(int place) {
    return checked[place];
  }

  /** The surroundings in which a topic may run, for {@link #checked(List, int)}. */
  List<BitSet> contexts(int place) {
    return reach.contexts(place);
  }

  /** The same for a topic in given surroundings: its own, or those of one that waits for it. */
  BitSet checked(List<BitSet> contexts, int place) {
    BitSet open = reach.open(contexts, place);
    if (!calls.asks(calls.place(place))) {
      open.andNot(onlyInAsks);
    }
    return open;
  }

  /** Whether a rule is open in a topic and yet never asked there: nothing but the rule itself calls it (D-R12). */
  public boolean isSilent(TopicPlace place, Rule rule) {
    int number = numbers.number(rule);
    return number >= 0 && calls.number(place) >= 0 && !rule.critical()
        && reach.runsAlone(number, calls.number(place));
  }

  /** Whether a rule is not asked in a topic when it has called it itself; others may call it, too (D-R12). */
  public boolean maybeSilent(TopicPlace place, Rule rule) {
    int number = numbers.number(rule);
    return number >= 0 && calls.number(place) >= 0 && !rule.critical() && reach.runs(number, calls.number(place));
  }

  /** The topics in which a rule may be judged or brought up to date, in file order. */
  public List<TopicPlace> places(Rule rule) {
    int number = numbers.number(rule);
    List<TopicPlace> places = new ArrayList<>();
    for (int i = 0; number >= 0 && i < checked.length; i++) {
      if (checked[i].get(number)) {
        places.add(calls.place(i));
      }
    }
    return List.copyOf(places);
  }

  private List<Rule> list(BitSet set) {
    return set.stream().mapToObj(rules::get).toList();
  }
}
