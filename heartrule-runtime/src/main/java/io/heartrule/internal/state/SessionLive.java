package io.heartrule.internal.state;

import io.heartrule.generated.Frame;
import io.heartrule.generated.Stage;
import java.util.ArrayList;
import java.util.List;

/** The session under way: which stage comes next, and what is left for its end. */
public final class SessionLive extends Live {
  /** The steps of a session, in order. */
  public enum Phase { MAIN, CHECKS, AFTER_MAIN, AFTER_SESSION, ENDED }

  public Phase phase = Phase.MAIN;
  /** Id of the next stage; null: the end. */
  public String next;
  /** Id of the stage that follows the next one if that is a branch; null: the end. */
  public String then;
  /** Broken off by {@code stop}. */
  public boolean stopped;
  /** A jump leaves the present stage. */
  public boolean jumping;
  /** The scene in force. */
  public Stage.Scene scene;
  /** Topics for the session's end. */
  public final List<Entry> tail = new ArrayList<>();
  /** Topics for the end of stages that are still to come; {@link Entry#anchor} names the stage. */
  public final List<Entry> forStages = new ArrayList<>();

  public SessionLive(Frame<?> frame) {
    super(frame);
  }
}
