package io.heartrule.internal.engine;

import io.heartrule.Risk;
import io.heartrule.generated.Rule;
import io.heartrule.internal.rule.Judged;
import io.heartrule.internal.state.Entry;
import io.heartrule.internal.state.Instance;
import io.heartrule.internal.state.Live;
import io.heartrule.internal.state.State;
import io.heartrule.internal.state.TopicLive;
import io.heartrule.trace.TraceEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Critical rules in a turn (N8, N9): wordings that fire by themselves, literal words before anything
 * else happens, and what the app is told. In this order: words to the visitor, words to the store,
 * the app; only then model calls.
 */
final class Crisis {
  private final Engine engine;
  private final State state;
  private final CrisisDesk desk;
  /** Rules that fire by themselves on the text of this turn, and why. */
  private final Map<String, String> found = new LinkedHashMap<>();
  /** Rules that have fired in this turn. */
  private final List<String> fired = new ArrayList<>();
  private final List<Runnable> untold = new ArrayList<>();

  Crisis(Engine engine, CrisisDesk desk) {
    this.engine = engine;
    this.state = engine.state;
    this.desk = desk;
  }

  /** A turn begins. */
  void begin() {
    found.clear();
    fired.clear();
    untold.clear();
  }

  /** Looks for wordings in what a visitor has said. */
  void hears(String text) {
    Phrases.in(text, state, engine.life).forEach(rule -> found.putIfAbsent(rule, "phrase"));
  }

  /** A former try of this turn has handed out the words of these rules: the visitor must not lose them. */
  void again(List<String> rules) {
    rules.stream().filter(state.rules::containsKey).forEach(rule -> found.putIfAbsent(rule, "retried"));
  }

  boolean hasFound() {
    return !found.isEmpty();
  }

  /** Fires what was found in the text of this turn; gives whether a topic takes the place of the reply. */
  boolean fireFound(int index) {
    Map<String, String> now = new LinkedHashMap<>(found);
    found.clear();
    now.keySet().removeIf(rule -> !state.rules.containsKey(rule));
    List<Instance> instances = new ArrayList<>(now.keySet().stream().map(state.rules::get).toList());
    instances.sort(Comparator.<Instance>comparingInt(i -> -engine.life.rule(i).priority)
        .thenComparingInt(i -> i.order));
    boolean leaves = false;
    for (Instance instance : instances) {
      Rule rule = engine.life.rule(instance);
      instance.judged = state.dialogue.size();
      leaves |= engine.firing.fire(instance, rule, index, Firing.At.ASK, now.get(instance.rule));
    }
    return leaves;
  }

  /** A critical rule has fired. */
  void fired(String rule, String how) {
    fired.add(rule);
    raise(new Risk(Risk.Level.FIRED, rule), how);
  }

  /** Critical rules could not be judged. */
  void unjudged(List<Judged> rules) {
    List<String> names = rules.stream().map(Judged::name).toList();
    engine.trace(new TraceEvent.RiskUnknown(names));
    raise(new Risk(Risk.Level.UNKNOWN, names.get(0)), "unjudged");
  }

  private void raise(Risk risk, String how) {
    state.risk = state.risk.or(risk);
    untold.add(() -> desk.risk(risk, how));
  }

  /** Tells the app what has happened; never before the visitor has the words. */
  void tell() {
    List<Runnable> now = List.copyOf(untold);
    untold.clear();
    now.forEach(Runnable::run);
  }

  /**
   * Starts the waiting topics of critical rules and speaks their leading says: all of them at once,
   * the most urgent first. That one comes to lie on top, so that it goes on first as well.
   */
  void lead(List<Entry> waiting, int index, boolean border) {
    boolean spoken = false;
    while (!waiting.isEmpty() && waiting.get(0).critical) {
      List<Live> urgent = new ArrayList<>(state.stack.subList(index + 1, state.stack.size()));
      state.stack.subList(index + 1, state.stack.size()).clear();
      engine.life.active().changed();
      Entry entry = waiting.remove(0);
      TopicLive old = entry.restarts ? engine.firing.running(entry, index) : null;
      TopicLive fresh = engine.flow.start(entry, index, border);
      if (old != null) {
        old.replacement = fresh;
      }
      engine.lead(index + 1);
      urgent.stream().limit(1).forEach(live -> ((TopicLive) live).border = true);
      state.stack.addAll(urgent);
      engine.life.active().changed();
      spoken = true;
    }
    try {
      if (spoken) {
        desk.spoken(engine.said(), fired);
      }
    } finally {
      tell();
    }
    engine.resumeChecks();
  }
}
