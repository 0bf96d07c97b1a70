package io.heartrule.generated;

import java.util.List;

/** Base of generated topics: a step machine over the actions of a script. */
public abstract class Topic<V extends Variables> extends Part<V> {
  private final List<String> steps;
  private final int seconds;
  private final int[] stepSeconds;

  /**
   * @param steps ids of the actions with the hash of their head text, in order: {@code "say#1~1a2b ai_ask#1~3fa9"}
   * @param seconds estimate for the whole topic
   * @param stepSeconds estimates for its actions, in order
   */
  protected Topic(String id, Class<V> type, String steps, int seconds, int... stepSeconds) {
    super(id, type);
    this.steps = steps.isEmpty() ? List.of() : List.of(steps.split(" "));
    this.seconds = seconds;
    this.stepSeconds = stepSeconds;
  }

  /** Runs from {@code frame.step} to the next wait or to the end. */
  public abstract Signal run(Frame<V> frame, Counselor counselor);

  /** {@code say#1~1a2b}, in order. */
  public final List<String> steps() {
    return steps;
  }

  public final int seconds() {
    return seconds;
  }

  public final int seconds(int step) {
    return stepSeconds[step];
  }

  /** Rules that attentions keep open at an action, by check time, as proved at build time. */
  public OpenRules openRules(int step) {
    return OpenRules.NONE;
  }

  /**
   * Auto-updated variables that this topic uses, itself or through what it calls; {@code .name} is a global that
   * the topic itself does not see, because another variable of that name hides it.
   */
  public List<String> uses() {
    return List.of();
  }

  /** The short form, or null. */
  public Topic<V> quick() {
    return null;
  }

  /** The long form, or null. */
  public Topic<V> detailed() {
    return null;
  }
}
