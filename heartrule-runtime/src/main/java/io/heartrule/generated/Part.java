package io.heartrule.generated;

import java.util.List;

/**
 * Base of everything that has variables and a frame: the globals, a session, a stage with variables
 * of its own, a topic. Stateless; one instance per generated class.
 */
public abstract class Part<V extends Variables> {
  private final String id;
  private final Class<V> type;

  protected Part(String id, Class<V> type) {
    this.id = id;
    this.type = type;
  }

  /** Stable: {@code session}, {@code session/stage}, {@code session/stage/topic}, or a skill's name. */
  public final String id() {
    return id;
  }

  public final Class<V> type() {
    return type;
  }

  /** Variables with their initial values. */
  public abstract V begin();

  /** Rules that are opened while this part lives, oldest first. */
  public List<Opening> opens() {
    return List.of();
  }

  /** Rules that are silent while this part lives. */
  public List<String> closes() {
    return List.of();
  }

  /** What a variable of this part means, for prompts that collect or update it. */
  public Field field(String variable) {
    throw new IllegalArgumentException(variable);
  }

  /** Variables that are kept up to date in the background ({@code autoUpdate: open}), in order. */
  public List<String> updates() {
    return List.of();
  }

  /** Variables with {@code autoUpdate: pause}: known, but updated only once they are opened. */
  public List<String> paused() {
    return List.of();
  }

  /** Writes what a background update found. */
  public void assign(V vars, String variable, Answer answer) {
    throw new IllegalArgumentException(variable);
  }

  /**
   * The input of a call that does not wait, computed when the called topic starts.
   *
   * @param step id of the calling action or step
   * @param vars the variables of this part as they were at the call
   * @param element the element of the {@code fromlist}, copied at the call, or null
   * @return null if the call has no input
   */
  public Variables input(String step, Variables vars, Counselor counselor, Object element) {
    return null;
  }

  /** Auto-updated variables that {@link #input} of a call reads: they are brought up to date before it. */
  public List<String> inputUses(String step) {
    return List.of();
  }

  /** Takes over the output of a call that did not wait, when the called topic has ended. */
  public void output(String step, Variables vars, Counselor counselor, Object element, Variables called) {
    // Most calls that do not wait have no output.
  }
}
