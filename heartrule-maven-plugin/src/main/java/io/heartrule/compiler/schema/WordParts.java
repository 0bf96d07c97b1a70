package io.heartrule.compiler.schema;

import io.heartrule.compiler.read.Grammar;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Schemas of values that are one of some words, in any letter case; aliases are accepted and marked. */
final class WordParts {
  private final Hover hover;

  WordParts(Hover hover) {
    this.hover = hover;
  }

  /**
   * One of some words.
   *
   * @param list the list's name in the wordings
   * @param maps what may stand instead of a word
   */
  Part of(String list, Grammar.WordList words, Part... maps) {
    List<Object> choices = new ArrayList<>(List.of(canonical(list, words.words()), otherCase(words.words())));
    for (String word : words.words()) {
      List<String> spellings = words.spellings(word);
      if (spellings.size() > 1) {
        choices.addAll(aliases(word, spellings.subList(1, spellings.size())));
      }
    }
    choices.addAll(List.of(maps));
    return Part.of("anyOf", choices);
  }

  private Part canonical(String list, List<String> words) {
    List<String> meanings = new ArrayList<>();
    words.forEach(word -> meanings.add(hover.word(list, word)));
    Part canonical = Part.of("enum", values(words));
    return meanings.contains(null) ? canonical : canonical.with("enumDescriptions", meanings);
  }

  private Part otherCase(List<String> words) {
    return Part.of("type", "string").with("pattern", Spelling.otherCase(words))
        .with("errorMessage", hover.problem("word", String.join("、", words)));
  }

  /** Patterns, as an editor would offer an enum. */
  private List<Part> aliases(String word, List<String> aliases) {
    List<Part> parts = new ArrayList<>();
    parts.add(Part.of("type", "string").with("pattern", Spelling.anyCase(aliases)));
    for (String alias : aliases) {
      if (isFlag(alias)) {
        parts.add(Part.of("const", alias.equals("true")));
      }
    }
    parts.forEach(part -> part.with("description", hover.problem("alias", word)).with("deprecated", true));
    return parts;
  }

  /** Without quotation marks YAML reads true and false as yes and no. */
  private static List<Object> values(Collection<String> words) {
    List<Object> values = new ArrayList<>();
    words.forEach(word -> values.add(isFlag(word) ? (Object) word.equals("true") : word));
    words.stream().filter(WordParts::isFlag).forEach(values::add);
    return values;
  }

  private static boolean isFlag(String word) {
    return word.equals("true") || word.equals("false");
  }
}
