package io.heartrule.internal.engine;

import io.heartrule.generated.Answer;
import io.heartrule.generated.Ask;
import io.heartrule.generated.Asked;
import io.heartrule.generated.Field;
import io.heartrule.generated.Signal;
import io.heartrule.internal.answer.FoundAnswer;
import io.heartrule.internal.prompt.DialogueText;
import io.heartrule.internal.prompt.Prompts;
import io.heartrule.internal.prompt.Slot;
import io.heartrule.internal.prompt.Wordings;
import io.heartrule.internal.rule.RuleCheck;
import io.heartrule.internal.state.State;
import io.heartrule.internal.state.TopicLive;
import io.heartrule.model.ModelRequest;
import io.heartrule.model.Purpose;
import io.heartrule.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is collected when an ask has ended, with the rules that are judged there; and the think action. */
final class Extraction {
  private final Engine engine;
  private final State state;

  Extraction(Engine engine) {
    this.engine = engine;
    this.state = engine.state;
  }

  /** At most one call; none if there is nothing to collect or the visitor has said nothing. */
  Answer run(Asked asked, Ask ask, int index, TopicLive live) {
    engine.life.cancelDue(index);
    RuleCheck check = engine.choice.ask(index);
    // Chosen now: what fires here must not make room for rules that then nobody asks.
    live.askRest.clear();
    live.askRest.addAll(engine.choice.askRest(index));
    Wordings words = engine.prompts.words();
    List<Slot> watches = check.watchSlots(words);
    List<Slot> rules = check.ruleSlots(words);
    boolean program = !check.rules().isEmpty();
    if (!spoke(asked)) {
      return FoundAnswer.nothing(Signal.NEXT);
    } else if (ask.gets().isEmpty() && watches.isEmpty() && rules.isEmpty()) {
      if (program) {
        engine.firing.fire(check.judge(Map.of(), engine.now()), index, Firing.At.ASK_END, "program");
      }
      return FoundAnswer.nothing(Signal.NEXT);
    }
    List<Field> wanted = new ArrayList<>(ask.gets());
    List<Slot> slots = new ArrayList<>();
    ask.gets().forEach(field -> slots.add(Slot.of(field, words)));
    slots.addAll(watches);
    for (Field field : ask.aheads()) {
      if (!engine.values.isKnown(field, index)) {
        wanted.add(field);
        slots.add(Slot.of(field, words));
      }
    }
    slots.addAll(rules);
    int from = asked.from;
    for (Field field : wanted) {
      from = engine.updates.from(field.name(), index, from);
    }
    ModelRequest request = engine.prompts.extract(Purpose.EXTRACT, engine.position(live), live.scene,
        engine.values.json(wanted, index, false), DialogueText.of(state.dialogue, from, asked.until), slots);
    engine.ahead.look(request, ask);
    Map<String, Object> answer =
        engine.calls.answer(request, object -> null, null, () -> { }, engine::trace);
    if (answer == null) {
      return FoundAnswer.nothing(Signal.NEXT);
    }
    wanted.forEach(field -> engine.updates.extracted(field.name(), index, asked.until));
    engine.firing.fire(check.judge(answer, engine.now()), index, Firing.At.ASK_END, "model");
    return answer(answer, live);
  }

  private boolean spoke(Asked asked) {
    for (int i = asked.from; i < asked.until; i++) {
      if (state.dialogue.get(i).visitor()) {
        return true;
      }
    }
    return false;
  }

  /** A think: one call, nothing said. */
  Answer think(Ask ask, int index, TopicLive live) {
    List<Slot> slots = ask.gets().stream().map(field -> Slot.of(field, engine.prompts.words())).toList();
    ModelRequest request = engine.prompts.think(engine.position(live), live.scene, ask.text(),
        engine.values.json(ask.gets(), index, false),
        Prompts.window(state.dialogue, state.settings.windowChars()), slots);
    Map<String, Object> answer = engine.calls.answer(engine.ahead.take(request), request,
        object -> null, null, () -> { }, engine::trace);
    return answer == null ? FoundAnswer.nothing(Signal.NEXT) : answer(answer, live);
  }

  private Answer answer(Map<String, Object> answer, TopicLive live) {
    String position = engine.position(live);
    return new FoundAnswer(Signal.NEXT, answer,
        (field, note) -> engine.trace(new TraceEvent.AnswerNoted(position, field, note)));
  }
}
