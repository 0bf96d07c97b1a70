package io.heartrule.internal.engine;

import io.heartrule.Turn;
import io.heartrule.generated.Signal;
import io.heartrule.generated.Stop;
import io.heartrule.generated.Topic;
import io.heartrule.generated.Variables;
import io.heartrule.internal.rule.Point;
import io.heartrule.internal.state.Entry;
import io.heartrule.internal.state.Live;
import io.heartrule.internal.state.SessionLive;
import io.heartrule.internal.state.SessionLive.Phase;
import io.heartrule.internal.state.StageLive;
import io.heartrule.internal.state.State;
import io.heartrule.internal.state.TopicLive;
import io.heartrule.trace.TraceEvent;
import java.util.List;

/**
 * Runs session, stages and topics. A turn enters at the bottom; each frame lets the one above go on
 * first. Nothing here loops over the topmost frame, so that the Java stack is the script's stack.
 */
final class Flow {
  /** Where the frames of the session's stages and last topics begin. */
  static final int BASE = 2;

  private final Engine engine;
  private final State state;
  private final Starting starting;
  private final TimeControl time;
  final Jumps jumps;

  Flow(Engine engine) {
    this.engine = engine;
    this.state = engine.state;
    this.starting = new Starting(engine);
    this.time = new TimeControl(engine);
    this.jumps = new Jumps(engine);
  }

  Variables input(Entry entry) {
    return starting.input(entry);
  }

  /** Runs on to the next wait or to the end of the session. */
  void run() {
    SessionLive session = state.session();
    while (session.phase != Phase.ENDED) {
      if (state.top() >= BASE) {
        if (run(BASE) == Signal.WAIT) {
          state.status = Turn.Status.WAITING;
          return;
        }
        session.jumping = false;
      } else {
        advance(session);
      }
    }
    state.status = state.counselingEnded ? Turn.Status.COUNSELING_ENDED : Turn.Status.SESSION_ENDED;
  }

  private void advance(SessionLive session) {
    switch (session.phase) {
      case MAIN -> {
        if (session.next == null || session.stopped) {
          session.phase = Phase.CHECKS;
        } else {
          jumps.enter(jumps.stage(session.next), 1, false, false);
        }
      }
      case CHECKS -> {
        engine.checks.submit(Point.SESSION, 1, List.of());
        engine.background.await();
        session.phase = Phase.AFTER_MAIN;
        engine.queue.leftOver();
        if (session.stopped) {
          breakOff(session);
        } else if (state.session.afterMain() != null) {
          start(new Entry(state.session.afterMain(), state.session.afterMain()), 1, false);
        }
      }
      case AFTER_MAIN, AFTER_SESSION -> {
        session.phase = Phase.AFTER_SESSION;
        breakOff(session);
        if (session.tail.isEmpty()) {
          // What comes late still comes before the end.
          engine.updates.beforeNextSession();
          engine.background.await();
          breakOff(session);
        }
        if (session.tail.isEmpty()) {
          end(session);
        } else {
          start(session.tail.remove(0), 1, false);
        }
      }
      default -> { }
    }
  }

  /** What a stopped session still owes: topics of critical rules. */
  private void breakOff(SessionLive session) {
    if (session.stopped) {
      session.tail.stream().filter(entry -> !entry.critical).forEach(e -> engine.queue.dropped(e, "session stopped"));
      session.tail.removeIf(entry -> !entry.critical);
      session.stopped = false;
    }
  }

  private void end(SessionLive session) {
    session.phase = Phase.ENDED;
    session.autos.clear();
    engine.life.leave(session);
    state.hints.clear();
    engine.trace(new TraceEvent.SessionEnded(session.id(), state.counselingEnded));
  }

  /** Runs the frame at an index to its end or to the next wait. */
  Signal run(int index) {
    for (;;) {
      Live live = state.stack.get(index);
      Signal signal = live instanceof StageLive stage ? runStage(index, stage) : runTopic(index, (TopicLive) live);
      if (signal == Signal.WAIT) {
        return signal;
      }
      end(live);
      TopicLive topic = live instanceof TopicLive left ? left : null;
      if (signal == Signal.LEAVE && topic != null && topic.replacement != null) {
        takePlace(topic, (TopicLive) state.stack.get(index));
        engine.life.active().changed();
        continue;
      }
      boolean handled = index == BASE || topic != null && topic.left && !isUnwinding();
      return handled ? Signal.DONE : signal;
    }
  }

  /** Whether the present stage is being left with what waits in it. */
  boolean isUnwinding() {
    return state.session().stopped || state.session().jumping;
  }

  /** A crisis topic starts again: it is not stacked upon itself (N8). */
  private static void takePlace(TopicLive old, TopicLive fresh) {
    fresh.border = old.border;
    fresh.nested = old.nested;
  }

  private Signal runStage(int index, StageLive stage) {
    for (;;) {
      if (state.top() > index) {
        Signal signal = run(index + 1);
        if (signal != Signal.DONE) {
          return signal;
        }
        continue;
      }
      engine.background.apply();
      if (state.jump != null) {
        State.Jump jump = state.jump;
        state.jump = null;
        if (jumps.jump(index, jump, true) == Signal.LEAVE) {
          return Signal.LEAVE;
        }
        continue;
      }
      if (isUnwinding()) {
        return Signal.LEAVE;
      }
      time.adjust(stage);
      if (!stage.queue.isEmpty()) {
        start(stage.queue.remove(0), index, false);
      } else if (!stage.checked) {
        stage.checked = true;
        engine.checks.submit(Point.STAGE, index, List.of());
        engine.background.apply();
      } else if (!stage.tail.isEmpty()) {
        start(stage.tail.remove(0), index, false);
      } else {
        return Signal.DONE;
      }
    }
  }

  private Signal runTopic(int index, TopicLive live) {
    for (;;) {
      boolean extracts = live.frame.asked != null && live.frame.asked.isOver();
      boolean inAction = extracts || (state.top() > index ? !isAtBorder(index) : live.frame.begun);
      if (!inAction) {
        Signal border = border(index, live);
        if (border != Signal.NEXT) {
          return border;
        }
      }
      starting.catchUp(live, index);
      Signal signal = engine.runMachine(index, live);
      if (signal != Signal.AGAIN) {
        return signal;
      }
    }
  }

  /** Whether what lies above a frame was started between two of its actions. */
  private boolean isAtBorder(int index) {
    Live above = state.stack.get(index + 1);
    return above instanceof TopicLive topic ? topic.border : ((StageLive) above).border;
  }

  /** Between two actions of a topic: results from the background, topics that rules have called, stops. */
  Signal border(int index, TopicLive live) {
    if (engine.isLeading()) {
      return Signal.NEXT;
    }
    engine.background.apply();
    if (live.askEnded) {
      live.askEnded = false;
      engine.afterAsk(index);
    }
    for (;;) {
      if (state.top() > index) {
        if (restarts(index)) {
          return Signal.LEAVE;
        }
        Signal signal = run(index + 1);
        if (signal != Signal.DONE) {
          return signal;
        }
      } else if (!live.atBorder.isEmpty()) {
        start(live.atBorder.remove(0), index, true);
      } else if (live.jump != null) {
        State.Jump jump = live.jump;
        live.jump = null;
        if (jumps.jump(index, jump, true) == Signal.LEAVE) {
          return Signal.LEAVE;
        }
      } else if (live.stop != null) {
        Stop stop = live.stop;
        live.stop = null;
        if (stop(stop, index) == Signal.LEAVE) {
          return Signal.LEAVE;
        }
      } else {
        return live.left || isUnwinding() ? Signal.LEAVE : Signal.NEXT;
      }
    }
  }

  private boolean restarts(int index) {
    for (int i = BASE; i <= index; i++) {
      if (state.stack.get(i) instanceof TopicLive topic && topic.replacement != null) {
        return true;
      }
    }
    return false;
  }

  /** Starts a topic on top of a frame. */
  TopicLive start(Entry entry, int index, boolean border) {
    return starting.start(entry, index, border);
  }

  /** Puts a called topic on top of a frame; {@code input} as generated code made it. */
  <V extends Variables> TopicLive start(Topic<V> topic, V input, int index) {
    return starting.start(topic, input, index);
  }

  /** Leaves a frame: the checks of its end, its output, its rules. */
  private void end(Live live) {
    int index = state.stack.indexOf(live);
    if (live instanceof TopicLive topic) {
      endTopic(topic, index);
    } else if (live instanceof StageLive stage) {
      endStage(stage, index);
    }
    state.stack.remove(index);
    remember(live, index);
    engine.life.leave(live);
    if (live instanceof TopicLive && !engine.isLeading()) {
      engine.checks.every(Math.min(index, state.top()));
      if (!isUnwinding()) {
        engine.background.apply();
      }
    }
  }

  private void endTopic(TopicLive topic, int index) {
    if (!topic.checked) {
      topic.checked = true;
      state.finishedTopics++;
      engine.checks.submit(Point.TOPIC, index, topic.callers());
    }
    for (String rule : topic.callers()) {
      // What was said in its own topic is no news to a rule (D-R7, D-R12).
      if (state.rules.containsKey(rule)) {
        state.rules.get(rule).judged = state.dialogue.size();
      }
    }
    for (Entry entry : topic.beforeAsk) {
      // There is no next ask in this topic.
      if (isUnwinding()) {
        engine.queue.dropped(entry, "its stage is left");
      } else {
        engine.queue.next(entry, index);
      }
    }
    topic.beforeAsk.clear();
    if (topic.entry == null || topic.entry.step != null) {
      engine.updates.finish(topic);
    }
    starting.output(topic);
    engine.trace(new TraceEvent.TopicEnded(topic.id(), topic.scriptName()));
  }

  private void endStage(StageLive stage, int index) {
    if (!stage.checked) {
      stage.checked = true;
      engine.checks.submit(Point.STAGE, index, List.of());
    }
    engine.queue.drop(stage, engine.background);
    if (stage.returns && state.topicAt(index - 1) != null) {
      state.session().scene = state.topicAt(index - 1).scene;
    }
    engine.trace(new TraceEvent.StageLeft(stage.id()));
  }

  /** The stage or topic that was left last, for a look at the end. */
  private void remember(Live live, int index) {
    boolean inStage = index > BASE && state.stack.get(index - 1) instanceof StageLive;
    if (index == BASE && live instanceof StageLive) {
      if (!state.left.isEmpty() && state.left.get(0) instanceof StageLive) {
        state.left.clear();
      }
      state.left.add(0, live);
    } else if (index == BASE || inStage) {
      state.left.clear();
      state.left.add(live);
    }
  }

  /** What an action returns for a stop. */
  Signal stop(Stop what, int index) {
    switch (what) {
      case ASK -> {
        return Signal.NEXT;
      }
      case TOPIC -> {
        TopicLive live = state.topicAt(index);
        if (live == null) {
          return Signal.NEXT;
        }
        live.left = true;
      }
      case ALL -> {
        state.counselingEnded = true;
        state.session().stopped = true;
      }
      default -> state.session().stopped = true;
    }
    return Signal.LEAVE;
  }
}
