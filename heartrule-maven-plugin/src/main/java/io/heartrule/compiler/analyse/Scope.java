package io.heartrule.compiler.analyse;

import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.ScopeLevel;
import io.heartrule.compiler.model.Session;
import io.heartrule.compiler.model.Stage;

/** Where a variable lives. */
public sealed interface Scope {

  /** The whole library: lives as long as the visitor's record. */
  record Global() implements Scope {}

  record OfSession(Session session) implements Scope {}

  record OfStage(Session session, Stage stage) implements Scope {}

  record OfTopic(TopicPlace topic) implements Scope {}

  /** The watch variables of a rule: live as long as the rule's instance. */
  record OfRule(Rule rule) implements Scope {}

  Scope GLOBAL = new Global();

  /** The level of a frame of the flow, or null for the watch variables of a rule. */
  default ScopeLevel level() {
    if (this instanceof Global) {
      return ScopeLevel.GLOBAL;
    } else if (this instanceof OfSession) {
      return ScopeLevel.SESSION;
    } else if (this instanceof OfStage) {
      return ScopeLevel.STAGE;
    } else if (this instanceof OfTopic) {
      return ScopeLevel.TOPIC;
    }
    return null;
  }
}
