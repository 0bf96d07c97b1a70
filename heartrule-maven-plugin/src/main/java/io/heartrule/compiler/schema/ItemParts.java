package io.heartrule.compiler.schema;

import io.heartrule.compiler.read.Grammar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Schemas of the items of a script: their keys in every spelling, and what they demand of each other. */
final class ItemParts {
  /** Text first: then an editor puts a colon and a blank behind the key. */
  private static final List<String> ANYTHING =
      List.of("string", "number", "boolean", "null", "array", "object");

  private final Hover hover;
  private final Values values;
  private final Demand demand;

  ItemParts(Hover hover, Values values, Demand demand) {
    this.hover = hover;
    this.values = values;
    this.demand = demand;
  }

  /** An item that its head key begins; other keys that it needs. */
  Part item(Grammar.Item shape, boolean effect, String... required) {
    Part item = map(shape, effect);
    item.also(Demand.needs(shape.spellings(shape.head())));
    for (String key : required) {
      item.also(Demand.needs(shape.spellings(key)));
    }
    return item;
  }

  /** A map without a head key. */
  Part map(Grammar.Item shape, boolean effect) {
    Part properties = Part.of();
    Part otherSpellings = Part.of();
    Part item = Part.of("type", "object").with("title", shape.head().isEmpty() ? null : shape.head());
    for (String key : shape.keys()) {
      Part value = values.of(shape.head(), key, effect);
      otherSpellings.with(Spelling.otherCase(List.of(key)), value);
      properties.with(key, Part.of().append(value).with("description", hover.key(shape.head(), key)));
    }
    // As patterns, so that editors explain them but do not offer them.
    for (Map.Entry<String, String> alias : shape.aliases().entrySet()) {
      otherSpellings.with(Spelling.anyCase(List.of(alias.getKey())),
          alias(shape, alias.getKey(), alias.getValue(), effect));
    }
    item.with("properties", properties).with("patternProperties", otherSpellings)
        .with("additionalProperties", false);
    for (String key : shape.keys()) {
      Part one = demand.oneSpelling(shape.spellings(key));
      if (one != null) {
        item.also(one);
      }
    }
    return item;
  }

  /** A map that stands for one word: exactly one key. */
  Part single(Grammar.Item shape) {
    return map(shape, false).with("minProperties", 1).with("maxProperties", 1);
  }

  /**
   * One of several kinds of items, told apart by their heads. Not with {@code anyOf}: so an editor offers
   * heads only where there is none yet, and afterwards what belongs to that head.
   *
   * @param list the name of the list, for what is said where there is no head
   * @param references where each kind is defined
   */
  Part choice(String list, Map<String, Grammar.Item> shapes, Map<String, String> references) {
    Part heads = Part.of();
    Part choice = Part.of("type", "object");
    List<String> all = new ArrayList<>();
    shapes.forEach((head, shape) -> {
      List<String> spellings = shape.spellings(head);
      all.addAll(spellings);
      heads.with(head, Part.of("type", ANYTHING).with("description", hover.key(head, head)));
      choice.also(Demand.when(Demand.has(spellings), Part.reference(references.get(head))));
    });
    // Not with `required`, for then editors offer the first head twice.
    Part without = Part.of("type", "null")
        .with("errorMessage", hover.problem(list, String.join("、", shapes.keySet())));
    return choice.also(Demand.when(Demand.lacks(all), Part.of("properties", heads)))
        .also(Demand.when(Demand.lacks(all), without));
  }

  private Part alias(Grammar.Item shape, String alias, String key, boolean effect) {
    String own = hover.own(shape.head(), alias);
    return values.of(shape.head(), key, effect)
        .with("description", own == null ? hover.problem("alias", key) : own)
        .with("deprecated", true);
  }
}
