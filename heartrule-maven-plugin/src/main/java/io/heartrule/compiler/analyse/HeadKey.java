package io.heartrule.compiler.analyse;

import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.Watch;
import java.util.Locale;

/** The key with which a script begins an action or an effect, in its canonical form. */
public final class HeadKey {
  private HeadKey() {}

  public static String of(Action action) {
    if (action instanceof Action.Say) {
      return "say";
    } else if (action instanceof Action.AiAsk) {
      return "ai_ask";
    } else if (action instanceof Action.Think) {
      return "think";
    } else if (action instanceof Action.Call) {
      return "call";
    } else if (action instanceof Action.SetVariable) {
      return "set";
    } else if (action instanceof Action.OpenRule) {
      return "open_rule";
    } else if (action instanceof Action.CloseRule) {
      return "close_rule";
    } else if (action instanceof Action.Goto) {
      return "goto";
    }
    return ofEffect(action);
  }

  private static String ofEffect(Action action) {
    if (action instanceof Action.Stop) {
      return "stop";
    } else if (action instanceof Action.Postpone) {
      return "postpone";
    } else if (action instanceof Action.Advance) {
      return "advance";
    } else if (action instanceof Action.CancelTopic) {
      return "cancel_topic";
    } else if (action instanceof Action.DeferTopic) {
      return "defer_topic";
    } else if (action instanceof Action.Avoid) {
      return "avoid";
    } else if (action instanceof Action.OpenStyle) {
      return "open_style";
    } else if (action instanceof Action.CloseStyle) {
      return "close_style";
    } else if (action instanceof Action.SetAutoUpdate) {
      return "auto_update";
    } else if (action instanceof Action.Weight) {
      return "weight";
    } else if (action instanceof Action.Version) {
      return "version";
    }
    Watch.Kind watch = ((Action.AddWatch) action).watch().kind();
    return watch == Watch.Kind.GET ? "get" : "add_" + watch.name().toLowerCase(Locale.ROOT);
  }
}
