package io.heartrule.compiler.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What the keys of one item demand of each other, whatever their spelling.
 *
 * <p>Written with {@code if} and {@code then}, as editors then name the key and not the whole item.
 */
final class Demand {
  /** Matches nothing. Editors show their own words for a refused key, but ours for a text that does not fit. */
  private static final String NEVER = "(?!)";

  private final Hover hover;

  Demand(Hover hover) {
    this.hover = hover;
  }

  /** No key of these, in any spelling. */
  static Part lacks(Collection<String> spellings) {
    return Part.of("propertyNames", Part.of("not", Part.of("pattern", Spelling.anyCase(spellings))));
  }

  /** Some key of these, in some spelling. */
  static Part has(Collection<String> spellings) {
    return Part.of("not", lacks(spellings));
  }

  static Part when(Part condition, Part consequence) {
    return Part.of("if", condition).with("then", consequence);
  }

  /** A key must be there, in some spelling, unless one of some others is. */
  static Part needs(List<String> spellings, String... others) {
    List<String> all = new ArrayList<>(spellings);
    all.addAll(List.of(others));
    String key = spellings.get(0);
    Part none = Part.of("propertyNames",
        Part.of("not", Part.of("pattern", Spelling.notCanonical(key, all))));
    return when(none, Part.of("required", List.of(key)));
  }

  /** The keys must not be there, in any spelling. */
  Part forbids(Collection<String> spellings, String problem, Object argument) {
    return Part.of("patternProperties",
        Part.of(Spelling.anyCase(spellings), refused(problem, argument)));
  }

  /** The value of a key, in any spelling of it. */
  static Part value(Collection<String> spellings, Part schema) {
    return Part.of("patternProperties", Part.of(Spelling.anyCase(spellings), schema));
  }

  /** At most one of the spellings of a key; null if it has but one. */
  Part oneSpelling(List<String> spellings) {
    if (spellings.size() == 1) {
      return null;
    }
    Part all = Part.of();
    for (int i = 0; i + 1 < spellings.size(); i++) {
      String first = spellings.get(i);
      Part rest = forbids(spellings.subList(i + 1, spellings.size()), "twice", first);
      all.also(when(Part.of("required", List.of(first)), rest));
    }
    return all;
  }

  private Part refused(String problem, Object argument) {
    return Part.of("type", "string").with("pattern", NEVER)
        .with("errorMessage", hover.problem(problem, argument));
  }
}
