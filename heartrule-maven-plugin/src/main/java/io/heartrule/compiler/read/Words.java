package io.heartrule.compiler.read;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The words that may stand as the value of a key, with their other spellings. */
final class Words<T> {
  private final Map<String, T> meanings = new LinkedHashMap<>();
  private final Map<String, String> aliases = new LinkedHashMap<>();
  private final List<String> forms = new ArrayList<>();

  Words<T> word(String word, T meaning) {
    meanings.put(word, meaning);
    return this;
  }

  Words<T> alias(String alias, String word) {
    aliases.put(alias, word);
    return this;
  }

  /** A map that may stand in place of a word. */
  Words<T> form(String form) {
    forms.add(form);
    return this;
  }

  /** All that may be written, for a message. */
  String shown() {
    List<String> shown = new ArrayList<>(meanings.keySet());
    shown.addAll(forms);
    return String.join("、", shown);
  }

  /** The constants of an enum, by their names in lower case. */
  static <E extends Enum<E>> Words<E> of(Class<E> type) {
    Words<E> words = new Words<>();
    for (E constant : type.getEnumConstants()) {
      words.word(constant.name().toLowerCase(Locale.ROOT), constant);
    }
    return words;
  }

  /** The canonical word for what is written, whatever its letter case, or null. */
  String canonical(String written) {
    String lower = written.toLowerCase(Locale.ROOT);
    return meanings.containsKey(lower) ? lower : aliases.get(lower);
  }

  boolean isAlias(String written) {
    return aliases.containsKey(written.toLowerCase(Locale.ROOT));
  }

  T meaning(String canonical) {
    return meanings.get(canonical);
  }

  Map<String, String> aliases() {
    return aliases;
  }

  Collection<String> all() {
    return meanings.keySet();
  }
}
