package io.heartrule.compiler.read;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The keys that one kind of item may have, with their other spellings.
 *
 * <p>Built once, in {@link Shapes}; immutable afterwards.
 */
final class Shape {
  private final String title;
  private final Set<String> keys = new LinkedHashSet<>();
  private final Map<String, String> aliases = new LinkedHashMap<>();
  private final Set<String> later = new LinkedHashSet<>();

  private Shape(String title) {
    this.title = title;
  }

  /** @param title the word by which messages call such an item: its head key */
  static Shape of(String title, String... keys) {
    Shape shape = new Shape(title);
    shape.keys.addAll(List.of(keys));
    return shape;
  }

  /** The same keys and some more. */
  Shape and(String... more) {
    keys.addAll(List.of(more));
    return this;
  }

  Shape alias(String alias, String key) {
    aliases.put(alias, key);
    return this;
  }

  /** A key that the language names but this version does not support. */
  Shape later(String key) {
    later.add(key);
    return this;
  }

  String title() {
    return title;
  }

  /** The canonical keys. */
  Collection<String> keys() {
    return keys;
  }

  /** Other spellings, each with the canonical key it stands for. */
  Map<String, String> aliases() {
    return aliases;
  }

  /** Every word that has a meaning here. */
  Collection<String> words() {
    List<String> all = new ArrayList<>(keys);
    all.addAll(aliases.keySet());
    all.addAll(later);
    return all;
  }

  boolean isLater(String word) {
    return later.contains(word.toLowerCase(Locale.ROOT));
  }

  /** The canonical key that a spelling stands for, whatever its letter case, or null. */
  String canonical(String written) {
    if (keys.contains(written)) {
      return written;
    }
    String alias = aliases.get(written);
    if (alias != null) {
      return alias;
    }
    for (String key : keys) {
      if (key.equalsIgnoreCase(written)) {
        return key;
      }
    }
    for (Map.Entry<String, String> entry : aliases.entrySet()) {
      if (entry.getKey().equalsIgnoreCase(written)) {
        return entry.getValue();
      }
    }
    return null;
  }
}
