package io.heartrule.compiler.analyse;

import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.ScopeLevel;
import io.heartrule.compiler.model.Session;
import io.heartrule.compiler.model.Stage;

/** Where a variable lives. Two scopes are the same if they belong to the same object of the model. */
public sealed interface Scope {

  /** The whole library: lives as long as the visitor's record. */
  record Global() implements Scope {}

  record OfSession(Session session) implements Scope {
    @Override
    public boolean equals(Object other) {
      return other instanceof OfSession that && that.session == session;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(session);
    }
  }

  record OfStage(Session session, Stage stage) implements Scope {
    @Override
    public boolean equals(Object other) {
      return other instanceof OfStage that && that.stage == stage;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(stage);
    }
  }

  record OfTopic(TopicPlace topic) implements Scope {}

  /** The watch variables of a rule: live as long as the rule's instance. */
  record OfRule(Rule rule) implements Scope {
    @Override
    public boolean equals(Object other) {
      return other instanceof OfRule that && that.rule == rule;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(rule);
    }
  }

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
