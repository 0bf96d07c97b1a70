package io.heartrule.generated;

import java.util.List;

/** Names of the rules open at a place, by check time, oldest opening first. Immutable. */
public final class OpenRules {
  public static final OpenRules NONE = new OpenRules(List.of(), List.of());

  private final List<String> now;
  private final List<String> ask;

  private OpenRules(List<String> now, List<String> ask) {
    this.now = now;
    this.ask = ask;
  }

  public OpenRules now(String... rules) {
    return new OpenRules(List.of(rules), ask);
  }

  public OpenRules ask(String... rules) {
    return new OpenRules(now, List.of(rules));
  }

  /** For whoever reads the class: a rule judged at the end of a topic is not proved from here. */
  public OpenRules topic(String... rules) {
    return new OpenRules(now, ask);
  }

  /** For whoever reads the class, as {@link #topic}. */
  public OpenRules stage(String... rules) {
    return new OpenRules(now, ask);
  }

  /** For whoever reads the class, as {@link #topic}. */
  public OpenRules session(String... rules) {
    return new OpenRules(now, ask);
  }

  public List<String> nowRules() {
    return now;
  }

  public List<String> askRules() {
    return ask;
  }
}
