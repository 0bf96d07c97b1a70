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
    List<Object> choices = new ArrayList<>(canonical(list, words.words()));
    choices.add(otherCase(words));
    for (String word : words.words()) {
      List<String> spellings = words.spellings(word);
      if (spellings.size() > 1) {
        choices.add(aliases(word, spellings.subList(1, spellings.size())));
      }
    }
    choices.addAll(List.of(maps));
    return Part.of("anyOf", choices);
  }

  private List<Part> canonical(String list, List<String> words) {
    List<String> meanings = new ArrayList<>();
    words.forEach(word -> meanings.add(hover.word(list, word)));
    Part canonical = Part.of("enum", values(words));
    return List.of(meanings.contains(null) ? canonical : canonical.with("enumDescriptions", meanings));
  }

  private Part otherCase(Grammar.WordList words) {
    List<String> all = new ArrayList<>(words.words());
    all.addAll(words.aliases().keySet());
    return Part.of("type", "string").with("pattern", Spelling.otherCase(all))
        .with("errorMessage", hover.problem("word", String.join("、", words.words())));
  }

  private Part aliases(String word, List<String> aliases) {
    return Part.of("enum", values(aliases)).with("deprecated", true)
        .with("deprecationMessage", hover.problem("alias", word));
  }

  /** Without quotation marks YAML reads true and false as yes and no. */
  private static List<Object> values(Collection<String> words) {
    List<Object> values = new ArrayList<>();
    for (String word : words) {
      if (word.equals("true") || word.equals("false")) {
        values.add(word.equals("true"));
      } else {
        values.add(word);
      }
    }
    words.stream().filter(word -> word.equals("true") || word.equals("false")).forEach(values::add);
    return values;
  }
}
