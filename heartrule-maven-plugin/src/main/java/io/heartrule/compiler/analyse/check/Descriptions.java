package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.model.Name;

/** Tells a description in braces ({@code {举一个例子}}) from the name of a variable. */
final class Descriptions {
  /** A longer name that resembles none is taken for a description. */
  static final int LONGEST_NAME = 11;

  private Descriptions() {}

  /** Whether the words hold a space, punctuation or {@code %}: no variable is called so. */
  static boolean isPhrase(Name name) {
    return name.text().isEmpty() || name.text().codePoints().anyMatch(c -> c != '_' && !Character.isLetterOrDigit(c));
  }

  static boolean isLong(Name name) {
    return name.text().codePointCount(0, name.text().length()) > LONGEST_NAME;
  }
}
