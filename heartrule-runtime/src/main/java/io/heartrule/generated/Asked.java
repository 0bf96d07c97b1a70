package io.heartrule.generated;

/** Which lines of the dialogue belong to the ask under way. */
public final class Asked {
  /** Index of the first line. */
  public int from;
  /** Index after the last line once the ask has been ended from outside, else -1. */
  public int until = -1;
  /** Visitor turns so far. */
  public int turns;

  /** Whether the ask has ended and only its extraction is still to come. */
  public boolean isOver() {
    return until >= 0;
  }
}
