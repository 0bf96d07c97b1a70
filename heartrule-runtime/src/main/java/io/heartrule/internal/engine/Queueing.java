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
import java.util.function.Function;
import java.util.function.Predicate;

/** The topics that wait: putting in, moving, taking out (b5, b8). */
final class Queueing {
  /** Who comes first at one anchor; of equals who came first (Q4, Q65). */
  private static final Comparator<Entry> ORDER = Comparator.<Entry, Boolean>comparing(entry -> !entry.critical)
      .thenComparing(entry -> entry.anchor.equals(Entry.AFTER_ASK)).thenComparingInt(entry -> -entry.priority);

  private final State state;
  private final Consumer<TraceEvent> trace;
  private final Function<Entry, Object> input;

  /** @param input what a topic would be given if it began now */
  Queueing(State state, Consumer<TraceEvent> trace, Function<Entry, Object> input) {
    this.state = state;
    this.trace = trace;
    this.input = input;
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
        behind(live.tail, entry, "stage");
      }
    }
  }

  /** By weight; what was put beside a topic stays beside it, what comes next stays next. */
  private static void sort(StageLive live) {
    List<Entry> head = new ArrayList<>();
    List<List<Entry>> groups = new ArrayList<>();
    List<Entry> ahead = new ArrayList<>();
    for (Entry entry : live.queue) {
      if (entry.anchor.isEmpty()) {
        ahead.add(entry);
        groups.add(ahead);
        ahead = new ArrayList<>();
      } else if (entry.anchor.startsWith(Timing.At.BEFORE_TOPIC.name())) {
        ahead.add(entry);
      } else {
        (groups.isEmpty() ? head : groups.get(groups.size() - 1)).add(entry);
      }
    }
    groups.sort(Comparator.comparingInt(group -> -group.stream().filter(entry -> entry.anchor.isEmpty())
        .mapToInt(entry -> entry.weight).max().orElse(0)));
    live.queue.clear();
    live.queue.addAll(head);
    groups.forEach(live.queue::addAll);
    live.queue.addAll(ahead);
  }

  /** Puts a topic where a timing says, seen from a frame. */
  void insert(Entry entry, Timing timing, int index) {
    insert(entry, timing, index, Timing.AFTER_GOAL);
  }

  /** @param otherwise where it goes if what the timing names is not there any more */
  void insert(Entry entry, Timing timing, int index, Timing otherwise) {
    StageLive stage = state.stageAt(index);
    SessionLive session = state.session();
    trace.accept(new TraceEvent.TopicQueued(entry.topic, entry.topicName(), timing.at().name(), entry.rule));
    switch (timing.at()) {
      case AFTER_STAGE -> {
        if (stage == null) {
          behind(session.tail, entry, "session");
        } else {
          behind(stage.tail, entry, "stage");
        }
      }
      case AFTER_SESSION -> behind(session.tail, entry, "session");
      case NEXT_SESSION -> behind(state.nextSession, entry, Entry.NEXT_SESSION);
      case AFTER_NAMED_STAGE -> {
        if (!atStage(entry, timing.target(), index)) {
          trace.accept(new TraceEvent.Noted(entry.topic, "stage " + timing.target() + " is over: "
              + otherwise.at().name()));
          insert(entry, otherwise, index);
        }
      }
      case BEFORE_TOPIC, AFTER_TOPIC -> {
        if (!beside(entry, timing, index)) {
          trace.accept(new TraceEvent.Noted(entry.topic, timing.target() + " does not wait: "
              + otherwise.at().name()));
          insert(entry, otherwise, index);
        }
      }
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
    int end = 0;
    while (end < queue.size() && queue.get(end).anchor.equals(entry.anchor)) {
      end++;
    }
    put(queue, 0, end, entry);
  }

  private void behind(List<Entry> tail, Entry entry, String anchor) {
    entry.anchor = anchor;
    int from = tail.size();
    while (from > 0 && tail.get(from - 1).anchor.equals(anchor)) {
      from--;
    }
    put(tail, from, tail.size(), entry);
  }

  /** Puts a topic among all that wait for the same moments. */
  void put(List<Entry> list, Entry entry) {
    put(list, 0, list.size(), entry);
  }

  /** Puts a topic among those of its anchor; the same topic with the same input once (Q4). */
  private void put(List<Entry> list, int from, int end, Entry entry) {
    int to = end;
    for (int i = from; i < to; i++) {
      Entry other = list.get(i);
      if (equal(other, entry)) {
        trace.accept(new TraceEvent.Noted(entry.topic, "called by two rules at one place: once"));
        if (ORDER.compare(other, entry) <= 0) {
          join(other, entry);
          return;
        }
        join(entry, other);
        list.remove(i);
        to--;
        break;
      }
    }
    int at = from;
    while (at < to && ORDER.compare(list.get(at), entry) <= 0) {
      at++;
    }
    list.add(at, entry);
  }

  private static void join(Entry stays, Entry goes) {
    stays.also.add(goes.rule);
    stays.also.addAll(goes.also);
  }

  private boolean equal(Entry a, Entry b) {
    return a.anchor.equals(b.anchor) && a.topic.equals(b.topic) && a.rule != null && b.rule != null
        && !a.isCalledBy(b.rule) && a.element == null && b.element == null && !a.restarts && !b.restarts
        && input.apply(a).equals(input.apply(b));
  }

  /** Whether the stage is under way, or still to come. */
  private boolean atStage(Entry entry, String name, int index) {
    for (int i = Math.min(index, state.top()); i >= 0; i--) {
      if (state.stack.get(i) instanceof StageLive stage && stage.stage.name().equals(name)) {
        behind(stage.tail, entry, "stage");
        return true;
      }
    }
    boolean passed = true;
    for (Stage each : state.session.stages()) {
      passed &= !each.id().equals(state.session().next);
      if (!passed && each.name().equals(name)) {
        entry.anchor = name;
        state.session().forStages.add(entry);
        return true;
      }
    }
    return false;
  }

  /** What was to come in stages that were left out comes at the end of the session. */
  void leftOver() {
    SessionLive session = state.session();
    for (Entry entry : session.forStages) {
      trace.accept(new TraceEvent.Noted(entry.topic, "stage " + entry.anchor + " was left out: AFTER_SESSION"));
      behind(session.tail, entry, "session");
    }
    session.forStages.clear();
  }

  /** What still waits in a stage goes with it when it is left early, but for topics of critical rules. */
  void drop(StageLive stage, Background background) {
    for (List<Entry> list : List.of(stage.queue, stage.tail)) {
      for (Entry entry : list) {
        if (entry.critical) {
          background.later(() -> insert(entry, Timing.AFTER_GOAL, state.top()));
        } else {
          dropped(entry, "its stage is left");
        }
      }
    }
  }

  /** Tells that a topic that waited will not come. */
  void dropped(Entry entry, String why) {
    trace.accept(new TraceEvent.TopicCancelled(entry.topic, entry.topicName(), why));
  }

  /** Beside the first topic of that name that waits in a stage under way or for the end of the session. */
  private boolean beside(Entry entry, Timing timing, int index) {
    for (int i = Math.min(index, state.top()); i >= 0; i--) {
      if (state.stack.get(i) instanceof StageLive stage
          && (beside(stage.queue, entry, timing) || beside(stage.tail, entry, timing))) {
        return true;
      }
    }
    return beside(state.session().tail, entry, timing);
  }

  private boolean beside(List<Entry> list, Entry entry, Timing timing) {
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i).is(timing.target())) {
        entry.anchor = timing.at() + timing.target();
        boolean before = timing.at() == Timing.At.BEFORE_TOPIC;
        int from = before ? i : i + 1;
        int to = from;
        while (before && from > 0 && list.get(from - 1).anchor.equals(entry.anchor)) {
          from--;
        }
        while (!before && to < list.size() && list.get(to).anchor.equals(entry.anchor)) {
          to++;
        }
        put(list, from, to, entry);
        return true;
      }
    }
    return false;
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
