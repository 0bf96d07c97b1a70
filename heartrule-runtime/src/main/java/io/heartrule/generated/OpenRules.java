package io.heartrule.generated;

import java.util.List;

/** Names of the rules open at a place, by check time, oldest opening first. Immutable. */
public final class OpenRules {
  public static final OpenRules NONE = new OpenRules(List.of(), List.of(), List.of(), List.of(), List.of());

  private final List<String> now;
  private final List<String> ask;
  private final List<String> topic;
  private final List<String> stage;
  private final List<String> session;

  private OpenRules(List<String> now, List<String> ask, List<String> topic, List<String> stage,
      List<String> session) {
    this.now = now;
    this.ask = ask;
    this.topic = topic;
    this.stage = stage;
    this.session = session;
  }

  public OpenRules now(String... rules) {
    return new OpenRules(List.of(rules), ask, topic, stage, session);
  }

  public OpenRules ask(String... rules) {
    return new OpenRules(now, List.of(rules), topic, stage, session);
  }

  public OpenRules topic(String... rules) {
    return new OpenRules(now, ask, List.of(rules), stage, session);
  }

  public OpenRules stage(String... rules) {
    return new OpenRules(now, ask, topic, List.of(rules), session);
  }

  public OpenRules session(String... rules) {
    return new OpenRules(now, ask, topic, stage, List.of(rules));
  }

  public List<String> nowRules() {
    return now;
  }

  public List<String> askRules() {
    return ask;
  }

  public List<String> topicRules() {
    return topic;
  }

  public List<String> stageRules() {
    return stage;
  }

  public List<String> sessionRules() {
    return session;
  }
}
