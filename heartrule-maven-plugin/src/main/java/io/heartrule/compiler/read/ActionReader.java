package io.heartrule.compiler.read;

import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Severity;
import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.Assignment;
import io.heartrule.compiler.model.AutoUpdate;
import io.heartrule.compiler.model.Common;
import io.heartrule.compiler.model.Name;
import io.heartrule.compiler.model.Output;
import io.heartrule.compiler.model.Text;
import io.heartrule.compiler.model.Timing;
import io.heartrule.compiler.model.Variant;
import io.heartrule.compiler.model.Watch;
import io.heartrule.compiler.source.Span;
import java.util.ArrayList;
import java.util.List;

/** Reads single actions and effects (sections b2 and b3). */
final class ActionReader {
  private final Reading reading;
  private final Fields fields;
  private final TimingReader timing;
  private final OutputReader outputs;
  private final WatchReader watches;

  ActionReader(Reading reading, TimingReader timing, OutputReader outputs, WatchReader watches) {
    this.reading = reading;
    this.fields = reading.fields();
    this.timing = timing;
    this.outputs = outputs;
    this.watches = watches;
  }

  /** An action of a topic, or null if it cannot be made sense of, which is reported. */
  Action action(Item item) {
    Common common = common(item);
    return switch (item.title()) {
      case "say" -> say(item, common);
      case "ai_ask" -> ask(item, common);
      case "think" -> think(item, common);
      case "stop" -> stopInTopic(item, common);
      default -> effect(item, common);
    };
  }

  /** The {@code do} of a rule. */
  List<Action.Effect> effects(Item rule) {
    List<Action.Effect> effects = new ArrayList<>();
    for (Node node : fields.items(rule, "do")) {
      for (Item item : reading.heads().open(node, "do", Shapes.EFFECTS)) {
        Action.Effect effect = effect(item, common(item));
        if (effect != null) {
          effects.add(effect);
        }
      }
    }
    return effects;
  }

  /** A call, as an action, an effect or a step; null if it names no topic. */
  Action.Call call(Item item, Common common) {
    Name topic = fields.name(item, "call");
    Action.Call call = new Action.Call(common, topic, timing.timing(item, Timing.At.BEFORE_GOAL),
        fields.name(item, "fromlist"),
        outputs.assignments(item, "input"), outputs.assignments(item, "output"));
    return topic == null ? null : call;
  }

  Common common(Item item) {
    Fields.Condition condition = fields.condition(item, "condition");
    return new Common(item.key(item.title()), item.span(), fields.id(item), condition.expression(),
        condition.text(), fields.integer(item, "minutes", 1));
  }

  private Action say(Item item, Common common) {
    Text text = fields.text(item, "say");
    return text == null ? null : new Action.Say(common, text);
  }

  private Action ask(Item item, Common common) {
    Text text = fields.text(item, "ai_ask");
    Text exit = fields.text(item, "exit");
    Output output = outputs.output(item);
    Action.AiAsk ask = new Action.AiAsk(common, text, exit, output, tolist(item, output),
        fields.integer(item, "max_turns", 1), fields.flag(item, "skip_if_known"));
    return text == null ? null : ask;
  }

  private Action think(Item item, Common common) {
    Text text = fields.text(item, "think");
    fields.require(item, "output", "think");
    Output output = outputs.output(item);
    Name tolist = tolist(item, output);
    return text == null ? null : new Action.Think(common, text, output, tolist);
  }

  /** The list that the gets are fields of. */
  private Name tolist(Item item, Output output) {
    Name list = fields.name(item, "tolist");
    if (list != null && output.gets().isEmpty()) {
      reading.report(Diagnostic.at(item.key("tolist"), Code.HR116, list.written()));
    }
    return list;
  }

  private Action stopInTopic(Item item, Common common) {
    Action.Stop.Target target = fields.word(item, "stop", Vocabulary.STOP);
    if (target == Action.Stop.Target.ASK) {
      reading.report(Diagnostic.at(item.value("stop").span(), Code.HR110, "stop: ask", "actions").variant("ask"));
      return null;
    }
    return target == null ? null : new Action.Stop(common, target);
  }

  private Action.Effect effect(Item item, Common common) {
    return switch (item.title()) {
      case "call" -> call(item, common);
      case "set" -> set(item, common);
      case "open_rule" -> openRule(item, common);
      case "close_rule" -> closeRule(item, common);
      case "goto" -> jump(item, common);
      case "stop" -> {
        Action.Stop.Target target = fields.word(item, "stop", Vocabulary.STOP);
        yield target == null ? null : new Action.Stop(common, target);
      }
      case "postpone", "advance", "defer_topic", "cancel_topic", "weight", "version" -> queued(item, common);
      case "avoid", "open_style" -> style(item, common);
      case "close_style" -> closeStyle(item, common);
      case "auto_update" -> autoUpdate(item, common);
      default -> addWatch(item, common);
    };
  }

  private Action.Effect set(Item item, Common common) {
    Assignment assignment = outputs.assignment(item);
    return assignment == null ? null : new Action.SetVariable(common, assignment);
  }

  private Action.Effect openRule(Item item, Common common) {
    Name rule = fields.name(item, "open_rule");
    Fields.Condition cancel = fields.condition(item, "cancel_when");
    Action.Effect open = new Action.OpenRule(common, rule, fields.word(item, "scope", Vocabulary.SCOPE),
        cancel.expression(), cancel.text());
    return rule == null ? null : open;
  }

  private Action.Effect closeRule(Item item, Common common) {
    Name rule = fields.name(item, "close_rule");
    Action.Effect close = new Action.CloseRule(common, rule, fields.word(item, "scope", Vocabulary.SCOPE));
    return rule == null ? null : close;
  }

  private Action.Effect jump(Item item, Common common) {
    Name stage = fields.name(item, "goto");
    Action.Effect jump = new Action.Goto(common, stage, timing.back(item), fields.integer(item, "max_times", 1));
    return stage == null ? null : jump;
  }

  /** What happens to a topic that waits in the queue. */
  private Action.Effect queued(Item item, Common common) {
    Name topic = fields.name(item, item.title());
    switch (item.title()) {
      case "advance" -> {
        return topic == null ? null : new Action.Advance(common, topic);
      }
      case "defer_topic" -> {
        return topic == null ? null : new Action.DeferTopic(common, topic);
      }
      case "cancel_topic" -> {
        Fields.Condition where = fields.condition(item, "where");
        return topic == null ? null : new Action.CancelTopic(common, topic, where.expression(), where.text());
      }
      default -> {
        fields.require(item, "to", item.title());
        return to(item, common, topic);
      }
    }
  }

  private Action.Effect to(Item item, Common common, Name topic) {
    switch (item.title()) {
      case "postpone" -> {
        Action.Effect postpone = new Action.Postpone(common, topic, timing.postponed(item));
        return topic == null ? null : postpone;
      }
      case "weight" -> {
        Integer to = fields.integer(item, "to", 0);
        return topic == null || to == null ? null : new Action.Weight(common, topic, to);
      }
      default -> {
        Variant to = fields.word(item, "to", Vocabulary.VERSION);
        return topic == null || to == null ? null : new Action.Version(common, topic, to);
      }
    }
  }

  private Action.Effect style(Item item, Common common) {
    Text text = fields.text(item, item.title());
    Fields.Condition cancel = fields.condition(item, "cancel_when");
    if (text == null) {
      return null;
    }
    return item.title().equals("avoid") ? new Action.Avoid(common, text, cancel.expression(), cancel.text())
        : new Action.OpenStyle(common, text, cancel.expression(), cancel.text());
  }

  /** Takes no value; {@code true} is tolerated. */
  private Action.Effect closeStyle(Item item, Common common) {
    Node value = item.value("close_style");
    boolean nothing = value instanceof Node.Scalar scalar
        && (Scalars.isNothing(scalar) || scalar.text().strip().equalsIgnoreCase("true"));
    if (!nothing) {
      reading.report(Diagnostic.at(value.span(), Code.HR106, value.span().text()).variant("close_style"));
    }
    return new Action.CloseStyle(common);
  }

  private Action.Effect autoUpdate(Item item, Common common) {
    Name variable = fields.name(item, "auto_update");
    fields.require(item, "to", "auto_update");
    AutoUpdate to = fields.word(item, "to", Vocabulary.AUTO_UPDATE, Code.HR701);
    return variable == null || to == null ? null : new Action.SetAutoUpdate(common, variable, to);
  }

  /** With a define it is watched for as long as the rules opened here live; else it changes at once. */
  private Action.Effect addWatch(Item item, Common common) {
    Watch watch = watches.watch(item);
    Span head = item.key(item.title());
    if (watch != null && watch.define() != null && !item.has("check_time")) {
      reading.report(Diagnostic.at(head, Code.HR103, "check_time", watch.variable().written())
          .variant("watch").as(Severity.INFO));
    }
    return watch == null ? null : new Action.AddWatch(common, watch);
  }
}
