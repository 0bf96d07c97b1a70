package io.heartrule.compiler.read;

import java.util.Arrays;

/** Turns places counted in characters (code points), as YAML marks do, into indexes of a Java text. */
final class CodePoints {
  private final int[] wide;

  private CodePoints(int[] wide) {
    this.wide = wide;
  }

  /** Remembers the characters from {@code start} to {@code end} that take two places in a Java text. */
  static CodePoints of(String text, int start, int end) {
    int[] wide = new int[0];
    int count = 0;
    for (int i = start; i < end; i++) {
      if (Character.isHighSurrogate(text.charAt(i)) && i + 1 < end && Character.isLowSurrogate(text.charAt(i + 1))) {
        if (count == wide.length) {
          wide = Arrays.copyOf(wide, Math.max(16, count * 2));
        }
        wide[count] = i - start - count;
        count++;
        i++;
      }
    }
    return new CodePoints(Arrays.copyOf(wide, count));
  }

  /** The index, from the same start, of the character at a place. */
  int index(int codePoint) {
    if (wide.length == 0) {
      return codePoint;
    }
    int found = Arrays.binarySearch(wide, codePoint);
    return codePoint + (found >= 0 ? found : -found - 1);
  }
}
