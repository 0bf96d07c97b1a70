package io.heartrule.internal.engine;

import io.heartrule.generated.AutoUpdate;
import io.heartrule.generated.Effects;
import io.heartrule.generated.Insertion;
import io.heartrule.generated.Queued;
import io.heartrule.generated.Return;
import io.heartrule.generated.Rule;
import io.heartrule.generated.Scope;
import io.heartrule.generated.Signal;
import io.heartrule.generated.Stop;
import io.heartrule.generated.Timing;
import io.heartrule.generated.Topic;
import io.heartrule.generated.Variables;
import io.heartrule.generated.Version;
import io.heartrule.internal.rule.CallTiming;
import io.heartrule.internal.rule.CalledTopics;
import io.heartrule.internal.state.Entry;
import io.heartrule.internal.state.Hint;
import io.heartrule.internal.state.Live;
import io.heartrule.internal.state.State;
import io.heartrule.internal.state.TopicLive;
import java.util.ArrayList;
import java.util.List;

/** Effects of an action or of the {@code do} of a rule, on the frames and the queue. */
final class FlowEffects implements Effects {
  private final Engine engine;
  private final State state;
  /** Where things happen. */
  private final int index;
  /** The frame into which rules are opened unless a scope is given (D-S1). */
  private final int frame;
  /** The rule that acts; null in an action. */
  private final Rule rule;
  private final Firing.At at;
  private final String recent;
  /** Whether a topic has been called that starts at once. */
  private boolean left;
  /** What has been done, without texts and values: those may hold words of the visitor. */
  private final List<String> done = new ArrayList<>();

  FlowEffects(Engine engine, int index, int frame, Rule rule, Firing.At at, String recent) {
    this.engine = engine;
    this.state = engine.state;
    this.index = index;
    this.frame = frame;
    this.rule = rule;
    this.at = at;
    this.recent = recent;
  }

  boolean hasLeft() {
    return left;
  }

  List<String> done() {
    return done;
  }

  private int target(Scope scope) {
    return scope == null ? frame : Math.min(frame, engine.life.frame(scope, index));
  }

  @Override
  public void openRule(String name, Scope scope, String cancel) {
    done.add("open_rule " + name);
    engine.life.open(name, target(scope), cancel);
  }

  @Override
  public void closeRule(String name, Scope scope) {
    done.add("close_rule " + name);
    engine.life.close(name, target(scope));
  }

  @Override
  public void insert(Insertion insertion) {
    Entry entry = new Entry(insertion.topic(), insertion.name());
    entry.step = insertion.step();
    entry.element = insertion.element();
    if (rule != null) {
      entry.rule = rule.name();
      entry.priority = rule.priority;
      entry.critical = rule.critical;
      entry.recent = recent;
      entry.watches = engine.life.watches(rule.name());
      left |= CallTiming.isAtOnce(insertion.timing());
      engine.firing.place(entry, insertion.timing(), index, at);
    } else {
      Live live = state.stack.get(index);
      entry.caller = live.id();
      entry.callerVars = live.vars().copy();
      engine.queue.insert(entry, insertion.timing(), index);
    }
  }

  @Override
  public void jump(String stage, Return back, int maxTimes) {
    done.add("goto " + stage);
    State.Jump jump = new State.Jump(stage, back, maxTimes);
    TopicLive live = behindCrisis();
    if (live == null) {
      state.jump = jump;
    } else {
      live.jump = jump;
      live.endAsk |= at == Firing.At.ASK && live == state.topicAt(index);
    }
  }

  /** The topic that an effect leaves: what a critical rule has called comes to its end first (N9). */
  private TopicLive behindCrisis() {
    int crisis = rule == null || rule.critical ? -1 : CalledTopics.crisis(state, index);
    TopicLive below = crisis < 0 ? null : state.topicAt(crisis - 1);
    return below == null ? state.topicAt(index) : below;
  }

  @Override
  public Signal stop(Stop what) {
    done.add("stop " + what);
    TopicLive live = behindCrisis();
    if (rule == null && engine.isLeading()) {
      return Signal.WAIT;
    } else if (rule == null || live == null) {
      return engine.flow.stop(what, index);
    }
    if (live != state.topicAt(index) && what == Stop.ASK) {
      return Signal.NEXT;
    }
    live.endAsk |= at == Firing.At.ASK && live == state.topicAt(index);
    if (what == Stop.SESSION || what == Stop.ALL) {
      // What has waited for the end of the ask goes with the queue.
      for (Entry entry : List.copyOf(live.atBorder)) {
        if (entry.anchor.equals(Entry.AFTER_ASK) && !entry.critical && !entry.isCalledBy(rule.name())) {
          live.atBorder.remove(entry);
          engine.queue.dropped(entry, "session stopped");
        }
      }
    }
    live.stop = live.stop == null || what.compareTo(live.stop) > 0 ? what : live.stop;
    return Signal.NEXT;
  }

  @Override
  public void postpone(String topic, Timing to) {
    done.add("postpone " + topic);
    for (Entry entry : engine.queue.take(index, e -> e.is(topic), "postpone")) {
      engine.queue.insert(entry, to, index);
    }
  }

  @Override
  public void advance(String topic) {
    done.add("advance " + topic);
    engine.queue.advance(index, topic);
  }

  @Override
  public void cancelTopic(String topic) {
    done.add("cancel_topic " + topic);
    engine.queue.take(index, entry -> entry.is(topic), "cancel");
  }

  @Override
  public <V extends Variables> List<Queued<V>> queued(Topic<V> topic) {
    List<Queued<V>> waiting = new ArrayList<>();
    for (List<Entry> list : engine.queue.lists(index)) {
      for (Entry entry : list) {
        if (entry.topic.equals(topic.id())) {
          waiting.add(new Waiting<>(entry, topic));
        }
      }
    }
    return waiting;
  }

  private final class Waiting<V extends Variables> implements Queued<V> {
    private final Entry entry;
    private final Topic<V> topic;

    private Waiting(Entry entry, Topic<V> topic) {
      this.entry = entry;
      this.topic = topic;
    }

    @Override
    public V input() {
      Variables input = engine.flow.input(entry);
      return input == null ? topic.begin() : topic.type().cast(input);
    }

    @Override
    public void cancel() {
      done.add("cancel_topic " + entry.topicName());
      engine.queue.take(index, e -> e == entry, "cancel");
    }
  }

  @Override
  public void deferTopic(String topic) {
    done.add("defer_topic " + topic);
    state.nextSession.addAll(engine.queue.take(index, entry -> entry.is(topic), "next session"));
  }

  @Override
  public void weight(String topic, int weight) {
    done.add("weight " + topic);
    engine.queue.weight(index, topic, weight);
  }

  @Override
  public void version(String topic, Version version) {
    done.add("version " + topic);
    for (List<Entry> list : engine.queue.lists(index)) {
      list.stream().filter(entry -> entry.is(topic)).forEach(entry -> entry.version = version);
    }
  }

  @Override
  public void avoid(String subject, String cancel) {
    done.add("avoid");
    state.hints.removeIf(hint -> !hint.style() && hint.text().equals(subject));
    state.hints.add(new Hint(false, subject, cancel));
  }

  @Override
  public void openStyle(String style, String cancel) {
    done.add("open_style");
    state.hints.removeIf(Hint::style);
    state.hints.add(new Hint(true, style, cancel));
  }

  @Override
  public void closeStyle() {
    done.add("close_style");
    state.hints.removeIf(Hint::style);
  }

  @Override
  public void autoUpdate(String variable, AutoUpdate to) {
    done.add("auto_update " + variable + " " + to);
    engine.updates.turn(variable, to, index);
  }
}
