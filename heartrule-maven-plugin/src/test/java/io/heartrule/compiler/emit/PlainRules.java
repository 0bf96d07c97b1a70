package io.heartrule.compiler.emit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The life of rules as section b7 of the language says it (D-S1 to D-S8), written down as simply as
 * possible and without anything of the engine: frames with counts, and one instance per rule.
 */
final class PlainRules {
  /** What a frame is. */
  enum Kind { GLOBAL, SESSION, STAGE, TOPIC }

  /** An opening or closing as a script writes it; {@code wider} null: where it stands. */
  record Statement(boolean opens, String rule, Kind wider, boolean cancellable) {}

  /** A scope that has been entered. */
  static final class Frame {
    final Kind kind;
    /** A topic on the ask of the one below; a branch that returns to the stage below. */
    final boolean onTop;
    /** For each rule its openings: whether each has a {@code cancel_when}. */
    final Map<String, List<Boolean>> opens = new TreeMap<>();
    final Set<String> closed = new TreeSet<>();

    Frame(Kind kind, boolean onTop) {
      this.kind = kind;
      this.onTop = onTop;
    }

    Map<String, Integer> counts() {
      Map<String, Integer> counts = new TreeMap<>();
      opens.forEach((rule, each) -> counts.put(rule, each.size()));
      return counts;
    }
  }

  final List<Frame> frames = new ArrayList<>(List.of(new Frame(Kind.GLOBAL, false)));
  /** What each instance has counted; oldest opening first. */
  final Map<String, Integer> instances = new LinkedHashMap<>();
  /** Global rules that were cancelled: off until an action opens them. */
  final Set<String> off = new TreeSet<>();
  /** Rules whose own {@code cancel_when} is true now. */
  final Set<String> ending = new TreeSet<>();
  /** Whether the {@code cancel_when} of openings is true now. */
  boolean cut;

  void enter(Kind kind, boolean onTop, List<Statement> attentions) {
    frames.add(new Frame(kind, onTop));
    for (Statement statement : attentions) {
      int frame = statement.wider == null ? frames.size() - 1 : innermost(statement.wider);
      if (statement.opens && frame == 0 && off.contains(statement.rule)) {
        continue;
      }
      apply(statement, frame);
    }
  }

  /** Leaving subtracts the frame's openings; what nobody has open is gone (D-S2). */
  void leave() {
    frames.remove(frames.size() - 1);
    instances.keySet().removeIf(rule -> count(rule) == 0);
  }

  /** A statement of an action in the innermost topic. */
  void act(Statement statement) {
    apply(statement, statement.wider == null ? frames.size() - 1 : innermost(statement.wider));
  }

  /** A statement in the {@code do} of a rule: where that is open, or further out (D-S1). */
  void effect(String doer, Statement statement) {
    int home = frames.indexOf(decides(doer));
    apply(statement, statement.wider == null ? home : Math.min(home, innermost(statement.wider)));
  }

  private void apply(Statement statement, int at) {
    Frame frame = frames.get(at);
    String rule = statement.rule;
    if (statement.opens) {
      frame.opens.computeIfAbsent(rule, r -> new ArrayList<>()).add(statement.cancellable);
      frame.closed.remove(rule);
      Integer kept = instances.remove(rule);
      instances.put(rule, kept == null ? 0 : kept);
      if (at == 0) {
        off.remove(rule);
      }
    } else if (at == 0) {
      frame.opens.remove(rule);
      instances.keySet().removeIf(each -> count(each) == 0);
    } else {
      frame.closed.add(rule);
    }
  }

  /** A look at the rules: what has to end ends now (D-S6). */
  void look() {
    active().stream().filter(ending::contains).forEach(this::cancel);
    if (cut) {
      for (Frame frame : frames) {
        frame.opens.forEach((rule, each) -> {
          boolean some = each.removeIf(cancellable -> cancellable);
          if (some && each.isEmpty() && frame.kind == Kind.GLOBAL) {
            off.add(rule);
          }
        });
        frame.opens.values().removeIf(List::isEmpty);
      }
      instances.keySet().removeIf(rule -> count(rule) == 0);
    }
  }

  /** The rule's own cancel. */
  void cancel(String rule) {
    for (Frame frame : frames) {
      if (frame.opens.remove(rule) != null && frame.kind == Kind.GLOBAL) {
        off.add(rule);
      }
    }
    instances.remove(rule);
  }

  void counted(String rule) {
    instances.merge(rule, 1, Integer::sum);
  }

  int count(String rule) {
    return frames.stream().mapToInt(frame -> frame.opens.getOrDefault(rule, List.of()).size()).sum();
  }

  /** Oldest opening first. */
  List<String> active() {
    return instances.keySet().stream().filter(rule -> {
      Frame frame = decides(rule);
      return frame != null && !frame.closed.contains(rule);
    }).toList();
  }

  /** The innermost frame in force that opens or closes a rule (D-S3). */
  private Frame decides(String rule) {
    boolean topics = true;
    boolean stages = true;
    for (int i = frames.size() - 1; i >= 0; i--) {
      Frame frame = frames.get(i);
      boolean inForce = frame.kind == Kind.TOPIC ? topics : frame.kind != Kind.STAGE || stages;
      if (inForce && (frame.opens.containsKey(rule) || frame.closed.contains(rule))) {
        return frame;
      }
      if (frame.kind == Kind.TOPIC) {
        topics &= frame.onTop;
      } else if (frame.kind == Kind.STAGE) {
        stages &= !frame.onTop;
        topics = stages;
      }
    }
    return null;
  }

  private int innermost(Kind kind) {
    int at = frames.size() - 1;
    while (frames.get(at).kind != kind) {
      at--;
    }
    return at;
  }
}
