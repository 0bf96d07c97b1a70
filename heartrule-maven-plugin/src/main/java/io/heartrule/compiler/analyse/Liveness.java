package io.heartrule.compiler.analyse;

import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.AutoUpdate;
import io.heartrule.compiler.model.Name;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.Session;
import io.heartrule.compiler.model.Stage;
import io.heartrule.compiler.model.Variant;
import io.heartrule.compiler.source.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which auto-updated variables are used where, and where for the last time (section b9). Writing
 * counts as use, because an extraction works on the old value. Immutable after {@link #of}.
 */
public final class Liveness {

  /**
   * The last topic of a session that uses a variable.
   *
   * @param visit where the variable may be given up when it is left
   * @param reason the use that decides
   * @param looped whether that use lies in a loop; then {@code visit} is the topic with which the loop is left
   */
  public record LastUse(Visit visit, Span reason, boolean looped) {}

  private final TopicCalls calls;
  private final RuleScopes scopes;
  private final List<Rule> rules;
  private final List<Variable> variables = new ArrayList<>();
  private final Map<Variable, Integer> numbers = new HashMap<>();
  private final BitSet topicVariables = new BitSet();
  private final BitSet[] uses;
  private final List<Map<Variable, Span>> topicReasons = new ArrayList<>();
  private final Map<Rule, Map<Variable, Span>> ruleReasons = new IdentityHashMap<>();
  private final Map<Action, Map<Variable, Span>> stepReasons = new IdentityHashMap<>();
  private final Map<Action, List<Variable>> passedByCall = new IdentityHashMap<>();
  private final Map<Rule, List<Variable>> passedByRule = new IdentityHashMap<>();
  private final Map<Session, Map<Variable, LastUse>> lastUses = new IdentityHashMap<>();
  private final Map<Session, List<Visit>> orders = new IdentityHashMap<>();
  private final Map<Object, List<Variable>> updates = new IdentityHashMap<>();

  private Liveness(Analysis analysis, TopicCalls calls, RuleScopes scopes, Flows flows) {
    this.calls = calls;
    this.scopes = scopes;
    this.rules = analysis.project().rules();
    this.uses = new BitSet[calls.size()];
    readVariables(analysis);
    readAccesses(analysis);
    readUses();
    for (Session session : analysis.project().sessions()) {
      SessionFlow flow = flows.of(session);
      MainLine line = new MainLine(flow, analysis.symbols());
      orders.put(session, List.copyOf(line.order()));
      lastUses.put(session, lastUses(flow, line, analysis.symbols()));
    }
  }

  static Liveness of(Analysis analysis, TopicCalls calls, RuleScopes scopes, Flows flows) {
    return new Liveness(analysis, calls, scopes, flows);
  }

  private void readVariables(Analysis analysis) {
    List<Scope> places = new ArrayList<>();
    places.add(Scope.GLOBAL);
    for (Session session : analysis.project().sessions()) {
      places.add(new Scope.OfSession(session));
      session.stages().forEach(stage -> places.add(new Scope.OfStage(session, stage)));
    }
    calls.places().forEach(place -> places.add(new Scope.OfTopic(place)));
    List<Variable> opened = openedLater(analysis);
    for (Scope scope : places) {
      for (Variable variable : analysis.symbols().variables(scope)) {
        boolean auto = variable.autoUpdate() == AutoUpdate.OPEN || variable.autoUpdate() == AutoUpdate.PAUSE;
        if ((auto || opened.contains(variable)) && numbers.putIfAbsent(variable, variables.size()) == null) {
          topicVariables.set(variables.size(), scope instanceof Scope.OfTopic);
          variables.add(variable);
          updates.computeIfAbsent(owner(scope), s -> new ArrayList<>()).add(variable);
        }
      }
    }
  }

  /** What a scope belongs to: compared by identity, for the value of a whole session is costly to hash. */
  private static Object owner(Scope scope) {
    if (scope instanceof Scope.OfSession session) {
      return session.session();
    } else if (scope instanceof Scope.OfStage stage) {
      return stage.stage();
    } else if (scope instanceof Scope.OfTopic topic) {
      return topic.topic().topic();
    }
    return Scope.GLOBAL;
  }

  /** The variables that an action or effect may open for updating. */
  private static List<Variable> openedLater(Analysis analysis) {
    List<Variable> opened = new ArrayList<>();
    for (TopicPlace place : analysis.symbols().topics()) {
      for (Variant variant : Variant.values()) {
        for (Action action : TopicCalls.actions(place, variant)) {
          if (action instanceof Action.SetAutoUpdate set && set.to() != AutoUpdate.CLOSE && set.variable() != null) {
            opened.add(analysis.symbols().variable(place, set.variable().text()));
          }
        }
      }
    }
    for (Rule rule : analysis.project().rules()) {
      for (Action.Effect effect : rule.effects()) {
        if (effect instanceof Action.SetAutoUpdate set && set.to() != AutoUpdate.CLOSE && set.variable() != null) {
          opened.add(analysis.symbols().variable(rule, set.variable().text()));
        }
      }
    }
    return opened;
  }

  private void readAccesses(Analysis analysis) {
    for (int i = 0; i < calls.size(); i++) {
      topicReasons.add(new HashMap<>());
    }
    for (Access access : analysis.symbols().accesses()) {
      Variable variable = access.variable();
      if (variable == null || !numbers.containsKey(variable)) {
        continue;
      } else if (isForeign(access)) {
        handedOn(access);
        continue;
      }
      if (access.kind() == Access.Kind.PASSED && !isList(access)) {
        addPassed(access);
      }
      if (access.topic() != null && calls.number(access.topic()) >= 0) {
        topicReasons.get(calls.number(access.topic())).put(variable, access.span());
      } else if (access.rule() != null) {
        ruleReasons.computeIfAbsent(access.rule(), r -> new HashMap<>()).put(variable, access.span());
      } else if (access.action() != null) {
        stepReasons.computeIfAbsent(access.action(), a -> new HashMap<>()).put(variable, access.span());
      }
    }
  }

  /** The names of a called topic in its call: they live in another frame. */
  private static boolean isForeign(Access access) {
    return access.variable().scope() instanceof Scope.OfTopic owner && !owner.topic().equals(access.topic());
  }

  /** The list of a loop: its elements are copied when the topics are put in, which do not read it any more. */
  private static boolean isList(Access access) {
    Name list = access.action() instanceof Action.Call call ? call.fromlist()
        : access.action() == null && access.rule() != null ? access.rule().fromlist() : null;
    return list != null && list.span().equals(access.span());
  }

  /** What a caller takes over from a topic is used until the topic ends. */
  private void handedOn(Access access) {
    int owner = calls.number(((Scope.OfTopic) access.variable().scope()).topic());
    if (owner >= 0 && access.kind().isRead()) {
      topicReasons.get(owner).put(access.variable(), access.span());
    }
  }

  private void addPassed(Access access) {
    List<Variable> passed = access.action() != null
        ? passedByCall.computeIfAbsent(access.action(), a -> new ArrayList<>())
        : access.rule() != null ? passedByRule.computeIfAbsent(access.rule(), r -> new ArrayList<>()) : null;
    if (passed != null && !passed.contains(access.variable())) {
      passed.add(access.variable());
    }
  }

  /** A topic uses what it names, what rules checked in it name, and all that of its callees. */
  private void readUses() {
    for (int i = 0; i < uses.length; i++) {
      uses[i] = new BitSet();
      add(uses[i], topicReasons.get(i));
      addRules(uses[i], scopes.checked(i));
      BitSet callees = calls.callees(i);
      List<BitSet> contexts = callees.isEmpty() || ruleReasons.isEmpty() ? null : scopes.contexts(i);
      BitSet theirs = new BitSet();
      for (int c = callees.nextSetBit(0); c >= 0; c = callees.nextSetBit(c + 1)) {
        add(theirs, topicReasons.get(c));
        if (contexts != null) {
          addRules(theirs, scopes.checked(contexts, c));
        }
      }
      theirs.andNot(topicVariables);
      uses[i].or(theirs);
    }
  }

  private void addRules(BitSet set, BitSet checked) {
    for (int r = checked.nextSetBit(0); r >= 0; r = checked.nextSetBit(r + 1)) {
      add(set, ruleReasons.get(rules.get(r)));
    }
  }

  private void add(BitSet set, Map<Variable, Span> used) {
    if (used != null) {
      used.keySet().forEach(variable -> set.set(numbers.get(variable)));
    }
  }

  private Map<Variable, LastUse> lastUses(SessionFlow flow, MainLine line, Symbols symbols) {
    Map<Variable, LastUse> found = new HashMap<>();
    LastUses last = LastUses.of(flow, line, symbols, this::usesOf);
    for (int v = 0; v < variables.size(); v++) {
      Variable variable = variables.get(v);
      if (variable.scope() instanceof Scope.OfStage of) {
        lastInStage(flow, of.stage(), v).ifPresent(use -> found.put(variable, use));
      } else if (!topicVariables.get(v) && last.visit(v) != null) {
        found.put(variable, new LastUse(last.visit(v), reason(line, variable), last.isLooped(v)));
      }
    }
    return found;
  }

  /** What one visit uses, with what its step passes and asks. */
  private BitSet usesOf(Visit visit) {
    BitSet used = (BitSet) uses[calls.number(visit.topic())].clone();
    add(used, stepReasons.get(visit.call()));
    return used;
  }

  /** A variable of a stage ends with it: jumps do not matter, each stay has its own. */
  private Optional<LastUse> lastInStage(SessionFlow flow, Stage stage, int variable) {
    List<Visit> visits = flow.visits(stage);
    for (int i = visits.size() - 1; i >= 0; i--) {
      if (usesOf(visits.get(i)).get(variable)) {
        return Optional.of(new LastUse(visits.get(i), reason(visits.get(i), variables.get(variable)), false));
      }
    }
    return Optional.empty();
  }

  /** The last place that uses a variable, in main-line order. */
  private Span reason(MainLine line, Variable variable) {
    for (int i = line.order().size() - 1; i >= 0; i--) {
      if (usesOf(line.order().get(i)).get(numbers.get(variable))) {
        return reason(line.order().get(i), variable);
      }
    }
    return null;
  }

  /** The auto-updated variables that a topic or its callees use, or rules that can be checked in it; in order. */
  public List<Variable> uses(TopicPlace place) {
    int number = calls.number(place);
    return number < 0 ? List.of() : uses[number].stream().mapToObj(variables::get).toList();
  }

  /** The auto-updated variables that a call passes to its topic: uses of an inserted topic (b9). */
  public List<Variable> passed(Action.Call call) {
    return List.copyOf(passedByCall.getOrDefault(call, List.of()));
  }

  /** The auto-updated variables that a skill as a step of a stage names: for whether, how often and with what. */
  public List<Variable> named(Action.Call step) {
    Map<Variable, Span> named = stepReasons.getOrDefault(step, Map.of());
    return variables.stream().filter(named::containsKey).toList();
  }

  /** The auto-updated variables that a rule passes to its topic. */
  public List<Variable> passed(Rule rule) {
    return List.copyOf(passedByRule.getOrDefault(rule, List.of()));
  }

  /** The variables of a scope that are, or may later be, updated from the dialogue; in order. */
  public List<Variable> updatable(Scope scope) {
    return List.copyOf(updates.getOrDefault(owner(scope), List.of()));
  }

  /** The variables of a scope that are updated from the moment it is entered; in order. */
  public List<Variable> updates(Scope scope) {
    return updatable(scope).stream().filter(v -> v.autoUpdate() == AutoUpdate.OPEN).toList();
  }

  /** Every variable that is, or may be, updated from the dialogue; by scope, from the outside in. */
  public List<Variable> updatable() {
    return List.copyOf(variables);
  }

  /** Where a session uses a variable for the last time, or null if it does not use it. */
  public LastUse lastUse(Session session, Variable variable) {
    return lastUses.getOrDefault(session, Map.of()).get(variable);
  }

  /** The visits of a session in the order in which they end (branches before the topic they come back to). */
  public List<Visit> order(Session session) {
    return orders.getOrDefault(session, List.of());
  }

  /** A place that makes a topic use a variable: in it, in a callee, or in a rule; null if there is none. */
  public Span reason(Visit visit, Variable variable) {
    Span step = stepReasons.getOrDefault(visit.call(), Map.of()).get(variable);
    return step == null ? reason(visit.topic(), variable) : step;
  }

  /** The same for a topic apart from its place in the flow. */
  public Span reason(TopicPlace place, Variable variable) {
    int number = calls.number(place);
    if (number < 0) {
      return null;
    }
    Span own = ownReason(number, variable);
    BitSet callees = calls.callees(number);
    for (int c = callees.nextSetBit(0); c >= 0 && own == null; c = callees.nextSetBit(c + 1)) {
      own = ownReason(c, variable);
    }
    return own;
  }

  private Span ownReason(int place, Variable variable) {
    Span own = topicReasons.get(place).get(variable);
    BitSet checked = scopes.checked(place);
    for (int r = checked.nextSetBit(0); r >= 0 && own == null; r = checked.nextSetBit(r + 1)) {
      own = ruleReasons.getOrDefault(rules.get(r), Map.of()).get(variable);
    }
    return own;
  }
}
