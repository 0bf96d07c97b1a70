package io.heartrule.compiler.analyse;

import io.heartrule.compiler.model.Attention;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.ScopeLevel;
import io.heartrule.compiler.model.Session;
import io.heartrule.compiler.model.Stage;
import io.heartrule.compiler.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What attentions alone have opened and closed at a place: the same for all actions of a topic.
 *
 * @param open the active rules, oldest opening first (D-S8)
 * @param closed the rules that are silent there because attentions close them (D-S3), in order
 */
public record StandingRules(List<Opening> open, List<Rule> closed) {
  private static final StandingRules NONE = new StandingRules(List.of(), List.of());

  /**
   * A rule that is open.
   *
   * @param count how many attentions have opened it (D-S2)
   * @param newest the last of them: its key {@code open_rule}
   */
  public record Opening(Rule rule, int count, Span newest) {}

  /** Nothing is open, nothing is closed. */
  public static StandingRules none() {
    return NONE;
  }

  public StandingRules {
    open = List.copyOf(open);
    closed = List.copyOf(closed);
  }

  /** The active rules, oldest opening first. */
  public List<Rule> rules() {
    return open.stream().map(Opening::rule).toList();
  }

  public boolean isOpen(Rule rule) {
    return opening(rule) != null;
  }

  /** How a rule was opened, or null if it is not open. */
  public Opening opening(Rule rule) {
    return open.stream().filter(o -> o.rule() == rule).findFirst().orElse(null);
  }

  /** Runs through the attentions of a session, its stage and its topic, as the engine does on entering them. */
  static StandingRules of(Session session, Stage stage, TopicPlace place, Symbols symbols) {
    Frames frames = new Frames(symbols);
    if (session != null) {
      frames.enter(session.attentions(), ScopeLevel.SESSION);
    }
    if (stage != null) {
      frames.enter(stage.attentions(), ScopeLevel.STAGE);
    }
    if (place != null) {
      frames.enter(place.topic().attentions(), ScopeLevel.TOPIC);
    }
    return frames.result();
  }

  private static final class Frames {
    private final Symbols symbols;
    /** By rule name; for each level +1 opened, -1 closed, 0 neither. */
    private final Map<String, int[]> states = new LinkedHashMap<>();
    /** By rule name, oldest opening first. */
    private final Map<String, Opening> openings = new LinkedHashMap<>();

    Frames(Symbols symbols) {
      this.symbols = symbols;
    }

    void enter(List<Attention> attentions, ScopeLevel owner) {
      for (Attention attention : attentions) {
        Rule rule = attention.rule() == null ? null : symbols.rule(attention.rule().text());
        if (rule != null) {
          enter(attention, rule, owner);
        }
      }
    }

    private void enter(Attention attention, Rule rule, ScopeLevel owner) {
      String name = rule.name().text();
      int[] state = states.computeIfAbsent(name, n -> new int[ScopeLevel.values().length]);
      if (attention instanceof Attention.Open open) {
        state[frame(open.scope(), owner).ordinal()] = 1;
        Opening before = openings.remove(name);
        openings.put(name, new Opening(rule, before == null ? 1 : before.count() + 1, open.span()));
      } else {
        state[owner.ordinal()] = -1;
      }
    }

    StandingRules result() {
      List<Opening> open = new ArrayList<>();
      openings.forEach((name, opening) -> {
        if (decides(states.get(name)) > 0) {
          open.add(opening);
        }
      });
      List<Rule> closed = new ArrayList<>();
      states.forEach((name, state) -> {
        if (decides(state) < 0) {
          closed.add(symbols.rule(name));
        }
      });
      return new StandingRules(open, closed);
    }

    /** The innermost frame that says something. */
    private static int decides(int[] state) {
      for (int i = state.length - 1; i >= 0; i--) {
        if (state[i] != 0) {
          return state[i];
        }
      }
      return 0;
    }
  }

  /** The frame of an opening: scope overrides outward only (D-S1). */
  static ScopeLevel frame(ScopeLevel scope, ScopeLevel owner) {
    return scope == null || scope.ordinal() > owner.ordinal() ? owner : scope;
  }
}
