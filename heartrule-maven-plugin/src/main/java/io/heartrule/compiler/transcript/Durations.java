package io.heartrule.compiler.transcript;

import java.time.Duration;

/** Times as authors write them: {@code 90s}, {@code 11m}, {@code 1h30m}, {@code 2d}. */
final class Durations {
  private static final int DIGITS = 6;

  private Durations() {}

  /** Null if it is no time. */
  static Duration parse(String text) {
    Duration sum = Duration.ZERO;
    int at = 0;
    while (at < text.length()) {
      int from = at;
      while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
        at++;
      }
      if (at == from || at - from > DIGITS || at == text.length()) {
        return null;
      }
      long number = Long.parseLong(text.substring(from, at));
      Duration part = switch (text.charAt(at++)) {
        case 's' -> Duration.ofSeconds(number);
        case 'm' -> Duration.ofMinutes(number);
        case 'h' -> Duration.ofHours(number);
        case 'd' -> Duration.ofDays(number);
        default -> null;
      };
      if (part == null) {
        return null;
      }
      sum = sum.plus(part);
    }
    return sum.isZero() ? null : sum;
  }

  /** The shortest way to say it in Java. */
  static String java(Duration time) {
    long seconds = time.toSeconds();
    if (seconds % 3600 == 0) {
      return "Duration.ofHours(" + seconds / 3600 + ")";
    }
    return seconds % 60 == 0 ? "Duration.ofMinutes(" + seconds / 60 + ")" : "Duration.ofSeconds(" + seconds + ")";
  }
}
