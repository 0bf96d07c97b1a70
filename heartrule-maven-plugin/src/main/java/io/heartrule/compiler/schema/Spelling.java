package io.heartrule.compiler.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Patterns for words in any letter case. JSON Schema knows no flags, so each letter gives two.
 *
 * <p>Only what ECMA-262 and Java read in the same way is used.
 */
final class Spelling {
  private Spelling() {}

  /** One of some words, in any letter case. */
  static String anyCase(Collection<String> words) {
    return "^" + alternatives(words) + "$";
  }

  /** One of some words in any letter case, but none exactly as written here. */
  static String otherCase(Collection<String> words) {
    return "^" + otherThan(words) + alternatives(words) + "$";
  }

  /** Some spelling of a word that is not the canonical one: an alias, or another letter case. */
  static String notCanonical(String canonical, Collection<String> spellings) {
    return "^" + otherThan(List.of(canonical)) + alternatives(spellings) + "$";
  }

  private static String otherThan(Collection<String> words) {
    List<String> exact = new ArrayList<>();
    words.forEach(word -> exact.add(literal(word)));
    return "(?!(?:" + String.join("|", exact) + ")$)";
  }

  private static String alternatives(Collection<String> words) {
    List<String> each = new ArrayList<>();
    words.forEach(word -> each.add(anyCase(word)));
    return "(?:" + String.join("|", each) + ")";
  }

  private static String anyCase(String word) {
    StringBuilder out = new StringBuilder();
    word.chars().forEach(c -> {
      char lower = Character.toLowerCase((char) c);
      char upper = Character.toUpperCase((char) c);
      out.append(lower == upper ? literal(String.valueOf((char) c)) : "[" + upper + lower + "]");
    });
    return out.toString();
  }

  private static String literal(String text) {
    StringBuilder out = new StringBuilder();
    text.chars().forEach(c -> {
      if ("\\.[]{}()*+-?^$|/".indexOf(c) >= 0) {
        out.append('\\');
      }
      out.append((char) c);
    });
    return out.toString();
  }
}
