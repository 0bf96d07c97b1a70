package io.heartrule.internal.rule;

import io.heartrule.generated.RuleBook;
import io.heartrule.generated.RuleFacts;
import io.heartrule.internal.state.Instance;
import io.heartrule.internal.state.Live;
import io.heartrule.internal.state.State;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Which rules are active at a place (D-S3), oldest opening first, sorted by the points at which they are
 * judged. Worked out from what the live frames open and close, and again only when that has changed:
 * rules that are open nowhere cost nothing, and no rule is built for it.
 */
public final class ActiveRules {
  private final State state;
  private final RuleBook book;
  /** The place looked at last; -1 if scopes or openings have changed since. */
  private int place = -1;
  private List<Instance> all = List.of();
  private final Map<Point, List<Instance>> judged = new EnumMap<>(Point.class);
  private final List<Instance> cancelling = new ArrayList<>();

  ActiveRules(State state) {
    this.state = state;
    this.book = state.library.rules();
  }

  /** A scope has begun or ended, or a rule was opened, closed or cancelled. */
  public void changed() {
    place = -1;
  }

  public List<Instance> at(int index) {
    look(index);
    return all;
  }

  /** Those of which something is judged at a point. */
  List<Instance> judgedAt(Point point, int index) {
    look(index);
    return judged.getOrDefault(point, List.of());
  }

  /** Those that an expression of their own may end. */
  List<Instance> cancelling(int index) {
    look(index);
    return List.copyOf(cancelling);
  }

  private void look(int index) {
    if (place == index) {
      assert all.equals(active(index)) : "a change of scopes or openings has not been noted";
      return;
    }
    all = active(index);
    judged.clear();
    cancelling.clear();
    for (Instance instance : all) {
      RuleFacts facts = book.facts(instance.rule);
      for (Point point : Point.values()) {
        if (point.takes(facts)) {
          judged.computeIfAbsent(point, p -> new ArrayList<>()).add(instance);
        }
      }
      if (facts.mayCancelItself()) {
        cancelling.add(instance);
      }
    }
    place = index;
  }

  /** Instances are kept in the order of their newest opening. */
  private List<Instance> active(int index) {
    List<Live> frames = OpenFrames.at(state, index);
    List<Instance> active = new ArrayList<>();
    for (Instance instance : state.rules.values()) {
      if (isActive(frames, instance.rule)) {
        active.add(instance);
      }
    }
    return active;
  }

  /** The innermost frame that opens or closes the rule decides. */
  private static boolean isActive(List<Live> frames, String rule) {
    for (Live live : frames) {
      if (live.closed.contains(rule)) {
        return false;
      } else if (live.opened(rule) > 0) {
        return true;
      }
    }
    return false;
  }

  /** The innermost frame in which a rule is open; where things happen if its scope has ended. */
  public static int frameOf(State state, String rule, int index) {
    for (Live live : OpenFrames.at(state, index)) {
      if (live.opened(rule) > 0) {
        return state.stack.indexOf(live);
      }
    }
    return Math.min(index, state.top());
  }
}
