package io.heartrule.compiler.analyse;

import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.CheckTime;
import io.heartrule.compiler.model.Name;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.ScopeLevel;
import io.heartrule.compiler.model.Timing;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The rules of a project, numbered, and which others their effects open. */
final class RuleNumbers {
  private final Symbols symbols;
  private final List<Rule> rules;
  private final Map<Rule, Integer> numbers = new IdentityHashMap<>();
  private final BitSet[] followers;
  private final BitSet nesting = new BitSet();
  private final List<List<Name>> nested = new ArrayList<>();
  private final BitSet topicOpening = new BitSet();
  private final BitSet inAsks = new BitSet();

  RuleNumbers(Analysis analysis) {
    this.symbols = analysis.symbols();
    this.rules = analysis.project().rules();
    this.followers = new BitSet[rules.size()];
    for (int i = 0; i < rules.size(); i++) {
      numbers.put(rules.get(i), i);
    }
    for (int i = 0; i < rules.size(); i++) {
      followers[i] = new BitSet();
      nested.add(new ArrayList<>());
      read(i, rules.get(i));
    }
    close();
  }

  private void read(int number, Rule rule) {
    followers[number].set(number);
    if (nests(rule, Timings.of(rule))) {
      nested.get(number).addAll(rule.calls());
    }
    boolean inAsk = rule.checkTime() == CheckTime.At.NOW || rule.checkTime() == CheckTime.At.ASK;
    inAsks.set(number, inAsk && rule.phrases().isEmpty());
    for (Action.Effect effect : rule.effects()) {
      if (effect instanceof Action.OpenRule open && number(open.rule()) >= 0) {
        if (open.scope() == null) {
          followers[number].set(number(open.rule()));
        } else if (open.scope() == ScopeLevel.TOPIC) {
          topicOpening.set(number);
        }
      } else if (effect instanceof Action.Call call && call.topic() != null && nests(rule, Timings.of(call, rule))) {
        nested.get(number).add(call.topic());
      }
    }
    nesting.set(number, !nested.get(number).isEmpty());
  }

  private static boolean nests(Rule rule, Timing timing) {
    Timing meant = Timings.meant(rule.checkTime(), timing);
    return meant == Timing.At.BEFORE_ASK || meant == Timing.At.AFTER_ASK;
  }

  private void close() {
    boolean grows = true;
    while (grows) {
      grows = false;
      for (BitSet set : followers) {
        int before = set.cardinality();
        for (int f = set.nextSetBit(0); f >= 0; f = set.nextSetBit(f + 1)) {
          set.or(followers[f]);
        }
        grows |= set.cardinality() != before;
      }
    }
  }

  List<Rule> rules() {
    return rules;
  }

  Rule rule(int number) {
    return rules.get(number);
  }

  int number(Rule rule) {
    return rule == null ? -1 : numbers.getOrDefault(rule, -1);
  }

  /** The number of the rule of that name, or -1. */
  int number(Name name) {
    return name == null ? -1 : number(symbols.rule(name.text()));
  }

  /** A rule and whatever effects without scope open in the frame that it is in, and these in turn. */
  BitSet followers(int rule) {
    return followers[rule];
  }

  /** The rules that call a topic which lies on the one in which they fire, whose rules stay active (b5). */
  BitSet nesting() {
    return nesting;
  }

  /** These topics of one of them. */
  List<Name> nested(int rule) {
    return nested.get(rule);
  }

  /** The rules that fire only where the visitor is asked; phrases are looked for in whatever is said. */
  BitSet inAsks() {
    return inAsks;
  }

  /** The rules with an effect that opens a rule for the topic at hand. */
  BitSet topicOpening() {
    return topicOpening;
  }
}
