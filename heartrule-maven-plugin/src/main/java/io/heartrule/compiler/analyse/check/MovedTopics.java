package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.RunsIn;
import io.heartrule.compiler.analyse.Tables;
import io.heartrule.compiler.analyse.Timings;
import io.heartrule.compiler.analyse.TopicCalls;
import io.heartrule.compiler.analyse.TopicPlace;
import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.CheckTime;
import io.heartrule.compiler.model.Name;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.Session;
import io.heartrule.compiler.model.Stage;
import io.heartrule.compiler.model.Timing;
import io.heartrule.compiler.model.Variant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The topics that may run in a part of a session to which the table of running topics does not assign
 * them: what a late result of a background check calls comes in a later stage, or behind the last one;
 * {@code postpone} and {@code defer_topic} take a topic elsewhere. For proofs that must leave nothing out.
 */
final class MovedTopics {
  private final Analysis analysis;
  private final Tables tables;
  private final boolean callsForLater;
  private final Map<RunsIn, Set<TopicPlace>> moved = new LinkedHashMap<>();

  MovedTopics(Analysis analysis, Tables tables) {
    this.analysis = analysis;
    this.tables = tables;
    this.callsForLater = callsForLater();
    List<Action> anywhere = new ArrayList<>();
    analysis.symbols().topics().stream().filter(TopicPlace::isSkill).forEach(skill -> moving(skill, anywhere));
    analysis.project().rules().forEach(rule ->
        rule.effects().stream().filter(MovedTopics::moves).forEach(anywhere::add));
    for (Session session : analysis.project().sessions()) {
      lateCalls(session);
      List<Action> here = new ArrayList<>(anywhere);
      session.stages().forEach(stage -> stage.topics()
          .forEach(topic -> moving(new TopicPlace(session, stage, topic), here)));
      here.forEach(action -> move(action, session));
    }
  }

  private static void moving(TopicPlace place, List<Action> moving) {
    for (Variant variant : Variant.values()) {
      TopicCalls.actions(place, variant).stream().filter(MovedTopics::moves).forEach(moving::add);
    }
  }

  private static boolean moves(Action action) {
    return action instanceof Action.Postpone || action instanceof Action.DeferTopic;
  }

  /** The topics that may come to run in a part, with those that they call. */
  Set<TopicPlace> in(RunsIn part) {
    return moved.getOrDefault(part, Set.of());
  }

  /** Whether anything at all runs behind the last stage of a session. */
  boolean runsAfterStages(Session session) {
    return session.afterMain() != null || callsForLater || !in(new RunsIn(session, null)).isEmpty();
  }

  /** Whether a call puts its topic behind the stages or into the next session. */
  private static boolean isForLater(Timing timing) {
    return timing == Timing.At.AFTER_SESSION || timing == Timing.At.NEXT_SESSION;
  }

  private boolean callsForLater() {
    for (Rule rule : analysis.project().rules()) {
      if (isForLater(Timings.of(rule)) || rule.effects().stream().anyMatch(MovedTopics::isCallForLater)) {
        return true;
      }
    }
    return analysis.symbols().topics().stream().anyMatch(place -> Stream.of(Variant.values()).anyMatch(variant ->
        TopicCalls.actions(place, variant).stream().anyMatch(MovedTopics::isCallForLater)));
  }

  private static boolean isCallForLater(Action action) {
    return action instanceof Action.Call call && call.timing() != null && isForLater(call.timing().timing());
  }

  /** The parts of a session in their order, what runs outside of the stages last. */
  static List<RunsIn> parts(Session session) {
    List<RunsIn> parts = new ArrayList<>();
    session.stages().forEach(stage -> parts.add(new RunsIn(session, stage)));
    parts.add(new RunsIn(session, null));
    return parts;
  }

  private void lateCalls(Session session) {
    List<RunsIn> parts = parts(session);
    Set<Rule> judged = new LinkedHashSet<>();
    Set<TopicPlace> late = new LinkedHashSet<>();
    for (RunsIn part : parts) {
      if (!late.isEmpty()) {
        moved.computeIfAbsent(part, p -> new LinkedHashSet<>()).addAll(late);
      }
      for (Rule rule : tables.ruleScopes().active(part)) {
        if (isJudgedInBackground(rule) && judged.add(rule)) {
          calls(rule).forEach(name -> addWithCallees(late, analysis.symbols().skillPlace(name.text())));
        }
      }
    }
  }

  /** An ask rule too: beyond the newest ones, and how many these are the app may decide. */
  private static boolean isJudgedInBackground(Rule rule) {
    return rule.checkTime() != null && rule.checkTime() != CheckTime.At.NOW;
  }

  private static List<Name> calls(Rule rule) {
    List<Name> calls = new ArrayList<>(rule.calls());
    for (Action.Effect effect : rule.effects()) {
      if (effect instanceof Action.Call call && call.topic() != null) {
        calls.add(call.topic());
      }
    }
    return calls;
  }

  private void move(Action action, Session session) {
    if (action instanceof Action.Postpone postpone && postpone.topic() != null
        && postpone.to() instanceof Timing.AfterStage after) {
      Stage to = analysis.symbols().stage(session, after.stage().text());
      if (to != null) {
        named(postpone.topic(), session).forEach(topic -> add(new RunsIn(session, to), topic));
      }
    } else if (action instanceof Action.DeferTopic defer && defer.topic() != null) {
      for (Session next : analysis.project().sessions()) {
        Stage first = next.stages().stream().filter(stage -> !stage.branch()).findFirst().orElse(null);
        named(defer.topic(), session).forEach(topic -> add(new RunsIn(next, first), topic));
      }
    }
  }

  private List<TopicPlace> named(Name name, Session session) {
    return analysis.symbols().topics().stream()
        .filter(place -> (place.isSkill() || place.session() == session)
            && place.topic().name().text().equals(name.text())).toList();
  }

  private void add(RunsIn part, TopicPlace topic) {
    addWithCallees(moved.computeIfAbsent(part, p -> new LinkedHashSet<>()), topic);
  }

  private void addWithCallees(Set<TopicPlace> topics, TopicPlace topic) {
    if (topic != null && topics.add(topic)) {
      topics.addAll(tables.calls().callees(topic));
    }
  }
}
