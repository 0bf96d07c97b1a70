package io.heartrule.internal.engine;

import io.heartrule.generated.Insertion;
import io.heartrule.generated.Rule;
import io.heartrule.generated.Timing;
import io.heartrule.internal.prompt.DialogueText;
import io.heartrule.internal.rule.ActiveRules;
import io.heartrule.internal.rule.CallTiming;
import io.heartrule.internal.rule.Decision;
import io.heartrule.internal.rule.Fired;
import io.heartrule.internal.rule.View;
import io.heartrule.internal.state.Entry;
import io.heartrule.internal.state.Instance;
import io.heartrule.internal.state.TopicLive;
import io.heartrule.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;

/** What follows when rules fire: effects, and topics put where their timing says (b5). */
final class Firing {
  /** In which situation a rule fires. */
  enum At {
    /** In a turn of an ask that would go on. */
    ASK,
    /** In a turn that ends its ask. */
    LAST_TURN,
    /** In the extraction behind an ask. */
    ASK_END,
    /** In a background check. */
    BACKGROUND,
    /** In the check at the end of a stage: what cannot come earlier any more comes there. */
    STAGE_END,
    /** In the check at the end of the session. */
    SESSION_END,
    /** In a background check whose stage is over: what belonged to its end comes next. */
    LATE;

    boolean isBackground() {
      return compareTo(BACKGROUND) >= 0;
    }

    /** Where a topic goes that finds nothing of what its timing names. */
    private Timing otherwise() {
      return this == STAGE_END ? Timing.AFTER_STAGE : this == SESSION_END ? Timing.AFTER_SESSION : Timing.AFTER_GOAL;
    }

    /** What a timing means in a background check: the moments in the topic have passed (table of b5). */
    private Timing meant(Timing timing) {
      boolean passed = switch (timing.at()) {
        case NOW, BEFORE_ASK, AFTER_ASK, BEFORE_GOAL, AFTER_GOAL -> true;
        case AFTER_STAGE -> this == LATE || this == SESSION_END;
        default -> false;
      };
      return passed ? otherwise() : timing;
    }
  }

  /** So many lines a topic gets to see at least of the dialogue that led to it. */
  private static final int CONTEXT = 4;

  private final Engine engine;
  /** The topics that the rule which fires has called. */
  private final List<TraceEvent.Inserted> inserted = new ArrayList<>();

  Firing(Engine engine) {
    this.engine = engine;
  }

  /**
   * Fires in order.
   *
   * @param call the model call in which they have been judged: turn, critical, extract or check
   * @return whether one of them takes the reply's place (D-R10)
   */
  boolean fire(List<Fired> fired, int index, At at, String call) {
    boolean silences = false;
    for (Fired each : fired) {
      silences |= fire(each.instance(), each.rule(), index, at, each.decision(call));
    }
    return silences;
  }

  /** Fires one rule on what the visitor has just said. {@code how}: phrase, retried. */
  boolean fire(Instance instance, Rule rule, int index, At at, String how) {
    int until = engine.state.dialogue.size();
    int from = until - 1;
    while (from > 0 && engine.state.dialogue.get(from - 1).visitor()) {
      from--;
    }
    return fire(instance, rule, index, at, new Decision(how, null, phrase(rule, from, until), from, until));
  }

  /** Which of its phrases; a text that has not been judged yet may stand before the last one. */
  private String phrase(Rule rule, int from, int until) {
    for (int line = until - 1; line >= from; line--) {
      for (int i = 0; i < rule.phrases.size(); i++) {
        if (Phrases.stands(rule.phrases.get(i), engine.state.dialogue.get(line).text())) {
          return "phrases[" + (i + 1) + "]";
        }
      }
    }
    return "phrases";
  }

  private boolean fire(Instance instance, Rule rule, int index, At at, Decision why) {
    inserted.clear();
    List<String> done = new ArrayList<>();
    String position = Placement.position(engine.state, index);
    boolean leaves = fire(instance, rule, index, at, why, done);
    Timing timing = rule.calls.isEmpty() ? null : CallTiming.of(rule);
    TraceEvent.RuleFired fired = new TraceEvent.RuleFired(rule.name(), rule.check().at().name(),
        timing == null ? null : timing.at().name(), why.how(), why.call(), why.decided(), position, why.from(),
        why.until(), inserted, done);
    engine.state.remember(fired);
    engine.trace(fired);
    return leaves;
  }

  private boolean fire(Instance instance, Rule rule, int index, At at, Decision why, List<String> done) {
    String recent = recent(instance, why);
    instance.hasFired = true;
    instance.fired = engine.state.dialogue.size();
    Timing timing = CallTiming.of(rule);
    if (rule.critical) {
      engine.crisis.fired(rule.name(), why.how());
    }
    View view = engine.life.view(instance);
    boolean left = false;
    if (rule.effects) {
      int frame = ActiveRules.frameOf(engine.state, rule.name(), index);
      FlowEffects effects = new FlowEffects(engine, index, frame, rule, at, recent);
      Written written = new Written(engine.state, instance);
      engine.book().act(rule.name(), view, effects);
      done.addAll(effects.done());
      done.addAll(written.since());
      left = effects.hasLeft() && at != At.ASK_END && !at.isBackground();
    }
    if (rule.calls.isEmpty()) {
      return left;
    }
    List<?> elements = engine.book().elements(rule.name(), view);
    if (elements != null && elements.isEmpty()) {
      engine.trace(new TraceEvent.Noted(rule.name(), "its list is empty: no topic"));
      return left;
    }
    String topic = rule.calls.get(instance.rotation++ % rule.calls.size());
    Entry again = entry(instance, rule, topic, null, recent);
    if (rule.critical && running(again, index) != null) {
      again.restarts = true;
      place(again, Timing.NOW, index, at);
    } else if (elements == null) {
      place(again, timing, index, at);
    } else {
      for (Object element : elements) {
        place(entry(instance, rule, topic, element, recent), timing, index, at);
      }
    }
    return left || at != At.ASK_END && !at.isBackground() && CallTiming.isAtOnce(timing);
  }

  /** What has been judged, with a few lines before it, but nothing that has fired the rule before (最新对话). */
  private String recent(Instance instance, Decision why) {
    int from = Math.max(instance.fired, Math.min(why.from(), why.until() - CONTEXT));
    return DialogueText.latest(engine.state.dialogue, from, why.until(), engine.state.settings.windowChars());
  }

  private static Entry entry(Instance instance, Rule rule, String topic, Object element, String recent) {
    Entry entry = new Entry(topic, element == null ? topic
        : Insertion.of(topic, Timing.NOW).element(element).name());
    entry.rule = rule.name();
    entry.step = topic;
    entry.element = element;
    entry.recent = recent;
    entry.priority = rule.priority;
    entry.critical = rule.critical;
    entry.watches = instance.watches.copy();
    return entry;
  }

  /** Puts a called topic where its timing says, given the situation. */
  void place(Entry entry, Timing timing, int index, At at) {
    put(entry, timing, index, at);
    inserted.add(Placement.of(engine.state, entry, timing, at == At.ASK));
  }

  private void put(Entry entry, Timing timing, int index, At at) {
    TopicLive live = engine.state.topicAt(index);
    if (live == null || at.isBackground()) {
      engine.queue.insert(entry, at.meant(timing), index, at.otherwise());
      return;
    }
    entry.anchor = at == At.ASK_END ? Entry.AFTER_ASK : Entry.AT_ONCE;
    switch (timing.at()) {
      case NOW -> {
        entry.nested = at == At.ASK_END;
        engine.queue.put(live.atBorder, entry);
        live.endAsk |= at == At.ASK;
      }
      case BEFORE_ASK -> {
        entry.nested = true;
        engine.queue.put(at == At.ASK ? live.suspending : at == At.ASK_END ? live.beforeAsk : live.atBorder, entry);
      }
      case BEFORE_GOAL -> engine.queue.put(at == At.ASK ? live.suspending : live.atBorder, entry);
      case AFTER_ASK -> {
        entry.nested = true;
        entry.anchor = Entry.AFTER_ASK;
        engine.queue.put(live.atBorder, entry);
      }
      default -> engine.queue.insert(entry, timing, index);
    }
  }

  /** The topic that a critical rule calls, if it runs already, called by this or another critical rule; or null. */
  TopicLive running(Entry entry, int index) {
    for (int i = index; i > 0; i--) {
      if (engine.state.stack.get(i) instanceof TopicLive topic && topic.rule != null && topic.replacement == null
          && (topic.rule.equals(entry.rule) || topic.isCrisis() && topic.entry.topic.equals(entry.topic))) {
        return topic;
      }
    }
    return null;
  }
}
