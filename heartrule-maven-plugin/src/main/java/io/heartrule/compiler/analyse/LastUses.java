package io.heartrule.compiler.analyse;

import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.Stage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Liveness of variables over the flow of one session (section b9): where on each way a variable is needed
 * for the last time. The graph has a node for each place in a visit where the flow may part, once for each
 * way in which its stage may lie on the stack; so a branch that comes back comes back to where it was left.
 */
final class LastUses {
  /** More ways to lie on the stack are not told apart: what a branch uses counts for the topic that leads to it. */
  private static final int MOST_NODES = 20_000;

  /** A way in which a stage lies on the stack; {@code back} what follows if it returns, {@code then} if not. */
  private static final class Place {
    final Stage stage;
    final Node back;
    final Stage then;
    final Map<List<Integer>, Node> nodes = new HashMap<>();

    Place(Stage stage, Node back, Stage then) {
      this.stage = stage;
      this.back = back;
      this.then = then;
    }

    boolean holds(Stage other) {
      return stage == other || back != null && back.place.holds(other);
    }
  }

  private static final class Node {
    final Place place;
    final int visit;
    final int point;
    final BitSet live;
    final List<Node> next = new ArrayList<>(2);
    /** Those of {@code next} with which the visit ends; with {@code leaves} also those that it lies on. */
    Node exit;
    boolean leaves;
    int low = -1;
    int number = -1;
    boolean cyclic;

    Node(Place place, int visit, int point, BitSet uses) {
      this.place = place;
      this.visit = visit;
      this.point = point;
      this.live = (BitSet) uses.clone();
    }
  }

  /** What has been found for a variable: the latest place, as far as one way leads from one to the other. */
  private record Found(Node node, boolean certain) {}

  private final SessionFlow flow;
  private final MainLine line;
  private final Symbols symbols;
  private final Function<Visit, BitSet> uses;
  private final Map<Stage, List<Place>> places = new IdentityHashMap<>();
  private Node last;
  private final List<Node> all = new ArrayList<>();
  private final Deque<Node> open = new ArrayDeque<>();
  private final Map<Integer, Map<Visit, Found>> found = new HashMap<>();
  private final Map<Visit, Set<Visit>> followers = new HashMap<>();
  private final Set<Visit> looped = new HashSet<>();

  private LastUses(SessionFlow flow, MainLine line, Symbols symbols, Function<Visit, BitSet> uses) {
    this.flow = flow;
    this.line = line;
    this.symbols = symbols;
    this.uses = uses;
  }

  /** @param uses of a visit, as numbers of variables */
  static LastUses of(SessionFlow flow, MainLine line, Symbols symbols, Function<Visit, BitSet> uses) {
    LastUses last = new LastUses(flow, line, symbols, uses);
    last.build();
    last.spread();
    last.markCycles();
    last.all.stream().filter(node -> node.cyclic).forEach(node -> last.looped.add(last.visit(node)));
    last.all.forEach(last::readEnds);
    return last;
  }

  /** Null if no way uses the variable. */
  Visit visit(int variable) {
    Found last = last(variable);
    return last == null ? null : line.order().get(line.loopEnd(rank(last)));
  }

  boolean isLooped(int variable) {
    Found last = last(variable);
    return last != null && (looped.contains(visit(last.node)) || line.isLooped(rank(last)));
  }

  /** Of several the one that no other surely follows; else the last in main-line order. */
  private Found last(int variable) {
    Map<Visit, Found> ends = found.get(variable);
    if (ends == null) {
      return null;
    }
    boolean certain = ends.values().stream().anyMatch(Found::certain);
    Found last = null;
    for (Map.Entry<Visit, Found> end : ends.entrySet()) {
      boolean followed = ends.size() > 1 && ends.entrySet().stream().anyMatch(other ->
          other.getValue().certain && followers(end.getKey()).contains(other.getKey())
              && !followers(other.getKey()).contains(end.getKey()));
      if (end.getValue().certain == certain && !followed
          && (last == null || rank(end.getValue()) > rank(last))) {
        last = end.getValue();
      }
    }
    return last;
  }

  private int rank(Found end) {
    return line.position(visit(end.node));
  }

  /** The visits that may end after a visit has ended. */
  private Set<Visit> followers(Visit visit) {
    return followers.computeIfAbsent(visit, of -> {
      Set<Visit> ending = new HashSet<>();
      Set<Node> seen = new HashSet<>();
      Deque<Node> ahead = new ArrayDeque<>();
      all.stream().filter(node -> node.exit != null && ends(node, visit)).forEach(node -> ahead.push(node.exit));
      while (!ahead.isEmpty()) {
        Node node = ahead.pop();
        if (seen.add(node)) {
          if (visit(node) != null) {
            ending.add(visit(node));
          }
          node.next.forEach(ahead::push);
        }
      }
      return ending;
    });
  }

  private boolean ends(Node node, Visit visit) {
    Node lowest = node;
    while (lowest != null && lowest.place != null) {
      if (visit(lowest).equals(visit)) {
        return true;
      }
      lowest = node.leaves ? lowest.place.back : null;
    }
    return false;
  }

  private void build() {
    enter(flow.first());
    while (!open.isEmpty()) {
      Node node = open.pop();
      List<Jump> jumps = jumps(node);
      if (node.place == null) {
        continue;
      } else if (node.point < jumps.size()) {
        node.next.add(node(node.place, node.visit, node.point + 1));
        jump(node, jumps.get(node.point));
      } else if (node.visit + 1 < flow.visits(node.place.stage).size()) {
        node.exit = node(node.place, node.visit + 1, 0);
        node.next.add(node.exit);
      } else {
        node.exit = end(node.place);
        node.next.add(node.exit);
      }
    }
  }

  private Node enter(Stage stage) {
    return stage == null ? last() : start(place(stage, null, flow.next(stage)));
  }

  private Node start(Place place) {
    return flow.visits(place.stage).isEmpty() ? end(place) : node(place, 0, 0);
  }

  private Node end(Place place) {
    return place.back != null ? place.back : enter(place.then);
  }

  private Place place(Stage stage, Node back, Stage then) {
    List<Place> known = places.computeIfAbsent(stage, s -> new ArrayList<>());
    for (Place place : known) {
      if (place.back == back && place.then == then) {
        return place;
      }
    }
    known.add(new Place(stage, back, then));
    return known.get(known.size() - 1);
  }

  /** The topic after the main line, or the end. */
  private Node last() {
    if (last == null) {
      last = add(null, 0, 0, line.afterMain());
    }
    return last;
  }

  private Node node(Place place, int visit, int point) {
    Node known = place.nodes.get(List.of(visit, point));
    if (known == null) {
      known = add(place, visit, point, flow.visits(place.stage).get(visit));
      place.nodes.put(List.of(visit, point), known);
    }
    return known;
  }

  private Node add(Place place, int visit, int point, Visit at) {
    Node node = new Node(place, visit, point, at == null ? new BitSet() : uses.apply(at));
    all.add(node);
    open.push(node);
    return node;
  }

  private Visit visit(Node node) {
    return node.place == null ? line.afterMain() : flow.visits(node.place.stage).get(node.visit);
  }

  private List<Jump> jumps(Node node) {
    if (node.place == null) {
      return List.of();
    }
    Visit visit = visit(node);
    return flow.jumps(node.place.stage).stream().filter(j -> j.visit() == null || j.visit().equals(visit)).toList();
  }

  private void jump(Node node, Jump jump) {
    if (!jump.comesBack()) {
      Place bottom = node.place;
      while (bottom.back != null) {
        bottom = bottom.back.place;
      }
      node.leaves = true;
      node.exit = jump.target().branch() ? start(place(jump.target(), null, then(jump, bottom)))
          : enter(jump.target());
      node.next.add(node.exit);
    } else if (!node.place.holds(jump.target()) && all.size() < MOST_NODES) {
      node.next.add(start(place(jump.target(), node(node.place, node.visit, node.point + 1), null)));
    } else {
      flow.visits(jump.target()).forEach(visit -> node.live.or(uses.apply(visit)));
    }
  }

  /** What follows a branch that does not come back, seen from the stage at the bottom of the stack. */
  private Stage then(Jump jump, Place bottom) {
    if (SessionFlow.isNamed(jump)) {
      return flow.named(jump, symbols);
    }
    return jump.go().back() == Action.Return.To.NONE ? null : bottom.then;
  }

  /** What is live at a node is live before it. */
  private void spread() {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = all.size() - 1; i >= 0; i--) {
        Node node = all.get(i);
        int before = node.live.cardinality();
        node.next.forEach(next -> node.live.or(next.live));
        changed |= node.live.cardinality() != before;
      }
    }
  }

  /** Tarjan's, without recursion: a node is cyclic if a way leads from it back to it. */
  private void markCycles() {
    int[] count = {0};
    Deque<Node> path = new ArrayDeque<>();
    Deque<Node> component = new ArrayDeque<>();
    Map<Node, Integer> edge = new HashMap<>();
    for (Node root : all) {
      if (root.number >= 0) {
        continue;
      }
      path.push(root);
      while (!path.isEmpty()) {
        Node node = path.peek();
        int at = edge.merge(node, 0, (old, zero) -> old + 1);
        if (at == 0) {
          node.number = count[0]++;
          node.low = node.number;
          component.push(node);
        } else {
          node.low = Math.min(node.low, node.next.get(at - 1).low);
        }
        if (at < node.next.size()) {
          if (node.next.get(at).number < 0) {
            path.push(node.next.get(at));
          }
          continue;
        }
        path.pop();
        if (node.low == node.number) {
          close(node, component);
        }
      }
    }
  }

  private static void close(Node root, Deque<Node> component) {
    boolean several = component.peek() != root || root.next.contains(root);
    Node node;
    do {
      node = component.pop();
      node.low = Integer.MAX_VALUE;
      node.cyclic = several;
    } while (node != root);
  }

  /** A use behind which the variable is not live, or the place where a cycle with uses is left. */
  private void readEnds(Node node) {
    Visit visit = visit(node);
    if (visit == null) {
      return;
    }
    BitSet ends = (BitSet) node.live.clone();
    if (!node.next.isEmpty()) {
      ends.clear();
      for (Node next : node.next) {
        BitSet dead = (BitSet) node.live.clone();
        dead.andNot(next.live);
        ends.or(dead);
      }
    }
    BitSet used = uses.apply(visit);
    for (int v = ends.nextSetBit(0); v >= 0; v = ends.nextSetBit(v + 1)) {
      found.computeIfAbsent(v, variable -> new LinkedHashMap<>())
          .merge(visit, new Found(node, used.get(v) || node.cyclic), LastUses::later);
    }
  }

  private static Found later(Found a, Found b) {
    if (a.certain != b.certain) {
      return a.certain ? a : b;
    }
    return b.node.cyclic ? b : a;
  }
}
