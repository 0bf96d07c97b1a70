package io.heartrule;

/** Cleans what comes from outside: no NUL, no half characters, no endless text. */
final class TextDoor {
  private static final int LONGEST = 20_000;

  private TextDoor() {}

  static String clean(String text) {
    StringBuilder out = new StringBuilder(Math.min(text.length(), LONGEST));
    for (int i = 0; i < text.length() && out.length() < LONGEST; i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
        out.append(c).append(text.charAt(++i));
      } else if (c != 0 && !Character.isSurrogate(c)) {
        out.append(c);
      }
    }
    return out.toString();
  }
}
