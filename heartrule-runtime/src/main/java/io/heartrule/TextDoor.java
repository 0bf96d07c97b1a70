package io.heartrule;

import io.heartrule.internal.json.CleanText;

/** Cleans what comes from visitors: no NUL, no half characters, no endless text. */
final class TextDoor {
  private static final int LONGEST = 20_000;

  private TextDoor() {}

  static String clean(String text) {
    return CleanText.of(text, LONGEST);
  }
}
