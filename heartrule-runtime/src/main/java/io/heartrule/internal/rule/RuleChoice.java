package io.heartrule.internal.rule;

import io.heartrule.generated.Rule;
import io.heartrule.generated.Rule.Check;
import io.heartrule.generated.Rule.Watch;
import io.heartrule.internal.state.Instance;
import io.heartrule.internal.state.State;
import io.heartrule.trace.TraceEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Chooses which rules take part in a check, newest first within the limits (D-S8). */
public final class RuleChoice {
  private final State state;
  private final RuleLife life;
  private final Consumer<TraceEvent> trace;

  public RuleChoice(State state, RuleLife life, Consumer<TraceEvent> trace) {
    this.state = state;
    this.life = life;
    this.trace = trace;
  }

  /**
   * The rules at the end of an ask.
   *
   * @param check those of the extraction
   * @param rest names of the {@code ask} rules that found no place in it
   */
  public record AskEnd(RuleCheck check, List<String> rest) {}

  /** The rules of a turn. */
  public RuleCheck now(int index) {
    Map<String, String> silent = new LinkedHashMap<>();
    List<Judged> all = taking(Point.NOW, index, silent);
    List<Judged> chosen = newest(all, state.settings.nowRules());
    tell(Point.NOW, all, chosen, silent);
    return check(chosen);
  }

  /** The rules of an extraction: the newest {@code ask} rules, and {@code now} rules that found no place. */
  public AskEnd ask(int index) {
    Map<String, String> silent = new LinkedHashMap<>();
    List<Judged> all = taking(Point.ASK, index, silent);
    List<Judged> chosen = newest(all, state.settings.askRules());
    tell(Point.ASK, all, chosen, silent);
    List<String> rest = all.stream().filter(j -> !chosen.contains(j)).map(Judged::name).toList();
    chosen.addAll(missedNow(index));
    return new AskEnd(check(chosen), rest);
  }

  /** The {@code now} rules that no turn has room for and that do something when they fire. */
  private List<Judged> missedNow(int index) {
    int limit = state.settings.nowRules();
    if (life.active().judgedAt(Point.NOW, index).size() <= limit) {
      return List.of();
    }
    List<Judged> now = taking(Point.NOW, index, new LinkedHashMap<>());
    List<Judged> had = newest(now, limit);
    return now.stream().filter(j -> !had.contains(j) && j.rule().reply == null && j.acts()).toList();
  }

  /**
   * A background check of all rules of a point.
   *
   * @param own the rules that called the topic that ends: they do not fire at its end (D-R12)
   */
  public RuleCheck ending(Point point, int index, List<String> own) {
    List<Judged> chosen = new ArrayList<>();
    for (Instance instance : life.active().judgedAt(point, index)) {
      add(chosen, instance, point, point::takes, own.contains(instance.rule) || runs(instance));
    }
    return check(chosen);
  }

  /** A background check of the {@code ask} rules that found no place, of those that are still open. */
  public RuleCheck askRest(List<String> names) {
    List<Judged> chosen = new ArrayList<>();
    for (String name : names) {
      Instance instance = state.rules.get(name);
      if (instance != null) {
        add(chosen, instance, Point.ASK, Point.ASK::takes, runs(instance));
      }
    }
    return check(chosen);
  }

  /** A background check of what is due because enough topics have ended, or enough has been said (D-R12). */
  public RuleCheck every(int index) {
    List<Judged> chosen = new ArrayList<>();
    for (Instance instance : life.active().judgedAt(Point.EVERY, index)) {
      Set<Check> due = due(instance);
      if (!due.isEmpty()) {
        add(chosen, instance, Point.EVERY, due::contains, runs(instance));
      }
    }
    return check(chosen);
  }

  /** The rule and each thing that it watches have their own stretches. */
  private Set<Check> due(Instance instance) {
    Rule rule = life.rule(instance);
    Set<Check> times = new LinkedHashSet<>(Set.of(rule.check()));
    rule.watches.stream().map(Watch::check).filter(Objects::nonNull).forEach(times::add);
    times.removeIf(time -> !Point.EVERY.takes(time) || !instance.isDue(time, state));
    return times;
  }

  /**
   * A background check that was lost: its rules are judged also if their scope has ended meanwhile.
   *
   * @param since where it had begun
   */
  public RuleCheck again(Point point, List<String> names, List<String> own, int since) {
    List<Judged> chosen = new ArrayList<>();
    for (String name : names) {
      Instance instance = state.rules.get(name);
      if (instance == null) {
        instance = new Instance(name, state.library.rules().watches(name));
        instance.judged = since;
        instance.opened = since;
      }
      add(chosen, instance, point, point::takes, own.contains(name) || runs(instance));
    }
    return check(chosen);
  }

  /** A check of the critical rules of another one alone: those that the model judges, or counts for. */
  public RuleCheck critical(RuleCheck turn) {
    return check(turn.rules().stream()
        .filter(j -> j.rule().critical && j.counts() && (j.asked() || j.hangsOnWatches()))
        .map(j -> new Judged(j.instance(), j.rule(), j.point(), j.own(), j.asked(), j.armed(), false,
            j.asked() ? List.of() : j.watches(), true, j.computed(), j.field())).toList());
  }

  /** The critical rules of a check that need no model. */
  public RuleCheck program(RuleCheck turn) {
    return check(turn.rules().stream().filter(j -> j.rule().critical && j.counts() && j.armed()
        && j.rule().when != null && j.watches().isEmpty()).toList());
  }

  RuleCheck check(List<Judged> rules) {
    return new RuleCheck(state, life, trace, rules);
  }

  /** @param silent gets the rules that cannot fire, and why: a word of {@link TraceEvent.RulesSilent} */
  private List<Judged> taking(Point point, int index, Map<String, String> silent) {
    List<Judged> taking = new ArrayList<>();
    for (Instance instance : life.active().judgedAt(point, index)) {
      boolean own = CalledTopics.silences(state, instance.rule, () -> life.rule(instance), index);
      Rule rule = add(taking, instance, point, point::takes, own);
      Judged last = taking.isEmpty() ? null : taking.get(taking.size() - 1);
      boolean asked = last != null && last.instance() == instance && last.asked();
      String why = asked || !point.takes(rule.check()) ? "" : Silence.why(state, instance, rule, own);
      if (!why.isEmpty() && !why.equals(Silence.EXPRESSION)) {
        silent.put(rule.name(), why);
      }
    }
    if (CalledTopics.crisis(state, index) >= 0) {
      List<Judged> later = taking.stream().filter(judged -> CallTiming.interrupts(judged.rule())).toList();
      later.forEach(judged -> silent.put(judged.name(), Silence.CRISIS));
      taking.removeAll(later);
    }
    return taking;
  }

  private void tell(Point point, List<Judged> all, List<Judged> chosen, Map<String, String> silent) {
    all.stream().filter(judged -> judged.own() && !chosen.contains(judged))
        .forEach(judged -> silent.putIfAbsent(judged.name(), "LIMIT"));
    if (!silent.isEmpty()) {
      trace.accept(new TraceEvent.RulesSilent(point.name(), silent));
    }
  }

  /**
   * Adds a rule unless it has no part in a check; gives it as it reads now.
   *
   * @param takes which of the rule's times it is
   * @param silent whether the rule may not fire now whatever is answered
   */
  private Rule add(List<Judged> chosen, Instance instance, Point point, Predicate<Check> takes, boolean silent) {
    View view = life.view(instance);
    Rule rule = state.library.rules().rule(instance.rule, view);
    boolean here = takes.test(rule.check());
    List<Watch> watches = new ArrayList<>();
    for (Watch watch : rule.watches) {
      if (watch.check() == null ? here : takes.test(watch.check())) {
        watches.add(watch);
      }
    }
    if (!here && watches.isEmpty()) {
      return rule;
    }
    boolean armed = here && !silent && !(rule.once && instance.hasFired) && !CalledTopics.waits(state, rule.name());
    boolean reports = rule.reply == null || rule.effects || rule.once;
    boolean asked = armed && rule.condition && rule.when == null && reports
        && (rule.ifText != null || !rule.compare.isEmpty());
    boolean cancel = here && rule.cancelIf != null;
    boolean counts = state.visitorSince(instance.seen(point.name(), here));
    Judged judged = new Judged(instance, rule, point, here, asked, armed, cancel, watches, counts,
        state.library.rules().facts(rule.name()).isComputed(), "rule_" + rule.name());
    if (asked || cancel || !watches.isEmpty() || armed && rule.when != null || here && judged.isHint()) {
      chosen.add(judged);
    } else if (armed) {
      // Its condition has been looked at, and did not hold.
      view.judged(counts);
    }
    return rule;
  }

  /** Whether a topic under way keeps a rule from being judged in the background. */
  private boolean runs(Instance instance) {
    return CalledTopics.silences(state, instance.rule, () -> life.rule(instance), state.top());
  }

  /** Critical rules always; of the others the newest. Keeps the opening order. */
  private static List<Judged> newest(List<Judged> all, int limit) {
    int others = 0;
    for (Judged judged : all) {
      others += judged.rule().critical ? 0 : 1;
    }
    List<Judged> chosen = new ArrayList<>();
    for (Judged judged : all) {
      if (judged.rule().critical || others-- <= limit) {
        chosen.add(judged);
      }
    }
    return chosen;
  }
}
