package io.heartrule.compiler.analyse;

import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.Project;
import io.heartrule.compiler.model.Rule;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Which rule opens which in its {@code do}: the two may use each other's watch variables (D-V6, D-V7). */
final class RuleLinks {
  private final Map<Rule, List<Rule>> opened = new IdentityHashMap<>();
  private final Map<Rule, List<Rule>> openers = new IdentityHashMap<>();

  RuleLinks(Project project, NameTable names) {
    for (Rule rule : project.rules()) {
      for (Action.Effect effect : rule.effects()) {
        if (effect instanceof Action.OpenRule open) {
          Rule other = names.rule(open.rule().text());
          if (other != null && other != rule) {
            opened.computeIfAbsent(rule, r -> new ArrayList<>()).add(other);
            openers.computeIfAbsent(other, r -> new ArrayList<>()).add(rule);
          }
        }
      }
    }
  }

  List<Rule> openedBy(Rule rule) {
    return opened.getOrDefault(rule, List.of());
  }

  List<Rule> openersOf(Rule rule) {
    return openers.getOrDefault(rule, List.of());
  }
}
