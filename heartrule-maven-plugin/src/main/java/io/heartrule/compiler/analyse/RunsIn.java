package io.heartrule.compiler.analyse;

import io.heartrule.compiler.model.Session;
import io.heartrule.compiler.model.Stage;

/**
 * A part of a session in which topics run.
 *
 * @param stage null for what runs outside of the stages: after_main, after_session and next_session topics
 */
public record RunsIn(Session session, Stage stage) {
  @Override
  public boolean equals(Object other) {
    return other instanceof RunsIn that && that.session == session && that.stage == stage;
  }

  @Override
  public int hashCode() {
    return 31 * System.identityHashCode(session) + System.identityHashCode(stage);
  }

  @Override
  public String toString() {
    return stage == null ? session.name().text() : session.name() + "/" + stage.name();
  }
}
