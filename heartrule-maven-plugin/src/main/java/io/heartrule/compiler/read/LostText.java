package io.heartrule.compiler.read;

/**
 * Tells a comment behind a text from text that YAML takes for a comment.
 *
 * <p>It is text if the {@code #} sticks to what follows and what follows is a number ({@code #1}) or
 * the key takes free text ({@code #话题#}); or if a bracket or quotation mark is opened before the
 * {@code #} and closed behind it. {@code # 说明}, with a blank, is a comment.
 */
final class LostText {
  private static final String OPENING = "“‘（《【「『(";
  private static final String CLOSING = "”’）》】」』)";

  private LostText() {
  }

  static boolean likely(String text, int from, int comment, int end, String key) {
    if (sticks(text, comment, end)) {
      boolean number = text.charAt(comment + 1) >= '0' && text.charAt(comment + 1) <= '9';
      return number || key == null || Keys.takesText(key);
    }
    for (int kind = 0; kind < OPENING.length(); kind++) {
      if (balance(text, from, comment, kind) > 0 && balance(text, comment, end, kind) < 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether a letter, number or the like follows the {@code #} at once. */
  static boolean sticks(String text, int comment, int end) {
    return comment + 1 < end && !Chars.isBlank(text.charAt(comment + 1))
        && "#!-=*".indexOf(text.charAt(comment + 1)) < 0;
  }

  private static int balance(String text, int from, int to, int kind) {
    int open = 0;
    for (int at = from; at < to; at++) {
      if (text.charAt(at) == OPENING.charAt(kind)) {
        open++;
      } else if (text.charAt(at) == CLOSING.charAt(kind)) {
        open--;
      }
    }
    return open;
  }
}
