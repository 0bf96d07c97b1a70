package io.heartrule.internal.state;

import io.heartrule.generated.Topic;
import java.util.List;

/** Where a parked topic goes on: by id and hash, else by a unique hash, else by the id (N3). */
public final class StepIds {
  private static final String END = "end";

  private StepIds() {}

  /** {@code ai_ask#1~3fa9}, or {@code end}. */
  public static String of(Topic<?> topic, int step) {
    return step < topic.steps().size() ? topic.steps().get(step) : END;
  }

  /** The id without the hash. */
  public static String bare(String id) {
    int hash = id.indexOf('~');
    return hash < 0 ? id : id.substring(0, hash);
  }

  /**
   * The position of a stored step in the topic as it is now.
   *
   * @throws IllegalStateException if the action is gone: it needs an {@code id:} to be found again
   */
  public static int position(Topic<?> topic, String stored) {
    List<String> steps = topic.steps();
    if (stored.equals(END)) {
      return steps.size();
    }
    int exact = steps.indexOf(stored);
    if (exact >= 0) {
      return exact;
    }
    int moved = -1;
    int reworded = -1;
    boolean unique = true;
    String hash = stored.substring(bare(stored).length());
    for (int i = 0; i < steps.size(); i++) {
      if (!hash.isEmpty() && steps.get(i).endsWith(hash) && kind(steps.get(i)).equals(kind(stored))) {
        unique = moved < 0;
        moved = i;
      }
      if (bare(steps.get(i)).equals(bare(stored))) {
        reworded = i;
      }
    }
    if (moved >= 0 && unique) {
      return moved;
    } else if (reworded >= 0) {
      return reworded;
    }
    throw new IllegalStateException("Topic " + topic.id() + " has no action " + stored
        + " any more, but a conversation waits there: give the action an id:");
  }

  private static String kind(String step) {
    int end = step.indexOf('#');
    return end < 0 ? step : step.substring(0, end);
  }
}
