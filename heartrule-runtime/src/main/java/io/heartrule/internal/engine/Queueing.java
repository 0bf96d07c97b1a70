package io.heartrule.internal.engine;

import io.heartrule.generated.Stage;
import io.heartrule.generated.Timing;
import io.heartrule.internal.state.Entry;
import io.heartrule.internal.state.SessionLive;
import io.heartrule.internal.state.StageLive;
import io.heartrule.internal.state.State;
import io.heartrule.internal.state.TopicLive;
import io.heartrule.trace.TraceEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The topics that wait: putting in, moving, taking out (b5, b8). */
final class Queueing {
  private final State state;
  private final Consumer<TraceEvent> trace;

  Queueing(State state, Consumer<TraceEvent> trace) {
    this.state = state;
    this.trace = trace;
  }

  /** The topics of a stage in script order, sorted by weight; each knows its scene. */
  void fill(StageLive live, Stage.Scene inForce) {
    Stage.Scene scene = inForce;
    for (Stage.Step step : live.stage.steps()) {
      if (step instanceof Stage.Scene next) {
        scene = next;
      } else if (step instanceof Stage.Entry topic) {
        Entry entry = new Entry(topic.topic(), topic.topic().substring(topic.topic().lastIndexOf('/') + 1));
        entry.weight = topic.weight();
        entry.step = topic.call();
        entry.caller = topic.call() == null ? null : state.session.id();
        entry.scene = scene;
        live.queue.add(entry);
      }
    }
    sort(live);
    SessionLive session = state.session();
    for (Entry entry : List.copyOf(session.forStages)) {
      if (entry.anchor.equals(live.stage.name())) {
        session.forStages.remove(entry);
        entry.anchor = "";
        live.tail.add(entry);
      }
    }
  }

  private static void sort(StageLive live) {
    live.queue.sort(Comparator.comparingInt(entry -> -entry.weight));
  }

  /** Puts a topic where a timing says, seen from a frame. */
  void insert(Entry entry, Timing timing, int index) {
    StageLive stage = state.stageAt(index);
    SessionLive session = state.session();
    trace.accept(new TraceEvent.TopicQueued(entry.topic, entry.topicName(), timing.at().name(), entry.rule));
    switch (timing.at()) {
      case AFTER_STAGE -> behind(stage == null ? session.tail : stage.tail, entry, "stage");
      case AFTER_SESSION -> behind(session.tail, entry, "session");
      case NEXT_SESSION -> state.nextSession.add(entry);
      case AFTER_NAMED_STAGE -> atStage(entry, timing.target(), index);
      case BEFORE_TOPIC, AFTER_TOPIC -> beside(entry, timing, index);
      default -> next(entry, index);
    }
  }

  /** Directly behind the current topic. */
  void next(Entry entry, int index) {
    StageLive stage = state.stageAt(index);
    List<Entry> queue = stage == null ? state.session().tail : stage.queue;
    entry.anchor = "goal" + serial(index);
    front(queue, entry);
  }

  private int serial(int index) {
    for (int i = Math.min(index, state.top()); i >= 0; i--) {
      if (state.stack.get(i) instanceof TopicLive topic && !(state.stack.get(i - 1) instanceof TopicLive)) {
        return topic.serial;
      }
    }
    return 0;
  }

  private void front(List<Entry> queue, Entry entry) {
    int at = 0;
    while (at < queue.size() && queue.get(at).anchor.equals(entry.anchor)
        && queue.get(at).priority >= entry.priority) {
      if (equal(queue.get(at), entry)) {
        return;
      }
      at++;
    }
    queue.add(at, entry);
  }

  private void behind(List<Entry> tail, Entry entry, String anchor) {
    entry.anchor = anchor;
    int at = tail.size();
    while (at > 0 && tail.get(at - 1).priority < entry.priority) {
      at--;
    }
    if (tail.stream().noneMatch(other -> equal(other, entry))) {
      tail.add(at, entry);
    }
  }

  /** Two rules that call the same topic at one place: once (Q4). */
  private boolean equal(Entry a, Entry b) {
    boolean equal = a.anchor.equals(b.anchor) && a.topic.equals(b.topic) && a.rule != null && b.rule != null
        && !a.rule.equals(b.rule) && a.element == null && b.element == null;
    if (equal) {
      trace.accept(new TraceEvent.Noted(b.topic, "called by two rules at one place: once"));
    }
    return equal;
  }

  private void atStage(Entry entry, String name, int index) {
    StageLive stage = state.stageAt(index);
    boolean passed = true;
    for (Stage each : state.session.stages()) {
      if (stage != null && each.name().equals(name) && each.id().equals(stage.id())) {
        behind(stage.tail, entry, "stage");
        return;
      }
      passed &= !each.id().equals(state.session().next);
      if (!passed && each.name().equals(name)) {
        entry.anchor = name;
        state.session().forStages.add(entry);
        return;
      }
    }
    trace.accept(new TraceEvent.Noted(entry.topic, "its stage is over: next in the queue"));
    next(entry, index);
  }

  private void beside(Entry entry, Timing timing, int index) {
    StageLive stage = state.stageAt(index);
    if (stage != null) {
      for (int i = 0; i < stage.queue.size(); i++) {
        if (stage.queue.get(i).is(timing.target())) {
          int at = timing.at() == Timing.At.BEFORE_TOPIC ? i : i + 1;
          entry.anchor = timing.at() + timing.target();
          while (at > i && at < stage.queue.size() && stage.queue.get(at).anchor.equals(entry.anchor)
              && stage.queue.get(at).priority >= entry.priority) {
            at++;
          }
          stage.queue.add(at, entry);
          return;
        }
      }
    }
    trace.accept(new TraceEvent.Noted(entry.topic, timing.target() + " does not wait any more: after this topic"));
    next(entry, index);
  }

  /** Every list in which topics wait, nearest first. */
  List<List<Entry>> lists(int index) {
    List<List<Entry>> lists = new ArrayList<>();
    StageLive stage = state.stageAt(index);
    if (stage != null) {
      lists.add(stage.queue);
      lists.add(stage.tail);
    }
    if (state.session() != null) {
      lists.add(state.session().forStages);
      lists.add(state.session().tail);
    }
    return lists;
  }

  /** Takes out what a name means; never topics of critical rules. */
  List<Entry> take(int index, Predicate<Entry> which, String why) {
    List<Entry> taken = new ArrayList<>();
    for (List<Entry> list : lists(index)) {
      for (Entry entry : List.copyOf(list)) {
        if (which.test(entry) && !entry.critical) {
          list.remove(entry);
          taken.add(entry);
          trace.accept(new TraceEvent.TopicCancelled(entry.topic, entry.topicName(), why));
        }
      }
    }
    return taken;
  }

  void advance(int index, String topic) {
    StageLive stage = state.stageAt(index);
    List<Entry> moved = take(index, entry -> entry.is(topic), "advance");
    if (stage != null) {
      moved.forEach(entry -> entry.anchor = "advanced");
      stage.queue.addAll(0, moved);
    }
  }

  void weight(int index, String topic, int weight) {
    StageLive stage = state.stageAt(index);
    if (stage != null) {
      stage.queue.stream().filter(entry -> entry.is(topic) && !entry.critical).forEach(e -> e.weight = weight);
      sort(stage);
    }
  }
}
