package io.heartrule.internal.engine;

import io.heartrule.Risk;
import io.heartrule.generated.Answer;
import io.heartrule.generated.Ask;
import io.heartrule.generated.Asked;
import io.heartrule.generated.Field;
import io.heartrule.generated.Frame;
import io.heartrule.generated.Signal;
import io.heartrule.internal.answer.FoundAnswer;
import io.heartrule.internal.answer.Loose;
import io.heartrule.internal.prompt.DialogueText;
import io.heartrule.internal.rule.CalledTopics;
import io.heartrule.internal.rule.Fired;
import io.heartrule.internal.rule.ProvedRules;
import io.heartrule.internal.rule.RuleCheck;
import io.heartrule.internal.state.Entry;
import io.heartrule.internal.state.State;
import io.heartrule.internal.state.TopicLive;
import io.heartrule.model.Purpose;
import java.util.List;
import java.util.Map;

/** An ask: opening, turns, rules that suspend or end it, and what follows its end (b2, N5–N8). */
final class Asking {
  private final Engine engine;
  private final State state;
  private final Turns turns;
  private final Extraction extraction;

  Asking(Engine engine, Extraction extraction) {
    this.engine = engine;
    this.state = engine.state;
    this.turns = new Turns(engine);
    this.extraction = extraction;
  }

  /** Goes on with an ask to its end or to the next wait. */
  Answer ask(Frame<?> frame, Ask ask) {
    if (engine.isLeading()) {
      return FoundAnswer.nothing(Signal.WAIT);
    }
    int index = engine.current();
    TopicLive live = state.topicAt(index);
    if (frame.asked != null && frame.asked.isOver()) {
      return collect(frame, ask, index, live);
    }
    if (state.top() > index) {
      Signal above = engine.flow.run(index + 1);
      if (above != Signal.DONE) {
        return FoundAnswer.nothing(above);
      }
      live.turnDue = frame.asked != null;
    }
    if (frame.asked == null) {
      Signal before = runAll(live.beforeAsk, index);
      if (before != Signal.DONE) {
        return FoundAnswer.nothing(before);
      } else if (ask.isSkippedIfKnown() && allKnown(ask, index)) {
        return FoundAnswer.nothing(Signal.NEXT);
      }
      open(frame, live);
    }
    return goOn(frame, ask, index, live);
  }

  private boolean allKnown(Ask ask, int index) {
    for (Field field : ask.gets()) {
      if (!engine.values.isKnown(field, index)) {
        return false;
      }
    }
    return !ask.gets().isEmpty();
  }

  private void open(Frame<?> frame, TopicLive live) {
    frame.asked = new Asked();
    frame.asked.from = state.hasNewText() ? state.judged : state.dialogue.size();
    live.turnDue = true;
    live.endAsk = false;
  }

  private Answer goOn(Frame<?> frame, Ask ask, int index, TopicLive live) {
    for (;;) {
      boolean suspended = !live.suspending.isEmpty();
      if (suspended) {
        engine.crisis.lead(live.suspending, index, false);
      }
      Signal above = runAll(live.suspending, index);
      if (above != Signal.DONE) {
        return FoundAnswer.nothing(above);
      }
      boolean text = state.hasNewText();
      if (!text && !live.turnDue && !suspended) {
        return FoundAnswer.nothing(Signal.WAIT);
      }
      live.turnDue = false;
      frame.asked.turns += text && !state.isQuiet() ? 1 : 0;
      if (turn(frame, ask, index, live, text)) {
        return end(frame, ask, index, live);
      } else if (live.suspending.isEmpty()) {
        return FoundAnswer.nothing(Signal.WAIT);
      }
    }
  }

  /** Topics on top of this one, inside the ask, one after the other. */
  private Signal runAll(List<Entry> entries, int index) {
    while (state.top() > index || !entries.isEmpty()) {
      if (state.top() > index || engine.flow.start(entries.remove(0), index, false) != null) {
        Signal signal = engine.flow.run(index + 1);
        if (signal != Signal.DONE) {
          return signal;
        }
      }
    }
    return Signal.DONE;
  }

  /** One turn; gives whether the ask ends with it. */
  private boolean turn(Frame<?> frame, Ask ask, int index, TopicLive live, boolean text) {
    state.judged = state.dialogue.size();
    if (text && (engine.crisis.fireFound(index) || live.endAsk)) {
      return live.endAsk;
    }
    engine.crisis.tell();
    engine.life.cancelDue(index);
    assert ProvedRules.agree(state, engine.life, index)
        : "the table of open rules is wrong at " + engine.position(live);
    RuleCheck check = engine.choice.now(index);
    int max = ask.maxTurns() > 0 ? ask.maxTurns() : state.settings.maxTurns();
    boolean last = text && frame.asked.turns >= max && !state.isQuiet();
    // In a crisis the flow goes on only after the visitor has answered (N9).
    boolean mustWait = frame.asked.turns == 0 && CalledTopics.crisis(state, index) >= 0;
    Map<String, Object> answer = turns.call(new Turns.Put(frame, ask, index, live, check, text, last, mustWait));
    if (answer == null) {
      unavailable(index, live, check);
      return live.endAsk;
    }
    boolean ends = last || !mustWait && Loose.isTrue(answer.get("EXIT"));
    List<Fired> fired = check.judge(answer, engine.now());
    boolean silenced = engine.firing.fire(fired, index, ends ? Firing.At.LAST_TURN : Firing.At.ASK, "turn");
    String reply = Loose.text(answer.get(live.scene.ai()));
    if (!silenced && reply != null) {
      turns.speak(live, reply, Loose.text(answer.get("BRIEF")));
    } else if (!silenced && !ends && !live.endAsk && !state.isQuiet()) {
      // The reply was left out for a topic that then had nothing to begin with.
      engine.speak(live, state.settings.unavailableReply(), null);
    }
    return ends || live.endAsk;
  }

  /** No usable answer: the critical rules alone, and if they fire nothing, a sentence that says so. */
  private void unavailable(int index, TopicLive live, RuleCheck turn) {
    List<Fired> program = engine.choice.program(turn).judge(Map.of(), engine.now());
    engine.firing.fire(program, index, Firing.At.ASK, "critical");
    if (startsSomething(live)) {
      return;
    }
    RuleCheck critical = engine.choice.critical(turn);
    if (!critical.rules().isEmpty()) {
      Map<String, Object> answer = engine.calls.answer(
          engine.prompts.extract(Purpose.CHECK, engine.position(live), live.scene, Map.of(),
              DialogueText.of(state.dialogue, critical.since(), state.dialogue.size()),
              critical.slots(engine.prompts.words())),
          object -> critical.unreadableCritical(object) == null ? null
              : "缺少" + critical.unreadableCritical(object),
          null, () -> { }, engine::trace);
      if (answer == null) {
        engine.crisis.unjudged(critical.rules());
      } else {
        List<Fired> fired = critical.judge(answer, engine.now());
        engine.firing.fire(fired, index, Firing.At.ASK, "critical");
        if (startsSomething(live)) {
          return;
        }
      }
    }
    if (state.risk.level() == Risk.Level.UNKNOWN || !state.isQuiet()) {
      // Who has said nothing need not be asked to say it again.
      engine.speak(live, state.settings.unavailableReply(), null);
    }
    engine.crisis.tell();
  }

  private static boolean startsSomething(TopicLive live) {
    return live.endAsk || !live.suspending.isEmpty();
  }

  /** The end of an ask: literal crisis words first, then the extraction; the rest follows at the border. */
  private Answer end(Frame<?> frame, Ask ask, int index, TopicLive live) {
    frame.asked.until = state.dialogue.size();
    live.endAsk = false;
    live.turnDue = false;
    // What would have suspended an ask that another rule ends starts right behind it.
    live.suspending.forEach(entry -> engine.queue.put(live.atBorder, entry));
    live.suspending.clear();
    engine.crisis.lead(live.atBorder, index, true);
    return collect(frame, ask, index, live);
  }

  private Answer collect(Frame<?> frame, Ask ask, int index, TopicLive live) {
    Answer answer = extraction.run(frame.asked, ask, index, live);
    live.askEnded = true;
    return answer;
  }
}
