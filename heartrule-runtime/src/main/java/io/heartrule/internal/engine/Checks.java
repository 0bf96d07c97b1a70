package io.heartrule.internal.engine;

import io.heartrule.internal.prompt.DialogueText;
import io.heartrule.internal.prompt.Slot;
import io.heartrule.internal.rule.Fired;
import io.heartrule.internal.rule.Judged;
import io.heartrule.internal.rule.Point;
import io.heartrule.internal.rule.RuleCheck;
import io.heartrule.internal.state.DueCheck;
import io.heartrule.internal.state.StageLive;
import io.heartrule.internal.state.State;
import io.heartrule.model.ModelRequest;
import io.heartrule.model.Purpose;
import io.heartrule.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Judges rules at the end of scopes and after stretches, in the background (b5). */
final class Checks {
  private final Engine engine;
  private final State state;

  Checks(Engine engine) {
    this.engine = engine;
    this.state = engine.state;
  }

  /**
   * The checks of a point, seen from a frame that is still there.
   *
   * @param own the rules that called the topic that ends
   */
  void submit(Point point, int index, List<String> own) {
    engine.life.cancelDue(index);
    submit(point, engine.choice.ending(point, index, own), own);
  }

  /** The {@code ask} rules that found no place in the extraction. */
  void askRest(int index) {
    List<String> rest = state.topicAt(index).askRest;
    submit(Point.ASK, engine.choice.askRest(rest), List.of());
    rest.clear();
  }

  /** Rules that are due after some topics or some talk. */
  void every(int index) {
    engine.life.cancelDue(index);
    submit(Point.EVERY, engine.choice.every(index), List.of());
  }

  /** What was under way when the process ended is begun again. */
  void resume() {
    List<DueCheck> lost = List.copyOf(state.checks);
    state.checks.clear();
    for (DueCheck check : lost) {
      Point point = Point.valueOf(check.point());
      run(point, engine.choice.again(point, check.rules(), check.own(), check.since()), check.own(), check.stage());
    }
  }

  private void submit(Point point, RuleCheck all, List<String> own) {
    List<Judged> program = new ArrayList<>();
    List<Judged> model = new ArrayList<>();
    for (Judged judged : all.rules()) {
      boolean asks = judged.asked() || judged.cancel() || !judged.watches().isEmpty();
      if (judged.counts() && !isUnderWay(point, judged.name())) {
        (asks ? model : program).add(judged);
      }
    }
    if (!program.isEmpty()) {
      List<Fired> fired = all.of(program).judge(Map.of(), engine.now());
      if (engine.flow.isUnwinding()) {
        // The queue that is here now goes with its stage.
        engine.background.later(() -> engine.firing.fire(fired, state.top(), Firing.At.LATE, "check"));
      } else {
        engine.firing.fire(fired, state.top(), at(point), "check");
      }
    }
    int batch = state.settings.checkBatch();
    for (int from = 0; from < model.size(); from += batch) {
      run(point, all.of(model.subList(from, Math.min(model.size(), from + batch))), own, stage());
    }
  }

  private void run(Point point, RuleCheck check, List<String> own, String stage) {
    List<Slot> slots = check.slots(engine.prompts.words());
    if (slots.isEmpty()) {
      return;
    }
    int from = check.since();
    List<String> names = check.rules().stream().map(Judged::name).toList();
    DueCheck due = new DueCheck(++state.serial, point.name(), names, own, from, state.dialogue.size(), stage);
    state.checks.add(due);
    ModelRequest request = engine.prompts.extract(Purpose.CHECK, "check " + String.join(" ", names), engine.scene(),
        Map.of(), DialogueText.of(state.dialogue, from, state.dialogue.size()), slots);
    engine.background.submit(new TraceEvent.BackgroundBegan("check", due.rules()), List.of(),
        trace -> engine.calls.answer(request, object -> null, null, () -> { }, trace),
        answer -> {
          state.checks.removeIf(each -> each.id() == due.id());
          engine.trace(new TraceEvent.BackgroundApplied("check", due.rules(), answer != null));
          if (answer != null) {
            engine.firing.fire(check.judge(answer, engine.now()), state.top(),
                Objects.equals(stage, stage()) ? at(point) : Firing.At.LATE, "check");
          }
        });
  }

  /** Whether a rule is being judged already, on all that the visitor has said. */
  private boolean isUnderWay(Point point, String rule) {
    return state.checks.stream().anyMatch(due -> due.point().equals(point.name()) && due.rules().contains(rule)
        && !state.visitorSince(due.until()));
  }

  private static Firing.At at(Point point) {
    return point == Point.STAGE ? Firing.At.STAGE_END
        : point == Point.SESSION ? Firing.At.SESSION_END : Firing.At.BACKGROUND;
  }

  private String stage() {
    StageLive stage = state.stageAt(state.top());
    return stage == null ? null : stage.id();
  }
}
