package io.heartrule.internal.state;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * How far a variable that is kept up to date has been read, and whether it is being updated. What
 * calls under way read lies, without gaps, between what has been read and the cursor.
 */
public final class Auto {
  /** Index of the first line of the dialogue that has not been given to a call. */
  public int at;
  /** False while paused. */
  public boolean open;
  /** Index of the line at which it was opened; nothing before it is read again. */
  private int since;
  private boolean closed;
  private final List<Reading> readings = new ArrayList<>();

  public Auto(int at, boolean open) {
    this.at = at;
    this.open = open;
  }

  /** A stretch that a call under way reads, and the value that it was shown. */
  public static final class Reading {
    public final int from;
    public final int until;
    private Object shown;

    private Reading(int from, int until, Object shown) {
      this.from = from;
      this.until = until;
      this.shown = shown;
    }

    /** The value at the time of the call, with what earlier calls have found since. */
    public Object shown() {
      return shown;
    }
  }

  public boolean isBeingRead() {
    return !readings.isEmpty();
  }

  /** The cursor without the calls under way. */
  public int settled() {
    return Math.max(since, readings.isEmpty() ? at : readings.get(0).from);
  }

  /** Not read any more; what is under way still counts. */
  public void close() {
    open = false;
    closed = true;
  }

  public boolean isClosed() {
    return closed;
  }

  /** Opens or pauses it; if it was closed, it is read from this line on. */
  public void turn(boolean toOpen, int line) {
    open = toOpen;
    if (closed) {
      closed = false;
      since = line;
      at = line;
    }
  }

  /** A call reads everything up to a line. */
  public Reading read(int until, Object shown) {
    Reading reading = new Reading(at, until, shown);
    readings.add(reading);
    at = until;
    return reading;
  }

  /** Whether a call's answer still counts: neither was it given up, nor has an earlier one failed. */
  public boolean counts(Reading reading) {
    return readings.contains(reading);
  }

  /**
   * The answer of the first call under way has been taken in.
   *
   * @param known what a value that a later call was shown becomes by this answer
   */
  public void done(Reading reading, UnaryOperator<Object> known) {
    readings.remove(reading);
    readings.forEach(later -> later.shown = known.apply(later.shown));
  }

  /** Nothing under way counts any more: everything is read again from where the first of them began. */
  public void giveUp() {
    at = settled();
    readings.clear();
  }
}
