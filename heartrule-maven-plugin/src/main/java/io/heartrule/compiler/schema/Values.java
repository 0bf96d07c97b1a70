package io.heartrule.compiler.schema;

import io.heartrule.compiler.read.Grammar;
import java.util.List;

/** What stands behind each key. */
final class Values {
  private static final int MOST = 999_999_999;

  private final WordParts words;
  private final Hover hover;

  Values(Hover hover) {
    this.words = new WordParts(hover);
    this.hover = hover;
  }

  /**
   * The schema of a value.
   *
   * @param head the head key of the item
   * @param effect whether the item stands in the {@code do} of a rule
   * @return empty for a key that is not known here, which a test refuses
   */
  Part of(String head, String key, boolean effect) {
    Part own = switch (head) {
      case "" -> file(key);
      case "rule" -> rule(key);
      case "settings" -> setting(key);
      case "ai_ask", "think" -> key.equals("output") ? listOf("output") : null;
      case "stop" -> key.equals("stop") ? stop(effect) : null;
      case "postpone", "weight", "version", "auto_update" -> change(head, key);
      case "timing", "to", "return" -> anchor(head, key);
      default -> null;
    };
    Part usual = own == null ? definition(head, key) : own;
    return usual == null ? common(key) : usual;
  }

  private Part file(String key) {
    return switch (key) {
      case "heartrule" -> Part.of("enum", List.of(1, "1"));
      case "skills" -> listOf("topic");
      case "rules", "sessions" -> listOf(key.substring(0, key.length() - 1));
      default -> null;
    };
  }

  private Part rule(String key) {
    return switch (key) {
      case "call" -> Part.of("anyOf", List.of(Part.reference("skillName"), listOf("skillName")));
      case "compare" -> listOf("variableName");
      case "priority" -> number(-MOST);
      default -> null;
    };
  }

  private Part setting(String key) {
    return switch (Grammar.setting(key)) {
      case FLAG -> Part.reference("flag");
      case TEXT -> Part.reference("text");
      case NUMBER -> number(Grammar.least(key));
    };
  }

  /** As an action it cannot end an ask, for none runs then. */
  private Part stop(boolean effect) {
    return words.of("stop", effect ? Grammar.stops() : Grammar.stops().without("ask"));
  }

  /** Effects that change something to something. */
  private Part change(String head, String key) {
    if (key.equals(head)) {
      return Part.reference(head.equals("auto_update") ? "variableName" : "topicName");
    }
    if (!key.equals("to")) {
      return null;
    }
    return switch (head) {
      case "postpone" -> words.of("to", Grammar.endOfStage(), Part.reference("postponed"));
      case "weight" -> number(0);
      case "version" -> words.of("version", Grammar.versions());
      default -> autoUpdate();
    };
  }

  /** Beside what a topic starts or a branch returns. */
  private static Part anchor(String head, String key) {
    return Part.reference(head.equals("return") || key.equals("after_stage") ? "stageName" : "topicName");
  }

  /** The name of something that is defined here: any text. */
  private static Part definition(String head, String key) {
    boolean defines = switch (head) {
      case "rule", "topic", "session", "stage" -> key.equals(head);
      case "scene" -> key.equals("scene") || key.equals("ai") || key.equals("human");
      default -> false;
    };
    return defines ? Part.reference("text") : null;
  }

  /** What a key means wherever it stands. */
  private Part common(String key) {
    return switch (key) {
      case "say", "ai_ask", "think", "exit", "define", "reply", "if", "cancel_if", "avoid", "open_style" ->
          Part.reference("text");
      case "condition", "cancel_when", "where" -> Part.reference("expression");
      case "value" -> Part.reference("value");
      case "id" -> Part.reference("id");
      case "open_rule", "close_rule" -> Part.reference("ruleName");
      case "call" -> Part.reference("skillName");
      case "after_main", "advance", "cancel_topic", "defer_topic" -> Part.reference("topicName");
      case "goto" -> Part.reference("stageName");
      case "get", "set", "var", "tolist", "fromlist", "key", "add_counter", "add_status", "add_log" ->
          Part.reference("variableName");
      case "declare", "attentions", "quick", "detailed", "actions", "steps", "stages", "watch", "do", "fields",
           "input", "output", "values", "phrases" -> list(key);
      case "settings" -> Part.reference("settings");
      case "critical", "once", "in_a_row", "skip_if_known" -> Part.reference("flag");
      case "minutes", "max_turns", "max_times", "chars", "topics" -> number(1);
      case "weight" -> number(0);
      default -> word(key);
    };
  }

  private static Part list(String key) {
    return listOf(switch (key) {
      case "quick", "detailed", "actions" -> "action";
      case "attentions" -> "attention";
      case "steps" -> "step";
      case "stages" -> "stage";
      case "do" -> "effect";
      case "fields" -> "fieldOrName";
      case "input", "output" -> "output.set";
      case "values", "phrases" -> "text";
      default -> key;
    });
  }

  private Part word(String key) {
    return switch (key) {
      case "check_time" -> words.of(key, Grammar.checkTimes(), Part.reference("every"));
      case "timing" -> words.of(key, Grammar.timings(), Part.reference("beside"));
      case "return" -> words.of(key, Grammar.returns(), Part.reference("backTo"));
      case "scope" -> words.of(key, Grammar.scopes());
      case "type" -> words.of(key, Grammar.types());
      case "line" -> words.of(key, Grammar.lines());
      case "autoUpdate" -> autoUpdate();
      case "close_style" -> Part.of("anyOf", List.of(
          Part.of("enum", List.of(true, Part.Nothing.NULL)), Part.of("type", "string").with("pattern", "^(?:|true)$")));
      default -> Part.of();
    };
  }

  /** Definitions that many keys share. */
  void define(Part definitions) {
    definitions.with("flag", words.of("flag", Grammar.flags()))
        .with("expression", Part.reference("text"))
        .with("value", Part.of("anyOf", List.of(Part.reference("scalar"),
            Part.of("type", "array").with("items", Part.reference("scalar")))))
        .with("scalar", Part.of("type", List.of("string", "number", "boolean", "null")));
  }

  private Part autoUpdate() {
    return words.of("autoUpdate", Grammar.autoUpdates());
  }

  private static Part listOf(String definition) {
    return Part.of("type", "array").with("minItems", 1).with("items", Part.reference(definition));
  }

  /** A whole number, with or without quotation marks. */
  private Part number(int least) {
    String sign = least < 0 ? "[+-]?" : "\\+?";
    return Part.of("type", List.of("integer", "string")).with("minimum", least).with("maximum", MOST)
        .with("pattern", "^\\s*" + sign + "(?:" + (least == 1 ? "" : "0|") + "[1-9][0-9]{0,8})\\s*$")
        .with("errorMessage", hover.problem("number", least));
  }
}
