package io.heartrule.internal.engine;

import io.heartrule.generated.Rule;
import io.heartrule.internal.rule.CalledTopics;
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
    List<Instance> active = life.active().at(state.top());
    for (Instance instance : state.rules.values()) {
      if (!state.library.rules().facts(instance.rule).hasPhrases()
          || !active.contains(instance) && !CalledTopics.runs(state, instance.rule, state.top())) {
        continue;
      }
      Rule rule = life.rule(instance);
      if (rule.critical && rule.phrases.stream().anyMatch(phrase -> plain.contains(plain(phrase)))) {
        found.add(rule.name());
      }
    }
    return found;
  }

  /** Width, letter case and blanks do not matter. */
  private static String plain(String text) {
    StringBuilder out = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFKC).codePoints()
        .filter(c -> !Character.isWhitespace(c)).map(Character::toLowerCase).forEach(out::appendCodePoint);
    return out.toString();
  }
}
