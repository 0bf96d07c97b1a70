package io.heartrule.generated;

/**
 * Base of the generated variable classes: public fields named as in the script, whose values are
 * immutable, so that a shallow copy is a true snapshot. Not thread-safe; belongs to one conversation.
 */
public abstract class Variables implements Cloneable {

  /** A snapshot: later assignments to this object do not change it. */
  public final Variables copy() {
    try {
      return (Variables) clone();
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
  }
}
