package io.heartrule.generated;

import java.util.List;

/**
 * A running part: its variables and its place. Public and mutable, so that a debugger can look and
 * change. Belongs to the conversation's own thread.
 */
public final class Frame<V extends Variables> {
  public final Part<V> part;
  public V vars;
  /** Position of the action that runs or is next. Setting it makes the topic go on there. */
  public int step;
  /** Whether the present action has been entered before: then it goes on after a wait. */
  public boolean begun;
  /** The {@code fromlist} under way, or null. */
  public Loop loop;
  /** The ask under way, or null. */
  public Asked asked;
  /** What the engine keeps about this frame (open rules, queue, …). */
  public Object notes;
  /** Asked between two actions, or null. */
  public Border border;

  public Frame(Part<V> part, V vars) {
    this.part = part;
    this.vars = vars;
  }

  /**
   * Called behind every action with its position and what it reported: moves on to the next action
   * and clears the notes of this one.
   */
  public Signal after(int position, Signal signal) {
    if (step != position) {
      begun = false;
      loop = null;
      asked = null;
      return Signal.AGAIN;
    }
    if (signal == Signal.NEXT) {
      step = position + 1;
      begun = false;
      loop = null;
      asked = null;
      return border == null ? signal : border.passed(this);
    } else if (signal == Signal.WAIT) {
      begun = true;
    }
    return signal;
  }

  /** The loop over a list: the one under way, or a new one. */
  public Loop over(List<?> list) {
    if (loop == null) {
      loop = Loop.over(list);
    }
    return loop;
  }
}
