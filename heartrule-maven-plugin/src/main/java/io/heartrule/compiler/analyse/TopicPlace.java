package io.heartrule.compiler.analyse;

import io.heartrule.compiler.model.Session;
import io.heartrule.compiler.model.Stage;
import io.heartrule.compiler.model.Topic;

/**
 * A topic and where it stands.
 *
 * @param session null for a skill
 * @param stage null for a skill
 */
public record TopicPlace(Session session, Stage stage, Topic topic) {
  public static TopicPlace skill(Topic topic) {
    return new TopicPlace(null, null, topic);
  }

  public boolean isSkill() {
    return session == null;
  }

  /** The stable identity: {@code session/stage/topic}, or the name alone for a skill. */
  public String id() {
    return isSkill() ? topic.name().text() : session.name() + "/" + stage.name() + "/" + topic.name();
  }

  /** Two places are the same if they hold the same topic object. */
  @Override
  public boolean equals(Object other) {
    return other instanceof TopicPlace that && that.topic == topic;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(topic);
  }

  @Override
  public String toString() {
    return id();
  }
}
