package io.heartrule.compiler.read;

import java.util.Locale;

/** Kinds of characters that look alike to people and differ to YAML. */
final class Chars {
  static final char FULL_SPACE = '\u3000';

  private Chars() {
  }

  /** A blank that YAML takes for text or refuses: tab, full-width, no-break, thin and zero-width spaces. */
  static boolean isOddBlank(char c) {
    if (c < '\u00A0') {
      return c == '\t';
    }
    return c == '\u00A0' || c == FULL_SPACE || c >= '\u2000' && c <= '\u200B' || c == '\u202F' || c == '\uFEFF';
  }

  static boolean isBlank(char c) {
    return c == ' ' || isOddBlank(c);
  }

  static boolean isColon(char c) {
    return c == ':' || isFullColon(c);
  }

  static boolean isFullColon(char c) {
    return c == '\uFF1A' || c == '\uFE55' || c == '\u2236';
  }

  /** Dashes that are typed for a hyphen. */
  static boolean isLongDash(char c) {
    return c >= '\u2010' && c <= '\u2015' || c == '\uFF0D' || c == '\u2500' || c == '\u2212';
  }

  /** What people put before the items of a list. */
  static boolean isBullet(char c) {
    return isLongDash(c) || c == '*' || c == '+' || c == '\u2022' || c == '\u00B7' || c == '\u25CF';
  }

  static boolean isWord(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= '0' && c <= '9';
  }

  /** What YAML refuses to see anywhere: control characters and half characters. */
  static boolean isUnprintable(String text, int at) {
    char c = text.charAt(at);
    if (c >= ' ' && c < '\u007F') {
      return false;
    }
    if (c < ' ') {
      return c != '\t' && c != '\n' && c != '\r';
    }
    if (c < '\u00A0') {
      return c != '\u0085';
    }
    if (Character.isHighSurrogate(c)) {
      return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
    }
    return c >= '\uFFFE';
  }

  /** {@code U+3000}. */
  static String name(char c) {
    return String.format(Locale.ROOT, "U+%04X", (int) c);
  }

  /** The columns a blank takes at the beginning of a line, as editors show it. */
  static int width(char c) {
    return c == FULL_SPACE || c == '\t' ? 2 : c == '\u200B' || c == '\uFEFF' ? 0 : 1;
  }
}
