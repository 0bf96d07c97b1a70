package io.heartrule.internal.chat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What a line of the visitor's means: words, {@code words /see what is seen}, {@code /see what is seen} alone, or
 * {@code /idle 30s}.
 *
 * @param silence null if the visitor says or shows something
 */
record Heard(String text, List<String> seen, Duration silence) {
  private static final String SEE = "/see ";
  private static final String IDLE = "/idle";

  /** Null if the line is a command. */
  static Heard of(String line) {
    String lower = line.strip().toLowerCase(Locale.ROOT);
    if (lower.equals(IDLE) || lower.startsWith(IDLE + " ")) {
      Duration silence = time(lower.substring(IDLE.length()).strip());
      return silence == null ? null : new Heard("", List.of(), silence);
    }
    int see = line.indexOf(SEE);
    if (see >= 0 && (see == 0 || Character.isWhitespace(line.charAt(see - 1)))) {
      List<String> seen = List.of(line.substring(see + SEE.length()).split("[;；]"));
      return new Heard(line.substring(0, see).strip(), seen, null);
    }
    return lower.startsWith("/") ? null : new Heard(line, List.of(), null);
  }

  /** {@code 30}, {@code 30s} or {@code 2m}; nothing is half a minute; null if it is no time. */
  private static Duration time(String text) {
    if (text.isEmpty()) {
      return Duration.ofSeconds(30);
    }
    boolean minutes = text.endsWith("m");
    String number = minutes || text.endsWith("s") ? text.substring(0, text.length() - 1) : text;
    if (number.isEmpty() || number.length() > 5 || !number.chars().allMatch(c -> c >= '0' && c <= '9')
        || Integer.parseInt(number) == 0) {
      return null;
    }
    return minutes ? Duration.ofMinutes(Integer.parseInt(number)) : Duration.ofSeconds(Integer.parseInt(number));
  }
}
