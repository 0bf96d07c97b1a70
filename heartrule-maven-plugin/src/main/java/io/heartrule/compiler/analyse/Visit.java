package io.heartrule.compiler.analyse;

import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.Session;
import io.heartrule.compiler.model.Stage;

/**
 * One topic in the flow of a session: written in place, or a skill that a step puts there.
 *
 * @param stage null for the topic {@code after_main}
 * @param call the step {@code call: skill}, or null for a topic written in place
 */
public record Visit(Session session, Stage stage, TopicPlace topic, Action.Call call) {

  /** Two visits are the same if the same step of the same stage is meant. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Visit that && that.stage == stage && that.call == call && that.topic.equals(topic);
  }

  @Override
  public int hashCode() {
    return 31 * System.identityHashCode(stage) + topic.hashCode();
  }

  @Override
  public String toString() {
    return session.name() + (stage == null ? "" : "/" + stage.name()) + "/" + topic.topic().name();
  }
}
