package io.heartrule.model.openai;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Time that passes only while somebody sleeps, and a die that always shows the same. */
final class FakeTime implements Timekeeper {
  static final Instant START = Instant.parse("2026-11-21T08:00:00Z");

  final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());
  private final double share;
  private long nanos;

  FakeTime(double share) {
    this.share = share;
  }

  @Override
  public synchronized long nanoTime() {
    return nanos;
  }

  @Override
  public synchronized Instant now() {
    return START.plusNanos(nanos);
  }

  @Override
  public synchronized void sleep(Duration pause) {
    pauses.add(pause);
    nanos += pause.toNanos();
  }

  @Override
  public double random() {
    return share;
  }

  synchronized Duration passed() {
    return Duration.ofNanos(nanos);
  }
}
