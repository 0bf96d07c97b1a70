package io.heartrule.compiler.read;

import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.model.Name;
import io.heartrule.compiler.source.Located;
import java.text.Normalizer;

/** Texts to names: trimmed, compatible letter forms made equal (NFKC), invisible characters refused. */
final class NameReader {
  private static final int LONGEST_NAME = 40;
  private static final int LONGEST_WITH_MARKS = 18;

  private final Diagnostics diagnostics;

  NameReader(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** The name; null if nothing is written. */
  Name read(Located located) {
    Located trimmed = trim(located);
    String written = trimmed.text();
    if (written.isEmpty()) {
      return null;
    }
    String clean = visible(written);
    if (clean.length() < written.length()) {
      diagnostics.add(Diagnostic.at(trimmed.span(), Code.HR106, clean).variant("hidden").fix(trimmed.span(), clean));
    }
    return clean.isEmpty() ? null : new Name(normal(clean), clean, trimmed.span());
  }

  /** Without the blanks around it. */
  static Located trim(Located located) {
    String text = located.text();
    int from = 0;
    int to = text.length();
    while (from < to && isBlank(text.charAt(from))) {
      from++;
    }
    while (to > from && isBlank(text.charAt(to - 1))) {
      to--;
    }
    return located.part(from, to);
  }

  static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  static String normal(String name) {
    return Normalizer.isNormalized(name, Normalizer.Form.NFKC) ? name
        : Normalizer.normalize(name, Normalizer.Form.NFKC).strip();
  }

  /** Whether a text that should name something reads like a sentence; a short question may be a name. */
  static boolean isSentence(String text) {
    int length = text.codePointCount(0, text.length());
    boolean marks = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ("。；;\n{".indexOf(c) >= 0) {
        return true;
      }
      marks |= "，,！？!?".indexOf(c) >= 0;
    }
    return length > LONGEST_NAME || marks && length > LONGEST_WITH_MARKS;
  }

  private static String visible(String written) {
    StringBuilder out = new StringBuilder(written.length());
    written.codePoints().filter(c -> !isHidden(c)).forEach(out::appendCodePoint);
    return out.toString();
  }

  /** Control, direction and zero-width characters, and halves of characters. */
  private static boolean isHidden(int c) {
    int type = Character.getType(c);
    return type == Character.CONTROL && c != '\n' || type == Character.FORMAT || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
  }
}
