package io.heartrule.internal.engine;

import io.heartrule.generated.Stage;
import io.heartrule.internal.prompt.DialogueText;
import io.heartrule.internal.prompt.Slot;
import io.heartrule.internal.rule.Judged;
import io.heartrule.internal.rule.Point;
import io.heartrule.internal.rule.RuleCheck;
import io.heartrule.internal.state.DueCheck;
import io.heartrule.internal.state.StageLive;
import io.heartrule.internal.state.State;
import io.heartrule.internal.state.TopicLive;
import io.heartrule.model.ModelRequest;
import io.heartrule.model.Purpose;
import io.heartrule.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
   * @param own the rule that called the topic that ends, or null
   */
  void submit(Point point, int index, String own) {
    engine.life.cancelDue(index);
    submit(point, engine.choice.ending(point, index, own), own);
  }

  /** The {@code ask} rules that found no place in the extraction. */
  void askRest(int index) {
    List<String> rest = state.topicAt(index).askRest;
    submit(Point.ASK, engine.choice.askRest(rest), null);
    rest.clear();
  }

  /** Rules that are due after some topics or some talk. */
  void every(int index) {
    engine.life.cancelDue(index);
    submit(Point.EVERY, engine.choice.every(index), null);
  }

  /** What was under way when the process ended is begun again. */
  void resume() {
    List<DueCheck> lost = List.copyOf(state.checks);
    state.checks.clear();
    for (DueCheck check : lost) {
      Point point = Point.valueOf(check.point());
      run(point, engine.choice.again(point, check.rules(), check.own(), check.since()), check.own());
    }
  }

  private void submit(Point point, RuleCheck all, String own) {
    List<Judged> program = new ArrayList<>();
    List<Judged> model = new ArrayList<>();
    for (Judged judged : all.rules()) {
      boolean asks = judged.asked() || judged.cancel() || !judged.watches().isEmpty();
      if (judged.counts()) {
        (asks ? model : program).add(judged);
      }
    }
    if (!program.isEmpty()) {
      engine.firing.fire(all.of(program).judge(Map.of(), engine.now()), state.top(), Firing.At.BACKGROUND, "program");
    }
    int batch = state.settings.checkBatch();
    for (int from = 0; from < model.size(); from += batch) {
      run(point, all.of(model.subList(from, Math.min(model.size(), from + batch))), own);
    }
  }

  private void run(Point point, RuleCheck check, String own) {
    List<Slot> slots = check.slots(engine.prompts.words());
    if (slots.isEmpty()) {
      return;
    }
    int from = check.since();
    List<String> names = check.rules().stream().map(Judged::name).toList();
    DueCheck due = new DueCheck(++state.serial, point.name(), names, own, from);
    state.checks.add(due);
    ModelRequest request = engine.prompts.extract(Purpose.CHECK, "check " + String.join(" ", names), scene(),
        Map.of(), DialogueText.of(state.dialogue, from, state.dialogue.size()), slots);
    engine.trace(new TraceEvent.BackgroundBegan("check", due.rules()));
    StageLive stage = state.stageAt(state.top());
    engine.background.submit(
        trace -> engine.calls.answer(request, object -> null, null, () -> { }, trace),
        answer -> {
          state.checks.removeIf(each -> each.id() == due.id());
          engine.trace(new TraceEvent.BackgroundApplied("check", due.rules(), answer != null));
          if (answer != null) {
            boolean late = state.stageAt(state.top()) != stage;
            engine.firing.fire(check.judge(answer, engine.now()), state.top(),
                late ? Firing.At.LATE : Firing.At.BACKGROUND, "model");
          }
        });
  }

  private Stage.Scene scene() {
    TopicLive topic = state.topicAt(state.top());
    return topic != null && topic.scene != null ? topic.scene : engine.scene();
  }
}
