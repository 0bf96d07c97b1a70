package io.heartrule.internal.rule;

import io.heartrule.generated.Moment;
import io.heartrule.generated.Opening;
import io.heartrule.generated.Rule;
import io.heartrule.generated.Rule.Check.At;
import io.heartrule.generated.RuleBook;
import io.heartrule.generated.Scope;
import io.heartrule.generated.Variables;
import io.heartrule.internal.state.GlobalLive;
import io.heartrule.internal.state.Hint;
import io.heartrule.internal.state.Instance;
import io.heartrule.internal.state.Live;
import io.heartrule.internal.state.SessionLive;
import io.heartrule.internal.state.StageLive;
import io.heartrule.internal.state.State;
import io.heartrule.internal.state.TopicLive;
import io.heartrule.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Opens, closes and cancels rules: reference counts per frame, one instance per rule (section b7). */
public final class RuleLife {
  private final State state;
  private final Moment moment;
  private final Consumer<TraceEvent> trace;
  private final RuleBook book;
  private final ActiveRules active;

  public RuleLife(State state, Moment moment, Consumer<TraceEvent> trace) {
    this.state = state;
    this.moment = moment;
    this.trace = trace;
    this.book = state.library.rules();
    this.active = new ActiveRules(state);
  }

  public ActiveRules active() {
    return active;
  }

  /**
   * A scope begins: what its attentions open and close. A global rule that was cancelled stays off until
   * an action opens it anew (D-S6).
   */
  public void enter(int index, List<Opening> opens, List<String> closes) {
    active.changed();
    for (Opening opening : opens) {
      int frame = frame(opening.scope(), index);
      if (frame > 0 || !state.cancelled.contains(opening.rule())) {
        open(opening.rule(), frame, opening.cancel());
      }
    }
    for (String rule : closes) {
      close(rule, index);
    }
  }

  /** A scope is left: its openings no longer count, whether it is still on the stack or not. */
  public void leave(Live live) {
    List<String> opened = List.copyOf(live.opens.keySet());
    live.opens.clear();
    live.closed.clear();
    opened.forEach(this::drop);
    active.changed();
  }

  public void open(String rule, int index, String cancel) {
    Live live = state.stack.get(index);
    live.open(rule, cancel);
    Instance instance = state.rules.remove(rule);
    if (instance == null) {
      instance = new Instance(rule, book.watches(rule));
      instance.judged = state.hasNewText() ? state.judged : state.dialogue.size();
      instance.opened = instance.judged;
      instance.fired = instance.judged;
      instance.topics = state.finishedTopics;
      instance.chars = state.visitorChars;
    }
    // Behind all others: the map keeps the order of the newest openings.
    state.rules.put(rule, instance);
    instance.order = ++state.order;
    active.changed();
    if (index == 0) {
      state.cancelled.remove(rule);
    }
    trace.accept(new TraceEvent.RuleOpened(rule, live.id(), count(rule)));
  }

  /** In the globals: the permanent removal of global openings (D-S5). */
  public void close(String rule, int index) {
    Live live = state.stack.get(index);
    if (index == 0) {
      live.opens.remove(rule);
      drop(rule);
    } else {
      live.closed.add(rule);
    }
    active.changed();
    trace.accept(new TraceEvent.RuleClosed(rule, live.id()));
  }

  /** A rule's own cancel: gone from all frames (D-S6). */
  public void cancel(String rule) {
    for (Live live : state.stack) {
      if (live.opens.remove(rule) != null && live instanceof GlobalLive) {
        state.cancelled.add(rule);
      }
    }
    remove(rule).ifPresent(this::cancelled);
    trace.accept(new TraceEvent.RuleCancelled(rule));
  }

  /** Checks under way do not count for it, also if they have to be made again. */
  private void cancelled(Instance instance) {
    instance.cancelled = true;
    state.checks.replaceAll(check -> check.without(instance.rule));
  }

  private Optional<Instance> remove(String rule) {
    active.changed();
    return Optional.ofNullable(state.rules.remove(rule));
  }

  /** The instance ends with its last opening. */
  private Optional<Instance> drop(String rule) {
    return count(rule) == 0 ? remove(rule) : Optional.empty();
  }

  private int count(String rule) {
    int count = 0;
    for (Live live : state.stack) {
      count += live.opened(rule);
    }
    return count;
  }

  /** Cancels by expressions: of rules, of single openings, of styles and subjects. */
  public void cancelDue(int index) {
    for (Instance instance : active.cancelling(index)) {
      Rule rule = rule(instance);
      if (rule.cancelled && !rule.critical) {
        cancel(instance.rule);
      }
    }
    for (Live live : state.stack) {
      for (String rule : List.copyOf(live.opens.keySet())) {
        cancelOpenings(live, rule);
      }
    }
    state.hints.removeIf(hint -> hint.cancel() != null && cancels(hint, null));
  }

  private void cancelOpenings(Live live, String rule) {
    List<String> openings = live.opens.get(rule);
    List<String> left = new ArrayList<>(openings);
    left.removeIf(id -> !id.isEmpty() && book.cancels(id, view(state.rules.get(rule))));
    if (left.size() == openings.size()) {
      return;
    }
    if (left.isEmpty()) {
      live.opens.remove(rule);
      if (live instanceof GlobalLive) {
        state.cancelled.add(rule);
      }
      drop(rule).ifPresent(this::cancelled);
      active.changed();
      trace.accept(new TraceEvent.RuleCancelled(rule));
    } else {
      live.opens.put(rule, left);
    }
  }

  private boolean cancels(Hint hint, Instance instance) {
    return book.cancels(hint.cancel(), view(instance));
  }

  public View view(Instance instance) {
    return new View(state, moment, instance);
  }

  /** A copy of what a rule watches, for a topic that it calls; null if it is not open any more. */
  public Variables watches(String rule) {
    Instance instance = state.rules.get(rule);
    return instance == null ? null : instance.watches.copy();
  }

  public Rule rule(Instance instance) {
    return book.rule(instance.rule, view(instance));
  }

  /** When a rule is judged, also if it is not open. */
  At timeOf(String rule) {
    At time = book.facts(rule).time();
    return time != null ? time : rule(new Instance(rule, book.watches(rule))).check().at();
  }

  /** The frame that a scope means, seen from a place; null: the place itself. */
  public int frame(Scope scope, int index) {
    if (scope == null) {
      return index;
    }
    for (int i = index; i > 0; i--) {
      Live live = state.stack.get(i);
      if (scope == Scope.TOPIC && live instanceof TopicLive || scope == Scope.STAGE && live instanceof StageLive
          || scope == Scope.SESSION && live instanceof SessionLive) {
        return i;
      }
    }
    // There is no such scope any more, or not yet: the next one.
    return switch (scope) {
      case TOPIC -> index;
      case STAGE, SESSION -> Math.min(1, index);
      case GLOBAL -> 0;
    };
  }
}
