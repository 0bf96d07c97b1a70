package io.heartrule.compiler.analyse;

import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.Get;
import io.heartrule.compiler.model.Stage;
import io.heartrule.compiler.model.Variant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the extraction at the end of an ask may collect for the next one (section b9): its gets, as
 * far as their variables are there when the ask ends. Immutable after {@link #of}.
 */
public final class LookAhead {

  /**
   * @param place the topic of the next ask
   * @param ask the next ask; its {@code tolist} tells whether the gets are fields of a list
   * @param gets those of its gets that may be collected ahead; all of them if they are fields
   */
  public record Ahead(TopicPlace place, Action.AiAsk ask, List<Get> gets) {
    public Ahead {
      gets = List.copyOf(gets);
    }
  }

  private final Map<Action, Ahead> ahead = new IdentityHashMap<>();

  private LookAhead() {}

  static LookAhead of(Analysis analysis, TopicCalls calls, Flows flows) {
    LookAhead table = new LookAhead();
    for (TopicPlace place : calls.places()) {
      TopicPlace next = next(place, flows);
      for (Variant variant : Variant.values()) {
        table.read(place, TopicCalls.actions(place, variant), next, analysis.symbols());
      }
    }
    return table;
  }

  /** The topic that follows in the flow of the session, or null if that is not known. */
  private static TopicPlace next(TopicPlace place, Flows flows) {
    if (place.isSkill()) {
      return null;
    }
    boolean passed = false;
    for (Stage stage : following(place)) {
      for (Visit visit : flows.of(place.session()).visits(stage)) {
        if (passed) {
          return visit.topic();
        }
        passed = visit.topic().equals(place);
      }
    }
    return null;
  }

  /** The stage of the topic and, on the main line, the next stage: more are not needed unless they are empty. */
  private static List<Stage> following(TopicPlace place) {
    if (place.stage().branch()) {
      return List.of(place.stage());
    }
    List<Stage> main = place.session().stages().stream().filter(stage -> !stage.branch()).toList();
    int from = 0;
    while (from < main.size() && main.get(from) != place.stage()) {
      from++;
    }
    return main.subList(Math.min(from, main.size()), main.size());
  }

  private void read(TopicPlace place, List<Action> actions, TopicPlace next, Symbols symbols) {
    for (int i = 0; i < actions.size(); i++) {
      if (actions.get(i) instanceof Action.AiAsk ask) {
        Ahead found = follow(place, actions, i + 1, next);
        if (found != null) {
          add(place, ask, found, symbols);
        }
      }
    }
  }

  /**
   * The next ask that surely follows in the topic, else the first of the next topic; gets not yet chosen. A
   * call between the two comes back, and so does a branch that returns here.
   */
  private static Ahead follow(TopicPlace place, List<Action> actions, int from, TopicPlace next) {
    boolean sure = true;
    for (Action action : actions.subList(from, actions.size())) {
      if (action instanceof Action.AiAsk ask && ask.common().condition() == null && sure) {
        return new Ahead(place, ask, List.of());
      } else if (leaves(action)) {
        if (action.common().condition() == null) {
          return null;
        }
        sure = false;
      }
    }
    return next == null ? null : TopicCalls.actions(next, Variant.STANDARD).stream()
        .filter(Action.AiAsk.class::isInstance).findFirst()
        .map(ask -> new Ahead(next, (Action.AiAsk) ask, List.of())).orElse(null);
  }

  private static boolean leaves(Action action) {
    return action instanceof Action.Stop
        || action instanceof Action.Goto jump && jump.back() != Action.Return.To.HERE;
  }

  private void add(TopicPlace place, Action.AiAsk ask, Ahead next, Symbols symbols) {
    List<Get> gets = new ArrayList<>();
    if (next.ask().tolist() != null) {
      if (isOpen(symbols.variable(next.place(), next.ask().tolist().text()), place)
          && (ask.tolist() == null || !ask.tolist().text().equals(next.ask().tolist().text()))) {
        gets.addAll(next.ask().output().gets());
      }
    } else {
      for (Get get : next.ask().output().gets()) {
        Variable variable = symbols.variable(next.place(), get.variable().text());
        if (isOpen(variable, place) && !collects(place, ask, variable, symbols)) {
          gets.add(get);
        }
      }
    }
    if (!gets.isEmpty()) {
      ahead.put(ask, new Ahead(next.place(), next.ask(), gets));
    }
  }

  private static boolean collects(TopicPlace place, Action.AiAsk ask, Variable variable, Symbols symbols) {
    return ask.tolist() == null && ask.output().gets().stream()
        .anyMatch(get -> variable.equals(symbols.variable(place, get.variable().text())));
  }

  /** Whether the frame of a variable is there when an ask of the topic ends. */
  private static boolean isOpen(Variable variable, TopicPlace place) {
    if (variable == null) {
      return false;
    }
    Scope scope = variable.scope();
    return scope instanceof Scope.Global
        || scope instanceof Scope.OfSession session && session.session() == place.session()
        || scope instanceof Scope.OfStage stage && stage.stage() == place.stage()
        || scope instanceof Scope.OfTopic topic && topic.topic().equals(place);
  }

  /** What may be collected ahead at the end of an ask, or null. */
  public Ahead ahead(Action.AiAsk ask) {
    return ahead.get(ask);
  }
}
