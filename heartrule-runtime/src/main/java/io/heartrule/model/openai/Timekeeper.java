package io.heartrule.model.openai;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Time and chance as the client sees them, so that tests need not wait. Implementations must be safe for several
 * threads.
 */
public interface Timekeeper {

  /** Nanoseconds from an arbitrary origin; never runs backwards. Measures the deadline of a call. */
  long nanoTime();

  /** The time of day; only used to read a {@code Retry-After} that is a date. */
  Instant now();

  /**
   * Waits before a repeat.
   *
   * @param pause not negative
   * @throws InterruptedException if the waiting thread is interrupted: the call is then given up
   */
  void sleep(Duration pause) throws InterruptedException;

  /** A number from 0 (inclusive) to 1 (exclusive): the share of the longest pause that is really waited. */
  double random();

  /** The computer's own time. */
  static Timekeeper system() {
    return new Timekeeper() {
      @Override
      public long nanoTime() {
        return System.nanoTime();
      }

      @Override
      public Instant now() {
        return Instant.now();
      }

      @Override
      public void sleep(Duration pause) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(pause.toNanos());
      }

      @Override
      public double random() {
        return ThreadLocalRandom.current().nextDouble();
      }
    };
  }
}
