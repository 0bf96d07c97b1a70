package io.heartrule.compiler.lastuse;

import io.heartrule.compiler.lastuse.Script.Action;
import io.heartrule.compiler.lastuse.Script.Jump;
import io.heartrule.compiler.lastuse.Script.Session;
import io.heartrule.compiler.lastuse.Script.Stage;
import io.heartrule.compiler.lastuse.Script.Visit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Every way through a session, by walking it: each goto is taken and not taken, each form of a topic is run.
 * A configuration is what the engine would have on its stack; a step may end visits. Nesting of branches
 * that come back is bounded: no stage lies on the stack more than twice.
 */
final class Paths {
  /** A stage on the stack: the visit that runs, what of it is still to come, and whether the stage returns. */
  private record Frame(Stage stage, int visit, List<Jump> rest, boolean returns) {}

  /** @param next the main-line stage that follows; @param then what follows a branch that does not return */
  private record Config(List<Frame> stack, Stage next, Stage then, boolean afterMain, boolean over) {}

  private record Move(List<Visit> ended, Config to) {}

  private final Session session;
  private final List<Visit> visits;
  private final Map<Config, List<Move>> graph = new LinkedHashMap<>();
  /** By visit: which visits may end after it has ended. */
  private final BitSet[] after;
  /** The same on ways on which nothing ends twice. */
  private final BitSet[] afterOnce;

  Paths(Session session) {
    this.session = session;
    this.visits = session.visits();
    this.after = sets();
    this.afterOnce = sets();
    Config start = new Config(List.of(), next(null), null, false, false);
    build(start);
    for (int i = 0; i < visits.size(); i++) {
      readAfter(i);
    }
    walkOnce(start);
  }

  private BitSet[] sets() {
    BitSet[] sets = new BitSet[visits.size()];
    for (int i = 0; i < sets.length; i++) {
      sets[i] = new BitSet();
    }
    return sets;
  }

  /** The main-line stage behind another in file order. */
  private Stage next(Stage stage) {
    List<Stage> all = session.stages;
    for (int i = all.indexOf(stage) + 1; i < all.size(); i++) {
      if (!all.get(i).branch) {
        return all.get(i);
      }
    }
    return null;
  }

  /** The visits of a stage as they are queued. */
  private static List<Visit> queue(Stage stage) {
    return stage.visits.stream().sorted(Comparator.comparingInt((Visit v) -> v.isSkill() ? -100 : -v.topic.weight))
        .toList();
  }

  private void build(Config start) {
    Deque<Config> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      Config config = open.pop();
      if (!graph.containsKey(config)) {
        if (graph.size() > 300_000) {
          throw new AssertionError("too many ways through " + session.name);
        }
        List<Move> moves = moves(config);
        graph.put(config, moves);
        moves.forEach(move -> open.push(move.to));
      }
    }
  }

  private List<Move> moves(Config config) {
    if (config.over) {
      return List.of();
    } else if (config.stack.isEmpty()) {
      return enterNext(config);
    }
    List<Move> moves = new ArrayList<>();
    List<Frame> below = config.stack.subList(0, config.stack.size() - 1);
    Frame top = config.stack.get(config.stack.size() - 1);
    if (top.visit < 0) { // the stage has just been entered, or a visit has ended
      int visit = -top.visit - 1;
      List<Visit> queue = queue(top.stage);
      if (visit >= queue.size()) {
        moves.add(new Move(List.of(), with(config, below)));
      } else {
        for (List<Action> form : queue.get(visit).topic.forms.values()) {
          List<Jump> jumps = form.stream().map(Action::jump).filter(j -> j != null).toList();
          moves.add(new Move(List.of(), with(config, push(below, new Frame(top.stage, visit, jumps, top.returns)))));
        }
      }
    } else if (top.rest.isEmpty()) {
      moves.add(new Move(List.of(running(top)),
          with(config, push(below, new Frame(top.stage, -(top.visit + 1) - 1, List.of(), top.returns)))));
    } else {
      Frame on = new Frame(top.stage, top.visit, top.rest.subList(1, top.rest.size()), top.returns);
      moves.add(new Move(List.of(), with(config, push(below, on))));
      jump(config, push(below, on), top.rest.get(0), moves);
    }
    return moves;
  }

  private static Visit running(Frame frame) {
    return queue(frame.stage).get(frame.visit);
  }

  private static Config with(Config config, List<Frame> stack) {
    return new Config(stack, config.next, config.then, config.afterMain, false);
  }

  private static List<Frame> push(List<Frame> below, Frame frame) {
    List<Frame> stack = new ArrayList<>(below);
    stack.add(frame);
    return List.copyOf(stack);
  }

  private List<Move> enterNext(Config config) {
    if (config.next == null) {
      Config over = new Config(List.of(), null, null, true, true);
      return List.of(new Move(session.afterMain == null ? List.of() : List.of(session.afterMain), over));
    }
    Stage follows = config.next.branch ? config.then : next(config.next);
    return List.of(new Move(List.of(), new Config(
        List.of(new Frame(config.next, -1, List.of(), false)), follows, null, false, false)));
  }

  private void jump(Config config, List<Frame> stack, Jump jump, List<Move> moves) {
    Stage target = session.stage(jump.stage());
    if (jump.back().equals("here")) {
      if (stack.stream().filter(frame -> frame.stage == target).count() < 2) {
        moves.add(new Move(List.of(), with(config, push(stack, new Frame(target, -1, List.of(), true)))));
      }
      return;
    }
    Stage origin = stack.get(0).stage;
    Stage then = switch (jump.back()) {
      case "next" -> origin.branch ? config.next : next(origin);
      case "before" -> session.stage(jump.beside());
      case "after" -> next(session.stage(jump.beside()));
      default -> null;
    };
    List<Visit> ended = new ArrayList<>();
    for (int i = stack.size() - 1; i >= 0; i--) {
      ended.add(running(stack.get(i)));
    }
    moves.add(new Move(List.copyOf(ended), new Config(List.of(), target, then, false, false)));
  }

  private void readAfter(int visit) {
    Set<Config> seen = new HashSet<>();
    Deque<Config> open = new ArrayDeque<>();
    for (List<Move> moves : graph.values()) {
      for (Move move : moves) {
        int at = move.ended.indexOf(visits.get(visit));
        if (at >= 0) {
          move.ended.subList(at + 1, move.ended.size()).forEach(v -> after[visit].set(visits.indexOf(v)));
          open.push(move.to);
        }
      }
    }
    while (!open.isEmpty()) {
      Config config = open.pop();
      if (seen.add(config)) {
        for (Move move : graph.get(config)) {
          move.ended.forEach(v -> after[visit].set(visits.indexOf(v)));
          open.push(move.to);
        }
      }
    }
  }

  private record Way(Config config, BitSet ended) {}

  private void walkOnce(Config start) {
    Set<Way> seen = new HashSet<>();
    Deque<Way> open = new ArrayDeque<>(List.of(new Way(start, new BitSet())));
    while (!open.isEmpty()) {
      Way way = open.pop();
      if (!seen.add(way)) {
        continue;
      } else if (seen.size() > 1_000_000) {
        throw new AssertionError("too many ways through " + session.name);
      }
      for (Move move : graph.get(way.config)) {
        BitSet ended = (BitSet) way.ended.clone();
        boolean again = false;
        for (Visit visit : move.ended) {
          int number = visits.indexOf(visit);
          again |= ended.get(number);
          if (!again) {
            ended.stream().forEach(before -> afterOnce[before].set(number));
            ended.set(number);
          }
        }
        if (!again) {
          open.push(new Way(move.to, ended));
        }
      }
    }
  }

  /** Whether a visit may still end after another has ended. */
  boolean follows(Visit later, Visit earlier) {
    return after[visits.indexOf(earlier)].get(visits.indexOf(later));
  }


  /**
   * The visits that may be called the last use of what some visits use: with which, on some way, the last
   * use is over. That is the use itself, or in a cycle the topic with which the cycle is left. Of several, those
   * that no other surely follows: more than one only where ways part for good.
   */
  Set<Visit> lastUses(Predicate<Visit> uses) {
    Set<Config> live = live(uses);
    Set<Visit> over = new HashSet<>();
    graph.forEach((config, moves) -> moves.stream().filter(move -> live.contains(config) && !live.contains(move.to))
        .forEach(move -> over.addAll(move.ended.isEmpty() ? List.of(running(config)) : move.ended.subList(0, 1))));
    Set<Visit> last = new HashSet<>(over);
    last.removeIf(visit -> !uses.test(visit)
        && visits.stream().noneMatch(user -> uses.test(user) && follows(user, visit)));
    Set<Visit> latest = new HashSet<>(last);
    latest.removeIf(v -> last.stream().anyMatch(w -> isOnceAfter(w, v) && !isOnceAfter(v, w)));
    last.removeIf(v -> latest.stream().anyMatch(w -> isOnceAfter(w, v) && !isOnceAfter(v, w)));
    return last;
  }

  /** Whether a loop leads from each of two visits to the other, so that neither is the last. */
  boolean areInOneLoop(Visit one, Visit other) {
    return follows(one, other) && follows(other, one);
  }

  private static Visit running(Config config) {
    Frame top = config.stack.get(config.stack.size() - 1);
    return queue(top.stage).get(top.visit < 0 ? Math.max(-top.visit - 2, 0) : top.visit);
  }

  /** The configurations in which, or after which, a user runs. */
  private Set<Config> live(Predicate<Visit> uses) {
    Map<Config, List<Config>> before = new HashMap<>();
    Set<Config> live = new HashSet<>();
    Deque<Config> open = new ArrayDeque<>();
    graph.forEach((config, moves) -> {
      for (Move move : moves) {
        before.computeIfAbsent(move.to, to -> new ArrayList<>()).add(config);
        if (move.ended.stream().anyMatch(uses)) {
          open.push(config);
        }
      }
    });
    while (!open.isEmpty()) {
      Config config = open.pop();
      if (live.add(config)) {
        before.getOrDefault(config, List.of()).forEach(open::push);
      }
    }
    return live;
  }

  /** The last visit of a stage that uses something, as long as the stage is not left. */
  static Set<Visit> lastInStage(Stage stage, Predicate<Visit> uses) {
    List<Visit> users = queue(stage).stream().filter(uses).toList();
    return users.isEmpty() ? Set.of() : Set.of(users.get(users.size() - 1));
  }

  private boolean isOnceAfter(Visit later, Visit earlier) {
    return afterOnce[visits.indexOf(earlier)].get(visits.indexOf(later));
  }
}
