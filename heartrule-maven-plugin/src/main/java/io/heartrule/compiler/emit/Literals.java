package io.heartrule.compiler.emit;

/**
 * Java literals: a text of a script can never become code. Quotes, backslashes, control and
 * direction characters and lone surrogates are escaped, everything else stays readable.
 */
public final class Literals {
  /** A constant may have 65,535 bytes of modified UTF-8, at most three for each character. */
  private static final int LONGEST = 20_000;
  private static final char[] HEX = "0123456789ABCDEF".toCharArray();

  private Literals() {}

  /** An expression for a text. A very long one is put together at run time, since javac folds constants. */
  public static String string(String text) {
    if (text.length() <= LONGEST) {
      return quoted(text, 0, text.length());
    }
    StringBuilder out = new StringBuilder(text.length() + 200).append("String.join(\"\"");
    int from = 0;
    while (from < text.length()) {
      int to = Math.min(text.length(), from + LONGEST);
      if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
        to--;
      }
      out.append(", ").append(quoted(text, from, to));
      from = to;
    }
    return out.append(')').toString();
  }

  /** Whether texts together are too long for one constant. */
  static boolean isLong(int characters) {
    return characters > LONGEST;
  }

  private static String quoted(String text, int from, int to) {
    StringBuilder out = new StringBuilder(to - from + 16).append('"');
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (Character.isHighSurrogate(c) && i + 1 < to && Character.isLowSurrogate(text.charAt(i + 1))) {
            out.append(c).append(text.charAt(++i));
          } else if (isHidden(c)) {
            unicode(out, c);
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.append('"').toString();
  }

  /** Characters that one cannot see, or that change how others are seen. */
  static boolean isHidden(char c) {
    return c < ' ' || c >= 0x7F && c <= 0xA0
        || c == 0xAD || c == 0x61C || c == 0x200B || c >= 0x200E && c <= 0x200F
        || c >= 0x2028 && c <= 0x202E || c >= 0x2060 && c <= 0x206F
        || c >= 0xFFF0 && c <= 0xFFFB || c == 0xFEFF || c >= 0xFFFE || Character.isSurrogate(c);
  }

  private static void unicode(StringBuilder out, char c) {
    out.append("\\u").append(HEX[c >> 12]).append(HEX[c >> 8 & 15]).append(HEX[c >> 4 & 15]).append(HEX[c & 15]);
  }
}
