package io.heartrule.internal.engine;

import io.heartrule.generated.Answer;
import io.heartrule.generated.Ask;
import io.heartrule.generated.Asked;
import io.heartrule.generated.Field;
import io.heartrule.generated.Signal;
import io.heartrule.internal.answer.FoundAnswer;
import io.heartrule.internal.prompt.NewParts;
import io.heartrule.internal.prompt.Prompts;
import io.heartrule.internal.prompt.Slot;
import io.heartrule.internal.prompt.Wordings;
import io.heartrule.internal.rule.RuleCheck;
import io.heartrule.internal.rule.RuleChoice;
import io.heartrule.internal.state.State;
import io.heartrule.internal.state.TopicLive;
import io.heartrule.model.ModelRequest;
import io.heartrule.model.Purpose;
import io.heartrule.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is collected when an ask has ended, with the rules that are judged there; and the think action. */
final class Extraction {
  private final Engine engine;
  private final State state;
  /** What is left to do behind the action, at the same border. */
  private Runnable judging = () -> { };

  Extraction(Engine engine) {
    this.engine = engine;
    this.state = engine.state;
  }

  /** At most one call; none if there is nothing to collect or the visitor has said nothing. */
  Answer run(Asked asked, Ask ask, int index, TopicLive live) {
    engine.life.cancelDue(index);
    RuleChoice.AskEnd chosen = engine.choice.ask(index);
    RuleCheck check = chosen.check();
    // Chosen now: what fires here must not make room for rules that then nobody asks.
    live.askRest.clear();
    live.askRest.addAll(chosen.rest());
    Wordings words = engine.prompts.words();
    List<Slot> watches = check.watchSlots(words);
    List<Slot> rules = check.ruleSlots(words);
    boolean program = !check.rules().isEmpty();
    if (!spoke(asked)) {
      return FoundAnswer.nothing(Signal.NEXT);
    }
    Wanted wanted = new Wanted(asked, index);
    ask.gets().forEach(wanted::add);
    wanted.add(watches);
    if (wanted.slots.isEmpty() && rules.isEmpty()) {
      if (program) {
        judging = () -> engine.firing.fire(check.judge(Map.of(), engine.now()), index, Firing.At.ASK_END, "extract");
      }
      return FoundAnswer.nothing(Signal.NEXT);
    }
    for (Field field : ask.aheads()) {
      engine.updates.settle(field.name(), index, wanted.end);
      if (!engine.values.isKnown(field, index)) {
        wanted.add(field);
      }
    }
    wanted.add(rules);
    ModelRequest request = engine.prompts.extract(Purpose.EXTRACT, engine.position(live), live.scene,
        engine.values.json(wanted.fields, index, false),
        wanted.parts.dialogue(state.dialogue, asked.until, words), wanted.slots);
    engine.early.begin(request, ask);
    Map<String, Object> answer =
        engine.calls.answer(request, object -> null, null, () -> { }, engine::trace);
    if (answer == null) {
      return FoundAnswer.nothing(Signal.NEXT);
    }
    engine.updates.extracted(wanted.read, index, asked.until);
    judging = () -> engine.firing.fire(check.judge(answer, engine.now()), index, Firing.At.ASK_END, "extract");
    return answer(answer, live);
  }

  /** Judges the rules of an extraction: once what it has found stands in the variables, which they may look at. */
  void judge() {
    Runnable due = judging;
    judging = () -> { };
    due.run();
  }

  /** What an extraction collects, and from where on it reads for each of it. */
  private final class Wanted {
    private final Asked asked;
    private final int index;
    /** Until when it is waited for updates under way. */
    private final long end = engine.background.end();
    private final List<Field> fields = new ArrayList<>();
    private final List<Slot> slots = new ArrayList<>();
    private final NewParts parts = new NewParts();
    private final Map<Integer, List<String>> read = new TreeMap<>();

    private Wanted(Asked asked, int index) {
      this.asked = asked;
      this.index = index;
    }

    /** Not if everything that was said has been read for it already. */
    private void add(Field field) {
      engine.updates.settle(field.name(), index, end);
      int from = engine.updates.from(field.name(), index, asked.from, asked.until);
      if (from >= 0) {
        fields.add(field);
        slots.add(Slot.of(field, engine.prompts.words()));
        parts.begin(from, field.name());
        read.computeIfAbsent(from, at -> new ArrayList<>()).add(field.name());
      }
    }

    private void add(List<Slot> judged) {
      slots.addAll(judged);
      judged.forEach(slot -> parts.begin(asked.from, slot.name()));
    }
  }

  private boolean spoke(Asked asked) {
    for (int i = asked.from; i < asked.until; i++) {
      if (state.dialogue.get(i).visitor() && state.dialogue.get(i).hasWords()) {
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
    Map<String, Object> answer = engine.calls.answer(engine.early.take(request), request,
        object -> null, null, () -> { }, engine::trace);
    return answer == null ? FoundAnswer.nothing(Signal.NEXT) : answer(answer, live);
  }

  private Answer answer(Map<String, Object> answer, TopicLive live) {
    String position = engine.position(live);
    return new FoundAnswer(Signal.NEXT, answer,
        (field, note) -> engine.trace(new TraceEvent.AnswerNoted(position, field, note)));
  }
}
