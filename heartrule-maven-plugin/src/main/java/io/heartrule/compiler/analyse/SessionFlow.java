package io.heartrule.compiler.analyse;

import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.Session;
import io.heartrule.compiler.model.Stage;
import io.heartrule.compiler.model.Step;
import io.heartrule.compiler.model.Topic;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The flow of one session: the visits of its stages and the jumps between stages. Immutable after {@link #of}. */
public final class SessionFlow {
  private final Session session;
  private final Map<Stage, List<Visit>> visits = new IdentityHashMap<>();
  private final Map<Stage, List<Jump>> jumps = new IdentityHashMap<>();

  private SessionFlow(Session session) {
    this.session = session;
  }

  static SessionFlow of(Session session, Analysis analysis, RuleScopes scopes) {
    SessionFlow flow = new SessionFlow(session);
    for (Stage stage : session.stages()) {
      flow.visits.put(stage, visits(session, stage, analysis.symbols()));
    }
    for (Stage stage : session.stages()) {
      flow.jumps.put(stage, flow.readJumps(stage, analysis.symbols(), scopes));
    }
    return flow;
  }

  private static List<Visit> visits(Session session, Stage stage, Symbols symbols) {
    List<Visit> visits = new ArrayList<>();
    for (Step step : stage.steps()) {
      if (step instanceof Step.InPlace inPlace) {
        visits.add(new Visit(session, stage, new TopicPlace(session, stage, inPlace.topic()), null));
      } else if (step instanceof Step.SkillStep skill && skill.call().topic() != null) {
        Topic topic = symbols.skill(skill.call().topic().text());
        if (topic != null) {
          visits.add(new Visit(session, stage, TopicPlace.skill(topic), skill.call()));
        }
      }
    }
    visits.sort(Comparator.comparingInt(SessionFlow::weight).reversed());
    return List.copyOf(visits);
  }

  /** The weight with which a visit is queued: that of its topic; a skill as a step has the usual one. */
  static int weight(Visit visit) {
    return visit.call() == null ? visit.topic().topic().weight() : 100;
  }

  private List<Jump> readJumps(Stage stage, Symbols symbols, RuleScopes scopes) {
    List<Jump> found = new ArrayList<>();
    RunsIn where = new RunsIn(session, stage);
    TopicCalls calls = scopes.calls();
    BitSet inserted = (BitSet) scopes.reach().running(where).clone();
    inserted.and(calls.jumping());
    for (Visit visit : visits(stage)) {
      int number = calls.number(visit.topic());
      BitSet run = (BitSet) calls.callees(number).clone();
      run.set(number);
      run.and(calls.jumping());
      inserted.andNot(run);
      run.stream().forEach(place -> addJumps(found, stage, visit, calls.gotos(place), symbols));
    }
    inserted.stream().forEach(place -> addJumps(found, stage, null, calls.gotos(place), symbols));
    for (Rule rule : scopes.active(where)) {
      for (Action.Effect effect : rule.effects()) {
        if (effect instanceof Action.Goto go) {
          add(found, stage, null, go, rule, symbols);
        }
      }
    }
    return List.copyOf(found);
  }

  private void addJumps(List<Jump> found, Stage stage, Visit visit, List<Action.Goto> gotos, Symbols symbols) {
    gotos.forEach(go -> add(found, stage, visit, go, null, symbols));
  }

  private void add(List<Jump> found, Stage from, Visit visit, Action.Goto go, Rule rule, Symbols symbols) {
    Stage target = go.stage() == null ? null : symbols.stage(session, go.stage().text());
    if (target != null) {
      found.add(new Jump(from, visit, go, target, rule));
    }
  }

  public Session session() {
    return session;
  }

  /** The topics of a stage in the order in which they are queued: by weight, else as written. */
  public List<Visit> visits(Stage stage) {
    return visits.getOrDefault(stage, List.of());
  }

  /** The jumps that may happen in a stage, those of its own topics first, in order. */
  public List<Jump> jumps(Stage stage) {
    return jumps.getOrDefault(stage, List.of());
  }

  /** Every jump of the session, by stage. */
  public List<Jump> jumps() {
    return session.stages().stream().flatMap(stage -> jumps(stage).stream()).toList();
  }

  /** Where the session begins: its first main-line stage, or null. */
  Stage first() {
    return session.stages().stream().filter(stage -> !stage.branch()).findFirst().orElse(null);
  }

  /** The main-line stage after another in file order, or null. */
  public Stage next(Stage stage) {
    boolean passed = false;
    for (Stage other : session.stages()) {
      if (passed && !other.branch()) {
        return other;
      }
      passed |= other == stage;
    }
    return null;
  }

  /**
   * Where the flow goes on when the branch of a jump has ended; for a jump into the main line its
   * target. Null: where it came from, or the end of the session.
   */
  public Stage continuation(Jump jump, Symbols symbols) {
    if (!jump.target().branch()) {
      return jump.target();
    } else if (isNamed(jump)) {
      return named(jump, symbols);
    }
    return jump.comesBack() || jump.from().branch() ? null : next(jump.from());
  }

  /** Whether a jump says beside which stage the flow goes on behind its branch. */
  static boolean isNamed(Jump jump) {
    return jump.go().back() instanceof Action.Return.Before || jump.go().back() instanceof Action.Return.After;
  }

  /** The stage with which it goes on then; null: the end, or there is no such stage. */
  Stage named(Jump jump, Symbols symbols) {
    if (jump.go().back() instanceof Action.Return.Before before) {
      return symbols.stage(session, before.stage().text());
    }
    Stage stage = symbols.stage(session, ((Action.Return.After) jump.go().back()).stage().text());
    return stage == null ? null : next(stage);
  }
}
