package io.heartrule.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that moves only when it is told to. For one thread. */
public final class FakeClock extends Clock {
  /** Where every transcript begins. */
  public static final Instant START = Instant.parse("2026-01-05T01:00:00Z");

  private Instant now;

  /** Begins at {@link #START}. */
  public FakeClock() {
    this(START);
  }

  /** Begins at this time. */
  public FakeClock(Instant start) {
    now = start;
  }

  /** Moves the clock on. */
  public void forward(Duration time) {
    now = now.plus(time);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
