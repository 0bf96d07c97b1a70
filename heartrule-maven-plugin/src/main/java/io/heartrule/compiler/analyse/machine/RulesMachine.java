package io.heartrule.compiler.analyse.machine;

import java.util.List;
import java.util.Map;

/**
 * All rules.
 *
 * @param cancels the conditions that end openings, styles and subjects to avoid
 * @param imported rules of dependencies, which have constants here only
 */
public record RulesMachine(JavaType type, List<RuleMachine> rules, List<Cancel> cancels, List<Imported> imported) {
  /** More rules than this are spread over several classes. */
  public static final int CHUNK = 200;

  /** Into how many classes so many rules go. */
  public static int parts(int rules) {
    return rules <= CHUNK ? 1 : rules / CHUNK + 1;
  }

  /** The class that holds the methods of a rule: it follows from the hash of the name. */
  public static JavaType home(JavaType type, String name, int parts) {
    return parts == 1 ? type
        : new JavaType(type.packageName(), type.name() + "Part" + (Math.floorMod(name.hashCode(), parts) + 1));
  }

  /** @param constant the constant that holds the name */
  public record Imported(String name, String constant, String origin) {}

  /** @param id names the opening */
  public record Cancel(String id, String method, Doc doc, Expr condition, Map<Holder, JavaType> holders) {}
}
