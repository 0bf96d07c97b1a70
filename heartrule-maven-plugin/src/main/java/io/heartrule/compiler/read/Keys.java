package io.heartrule.compiler.read;

import java.util.Locale;
import java.util.Set;

/** Every key that a script or a conversation test may hold, aliases included. */
final class Keys {
  private static final Set<String> SCRIPT = Set.of(
      // files and containers
      "heartrule", "planner", "skills", "rules", "sessions", "declare", "settings", "knowledge",
      "session", "attentions", "stages", "minutes", "after_main", "id", "stage", "steps", "line", "scene", "ai",
      "human", "topic", "goal",
      "actions", "quick", "detailed", "weight", "var", "define", "type", "values", "value", "autoupdate", "auto",
      "key", "fields", "open_rule", "close_rule", "cancel_when", "scope", "entry", "text", "file", "tags",
      // actions
      "condition", "say", "ai_ask", "exit", "output", "tolist", "max_turns", "skip_if_known", "think", "call",
      "timing", "fromlist", "input", "sync", "set", "get", "goto", "return", "max_times", "before", "after",
      "after_stage", "stop", "postpone", "advance", "cancel_topic", "auto_update", "open_style", "close_style",
      // rules
      "rule", "check_time", "check", "check_when", "chars", "topics", "if", "if_ask", "compare", "reply", "do",
      "cancel_if", "watch", "check_output", "when", "phrases", "priority", "critical", "once", "add_counter",
      "add_status", "add_log", "in_a_row", "to", "where", "defer_topic", "avoid", "version",
      // settings
      "now_rules", "ask_rules", "check_batch", "window_chars", "update_batch", "update_after_chars", "use_brief",
      "pipelining", "fusion", "unavailable_reply", "unknown_answer", "time_sentence", "background_wait_seconds");

  private static final Set<String> TEST = Set.of(
      "transcripts", "transcript", "skill", "given", "model", "for", "prompt", "contains", "lacks", "said",
      "matches", "visitor", "expect", "variables", "active", "inactive", "queue", "updating", "calls", "status",
      "restart", "clock", "background", "fails", "raw", "idle", "observations");

  /** Keys whose value is one text or expression: a map behind them can only be a forgotten quotation mark. */
  private static final Set<String> TEXT = Set.of(
      "condition", "cancel_when", "cancel_if", "value", "if", "if_ask", "where", "say", "reply", "ai_ask", "think",
      "define", "exit", "avoid", "open_style", "time_sentence", "unknown_answer", "unavailable_reply");

  /** Keys whose value is a name. */
  private static final Set<String> NAMES = Set.of(
      "rule", "topic", "goal", "session", "stage", "scene", "ai", "human", "var", "get", "set", "call", "tolist",
      "fromlist", "open_rule", "close_rule", "goto", "add_counter", "add_status", "add_log", "entry", "after_main");

  /** Keys whose value is a word or a map of one key. */
  private static final Set<String> SMALL_MAPS = Set.of(
      "check_time", "check", "check_when", "when", "timing", "return", "to");

  private Keys() {
  }

  /** Whether a word is a key, in any letter case. */
  static boolean known(String word) {
    String key = canonical(word);
    return SCRIPT.contains(key) || TEST.contains(key);
  }

  /** Whether a key, in any letter case, takes one text or expression. */
  static boolean takesText(String word) {
    return TEXT.contains(canonical(word));
  }

  /** Whether a key, in any letter case, takes words of the author: a text, an expression or a name. */
  static boolean takesWords(String word) {
    return takesText(word) || NAMES.contains(canonical(word));
  }

  /** Whether a key, in any letter case, takes a word or a map of one key, such as {@code {topics: 2}}. */
  static boolean takesSmallMap(String word) {
    return SMALL_MAPS.contains(canonical(word));
  }

  /** Whether a key, in any letter case, says that a variable is kept up to date by itself. */
  static boolean isAuto(String word) {
    String key = canonical(word);
    return key.equals("auto") || key.equals("autoupdate");
  }

  /** Whether a line begins with a key and a colon of any kind. */
  static boolean startsWithKey(String text, int from, int end) {
    int stop = LineWords.endOfWord(text, from, end);
    int sign = LineWords.skipBlanks(text, stop, end);
    return sign < end && Chars.isColon(text.charAt(sign)) && known(text.substring(from, stop));
  }

  /** The keys of scripts, in lower case. */
  static Set<String> ofScripts() {
    return SCRIPT;
  }

  /** The form in which keys are compared. */
  static String canonical(String word) {
    return word.toLowerCase(Locale.ROOT);
  }
}
