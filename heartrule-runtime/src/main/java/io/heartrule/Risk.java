package io.heartrule;

/**
 * What critical rules have found in a conversation so far. Nothing lowers it.
 *
 * @param rule the critical rule that fired first, or null
 */
public record Risk(Level level, String rule) {
  /** From nothing to certain. */
  public enum Level {
    NONE,
    /** A visitor's text could not be judged: the model was not there. */
    UNKNOWN,
    FIRED
  }

  public static final Risk NONE = new Risk(Level.NONE, null);

  /** The higher of the two; of equals the first. */
  public Risk or(Risk other) {
    return other.level.compareTo(level) > 0 ? other : this;
  }
}
