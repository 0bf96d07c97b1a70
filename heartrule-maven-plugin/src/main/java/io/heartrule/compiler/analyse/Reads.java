package io.heartrule.compiler.analyse;

import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.Name;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.Text;
import io.heartrule.compiler.model.Value;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** What single actions, values and rules read: by identity, for an action is costly to compare by value. */
final class Reads {
  private final Symbols symbols;
  private final Map<Action, List<Reference>> actions = new IdentityHashMap<>();
  private final Map<Action, List<Reference>> conditions = new IdentityHashMap<>();
  private final Map<Rule, List<Reference>> rules = new IdentityHashMap<>();

  Reads(Symbols symbols) {
    this.symbols = symbols;
    for (Reference reference : symbols.references()) {
      if (reference.variable() == null || !reference.role().isRead()) {
        continue;
      }
      Site site = reference.site();
      if (site.action() != null) {
        boolean passes = reference.role() == Role.VALUE || reference.role() == Role.INPUT_VALUE
            || reference.role() == Role.OUTPUT_VALUE || reference.role() == Role.OPENING_ENDS;
        if (!passes) {
          (reference.role() == Role.EXPRESSION ? conditions : actions)
              .computeIfAbsent(site.action(), a -> new ArrayList<>()).add(reference);
        }
      } else if (site.rule() != null && reference.role() != Role.INPUT_VALUE
          && reference.role() != Role.OUTPUT_VALUE && reference.role() != Role.FROMLIST) {
        rules.computeIfAbsent(site.rule(), r -> new ArrayList<>()).add(reference);
      }
    }
  }

  /** What decides whether an action is done. */
  List<Reference> conditionOf(Action action) {
    return conditions.getOrDefault(action, List.of());
  }

  /** What an action looks at when it is done: its texts and its list; not the values that it sets or passes on. */
  List<Reference> of(Action action) {
    return actions.getOrDefault(action, List.of());
  }

  /** What a rule looks at when it is judged. */
  List<Reference> of(Rule rule) {
    return rules.getOrDefault(rule, List.of());
  }

  /** What the variables in a value mean. */
  List<Meaning> of(Value value) {
    List<Meaning> found = new ArrayList<>();
    if (value instanceof Value.OfText words) {
      for (Text.Placeholder placeholder : words.text().placeholders()) {
        add(found, symbols.meaning(placeholder.span()));
      }
    } else if (value instanceof Value.OfList list) {
      list.elements().forEach(element -> found.addAll(of(element)));
    }
    return found;
  }

  private static void add(List<Meaning> found, Meaning meaning) {
    if (meaning != null && meaning.variableUsed() != null) {
      found.add(meaning);
    }
  }

  /** The variable that a written name means, or null. */
  Variable variable(Name name) {
    Meaning meaning = name == null ? null : symbols.meaning(name.span());
    return meaning == null ? null : meaning.variableUsed();
  }
}
