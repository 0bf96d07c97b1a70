package io.heartrule.generated;

import java.util.List;
import java.util.Map;

/**
 * Base of generated sessions.
 *
 * @param <V> the variables as the machine uses them
 * @param <R> the record that apps get
 */
public abstract class Session<V extends Variables, R extends Record> extends Part<V> {
  protected Session(String id, Class<V> type) {
    super(id, type);
  }

  /** All stages in file order, main and branch. */
  public abstract List<Stage> stages();

  /** An immutable view of the variables. */
  public abstract R toRecord(V vars);

  /** Whether a {@link Stage.Entry#call} is entered, asked when its turn comes; false: it is passed over. */
  public boolean condition(String step, V vars, Counselor counselor) {
    return true;
  }

  /** The elements for the {@code fromlist} of a {@link Stage.Entry#call}; null if it has none. */
  public List<?> elements(String step, V vars, Counselor counselor) {
    return null;
  }

  /** Planned length in minutes; 0 if the session has none. */
  public int minutes() {
    return 0;
  }

  /** The skill for after the main flow, or null. */
  public String afterMain() {
    return null;
  }

  /** What the script sets (N14), by the names of the script. */
  public Map<String, String> settings() {
    return Map.of();
  }

  /**
   * Id of the last topic that uses an auto-updated variable; null if none does.
   *
   * @param variable its name; for a variable of a stage with the stage's id and a slash in front
   */
  public String lastUse(String variable) {
    return null;
  }
}
