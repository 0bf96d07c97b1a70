package io.heartrule.compiler.read;

import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.model.CheckTime;
import io.heartrule.compiler.model.Expression;
import io.heartrule.compiler.model.Name;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.Text;
import io.heartrule.compiler.model.Timing;
import io.heartrule.compiler.source.Located;
import io.heartrule.compiler.source.Span;
import java.util.ArrayList;
import java.util.List;

/** Reads rules (section b3). */
final class RuleReader {
  private static final int ANY = -999_999_999;

  private final Reading reading;
  private final Fields fields;
  private final TimingReader timing;
  private final OutputReader outputs;
  private final ActionReader actions;
  private final WatchReader watches;

  RuleReader(Reading reading, TimingReader timing, OutputReader outputs, ActionReader actions, WatchReader watches) {
    this.reading = reading;
    this.fields = reading.fields();
    this.timing = timing;
    this.outputs = outputs;
    this.actions = actions;
    this.watches = watches;
  }

  /** The rule, or null if it has no name. */
  Rule read(Item item) {
    fields.require(item, "rule", "rule");
    Name name = fields.definition(item, "rule");
    Name id = fields.id(item);
    Check check = check(item);
    If when = when(item);
    Fields.Condition guard = fields.condition(item, "condition");
    List<Name> compare = fields.names(item, "compare");
    Reply reply = reply(item);
    List<Name> calls = reply.sentence ? List.of() : calls(item);
    boolean critical = fields.flag(item, "critical");
    If cancelIf = prompt(item, "cancel_if");
    Fields.Condition cancelWhen = fields.condition(item, "cancel_when");
    Integer priority = fields.integer(item, "priority", ANY);
    Rule rule = new Rule(name, id, check.time, check.span,
        when.text, when.expression, when.always, guard.expression(), guard.text(),
        compare, reply.text, reply.span, calls, timing.timing(item, usual(check.time)),
        fields.name(item, "fromlist"), outputs.assignments(item, "input"), outputs.assignments(item, "output"),
        actions.effects(item), cancelIf.text, cancelIf.expression, cancelWhen.expression(), cancelWhen.text(),
        watches.watches(item), phrases(item, critical), priority == null ? 0 : priority, critical,
        fields.flag(item, "once"), item.span());
    return name == null ? null : rule;
  }

  private record Check(CheckTime time, Span span) {}

  /** {@code if_ask} and {@code reply} say by themselves that a rule is judged in each turn. */
  private Check check(Item item) {
    boolean asks = "if_ask".equalsIgnoreCase(item.written("if"));
    if (item.has("check_time")) {
      CheckTime time = timing.checkTime(item);
      if (asks && time != null && time != CheckTime.At.NOW) {
        reading.report(Diagnostic.at(item.key("check_time"), Code.HR105, item.written("if"),
            item.written("check_time")).variant("if_ask"));
        return new Check(CheckTime.At.NOW, item.key("if"));
      }
      return new Check(time, TimingReader.checkTimeSpan(item));
    }
    if (asks) {
      return new Check(CheckTime.At.NOW, item.key("if"));
    }
    if (item.has("reply")) {
      fields.assumed(item.place("rule"), "check_time", "now");
      return new Check(CheckTime.At.NOW, item.key("reply"));
    }
    reading.report(Diagnostic.at(item.place("rule"), Code.HR103, "check_time", "rule").variant("check_time"));
    return new Check(null, null);
  }

  /** When a called topic starts if nothing is written (section b3). */
  private static Timing.At usual(CheckTime time) {
    if (time == CheckTime.At.NOW) {
      return Timing.At.NOW;
    } else if (time == CheckTime.At.STAGE) {
      return Timing.At.AFTER_STAGE;
    }
    return time == CheckTime.At.SESSION ? Timing.At.AFTER_SESSION : Timing.At.AFTER_GOAL;
  }

  private record If(Text text, Expression expression, boolean always) {
    static final If NONE = new If(null, null, false);
  }

  private If when(Item item) {
    if (!item.has("if")) {
      if (!item.has("compare")) {
        reading.report(Diagnostic.at(item.place("rule"), Code.HR103, "if", "rule").variant("if"));
      }
      return If.NONE;
    }
    Node value = item.value("if");
    if (value instanceof Node.Scalar scalar && scalar.text().strip().equalsIgnoreCase("always")) {
      String written = scalar.text().strip();
      if (!written.equals("always")) {
        reading.report(Diagnostic.at(scalar.span(), Code.HR114, written, "always").fix(scalar.span(), "always"));
      }
      return new If(null, null, true);
    }
    return prompt(item, "if");
  }

  /** A prompt for the model, or an expression if all of it is one (D-R2). */
  private If prompt(Item item, String key) {
    Located located = fields.scalar(item, key, "");
    if (located == null) {
      return If.NONE;
    }
    Expression expression = reading.expressions().readIfWhole(located, key);
    if (expression != null) {
      return new If(reading.texts().quiet(located), expression, false);
    }
    item.lookForPlaceholder(located, reading.texts());
    return new If(reading.texts().read(located), null, false);
  }

  private record Reply(Text text, Span span, boolean sentence) {}

  /** The reply; a sentence in place of a topic's name is one too, so that its other mistakes are found. */
  private Reply reply(Item item) {
    if (item.has("reply")) {
      return new Reply(fields.text(item, "reply"), item.key("reply"), false);
    }
    if (item.value("call") instanceof Node.Scalar scalar && !Scalars.isNothing(scalar)
        && NameReader.isSentence(scalar.text().strip())) {
      fields.name(item, "call");
      // As a reply it would need another check_time: that is the word to change then.
      Span span = item.has("check_time") ? item.key("check_time") : item.key("call");
      return new Reply(reading.texts().read(scalar.located()), span, true);
    }
    return new Reply(null, null, false);
  }

  /** One topic, or several to be tried in order. */
  private List<Name> calls(Item item) {
    List<Name> calls = new ArrayList<>();
    if (item.value("call") instanceof Node.Sequence sequence && (sequence.items().size() != 1 || !sequence.flow()
        || Enumeration.mistake(sequence.items().get(0), true) != null)) {
      for (Located located : fields.texts(item, "call")) {
        Name name = fields.name(located, "call", item);
        if (name != null) {
          calls.add(name);
        }
      }
      return calls;
    }
    Name name = fields.name(item, "call");
    return name == null ? List.of() : List.of(name);
  }

  private List<Text> phrases(Item item, boolean critical) {
    List<Text> phrases = new ArrayList<>();
    if (item.has("phrases") && !critical) {
      reading.report(Diagnostic.at(item.key("phrases"), Code.HR110, "phrases", "rule").variant("phrases"));
      return phrases;
    }
    for (Located located : fields.texts(item, "phrases")) {
      Text phrase = reading.texts().read(located);
      if (!phrase.placeholders().isEmpty()) {
        reading.report(Diagnostic.at(located.span(), Code.HR110, phrase.value(), "phrases").variant("literal"));
      }
      phrases.add(phrase);
    }
    return phrases;
  }
}
