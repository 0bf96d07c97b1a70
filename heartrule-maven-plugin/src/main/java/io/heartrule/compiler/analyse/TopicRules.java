package io.heartrule.compiler.analyse;

import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.Attention;
import io.heartrule.compiler.model.ScopeLevel;
import io.heartrule.compiler.model.Variant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** What a topic itself opens, closes and inserts, by attentions and actions, wherever it runs. */
final class TopicRules {
  private final BitSet opens = new BitSet();
  private final BitSet closes = new BitSet();
  private final List<Wider> wider = new ArrayList<>();
  private final List<Action.Call> inserts = new ArrayList<>();

  /** A rule opened in a frame wider than the topic's. */
  record Wider(int rule, ScopeLevel level) {}

  TopicRules(TopicPlace place, RuleNumbers rules) {
    for (Attention attention : place.topic().attentions()) {
      if (attention instanceof Attention.Open open) {
        open(rules.number(open.rule()), open.scope(), rules);
      } else if (rules.number(attention.rule()) >= 0) {
        closes.set(rules.number(attention.rule()));
      }
    }
    for (Variant variant : Variant.values()) {
      for (Action action : TopicCalls.actions(place, variant)) {
        if (action instanceof Action.OpenRule open) {
          open(rules.number(open.rule()), open.scope(), rules);
        } else if (action instanceof Action.Call call && !call.isSynchronous()) {
          inserts.add(call);
        }
      }
    }
  }

  private void open(int rule, ScopeLevel scope, RuleNumbers rules) {
    if (rule >= 0 && (scope == null || scope == ScopeLevel.TOPIC)) {
      opens.or(rules.followers(rule));
    } else if (rule >= 0) {
      wider.add(new Wider(rule, scope));
    }
  }

  /** What may be opened in the topic's own frame, as far as the topic alone decides. */
  BitSet opens() {
    return opens;
  }

  /** What its attentions close; its actions may, too, but not for sure. */
  BitSet closes() {
    return closes;
  }

  List<Wider> wider() {
    return wider;
  }

  List<Action.Call> inserts() {
    return inserts;
  }
}
