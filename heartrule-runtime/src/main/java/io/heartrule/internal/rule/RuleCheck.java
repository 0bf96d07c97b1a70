package io.heartrule.internal.rule;

import io.heartrule.generated.Rule;
import io.heartrule.generated.Rule.Watch;
import io.heartrule.generated.Signal;
import io.heartrule.internal.answer.FoundAnswer;
import io.heartrule.internal.answer.Loose;
import io.heartrule.internal.json.VariableJson;
import io.heartrule.internal.prompt.Slot;
import io.heartrule.internal.prompt.Wordings;
import io.heartrule.internal.state.Instance;
import io.heartrule.internal.state.State;
import io.heartrule.trace.TraceEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One check of some rules: the fields that the model is asked for, and what its answer means. */
public final class RuleCheck {
  private final State state;
  private final RuleLife life;
  private final Consumer<TraceEvent> trace;
  private final List<Judged> rules;
  private final int until;

  RuleCheck(State state, RuleLife life, Consumer<TraceEvent> trace, List<Judged> rules) {
    this.state = state;
    this.life = life;
    this.trace = trace;
    this.rules = rules;
    this.until = state.dialogue.size();
  }

  public List<Judged> rules() {
    return rules;
  }

  /** Some of its rules, as they were chosen. */
  public RuleCheck of(List<Judged> some) {
    return new RuleCheck(state, life, trace, List.copyOf(some));
  }

  /** Where the dialogue begins that has not been judged by all of them. */
  public int since() {
    int since = until;
    for (Judged judged : rules) {
      since = Math.min(since, judged.since());
    }
    return since;
  }

  /** Critical rules first; then watches, rules, cancels (N5, N8). */
  public List<Slot> slots(Wordings words) {
    List<Slot> slots = new ArrayList<>();
    for (Judged judged : rules) {
      if (judged.rule().critical) {
        watches(judged, words, slots);
        rule(judged, words, slots);
      }
    }
    rules.stream().filter(j -> !j.rule().critical).forEach(j -> watches(j, words, slots));
    rules.stream().filter(j -> !j.rule().critical).forEach(j -> rule(j, words, slots));
    cancels(words, slots);
    return slots;
  }

  /** What is watched, alone. */
  public List<Slot> watchSlots(Wordings words) {
    List<Slot> slots = new ArrayList<>();
    rules.forEach(j -> watches(j, words, slots));
    return slots;
  }

  /** The rules and their cancels, alone. */
  public List<Slot> ruleSlots(Wordings words) {
    List<Slot> slots = new ArrayList<>();
    rules.forEach(j -> rule(j, words, slots));
    cancels(words, slots);
    return slots;
  }

  private void cancels(Wordings words, List<Slot> slots) {
    rules.stream().filter(Judged::cancel).forEach(j -> slots.add(Slot.flag(j.cancelField(),
        words.of("field.flag", "define", j.rule().cancelIf))));
  }

  private static void watches(Judged judged, Wordings words, List<Slot> slots) {
    for (Watch watch : judged.watches()) {
      String define = watch.field().define();
      slots.add(isEvent(watch) ? Slot.flag(watch.field().name(), words.of("field.flag", "define", define))
          : Slot.of(watch.field(), words));
    }
  }

  private static boolean isEvent(Watch watch) {
    return watch.kind() == Watch.Kind.COUNTER || watch.kind() == Watch.Kind.LOG;
  }

  private static void rule(Judged judged, Wordings words, List<Slot> slots) {
    Rule rule = judged.rule();
    if (!judged.asked()) {
      return;
    }
    String template;
    if (rule.reply != null) {
      template = words.of("field.hint", "if", rule.ifText, "reply", rule.reply);
    } else if (rule.compare.isEmpty()) {
      template = words.of("field.flag", "define", rule.ifText);
    } else {
      String what = rule.ifText == null ? words.of("field.compare.default") : rule.ifText;
      template = words.of("field.compare", "define", what, "values", String.join("，", rule.compare));
    }
    slots.add(Slot.flag(judged.field(), template));
  }

  /** The first field on which a critical rule hangs and that cannot be read, or null. */
  public String unreadableCritical(Map<String, Object> answer) {
    for (Judged judged : rules) {
      if (judged.rule().critical && judged.asked() && !Loose.isFlag(answer.get(judged.field()))) {
        return judged.field();
      } else if (judged.hangsOnWatches()) {
        for (Watch watch : judged.watches()) {
          String name = watch.field().name();
          if (isEvent(watch) ? !Loose.isFlag(answer.get(name)) : !answer.containsKey(name)) {
            return name;
          }
        }
      }
    }
    return null;
  }

  /** Expressions that may come true with this answer: what they take the place of cannot be known before its end. */
  public List<Judged> undecided() {
    boolean watches = rules.stream().anyMatch(judged -> !judged.watches().isEmpty());
    return rules.stream().filter(judged -> judged.armed() && judged.counts() && judged.rule().when != null
        && (judged.rule().when || watches)).toList();
  }

  /** Whether an answer, as far as it is known, makes one of these rules fire; changes nothing. */
  public List<Judged> wouldFire(Map<String, Object> answer) {
    return rules.stream().filter(j -> j.asked() && j.counts() && Loose.isTrue(answer.get(j.field()))).toList();
  }

  /**
   * Takes an answer in: watches, then cancels, then firing.
   *
   * @return what fires, in order: critical ones, then by priority, then by opening order
   */
  public List<Fired> judge(Map<String, Object> answer, Instant now) {
    List<Fired> fired = new ArrayList<>();
    for (Judged judged : rules) {
      if (judged.counts() && !judged.instance().cancelled) {
        judged.watches().forEach(watch -> watch(judged.instance(), watch, answer, now));
      }
    }
    for (Judged judged : rules) {
      if (!judged.instance().cancelled) {
        judge(judged, answer, fired);
      }
    }
    fired.sort(Comparator.<Fired, Boolean>comparing(f -> !f.rule().critical)
        .thenComparingInt(f -> -f.rule().priority).thenComparingInt(f -> f.instance().order));
    return fired;
  }

  private void judge(Judged judged, Map<String, Object> answer, List<Fired> fired) {
    int since = judged.since();
    Rule rule = judged.rule();
    if (judged.computed()) {
      // Its expressions may look at what has just been watched; its texts are as they were asked.
      View view = life.view(judged.instance());
      rule = state.library.rules().rule(judged.name(), view);
      if (judged.own()) {
        view.judged(judged.counts());
      }
    }
    if (cancelled(judged, rule, answer)) {
      life.cancel(judged.name());
    } else if (fires(judged, rule, answer)) {
      fired.add(new Fired(judged, answer.get(judged.field()), since, until));
    }
    judged.until(until);
  }

  private static boolean cancelled(Judged judged, Rule rule, Map<String, Object> answer) {
    return !rule.critical && (rule.cancelled
        || judged.cancel() && judged.counts() && Loose.isTrue(answer.get(judged.cancelField())));
  }

  private boolean fires(Judged judged, Rule rule, Map<String, Object> answer) {
    if (!judged.armed() || !judged.counts() || judged.point() != Point.NOW && isOver(judged)) {
      return false;
    } else if (rule.when != null) {
      return rule.when && rule.condition && (judged.acts() || rule.once);
    }
    Object value = judged.asked() ? answer.get(judged.field()) : null;
    Boolean flag = Loose.flag(value);
    if (flag == null && value != null) {
      trace.accept(new TraceEvent.AnswerNoted(judged.name(), judged.field(), "不是true或false"));
    }
    return flag != null && flag;
  }

  /** Whether the rule has fired on this very text while the answer was under way (D-R7). */
  private boolean isOver(Judged judged) {
    Instance instance = judged.instance();
    return instance.hasFired && (judged.rule().once || instance.fired >= until)
        || CalledTopics.waits(state, judged.name())
        || CalledTopics.runs(state, judged.name(), state.top());
  }

  private void watch(Instance instance, Watch watch, Map<String, Object> answer, Instant now) {
    String name = watch.field().name();
    Object value = answer.get(name);
    View view = life.view(instance);
    if (isEvent(watch)) {
      if (Loose.isTrue(value)) {
        state.library.rules().assign(instance.rule, view, name, more(known(instance, name), watch.kind(), now));
      } else if (watch.inARow() && Loose.isFlag(value)) {
        state.library.rules().assign(instance.rule, view, name, (Object) 0);
      }
      return;
    }
    state.library.rules().assign(instance.rule, view, name, new FoundAnswer(Signal.NEXT, answer,
        (field, note) -> trace.accept(new TraceEvent.AnswerNoted(instance.rule, field, note))));
  }

  /** The rule's own variable, or the global of that name (D-V7). */
  private Object known(Instance instance, String name) {
    return VariableJson.has(instance.watches, name) ? VariableJson.get(instance.watches, name)
        : VariableJson.get(state.globals().vars(), name);
  }

  private static Object more(Object known, Watch.Kind kind, Instant now) {
    if (kind == Watch.Kind.COUNTER) {
      return known instanceof Integer count ? count + 1 : 1;
    }
    List<Object> log = new ArrayList<>(known instanceof List<?> list ? list : List.of());
    log.add(now);
    return List.copyOf(log);
  }
}
