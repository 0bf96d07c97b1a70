package io.heartrule.internal.engine;

import io.heartrule.generated.Return;
import io.heartrule.generated.Session;
import io.heartrule.generated.Signal;
import io.heartrule.generated.Stage;
import io.heartrule.internal.state.Entry;
import io.heartrule.internal.state.SessionLive;
import io.heartrule.internal.state.StageLive;
import io.heartrule.internal.state.State;
import io.heartrule.trace.TraceEvent;

/** Entering stages, one after the other or by {@code goto}, and where branches return to (b8). */
final class Jumps {
  private final Engine engine;
  private final State state;

  Jumps(Engine engine) {
    this.engine = engine;
    this.state = engine.state;
  }

  /** @return NEXT if the branch lies on top now or is not entered, LEAVE if the present stage is left */
  Signal jump(int index, State.Jump jump, boolean border) {
    Stage target = stage(jump.stage());
    Return back = jump.back();
    if (jump.maxTimes() > 0 && state.visited.getOrDefault(target.name(), 0) >= jump.maxTimes()) {
      return Signal.NEXT;
    }
    if (back.to() == Return.To.HERE) {
      enter(target, index, true, border);
      return Signal.NEXT;
    }
    SessionLive session = state.session();
    boolean inStage = state.top() >= Flow.BASE && state.stack.get(Flow.BASE) instanceof StageLive;
    String origin = inStage ? state.stack.get(Flow.BASE).id() : null;
    session.then = switch (back.to()) {
      case NEXT -> afterMain(origin == null || !stage(origin).isBranch() ? origin : null, session.next);
      case BEFORE -> stage(back.stage()).id();
      case AFTER -> afterMain(stage(back.stage()).id(), null);
      default -> null;
    };
    session.next = target.id();
    session.jumping = true;
    return Signal.LEAVE;
  }

  /** The main-line stage behind a stage; {@code otherwise} if there is no such stage to start from. */
  private String afterMain(String id, String otherwise) {
    if (id == null) {
      return otherwise;
    }
    boolean found = false;
    for (Stage stage : state.session.stages()) {
      if (found && !stage.isBranch()) {
        return stage.id();
      }
      found |= stage.id().equals(id);
    }
    return null;
  }

  /** Puts a stage on the stack, with its queue. */
  void enter(Stage stage, int index, boolean returns, boolean border) {
    SessionLive session = state.session();
    if (!returns) {
      session.next = stage.isBranch() ? session.then : afterMain(stage.id(), null);
      session.then = null;
    }
    StageLive live = new StageLive(stage);
    live.returns = returns;
    live.border = border;
    engine.enter(live);
    state.visited.merge(stage.name(), 1, Integer::sum);
    engine.life.enter(state.top(), stage.opens(), stage.closes());
    engine.queue.fill(live, session.scene);
    if (!returns && !state.nextSession.isEmpty() && state.visited.size() == 1) {
      for (Entry entry : state.nextSession) {
        entry.anchor = Entry.NEXT_SESSION;
        entry.scene = entry.scene != null || session.scene != null ? entry.scene : firstScene(stage);
      }
      live.queue.addAll(0, state.nextSession);
      state.nextSession.clear();
    }
    engine.trace(new TraceEvent.StageEntered(stage.id()));
  }

  /** What comes before the first scene of a session is spoken there too. */
  private static Stage.Scene firstScene(Stage stage) {
    for (Stage.Step step : stage.steps()) {
      if (step instanceof Stage.Scene scene) {
        return scene;
      }
    }
    return null;
  }

  /** The first main-line stage. */
  static String first(Session<?, ?> session) {
    for (Stage stage : session.stages()) {
      if (!stage.isBranch()) {
        return stage.id();
      }
    }
    return null;
  }

  /** By name or id. */
  Stage stage(String name) {
    for (Stage stage : state.session.stages()) {
      if (stage.name().equals(name) || stage.id().equals(name)) {
        return stage;
      }
    }
    throw new IllegalArgumentException("Session " + state.session.id() + " has no stage " + name);
  }
}
