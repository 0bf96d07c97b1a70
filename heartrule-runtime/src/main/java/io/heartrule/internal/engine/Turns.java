package io.heartrule.internal.engine;

import io.heartrule.generated.Ask;
import io.heartrule.generated.Frame;
import io.heartrule.internal.answer.Loose;
import io.heartrule.internal.answer.ReplyStream;
import io.heartrule.internal.prompt.Prompts;
import io.heartrule.internal.prompt.Slot;
import io.heartrule.internal.prompt.Wordings;
import io.heartrule.internal.rule.CallTiming;
import io.heartrule.internal.rule.Judged;
import io.heartrule.internal.rule.RuleCheck;
import io.heartrule.internal.state.State;
import io.heartrule.internal.state.TopicLive;
import io.heartrule.model.ModelRequest;
import io.heartrule.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The model call of one turn of an ask, and its reply. */
final class Turns {
  private final Engine engine;
  private final State state;

  /**
   * A turn to be taken.
   *
   * @param mustWait whether EXIT does not count, because the visitor has not answered a question about safety yet
   */
  record Put(Frame<?> frame, Ask ask, int index, TopicLive live, RuleCheck check, boolean text, boolean last,
      boolean mustWait) {}

  Turns(Engine engine) {
    this.engine = engine;
    this.state = engine.state;
  }

  /** Null if there is no usable answer. */
  Map<String, Object> call(Put put) {
    String role = put.live.scene.ai();
    List<Slot> slots = slots(put, role);
    List<String> ahead = new ArrayList<>();
    for (Slot slot : slots) {
      if (slot.name().equals(role)) {
        break;
      }
      ahead.add(slot.name());
    }
    ReplyStream stream = engine.wantsText()
        ? new ReplyStream(role, fields -> fields.keySet().containsAll(ahead) && mayShow(put, fields), engine::text)
        : null;
    Runnable failed = () -> {
      if (stream != null && stream.hasShown()) {
        engine.retracted();
      }
    };
    ModelRequest request = request(put, slots);
    return engine.calls.answer(engine.early.take(request), request, object -> problem(put, object, role), stream,
        failed, engine::trace);
  }

  private boolean mayShow(Put put, Map<String, Object> ahead) {
    return put.check.unreadableCritical(ahead) == null
        && put.check.wouldFire(ahead).stream().noneMatch(judged -> CallTiming.silences(judged.rule()))
        && put.check.undecided().stream().noneMatch(judged -> CallTiming.silences(judged.rule()));
  }

  private String problem(Put put, Map<String, Object> object, String role) {
    String critical = put.check.unreadableCritical(object);
    if (critical != null) {
      return "缺少字段" + critical + "，或不是true或false";
    }
    boolean silent = !put.mustWait && Loose.isTrue(object.get("EXIT"))
        || put.check.wouldFire(object).stream().anyMatch(judged -> CallTiming.silences(judged.rule()));
    // Where the visitor says nothing, to wait may be the answer.
    boolean may = silent || put.text && state.isQuiet();
    return may || Loose.text(object.get(role)) != null ? null : "没有填写" + role + "的回应";
  }

  private List<Slot> slots(Put put, String role) {
    Wordings words = engine.prompts.words();
    List<Slot> slots = new ArrayList<>(put.check.slots(words));
    String exit = put.ask.exit().isEmpty() ? words.of("field.exit.default") : put.ask.exit();
    slots.add(Slot.flag("EXIT", words.of("field.exit", "exit", exit)));
    slots.add(Slot.reply(role, words.of("field.reply")));
    slots.add(Slot.text("BRIEF", words.of("field.brief")));
    return slots;
  }

  private ModelRequest request(Put put, List<Slot> slots) {
    List<String[]> hints = new ArrayList<>();
    List<String> hinting = new ArrayList<>();
    for (Judged judged : put.check.rules()) {
      if (judged.isHint()) {
        String when = judged.rule().ifText == null ? "" : judged.rule().ifText;
        hints.add(new String[] {when, judged.rule().reply});
        hinting.add(judged.name());
      }
    }
    if (!hinting.isEmpty()) {
      engine.trace(new TraceEvent.HintsGiven(engine.position(put.live), List.copyOf(hinting)));
    }
    return engine.prompts.turn(new Prompts.TurnText(engine.position(put.live), put.live.scene, put.ask.text(), hints,
        state.hints, engine.values.json(put.ask.gets(), put.index, true), slots, state.dialogue,
        put.frame.asked.from, state.settings.windowChars(), state.settings.useBrief(), !put.text, put.last,
        isLate(put.live)));
  }

  /** Whether a topic has taken longer than planned, in a session that has a length. */
  private boolean isLate(TopicLive live) {
    return state.session.minutes() > 0 && live.topic.seconds() > 0
        && engine.secondsOfSession() - live.startedAt > live.topic.seconds();
  }

  /** Says a reply; before it, once per topic, that time is short. */
  void speak(TopicLive live, String reply, String brief) {
    if (isLate(live) && !live.hurried && !state.settings.timeSentence().isEmpty()) {
      live.hurried = true;
      engine.speak(live, state.settings.timeSentence(), null);
    }
    String of = brief == null ? reply : brief;
    int length = Math.min(10, of.codePointCount(0, of.length()));
    engine.speak(live, reply, of.substring(0, of.offsetByCodePoints(0, length)));
  }
}
