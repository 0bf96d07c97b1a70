package io.heartrule.compiler.analyse.lower;

import io.heartrule.compiler.analyse.Jump;
import io.heartrule.compiler.analyse.Liveness;
import io.heartrule.compiler.analyse.Meaning;
import io.heartrule.compiler.analyse.Scope;
import io.heartrule.compiler.analyse.SessionFlow;
import io.heartrule.compiler.analyse.TopicPlace;
import io.heartrule.compiler.analyse.Variable;
import io.heartrule.compiler.analyse.machine.Doc;
import io.heartrule.compiler.analyse.machine.Expr;
import io.heartrule.compiler.analyse.machine.JavaType;
import io.heartrule.compiler.analyse.machine.LibraryMachine.MapEntry;
import io.heartrule.compiler.analyse.machine.Operation;
import io.heartrule.compiler.analyse.machine.PartMachine;
import io.heartrule.compiler.analyse.machine.PendingCall;
import io.heartrule.compiler.analyse.machine.SessionMachine;
import io.heartrule.compiler.analyse.machine.SessionMachine.LastUse;
import io.heartrule.compiler.analyse.machine.SessionMachine.StageJump;
import io.heartrule.compiler.analyse.machine.SessionMachine.StageMachine;
import io.heartrule.compiler.analyse.machine.SessionMachine.StageStep;
import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.Session;
import io.heartrule.compiler.model.Setting;
import io.heartrule.compiler.model.Stage;
import io.heartrule.compiler.model.Step;
import io.heartrule.compiler.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Lowers a session with its stages. */
final class SessionLowering {
  private final Lowered lowered;
  private final PartLowering parts;

  SessionLowering(Lowered lowered) {
    this.lowered = lowered;
    this.parts = new PartLowering(lowered);
  }

  SessionMachine lower(Session session) {
    Scope scope = new Scope.OfSession(session);
    String id = session.name().text();
    JavaType type = lowered.names.session(session);
    lowered.map.add(new MapEntry("session", id, id, Places.of(session.head()), type, null));
    PartMachine part = parts.lower(id, scope, session.attentions(), List.of());
    List<StageMachine> stages = new ArrayList<>();
    List<PendingCall> pending = new ArrayList<>();
    for (Stage stage : session.stages()) {
      stages.add(stage(session, stage, type, pending));
    }
    return new SessionMachine(part, "会谈 " + id, Places.of(session.head()), lowered.names.record(session),
        session.minutes() == null ? 0 : session.minutes(),
        session.afterMain() == null ? null : session.afterMain().text(), settings(session.settings()), stages,
        lastUses(session), pending, Viewpoint.of(scope, lowered.names).types());
  }

  static List<SessionMachine.Setting> settings(List<Setting> settings) {
    List<SessionMachine.Setting> found = new ArrayList<>();
    for (Setting setting : settings) {
      String name = setting.name().text();
      found.removeIf(present -> present.name().equals(name));
      found.add(new SessionMachine.Setting(name, text(setting.value())));
    }
    return found;
  }

  private static String text(Value value) {
    if (value instanceof Value.OfText text) {
      return text.text().value();
    } else if (value instanceof Value.OfBool bool) {
      return String.valueOf(bool.value());
    } else if (value instanceof Value.OfNumber number) {
      return number.value().toPlainString();
    }
    return "";
  }

  private StageMachine stage(Session session, Stage stage, JavaType type, List<PendingCall> pending) {
    Scope scope = new Scope.OfStage(session, stage);
    String id = session.name() + "/" + stage.name();
    lowered.map.add(new MapEntry("stage", id, stage.name().text(), Places.of(stage.head()), type, "stages"));
    boolean own = !lowered.symbols.variables(scope).isEmpty();
    PartMachine variables = own ? parts.lower(id, scope, List.of(), List.of()) : null;
    List<StageStep> steps = new ArrayList<>();
    int calls = 0;
    for (Step step : stage.steps()) {
      if (step instanceof Step.Scene scene) {
        steps.add(new StageStep.Scene(scene.name().text(), scene.ai().text(), scene.human().text(),
            Places.of(scene.name().span())));
      } else if (step instanceof Step.InPlace in) {
        steps.add(new StageStep.Topic(new TopicPlace(session, stage, in.topic()).id(), in.topic().weight(),
            Places.of(in.topic().head())));
      } else if (step instanceof Step.SkillStep skill) {
        calls++;
        skill(stage, skill.call(), calls, Viewpoint.of(scope, lowered.names), steps, pending);
      }
    }
    return new StageMachine(id, stage.branch(), Places.of(stage.head()), variables,
        parts.opens(id, scope, stage.attentions()), parts.closes(stage.attentions()), steps, jumps(session, stage));
  }

  /** Each way once. */
  private List<StageJump> jumps(Session session, Stage stage) {
    List<StageJump> jumps = new ArrayList<>();
    SessionFlow flow = lowered.tables.flows().of(session);
    for (Jump jump : flow.jumps(stage)) {
      // Null: back, to the end, or to what would have followed anyway.
      Stage then = !jump.target().branch() || jump.go().back() == Action.Return.To.NONE ? null
          : flow.continuation(jump, lowered.symbols);
      StageJump found = new StageJump(jump.visit() == null ? null : jump.visit().topic().id(),
          session.name() + "/" + jump.target().name(), then == null ? null : session.name() + "/" + then.name(),
          Places.of(jump.go().common().head()));
      if (jumps.stream().noneMatch(other -> Objects.equals(other.topic(), found.topic())
          && other.target().equals(found.target()) && Objects.equals(other.then(), found.then()))) {
        jumps.add(found);
      }
    }
    return jumps;
  }

  /** A skill as a step: what it is given is known to the session, which finds it by the id of the step. */
  private void skill(Stage stage, Action.Call call, int number, Viewpoint inStage, List<StageStep> steps,
      List<PendingCall> pending) {
    TopicPlace topic = lowered.symbols.skillPlace(call.topic().text());
    if (topic == null) {
      return;
    }
    String step = call.common().id() == null ? stage.name() + "/call#" + number : call.common().id().text();
    Meaning list = call.fromlist() == null ? null : lowered.symbols.meaning(call.fromlist().span());
    Variable elements = list == null ? null : list.variableUsed();
    Viewpoint from = elements == null ? inStage : inStage.over(elements);
    Operation.Input input = lowered.assignments.input(topic, call.input(), from);
    List<Operation.Change> output = ActionLowering.itemAware(lowered,
        lowered.assignments.output(call.output(), topic, from), elements, from);
    Expr condition = call.common().condition() == null ? null
        : lowered.expressions.condition(call.common().condition(), inStage);
    pending.add(new PendingCall(step, "call" + (pending.size() + 1),
        new Doc(Places.of(call.common().head()), "call " + call.topic()),
        input.kind() == Operation.Input.Kind.NONE ? null : input, output, input.vars(),
        elements == null ? null : lowered.names.element(elements), elements == null ? null : inStage.read(elements),
        condition, from.types(), lowered.updated(lowered.tables.liveness().named(call))));
    steps.add(new StageStep.Skill(call.topic().text(), step, Places.of(call.common().head())));
    lowered.map.add(new MapEntry("call", step, call.topic().text(), Places.of(call.common().head()), null, null));
  }

  private List<LastUse> lastUses(Session session) {
    List<LastUse> uses = new ArrayList<>();
    for (Variable variable : lowered.tables.liveness().updatable()) {
      Liveness.LastUse last = lowered.tables.liveness().lastUse(session, variable);
      if (last != null) {
        String where = variable.scope() instanceof Scope.OfStage of ? session.name() + "/" + of.stage().name() + "/"
            : "";
        uses.add(new LastUse(where + variable.name(), last.visit().topic().id(),
            last.reason() == null ? null : Places.of(last.reason())));
      }
    }
    return uses;
  }
}
