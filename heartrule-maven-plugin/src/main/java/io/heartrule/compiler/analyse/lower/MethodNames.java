package io.heartrule.compiler.analyse.lower;

import io.heartrule.compiler.analyse.HeadKey;
import io.heartrule.compiler.model.Action;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.lang.model.SourceVersion;

/**
 * Ids of actions and the methods that are named after them (N3): the kind and its number among the
 * actions of that kind, or the id that the author wrote.
 */
final class MethodNames {

  /**
   * @param id {@code ai_ask#1}, or as written
   * @param hash of the head text; null if the id is written
   * @param method {@code aiAsk1}
   */
  record StepName(String id, String hash, String method) {}

  private MethodNames() {}

  /** The names of a list of actions, in their order. */
  static List<StepName> of(List<? extends Action> actions) {
    NameAllocator methods = new NameAllocator(Reserved.METHODS);
    List<String> written = new ArrayList<>();
    for (Action action : actions) {
      String id = action.common().id() == null ? null : action.common().id().text();
      written.add(id == null ? null : methods.take(method(id)));
    }
    Map<String, Integer> counts = new HashMap<>();
    List<StepName> names = new ArrayList<>();
    for (int i = 0; i < actions.size(); i++) {
      Action action = actions.get(i);
      String kind = HeadKey.of(action);
      int count = counts.merge(kind, 1, Integer::sum);
      if (written.get(i) != null) {
        names.add(new StepName(action.common().id().text(), null, written.get(i)));
      } else {
        names.add(new StepName(kind + "#" + count, hash(head(action)), methods.take(camel(kind) + count)));
      }
    }
    return names;
  }

  static String camel(String id) {
    StringBuilder out = new StringBuilder(id.length());
    boolean upper = false;
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      if (c == '_') {
        upper = out.length() > 0;
      } else {
        out.append(upper ? Character.toUpperCase(c) : c);
        upper = false;
      }
    }
    return out.toString();
  }

  /** Not as one of the small methods of another action might be called. */
  private static String method(String id) {
    String camel = camel(id);
    boolean own = camel.endsWith("Text") || camel.endsWith("Exit") || camel.endsWith("Condition")
        || camel.endsWith("Input") || camel.endsWith("Output") || camel.contains("Define")
        || camel.startsWith("run") || SourceVersion.isKeyword(camel) || camel.isEmpty();
    return own ? camel + "_" : camel;
  }

  /** What stands behind the head key. */
  static String head(Action action) {
    if (action instanceof Action.Say that) {
      return that.text().value();
    } else if (action instanceof Action.AiAsk that) {
      return that.text().value();
    } else if (action instanceof Action.Think that) {
      return that.text().value();
    } else if (action instanceof Action.Call that) {
      return that.topic().text();
    } else if (action instanceof Action.SetVariable that) {
      return that.assignment().variable().text();
    } else if (action instanceof Action.OpenRule that) {
      return that.rule().text();
    } else if (action instanceof Action.CloseRule that) {
      return that.rule().text();
    } else if (action instanceof Action.Goto that) {
      return that.stage().text();
    } else if (action instanceof Action.Stop that) {
      return that.target().name().toLowerCase(Locale.ROOT);
    } else if (action instanceof Action.Postpone that) {
      return that.topic().text();
    } else if (action instanceof Action.Advance that) {
      return that.topic().text();
    } else if (action instanceof Action.CancelTopic that) {
      return that.topic().text();
    } else if (action instanceof Action.DeferTopic that) {
      return that.topic().text();
    } else if (action instanceof Action.Avoid that) {
      return that.subject().value();
    } else if (action instanceof Action.OpenStyle that) {
      return that.style().value();
    } else if (action instanceof Action.SetAutoUpdate that) {
      return that.variable().text();
    } else if (action instanceof Action.Weight that) {
      return that.topic().text();
    } else if (action instanceof Action.Version that) {
      return that.topic().text();
    } else if (action instanceof Action.AddWatch that) {
      return that.watch().variable().text();
    }
    return "";
  }

  /** Four hex digits: tells an action that was moved from one that was put in its place. */
  private static String hash(String head) {
    int hash = 0x811C9DC5;
    for (int i = 0; i < head.length(); i++) {
      hash = (hash ^ head.charAt(i)) * 0x01000193;
    }
    int folded = (hash >>> 16 ^ hash) & 0xFFFF;
    String hex = Integer.toHexString(folded);
    return "0000".substring(hex.length()) + hex;
  }
}
