package io.heartrule.compiler.report;

import io.heartrule.compiler.analyse.TopicPlace;
import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.Assignment;
import io.heartrule.compiler.model.Name;
import io.heartrule.compiler.model.Output;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.Stage;
import io.heartrule.compiler.model.Timing;
import io.heartrule.compiler.model.Value;
import java.util.ArrayList;
import java.util.List;

/** Says in a few words what an action or effect does: its word in the script, and what stands behind it. */
final class ActionCells {
  private final Facts facts;

  ActionCells(Facts facts) {
    this.facts = facts;
  }

  /** @param place the topic in which it stands, or null: an effect of a rule */
  void write(Html out, Action action, TopicPlace place) {
    head(out, action, place);
    if (action.common().conditionText() != null) {
      note(out, "action.condition", Wording.shortly(action.common().conditionText()));
    }
    if (action instanceof Action.AiAsk ask) {
      note(out, "action.exit", Wording.shortly(ask.exit()));
      output(out, ask.output(), ask.tolist());
    } else if (action instanceof Action.Think think) {
      output(out, think.output(), think.tolist());
    } else if (action instanceof Action.Call call) {
      assignments(out, "action.input", call.input());
      assignments(out, "action.output", call.output());
    } else if (action instanceof Action.OpenRule open) {
      note(out, "action.cancel", Wording.shortly(open.cancelWhenText()));
    }
  }

  private void head(Html out, Action action, TopicPlace place) {
    Wording words = facts.words();
    if (action instanceof Action.Call call) {
      call(out, call);
    } else if (action instanceof Action.Goto go) {
      jump(out, go, place);
    } else if (action instanceof Action.OpenRule open) {
      rule(out, open.rule());
      out.text(open.scope() == null ? "" : " (" + open.scope().word() + ")");
    } else if (action instanceof Action.CloseRule close) {
      rule(out, close.rule());
      out.text(close.scope() == null ? "" : " (" + close.scope().word() + ")");
    } else if (action instanceof Action.SetVariable set) {
      out.text(assignment(set.assignment()));
    } else if (action instanceof Action.Stop stop) {
      out.text(words.of("stop." + Wording.word(stop.target())));
    } else {
      out.text(plain(action));
    }
  }

  private String plain(Action action) {
    if (action instanceof Action.Say say) {
      return Wording.shortly(say.text());
    } else if (action instanceof Action.AiAsk ask) {
      return Wording.shortly(ask.text());
    } else if (action instanceof Action.Think think) {
      return Wording.shortly(think.text());
    } else if (action instanceof Action.Postpone postpone) {
      Timing to = postpone.to() == null ? Timing.At.AFTER_STAGE : postpone.to();
      return postpone.topic() + " → " + facts.words().timing(to);
    } else if (action instanceof Action.Advance advance) {
      return "" + advance.topic();
    } else if (action instanceof Action.CancelTopic cancel) {
      return cancel.topic() + (cancel.whereText() == null ? "" : " (" + Wording.shortly(cancel.whereText()) + ")");
    } else if (action instanceof Action.DeferTopic defer) {
      return "" + defer.topic();
    } else if (action instanceof Action.Avoid avoid) {
      return Wording.shortly(avoid.subject());
    } else if (action instanceof Action.OpenStyle style) {
      return Wording.shortly(style.style());
    } else if (action instanceof Action.SetAutoUpdate set) {
      return set.variable() + " → " + Wording.word(set.to());
    } else if (action instanceof Action.Weight weight) {
      return weight.topic() + " → " + weight.to();
    } else if (action instanceof Action.Version version) {
      return version.topic() + " → " + Wording.word(version.to());
    }
    return action instanceof Action.AddWatch add ? "" + add.watch().variable() : "";
  }

  /** The called skill, when it runs, and for what it is repeated. */
  void call(Html out, Action.Call call) {
    facts.links().skill(out, call.topic().text());
    if (call.timing() != null) {
      out.text(facts.words().of("in.brackets", facts.words().timing(call.timing().timing())));
    }
    if (call.fromlist() != null) {
      out.text(facts.words().of("action.fromlist", call.fromlist()));
    }
  }

  /** Where it jumps to and where the flow goes on after that. */
  void jump(Html out, Action.Goto go, TopicPlace place) {
    Stage target = place == null || place.isSkill() || go.stage() == null ? null
        : facts.analysis().symbols().stage(place.session(), go.stage().text());
    if (target == null) {
      out.text("" + go.stage());
    } else {
      facts.links().stage(out, target);
    }
    out.text(facts.words().of("in.brackets", back(go)));
  }

  /** Where a jump returns to, and how often it may happen. */
  String back(Action.Goto go) {
    Wording words = facts.words();
    String back = "";
    if (go.back() instanceof Action.Return.To to) {
      back = words.of("return." + Wording.word(to));
    } else if (go.back() instanceof Action.Return.Before before) {
      back = words.of("return.before", before.stage());
    } else if (go.back() instanceof Action.Return.After after) {
      back = words.of("return.after", after.stage());
    }
    return go.maxTimes() == null ? back : back + words.list() + words.of("return.times", go.maxTimes());
  }

  private void rule(Html out, Name name) {
    Rule rule = facts.analysis().symbols().rule(name.text());
    if (rule == null) {
      out.text(name.text());
    } else {
      facts.links().rule(out, rule);
    }
  }

  private void output(Html out, Output output, Name tolist) {
    List<String> names = new ArrayList<>();
    output.gets().forEach(get -> names.add(get.variable().text()));
    output.sets().forEach(set -> names.add(assignment(set)));
    if (!names.isEmpty()) {
      String all = String.join(facts.words().list(), names);
      note(out, "action.collects", tolist == null ? all : tolist + " [" + all + "]");
    }
  }

  private void assignments(Html out, String key, List<Assignment> sets) {
    note(out, key, String.join(facts.words().list(), sets.stream().map(this::assignment).toList()));
  }

  private String assignment(Assignment set) {
    return set.variable() + " = " + value(set.value());
  }

  /** A value as one would write it. */
  static String value(Value value) {
    if (value instanceof Value.OfText text) {
      return Wording.shortly(text.text());
    } else if (value instanceof Value.OfBool bool) {
      return "" + bool.value();
    } else if (value instanceof Value.OfNumber number) {
      return number.value().toPlainString();
    } else if (value instanceof Value.OfList list) {
      return list.elements().stream().map(ActionCells::value).toList().toString();
    }
    return "null";
  }

  private void note(Html out, String key, String text) {
    if (!text.isEmpty()) {
      out.element("small", facts.words().of(key, text), "class", "note");
    }
  }
}
