package io.heartrule.generated;

/**
 * When a called topic starts.
 *
 * @param target the topic or stage beside which it is put, or null
 */
public record Timing(At at, String target) {
  /** The kinds of places. */
  public enum At {
    NOW, BEFORE_ASK, AFTER_ASK, BEFORE_GOAL, AFTER_GOAL, AFTER_STAGE, AFTER_SESSION, NEXT_SESSION,
    BEFORE_TOPIC, AFTER_TOPIC, AFTER_NAMED_STAGE
  }

  public static final Timing NOW = new Timing(At.NOW, null);
  public static final Timing BEFORE_ASK = new Timing(At.BEFORE_ASK, null);
  public static final Timing AFTER_ASK = new Timing(At.AFTER_ASK, null);
  public static final Timing BEFORE_GOAL = new Timing(At.BEFORE_GOAL, null);
  public static final Timing AFTER_GOAL = new Timing(At.AFTER_GOAL, null);
  public static final Timing AFTER_STAGE = new Timing(At.AFTER_STAGE, null);
  public static final Timing AFTER_SESSION = new Timing(At.AFTER_SESSION, null);
  public static final Timing NEXT_SESSION = new Timing(At.NEXT_SESSION, null);

  public static Timing before(String topic) {
    return new Timing(At.BEFORE_TOPIC, topic);
  }

  public static Timing after(String topic) {
    return new Timing(At.AFTER_TOPIC, topic);
  }

  public static Timing afterStage(String stage) {
    return new Timing(At.AFTER_NAMED_STAGE, stage);
  }
}
