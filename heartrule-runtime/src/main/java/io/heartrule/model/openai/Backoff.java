package io.heartrule.model.openai;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** How long to wait before a repeat: what the server asks for, else a random share of a growing pause. */
final class Backoff {
  /** A server that wants a longer pause is not waited for: a visitor sits in front of the screen. */
  static final Duration LONGEST_RETRY_AFTER = Duration.ofSeconds(20);
  private static final long FIRST_MILLIS = 500;
  private static final long LONGEST_MILLIS = 8_000;

  private Backoff() {}

  /**
   * The pause after a failed attempt: full jitter (0 up to 0.5 s, 1 s, 2 s … at most 8 s), but not shorter than the
   * server asked for.
   *
   * @param failed number of attempts that have failed, from 1
   * @param retryAfter what the server asked for, or null
   * @param random from 0 to 1
   */
  static Duration pause(int failed, Duration retryAfter, double random) {
    long ceiling = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(failed - 1, 10));
    Duration jitter = Duration.ofMillis((long) (ceiling * random));
    return retryAfter != null && retryAfter.compareTo(jitter) > 0 ? retryAfter : jitter;
  }

  /**
   * Reads the two headers in which servers ask for a pause.
   *
   * @param millis {@code Retry-After-Ms} or null; counts first, being more exact
   * @param seconds {@code Retry-After}, a number of seconds or a date, or null
   * @return not negative (a date in the past is 0), or null if neither can be read
   */
  static Duration retryAfter(String millis, String seconds, Instant now) {
    Double exact = number(millis);
    if (exact != null) {
      return ofMillis(exact);
    }
    Double whole = number(seconds);
    if (whole != null) {
      return ofMillis(whole * 1000);
    }
    if (seconds == null) {
      return null;
    }
    try {
      Instant date = ZonedDateTime.parse(seconds.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration until = Duration.between(now, date);
      return until.isNegative() ? Duration.ZERO : until;
    } catch (DateTimeException neitherNumberNorDate) {
      return null;
    }
  }

  private static Double number(String text) {
    if (text == null) {
      return null;
    }
    try {
      double number = Double.parseDouble(text.strip());
      return number >= 0 && number < 1e12 ? number : null;
    } catch (NumberFormatException notANumber) {
      return null;
    }
  }

  private static Duration ofMillis(double millis) {
    return Duration.ofMillis((long) Math.min(millis, 1e15));
  }
}
