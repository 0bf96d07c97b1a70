package io.heartrule.internal.state;

/** How far a variable that is kept up to date has been read, and whether it is being updated. */
public final class Auto {
  /** Index of the first line of the dialogue that has not been looked at. */
  public int at;
  /** False while paused. */
  public boolean open;
  /** Where the cursor goes back to if the update under way fails; -1 if there is none. */
  public int before = -1;

  public Auto(int at, boolean open) {
    this.at = at;
    this.open = open;
  }

  /** The cursor without the update under way. */
  public int settled() {
    return before >= 0 ? before : at;
  }
}
