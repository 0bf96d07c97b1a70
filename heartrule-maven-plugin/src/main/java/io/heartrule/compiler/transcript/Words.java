package io.heartrule.compiler.transcript;

import io.heartrule.compiler.read.Grammar;
import java.util.List;

/** The words of the format (architecture §5). */
final class Words {
  static final List<String> FILE = List.of("heartrule", "transcripts");
  static final List<String> TRANSCRIPT =
      List.of("transcript", "session", "skill", "input", "scene", "settings", "given", "steps");
  static final List<String> SCENE = List.of("ai", "human");
  static final List<String> HEADS =
      List.of("model", "background", "said", "visitor", "idle", "expect", "restart", "clock", "session");
  static final List<String> VISITOR = List.of("text", "observations");
  static final List<String> PROMPT = List.of("contains", "lacks");
  static final List<String> SAID = List.of("contains", "matches");
  static final List<String> EXPECT =
      List.of("variables", "topic", "rules", "queue", "updating", "calls", "status");
  static final List<String> RULES = List.of("active", "inactive");
  static final List<String> FOREGROUND = List.of("turn", "extract", "think");
  static final List<String> BACKGROUND = List.of("check", "update");
  static final List<String> PURPOSES = List.of("turn", "extract", "think", "check", "update");
  static final List<String> FAILURES = List.of("timeout", "http_429", "http_500", "cut", "refused");
  static final List<String> STATUS = List.of("waiting", "session_ended", "counseling_ended");
  static final List<String> SETTINGS = Grammar.settings().keys();

  private Words() {}
}
