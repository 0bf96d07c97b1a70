package io.heartrule.internal.json;

/** Texts from outside as every store can keep them: no NUL, no half characters, no endless text. */
public final class CleanText {
  private CleanText() {}

  /** The text itself if there is nothing to clean. */
  public static String of(String text, int longest) {
    int clean = 0;
    while (clean < text.length() && clean < longest && plain(text.charAt(clean))) {
      clean++;
    }
    if (clean == text.length()) {
      return text;
    }
    StringBuilder out = new StringBuilder(Math.min(text.length(), longest)).append(text, 0, clean);
    for (int i = clean; i < text.length() && out.length() < longest; i++) {
      char c = text.charAt(i);
      if (plain(c)) {
        out.append(c);
      } else if (i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1))) {
        out.append(c).append(text.charAt(++i));
      }
    }
    return out.toString();
  }

  private static boolean plain(char c) {
    return c != 0 && !Character.isSurrogate(c);
  }
}
