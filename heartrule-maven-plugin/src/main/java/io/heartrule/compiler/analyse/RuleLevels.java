package io.heartrule.compiler.analyse;

import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.Attention;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.ScopeLevel;
import io.heartrule.compiler.model.Session;
import io.heartrule.compiler.model.Stage;
import io.heartrule.compiler.model.Variant;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The levels of the frames in which each rule is opened somewhere in the scripts, whether that
 * place is ever reached or not. An effect without scope opens at the levels of its own rule.
 */
public final class RuleLevels {
  private final Symbols symbols;
  private final Map<Rule, Set<ScopeLevel>> levels = new IdentityHashMap<>();

  private RuleLevels(Symbols symbols) {
    this.symbols = symbols;
  }

  static RuleLevels of(Analysis analysis, TopicCalls calls) {
    RuleLevels levels = new RuleLevels(analysis.symbols());
    for (Session session : analysis.project().sessions()) {
      levels.read(session.attentions(), ScopeLevel.SESSION);
      for (Stage stage : session.stages()) {
        levels.read(stage.attentions(), ScopeLevel.STAGE);
      }
    }
    for (TopicPlace place : calls.places()) {
      levels.read(place.topic().attentions(), ScopeLevel.TOPIC);
      for (Variant variant : Variant.values()) {
        for (Action action : TopicCalls.actions(place, variant)) {
          if (action instanceof Action.OpenRule open && open.rule() != null) {
            levels.add(open.rule().text(), open.scope() == null ? ScopeLevel.TOPIC : open.scope());
          }
        }
      }
    }
    levels.follow(analysis.project().rules());
    return levels;
  }

  private void read(List<Attention> attentions, ScopeLevel owner) {
    for (Attention attention : attentions) {
      if (attention instanceof Attention.Open open && open.rule() != null) {
        add(open.rule().text(), StandingRules.frame(open.scope(), owner));
      }
    }
  }

  private boolean add(String name, ScopeLevel level) {
    Rule rule = symbols.rule(name);
    return rule != null && levels.computeIfAbsent(rule, r -> EnumSet.noneOf(ScopeLevel.class)).add(level);
  }

  /** Each round carries levels one rule further; a chain of rules that open rules is short. */
  private void follow(List<Rule> rules) {
    boolean grows = true;
    while (grows) {
      grows = false;
      for (Rule rule : rules) {
        for (Action.Effect effect : rule.effects()) {
          if (effect instanceof Action.OpenRule open && open.rule() != null) {
            for (ScopeLevel level : open.scope() == null ? of(rule) : Set.of(open.scope())) {
              grows |= add(open.rule().text(), level);
            }
          }
        }
      }
    }
  }

  /** The levels at which a rule is opened; empty if it is opened nowhere. */
  public Set<ScopeLevel> of(Rule rule) {
    Set<ScopeLevel> found = levels.get(rule);
    return found == null ? Set.of() : Set.copyOf(found);
  }

  /** The widest of them, or null if the rule is opened nowhere. */
  public ScopeLevel widest(Rule rule) {
    return of(rule).stream().min(ScopeLevel::compareTo).orElse(null);
  }

  /** The narrowest of them, or null if the rule is opened nowhere. */
  public ScopeLevel narrowest(Rule rule) {
    return of(rule).stream().max(ScopeLevel::compareTo).orElse(null);
  }
}
