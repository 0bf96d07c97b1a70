package io.heartrule.internal.engine;

import io.heartrule.generated.Rule;
import io.heartrule.internal.rule.ActiveRules;
import io.heartrule.internal.rule.RuleLife;
import io.heartrule.internal.state.Instance;
import io.heartrule.internal.state.State;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** Finds the literal wordings of critical rules in what a visitor says (N8). */
final class Phrases {
  private Phrases() {}

  /** Critical rules that are active, or whose topic runs, and one of whose phrases stands in a text. */
  static List<String> in(String text, State state, RuleLife life) {
    String plain = plain(text);
    List<String> found = new ArrayList<>();
    List<Instance> active = ActiveRules.at(state, state.top());
    for (Instance instance : state.rules.values()) {
      Rule rule = life.rule(instance);
      boolean here = active.contains(instance) || ActiveRules.runsTopicOf(state, instance.rule, state.top());
      if (here && rule.critical && rule.phrases.stream().anyMatch(phrase -> plain.contains(plain(phrase)))) {
        found.add(rule.name());
      }
    }
    return found;
  }

  /** Whether a wording stands in a text. */
  static boolean stands(String phrase, String text) {
    return plain(text).contains(plain(phrase));
  }

  /** Width, letter case and blanks do not matter. */
  private static String plain(String text) {
    StringBuilder out = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFKC).codePoints()
        .filter(c -> !Character.isWhitespace(c)).map(Character::toLowerCase).forEach(out::appendCodePoint);
    return out.toString();
  }
}
