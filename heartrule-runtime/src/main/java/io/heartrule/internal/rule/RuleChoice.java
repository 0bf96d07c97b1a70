package io.heartrule.internal.rule;

import io.heartrule.generated.Rule;
import io.heartrule.generated.Rule.Watch;
import io.heartrule.internal.state.Instance;
import io.heartrule.internal.state.State;
import io.heartrule.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

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

  /** The rules of a turn. */
  public RuleCheck now(int index) {
    List<Judged> all = taking(Point.NOW, index);
    return check(newest(all, state.settings.nowRules()));
  }

  /** The rules of an extraction: the newest {@code ask} rules, and {@code now} rules that found no place. */
  public RuleCheck ask(int index) {
    List<Judged> chosen = new ArrayList<>(newest(taking(Point.ASK, index), state.settings.askRules()));
    List<Judged> now = taking(Point.NOW, index);
    List<Judged> had = newest(now, state.settings.nowRules());
    for (Judged judged : now) {
      if (!had.contains(judged) && judged.rule().reply == null && judged.acts()
          && chosen.stream().noneMatch(j -> j.name().equals(judged.name()))) {
        chosen.add(judged);
      }
    }
    return check(chosen);
  }

  /** {@code ask} rules that found no place in the extraction. */
  public List<String> askRest(int index) {
    List<Judged> all = taking(Point.ASK, index);
    List<Judged> had = newest(all, state.settings.askRules());
    return all.stream().filter(j -> !had.contains(j)).map(Judged::name).toList();
  }

  /** Names of the rules for a background check. */
  public List<String> names(Point point, int index) {
    return taking(point, index).stream().map(Judged::name).toList();
  }

  /**
   * A check of given rules at a point.
   *
   * @param since where a check that was lost had begun: its rules are judged also if their scope has
   *     ended meanwhile; -1 for a new check
   */
  public RuleCheck of(Point point, List<String> names, String own, int since) {
    List<Judged> chosen = new ArrayList<>();
    for (String name : names) {
      Instance instance = state.rules.get(name);
      if (instance == null && since >= 0) {
        instance = new Instance(name, state.library.rules().watches(name));
        instance.judged = since;
        instance.opened = since;
      }
      Judged judged = instance == null ? null : judged(instance, point, name.equals(own), true);
      if (judged != null) {
        chosen.add(judged);
      }
    }
    return check(chosen);
  }

  /** A check of the critical rules of another one alone. */
  public RuleCheck critical(RuleCheck turn) {
    return check(turn.rules().stream().filter(j -> j.rule().critical && j.asked() && j.counts())
        .map(j -> new Judged(j.instance(), j.rule(), j.point(), j.own(), true, j.armed(), false, List.of(), true))
        .toList());
  }

  private RuleCheck check(List<Judged> rules) {
    return new RuleCheck(state, life, trace, rules);
  }

  private List<Judged> taking(Point point, int index) {
    List<Judged> taking = new ArrayList<>();
    for (Instance instance : ActiveRules.at(state, index)) {
      Judged judged = judged(instance, point, ActiveRules.runsTopicOf(state, instance.rule, index), false);
      if (judged != null) {
        taking.add(judged);
      }
    }
    return taking;
  }

  /** Null if the rule has no part in this point. */
  private Judged judged(Instance instance, Point point, boolean own, boolean background) {
    Rule rule = life.rule(instance);
    boolean here = point.takes(rule.check());
    List<Watch> watches = new ArrayList<>();
    for (Watch watch : rule.watches) {
      if (watch.check() == null ? here : point.takes(watch.check())) {
        watches.add(watch);
      }
    }
    if (!here && watches.isEmpty()) {
      return null;
    }
    boolean silent = own || rule.once && instance.hasFired
        || ActiveRules.hasTopicWaiting(state, rule.name()) || background && runs(rule.name());
    boolean armed = here && !silent;
    boolean reports = rule.reply == null || rule.effects || rule.once;
    boolean asked = armed && rule.condition && rule.when == null && reports
        && (rule.ifText != null || !rule.compare.isEmpty());
    boolean cancel = here && rule.cancelIf != null;
    boolean idle = !asked && !cancel && watches.isEmpty() && rule.reply == null && !(armed && rule.when != null);
    boolean counts = state.visitorSince(instance.seen(point.name(), here));
    return idle ? null : new Judged(instance, rule, point, here, asked, armed, cancel, watches, counts);
  }

  private boolean runs(String rule) {
    return ActiveRules.runsTopicOf(state, rule, state.top());
  }

  /** Critical rules always; of the others the newest. Keeps the opening order. */
  private static List<Judged> newest(List<Judged> all, int limit) {
    int others = 0;
    for (Judged judged : all) {
      others += judged.rule().critical ? 0 : 1;
    }
    List<Judged> chosen = new ArrayList<>();
    for (Judged judged : all) {
      if (judged.rule().critical) {
        chosen.add(judged);
      } else if (others-- <= limit) {
        chosen.add(judged);
      }
    }
    return chosen;
  }
}
