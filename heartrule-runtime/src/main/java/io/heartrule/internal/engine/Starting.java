package io.heartrule.internal.engine;

import io.heartrule.generated.Insertion;
import io.heartrule.generated.Part;
import io.heartrule.generated.Session;
import io.heartrule.generated.Stage;
import io.heartrule.generated.Topic;
import io.heartrule.generated.Variables;
import io.heartrule.generated.Version;
import io.heartrule.internal.rule.View;
import io.heartrule.internal.state.Entry;
import io.heartrule.internal.state.Instance;
import io.heartrule.internal.state.Live;
import io.heartrule.internal.state.StageLive;
import io.heartrule.internal.state.State;
import io.heartrule.internal.state.TopicLive;
import io.heartrule.trace.TraceEvent;
import java.util.List;

/** How topics come onto the stack, with their input, and what they give back. */
final class Starting {
  private final Engine engine;
  private final State state;

  Starting(Engine engine) {
    this.engine = engine;
    this.state = engine.state;
  }

  /** Starts a waiting topic on top of a frame; null if its condition does not hold or it is a list of others. */
  TopicLive start(Entry entry, int index, boolean border) {
    if (entry.caller != null && entry.caller.equals(state.session.id()) && entry.element == null
        && entry.callerVars == null) {
      // Whether it runs, and how often, is asked of what is known by now.
      engine.updates.beforeStep(state.session.inputUses(entry.step), index);
      if (!stageCall(entry, index)) {
        return null;
      }
    }
    if (!entry.critical) {
      engine.updates.before(entry, index);
    }
    TopicLive live = push(entry, index, border);
    // Crisis words wait for no model.
    live.behind = entry.critical;
    return live;
  }

  /** Once its first words are spoken, a topic of a critical rule waits for what it uses like any other. */
  void catchUp(TopicLive live, int index) {
    if (live.behind && !engine.isLeading()) {
      live.behind = false;
      engine.updates.before(live.entry, index - 1);
    }
  }

  private TopicLive push(Entry entry, int index, boolean border) {
    Topic<?> topic = version(state.library.topic(entry.topic), entry.version);
    TopicLive live = new TopicLive(topic, Live.begin(topic, input(entry)));
    live.version = entry.version;
    live.entry = entry;
    live.name = entry.name;
    live.rule = entry.rule;
    live.recent = entry.recent;
    live.nested = entry.nested;
    live.border = border;
    push(live, entry.scene, index);
    return live;
  }

  /** A skill as a step of a stage: its condition, and one copy for each element of its list. */
  private boolean stageCall(Entry entry, int index) {
    return stageCall(state.session, entry, index);
  }

  private <V extends Variables> boolean stageCall(Session<V, ?> session, Entry entry, int index) {
    V vars = session.type().cast(state.session().vars());
    if (!session.condition(entry.step, vars, engine)) {
      engine.trace(new TraceEvent.TopicCancelled(entry.topic, entry.topicName(), "condition"));
      return false;
    }
    List<?> elements = session.elements(entry.step, vars, engine);
    if (elements == null) {
      return true;
    }
    List<Entry> queue = ((StageLive) state.stack.get(index)).queue;
    for (int i = elements.size() - 1; i >= 0; i--) {
      Entry copy = new Entry(entry.topic, Insertion.of(entry.topic, null)
          .element(elements.get(i)).name());
      copy.weight = entry.weight;
      copy.step = entry.step;
      copy.caller = entry.caller;
      copy.element = elements.get(i);
      copy.scene = entry.scene;
      queue.add(0, copy);
    }
    return false;
  }

  <V extends Variables> TopicLive start(Topic<V> topic, V input, int index) {
    engine.updates.before(topic, index);
    TopicLive live = new TopicLive(topic, Live.begin(topic, input));
    push(live, null, index);
    return live;
  }

  private void push(TopicLive live, Stage.Scene scene, int index) {
    live.serial = ++state.serial;
    live.startedAt = engine.secondsOfSession();
    live.scene = scene != null ? scene : sceneAt(index);
    if (scene != null) {
      state.session().scene = scene;
    }
    engine.enter(live);
    engine.life.enter(state.top(), live.topic.opens(), live.topic.closes());
    engine.trace(new TraceEvent.TopicStarted(live.id(), live.scriptName(), live.rule));
  }

  private Stage.Scene sceneAt(int index) {
    TopicLive below = state.topicAt(index);
    return below != null ? below.scene : state.session().scene;
  }

  static Topic<?> version(Topic<?> topic, Version version) {
    Topic<?> other = version == Version.QUICK ? topic.quick() : version == Version.DETAILED ? topic.detailed() : null;
    return other == null ? topic : other;
  }

  /** The input of a waiting topic as it is now; null if it takes none. */
  Variables input(Entry entry) {
    engine.former = entry.former;
    try {
      return inputOf(entry);
    } finally {
      engine.former = false;
    }
  }

  private Variables inputOf(Entry entry) {
    if (entry.rule != null) {
      View view = engine.life.view(instance(entry));
      return entry.step == null ? null
          : engine.book().input(entry.rule, entry.step, view, entry.element);
    } else if (entry.caller == null || entry.step == null) {
      return null;
    }
    Live live = entry.former ? null : live(entry.caller);
    Part<?> part = live != null ? live.frame.part : state.caller(entry.caller);
    Variables vars = entry.callerVars != null ? entry.callerVars : live == null ? gone(part) : live.vars();
    return input(part, entry, vars);
  }

  /** The variables of a caller that is not there any more. */
  private Variables gone(Part<?> part) {
    Variables kept = state.former.of(part.type());
    return kept == null ? part.begin() : kept;
  }

  private <V extends Variables> Variables input(Part<V> part, Entry entry, Variables vars) {
    return part.input(entry.step, part.type().cast(vars), engine, entry.element);
  }

  /** Hands what a topic has found to whoever called it without waiting. */
  void output(TopicLive topic) {
    Entry entry = topic.entry;
    if (entry == null || entry.step == null) {
      return;
    }
    engine.former = entry.former;
    try {
      output(entry, topic);
    } finally {
      engine.former = false;
    }
  }

  private void output(Entry entry, TopicLive topic) {
    if (entry.rule != null) {
      engine.book().output(entry.rule, entry.step, engine.life.view(instance(entry)), entry.element,
          topic.vars());
    } else if (entry.caller != null) {
      Live live = entry.former ? null : live(entry.caller);
      Part<?> part = live != null ? live.frame.part : state.caller(entry.caller);
      output(part, entry, live != null ? live.vars() : entry.callerVars == null ? gone(part) : entry.callerVars,
          topic.vars());
    }
  }

  private <V extends Variables> void output(Part<V> part, Entry entry, Variables vars, Variables called) {
    part.output(entry.step, vars == null ? part.begin() : part.type().cast(vars), engine, entry.element, called);
  }

  /** The rule as it is now, or as it was when it called. */
  private Instance instance(Entry entry) {
    Instance instance = state.rules.get(entry.rule);
    return instance != null ? instance : new Instance(entry.rule,
        entry.watches != null ? entry.watches : state.library.rules().watches(entry.rule));
  }

  private Live live(String id) {
    for (int i = state.top(); i >= 0; i--) {
      Live live = state.stack.get(i);
      if (live.id().equals(id)) {
        return live;
      }
    }
    return null;
  }
}
