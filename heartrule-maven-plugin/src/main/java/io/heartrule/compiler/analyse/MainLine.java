package io.heartrule.compiler.analyse;

import io.heartrule.compiler.model.Stage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The visits of a session in the order in which they end, each at its latest place: a branch that
 * comes back stands before the topic that jumps to it, another behind the stage that is left.
 * Branches that come back and lead to each other are circles: stretches of this order.
 *
 * <p>Built from the end to the beginning, so that the first place found for a branch is its latest.
 */
final class MainLine {
  private final SessionFlow flow;
  private final Symbols symbols;
  private final List<Visit> order = new ArrayList<>();
  private final Map<Stage, int[]> stretches = new IdentityHashMap<>();
  private final Map<Visit, Integer> positions = new HashMap<>();
  private final Deque<Stage> open = new ArrayDeque<>();
  private final List<Stage> circles = new ArrayList<>();
  private final BitSet looped = new BitSet();
  /** For each position the last one of the loop that it lies in, or itself. */
  private final int[] loopEnds;

  MainLine(SessionFlow flow, Symbols symbols) {
    this.flow = flow;
    this.symbols = symbols;
    addAfterMain();
    List<Stage> stages = new ArrayList<>(flow.session().stages());
    Collections.reverse(stages);
    stages.stream().filter(stage -> !stage.branch()).forEach(this::place);
    stages.forEach(this::place); // branches that nothing seems to lead to
    turnRound();
    this.loopEnds = loopEnds();
  }

  private void addAfterMain() {
    TopicPlace topic = flow.session().afterMain() == null ? null
        : symbols.skillPlace(flow.session().afterMain().text());
    if (topic != null) {
      order.add(new Visit(flow.session(), null, topic, null));
    }
  }

  private void place(Stage stage) {
    if (stretches.containsKey(stage)) {
      if (open.stream().anyMatch(s -> s == stage)) {
        circles.add(stage);
      }
      return;
    }
    int[] stretch = {order.size(), order.size() - 1};
    stretches.put(stage, stretch);
    List<Visit> visits = flow.visits(stage);
    List<Stage> around = List.copyOf(open);
    open.clear(); // a jump that does not come back leaves them all: no circle
    flow.jumps(stage).stream().filter(j -> j.target().branch() && !j.comesBack()).forEach(j -> place(j.target()));
    open.addAll(around);
    open.push(stage);
    for (int i = visits.size() - 1; i >= 0; i--) {
      Visit visit = visits.get(i);
      boolean last = i == visits.size() - 1;
      order.add(visit);
      for (Jump jump : flow.jumps(stage)) {
        if (jump.comesBack() && (visit.equals(jump.visit()) || jump.visit() == null && last)) {
          place(jump.target());
        }
      }
    }
    open.pop();
    stretch[1] = order.size() - 1;
  }

  private void turnRound() {
    Collections.reverse(order);
    int last = order.size() - 1;
    for (int[] stretch : stretches.values()) {
      int first = last - stretch[1];
      stretch[1] = last - stretch[0];
      stretch[0] = first;
    }
    for (int i = 0; i <= last; i++) {
      positions.put(order.get(i), i);
    }
  }

  private int[] loopEnds() {
    int[] ends = new int[order.size()];
    for (int i = 0; i < ends.length; i++) {
      ends[i] = i;
    }
    circles.forEach(stage -> mark(ends, stretches.get(stage)[0], stretches.get(stage)[1]));
    for (int i = ends.length - 1; i >= 0; i--) {
      ends[i] = Math.max(ends[i], ends[ends[i]]);
    }
    return ends;
  }

  private void mark(int[] ends, int from, int to) {
    for (int i = Math.max(from, 0); i <= to && i < ends.length; i++) {
      looped.set(i);
      ends[i] = Math.max(ends[i], to);
    }
  }

  /** The visits, in the order in which they end. */
  List<Visit> order() {
    return order;
  }

  /** Where a visit stands in the order. */
  int position(Visit visit) {
    return positions.get(visit);
  }

  /** The topic after the main line, or null. */
  Visit afterMain() {
    Visit last = order.isEmpty() ? null : order.get(order.size() - 1);
    return last != null && last.stage() == null ? last : null;
  }

  /** Whether a position lies in a circle of branches that come back. */
  boolean isLooped(int position) {
    return looped.get(position);
  }

  /** The last position of the circle that a position lies in, or the position itself. */
  int loopEnd(int position) {
    return loopEnds[position];
  }
}
