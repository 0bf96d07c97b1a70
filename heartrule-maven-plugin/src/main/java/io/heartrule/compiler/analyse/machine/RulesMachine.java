package io.heartrule.compiler.analyse.machine;

import java.util.List;
import java.util.Map;

/**
 * All rules.
 *
 * @param cancels the conditions that end openings, styles and subjects to avoid
 */
public record RulesMachine(JavaType type, List<RuleMachine> rules, List<Cancel> cancels) {
  /** More rules than this are spread over several classes. */
  public static final int CHUNK = 200;

  /** @param id names the opening */
  public record Cancel(String id, String method, Doc doc, Expr condition, Map<Holder, JavaType> holders) {}
}
