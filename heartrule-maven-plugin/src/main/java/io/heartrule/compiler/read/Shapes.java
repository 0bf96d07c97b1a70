package io.heartrule.compiler.read;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The keys of everything that a script may hold (sections b1 to b3), and which word begins what. */
final class Shapes {
  static final Shape FILE = Shape.of("", "heartrule", "skills", "rules", "sessions", "declare", "settings")
      .later("knowledge");
  static final Shape SESSION = Shape.of("session", "session", "id", "declare", "attentions", "stages", "minutes",
      "after_main", "settings").later("knowledge").later("planner");
  static final Shape STAGE = Shape.of("stage", "stage", "id", "declare", "attentions", "steps", "line")
      .later("knowledge").later("planner");
  static final Shape TOPIC = Shape.of("topic", "topic", "id", "declare", "attentions", "actions", "quick", "detailed",
      "weight", "minutes").alias("goal", "topic").later("knowledge").later("planner");
  static final Shape SCENE = Shape.of("scene", "scene", "ai", "human");
  static final Shape DECLARE = Shape.of("declare", "var", "define", "type", "values", "value", "autoUpdate", "key",
      "fields").alias("auto", "autoUpdate").alias("auto_update", "autoUpdate");
  static final Shape FIELD = Shape.of("fields", "var", "define", "type", "values").alias("get", "var");
  static final Shape OPEN_ATTENTION = Shape.of("open_rule", "open_rule", "scope", "cancel_when");
  static final Shape CLOSE_ATTENTION = Shape.of("close_rule", "close_rule");
  static final Shape GET = Shape.of("get", "get", "define", "type", "values");
  static final Shape SET = Shape.of("set", "set", "value");
  /** A skill in the main flow: it starts where it stands. */
  static final Shape STEP_CALL = Shape.of("call", "call", "fromlist", "input", "output", "condition", "minutes", "id")
      .later("sync");
  static final Shape RULE = Shape.of("rule", "rule", "id", "check_time", "if", "condition", "compare", "reply",
      "call", "timing", "fromlist", "input", "output", "do", "cancel_if", "cancel_when", "watch", "phrases",
      "priority", "critical", "once")
      .alias("check", "check_time").alias("check_when", "check_time").alias("if_ask", "if").alias("say", "reply")
      .alias("check_output", "watch");
  static final Shape SETTINGS = Shape.of("settings", "now_rules", "ask_rules", "check_batch", "window_chars",
      "update_batch", "update_after_chars", "max_turns", "use_brief", "pipelining", "fusion", "unavailable_reply",
      "unknown_answer", "time_sentence", "background_wait_seconds");

  /** The maps that may stand in place of a word. */
  static final Shape CHECK_TIME = Shape.of("check_time", "chars", "topics").alias("topic", "topics")
      .alias("char", "chars");
  static final Shape TIMING = Shape.of("timing", "before", "after", "after_stage");
  static final Shape RETURN = Shape.of("return", "before", "after");
  static final Shape POSTPONE = Shape.of("to", "after", "after_stage");

  /** Actions of a topic, by their head key. */
  static final Map<String, Shape> ACTIONS = new LinkedHashMap<>();

  /** What only the {@code do} of a rule may hold besides. */
  static final Map<String, Shape> EFFECTS = new LinkedHashMap<>();

  /** Items of {@code watch}. */
  static final Map<String, Shape> WATCHES = new LinkedHashMap<>();

  static final Map<String, Shape> ATTENTIONS = new LinkedHashMap<>();
  static final Map<String, Shape> STEPS = new LinkedHashMap<>();
  static final Map<String, Shape> OUTPUTS = new LinkedHashMap<>();

  /** Items of a file that is a mere list. */
  static final Map<String, Shape> ROOTS = new LinkedHashMap<>();

  private static final Set<String> KNOWN = new HashSet<>();
  private static final Set<String> HEADS = new HashSet<>(List.of("stage", "goal"));

  static {
    action("say");
    action("ai_ask", "exit", "output", "tolist", "max_turns", "skip_if_known").later("knowledge");
    action("think", "output", "tolist");
    action("call", "timing", "fromlist", "input", "output").later("sync");
    action("set", "value");
    action("open_rule", "scope", "cancel_when");
    action("close_rule", "scope");
    action("goto", "return", "max_times");
    action("stop");
    action("postpone", "to");
    action("advance");
    action("cancel_topic", "where");
    action("auto_update", "to").alias("autoUpdate", "auto_update");
    action("open_style", "cancel_when");
    action("close_style");

    for (String head : List.of("call", "set", "open_rule", "close_rule", "goto", "stop", "postpone", "advance",
        "cancel_topic", "auto_update", "open_style", "close_style")) {
      EFFECTS.put(head, ACTIONS.get(head));
    }
    effect("defer_topic");
    effect("avoid", "cancel_when");
    effect("weight", "to");
    effect("version", "to");
    effect("add_counter", "define", "check_time", "in_a_row").alias("when", "check_time");
    effect("add_status", "define", "check_time", "values").alias("when", "check_time");
    effect("add_log", "define", "check_time").alias("when", "check_time");

    watch("get", "type", "values");
    watch("add_counter", "in_a_row");
    watch("add_status", "values");
    watch("add_log");

    ATTENTIONS.put("open_rule", OPEN_ATTENTION);
    ATTENTIONS.put("close_rule", CLOSE_ATTENTION);
    STEPS.put("scene", SCENE);
    STEPS.put("topic", TOPIC);
    STEPS.put("call", STEP_CALL);
    OUTPUTS.put("get", GET);
    OUTPUTS.put("set", SET);
    ROOTS.put("rule", RULE);
    ROOTS.put("topic", TOPIC);
    ROOTS.put("session", SESSION);
    ROOTS.put("var", DECLARE);

    for (Map<String, Shape> map : List.of(ACTIONS, EFFECTS, WATCHES, STEPS, ROOTS)) {
      HEADS.addAll(map.keySet());
    }
    for (Shape shape : List.of(FILE, SESSION, STAGE, TOPIC, SCENE, DECLARE, FIELD, RULE, SETTINGS)) {
      know(shape);
    }
    ACTIONS.values().forEach(Shapes::know);
    EFFECTS.values().forEach(Shapes::know);
    WATCHES.values().forEach(Shapes::know);
  }

  private Shapes() {}

  /** Every key of an item, aliases included, in lower case; not those of the small maps such as a timing's. */
  static Set<String> known() {
    return Set.copyOf(KNOWN);
  }

  /** The list of a file that holds items with this head, or null. */
  static String listOf(String head) {
    return switch (head.toLowerCase(Locale.ROOT)) {
      case "rule" -> "rules";
      case "session" -> "sessions";
      case "skill", "topic", "topics" -> "skills";
      default -> null;
    };
  }

  /** Whether a word is a key of some item. */
  static boolean isKnown(String word) {
    return KNOWN.contains(word.toLowerCase(Locale.ROOT));
  }

  /**
   * The key under which items with a head stand in a session, stage or topic; null if they do not.
   *
   * @param owner {@code session}, {@code stage}, {@code topic} or {@code goal}
   */
  static String listInside(String owner, String head) {
    String word = head.toLowerCase(Locale.ROOT);
    return switch (owner) {
      case "session" -> word.equals("stage") ? "stages" : null;
      case "stage" -> STEPS.containsKey(word) || word.equals("goal") ? "steps" : null;
      case "topic", "goal" -> ACTIONS.containsKey(word) && !ATTENTIONS.containsKey(word) ? "actions" : null;
      default -> null;
    };
  }

  /** Whether a word begins an item in some list. */
  static boolean isHead(String word) {
    return HEADS.contains(word.toLowerCase(Locale.ROOT));
  }

  private static Shape action(String head, String... more) {
    Shape shape = Shape.of(head, head).and(more).and("condition", "minutes", "id");
    ACTIONS.put(head, shape);
    return shape;
  }

  private static Shape effect(String head, String... more) {
    Shape shape = Shape.of(head, head).and(more).and("condition", "minutes", "id");
    EFFECTS.put(head, shape);
    return shape;
  }

  private static void watch(String head, String... more) {
    WATCHES.put(head, Shape.of(head, head).and("define", "check_time").and(more).alias("when", "check_time"));
  }

  private static void know(Shape shape) {
    shape.words().forEach(word -> KNOWN.add(word.toLowerCase(Locale.ROOT)));
  }
}
