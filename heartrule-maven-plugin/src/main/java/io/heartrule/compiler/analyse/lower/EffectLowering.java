package io.heartrule.compiler.analyse.lower;

import io.heartrule.compiler.analyse.Scope;
import io.heartrule.compiler.analyse.TopicPlace;
import io.heartrule.compiler.analyse.machine.Expr;
import io.heartrule.compiler.analyse.machine.JavaType;
import io.heartrule.compiler.analyse.machine.Operation;
import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.Name;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.ScopeLevel;
import io.heartrule.compiler.model.Timing;
import java.util.ArrayList;
import java.util.List;

/** Lowers the effects that are one call of the engine. */
final class EffectLowering {
  private final Lowered lowered;
  private final Viewpoint from;
  private final ActionLowering action;

  EffectLowering(Lowered lowered, Viewpoint from, ActionLowering action) {
    this.lowered = lowered;
    this.from = from;
    this.action = action;
  }

  Operation lower(Action effect) {
    if (effect instanceof Action.OpenRule open) {
      Rule rule = lowered.symbols.rule(open.rule().text());
      return rule == null ? new Operation.Nothing() : call("openRule", constant(lowered, rule), scope(open.scope()),
          action.ending(open.cancelWhen(), open.cancelWhenText(), rule));
    } else if (effect instanceof Action.CloseRule close) {
      Rule rule = lowered.symbols.rule(close.rule().text());
      return rule == null ? new Operation.Nothing()
          : call("closeRule", constant(lowered, rule), scope(close.scope()));
    } else if (effect instanceof Action.Goto jump) {
      return jump(jump);
    } else if (effect instanceof Action.Stop stop) {
      return new Operation.Effect("stop", false, List.of(Expr.runtime("Stop", stop.target().name())), true);
    } else if (effect instanceof Action.Postpone that) {
      return call("postpone", name(that.topic()), that.to() == null ? timing(Timing.At.AFTER_STAGE)
          : timing(that.to()));
    } else if (effect instanceof Action.Advance that) {
      return call("advance", name(that.topic()));
    } else if (effect instanceof Action.CancelTopic that) {
      return call("cancelTopic", name(that.topic()));
    } else if (effect instanceof Action.DeferTopic that) {
      return call("deferTopic", name(that.topic()));
    } else if (effect instanceof Action.Avoid that) {
      return call("avoid", action.words(that.subject(), "Text"),
          action.ending(that.cancelWhen(), that.cancelWhenText(), null));
    } else if (effect instanceof Action.OpenStyle that) {
      return call("openStyle", action.words(that.style(), "Text"),
          action.ending(that.cancelWhen(), that.cancelWhenText(), null));
    } else if (effect instanceof Action.CloseStyle) {
      return call("closeStyle");
    } else if (effect instanceof Action.SetAutoUpdate that) {
      return call("autoUpdate", name(that.variable()), Expr.runtime("AutoUpdate", that.to().name()));
    } else if (effect instanceof Action.Weight that) {
      return call("weight", name(that.topic()), new Expr.Num(Integer.toString(that.to())));
    } else if (effect instanceof Action.Version that) {
      return call("version", name(that.topic()), Expr.runtime("Version", that.to().name()));
    }
    return new Operation.Nothing();
  }

  private static Operation call(String method, Expr... arguments) {
    return new Operation.Effect(method, false, List.of(arguments), false);
  }

  private static Expr name(Name name) {
    return new Expr.Str(name.text());
  }

  static Expr constant(Lowered lowered, Rule rule) {
    return new Expr.Member(lowered.names.rules(), lowered.constant(rule));
  }

  static Expr scope(ScopeLevel level) {
    return level == null ? Expr.NULL : Expr.runtime("Scope", level.name());
  }

  private Operation jump(Action.Goto jump) {
    List<Expr> arguments = new ArrayList<>();
    arguments.add(name(jump.stage()));
    arguments.add(back(jump.back()));
    arguments.add(new Expr.Num(jump.maxTimes() == null ? "0" : jump.maxTimes().toString()));
    boolean rule = from.rule() != null;
    return new Operation.Effect(rule ? "jump" : "goTo", !rule, arguments, !rule);
  }

  private static Expr back(Action.Return back) {
    JavaType type = JavaType.runtime("Return");
    if (back instanceof Action.Return.Before before) {
      return Expr.call(type, "before", name(before.stage()));
    } else if (back instanceof Action.Return.After after) {
      return Expr.call(type, "after", name(after.stage()));
    }
    return new Expr.Member(type, back == null ? "HERE" : ((Action.Return.To) back).name());
  }

  static Expr timing(Timing timing) {
    JavaType type = JavaType.runtime("Timing");
    if (timing instanceof Timing.Before before) {
      return Expr.call(type, "before", name(before.topic()));
    } else if (timing instanceof Timing.After after) {
      return Expr.call(type, "after", name(after.topic()));
    } else if (timing instanceof Timing.AfterStage after) {
      return Expr.call(type, "afterStage", name(after.stage()));
    }
    return new Expr.Member(type, ((Timing.At) timing).name());
  }

  /** The topic of that name that is nearest: a skill, one of the same session, any other. */
  static TopicPlace topic(Lowered lowered, String name, Scope own) {
    TopicPlace skill = lowered.symbols.skillPlace(name);
    if (skill != null) {
      return skill;
    }
    TopicPlace found = null;
    for (TopicPlace place : lowered.symbols.topics()) {
      if (place.topic().name().text().equals(name)) {
        if (own instanceof Scope.OfTopic of && of.topic().session() == place.session()) {
          return place;
        }
        found = found == null ? place : found;
      }
    }
    return found;
  }
}
