package io.heartrule.compiler.schema;

import io.heartrule.compiler.read.Grammar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Schemas of the items of a script: their keys in every spelling, and what they demand of each other. */
final class ItemParts {
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
      List<String> spellings = shape.spellings(key);
      properties.with(key, values.of(shape.head(), key, effect).with("description", hover.key(shape.head(), key)));
      otherSpellings.with(Spelling.otherCase(spellings), values.of(shape.head(), key, effect));
    }
    for (Map.Entry<String, String> alias : shape.aliases().entrySet()) {
      properties.with(alias.getKey(), alias(shape, alias.getKey(), alias.getValue(), effect));
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

  /** One of several kinds of items, told apart by their heads. */
  static Part oneOf(Part definitions, String prefix, Map<String, Part> items) {
    List<Object> references = new ArrayList<>();
    items.forEach((head, item) -> {
      definitions.with(prefix + "." + head, item);
      references.add(Part.reference(prefix + "." + head));
    });
    return Part.of("type", "object").with("anyOf", references);
  }

  private Part alias(Grammar.Item shape, String alias, String key, boolean effect) {
    String own = hover.own(shape.head(), alias);
    return values.of(shape.head(), key, effect)
        .with("description", own == null ? hover.problem("alias", key) : own)
        .with("deprecated", true).with("deprecationMessage", hover.problem("alias", key));
  }
}
