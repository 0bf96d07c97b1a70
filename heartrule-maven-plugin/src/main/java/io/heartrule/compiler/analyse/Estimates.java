package io.heartrule.compiler.analyse;

import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.Session;
import io.heartrule.compiler.model.Stage;
import io.heartrule.compiler.model.Step;
import io.heartrule.compiler.model.Topic;
import io.heartrule.compiler.model.Variant;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * How long things take, in seconds (section b8): a sentence 10, a question 120, a thought 5, a call
 * as long as the called topic, a branch that comes back here as long as its stage; a written
 * {@code minutes} overrides. Immutable after {@link #of}.
 */
public final class Estimates {
  static final int SAY = 10;
  static final int ASK = 120;
  static final int THINK = 5;

  private final Map<Action, Integer> actions = new IdentityHashMap<>();
  private final Map<Topic, int[]> sums = new IdentityHashMap<>();
  private final Map<Stage, Integer> stages = new IdentityHashMap<>();
  private final Map<Session, Integer> sessions = new IdentityHashMap<>();

  private Estimates() {}

  static Estimates of(Analysis analysis, TopicCalls calls) {
    return new Estimates().estimate(analysis, calls);
  }

  private Estimates estimate(Analysis analysis, TopicCalls calls) {
    for (int number : calls.calleesFirst()) {
      if (calls.place(number).isSkill()) {
        estimate(calls.place(number), analysis);
      }
    }
    for (Session session : analysis.project().sessions()) {
      int sum = 0;
      for (Stage stage : session.stages()) {
        int seconds = estimate(session, stage, analysis);
        sum += stage.branch() ? 0 : seconds;
      }
      sessions.put(session, sum);
    }
    return this;
  }

  private int estimate(Session session, Stage stage, Analysis analysis) {
    Integer known = stages.get(stage);
    if (known != null) {
      return known;
    }
    stages.put(stage, 0); // a branch that leads to itself takes no time of its own
    int sum = 0;
    for (Step step : stage.steps()) {
      if (step instanceof Step.InPlace inPlace) {
        sum += estimate(new TopicPlace(session, stage, inPlace.topic()), analysis);
      } else if (step instanceof Step.SkillStep skill) {
        sum += estimate(skill.call(), null, analysis);
      }
    }
    stages.put(stage, sum);
    return sum;
  }

  private int estimate(TopicPlace place, Analysis analysis) {
    int[] forms = new int[Variant.values().length];
    for (Variant variant : Variant.values()) {
      for (Action action : TopicCalls.actions(place, variant)) {
        forms[variant.ordinal()] += estimate(action, place, analysis);
      }
    }
    sums.put(place.topic(), forms);
    return seconds(place, Variant.STANDARD);
  }

  private int estimate(Action action, TopicPlace place, Analysis analysis) {
    int seconds = action.common().minutes() == null
        ? usual(action, place, analysis)
        : 60 * action.common().minutes();
    actions.put(action, seconds);
    return seconds;
  }

  private int usual(Action action, TopicPlace place, Analysis analysis) {
    if (action instanceof Action.Say) {
      return SAY;
    } else if (action instanceof Action.AiAsk) {
      return ASK;
    } else if (action instanceof Action.Think) {
      return THINK;
    } else if (action instanceof Action.Call call && call.isSynchronous() && call.topic() != null) {
      Topic skill = analysis.symbols().skill(call.topic().text());
      return skill == null || !sums.containsKey(skill) ? 0 : seconds(TopicPlace.skill(skill), Variant.STANDARD);
    } else if (action instanceof Action.Goto go && go.back() == Action.Return.To.HERE && go.stage() != null
        && place != null && !place.isSkill()) {
      Stage branch = analysis.symbols().stage(place.session(), go.stage().text());
      return branch == null || !branch.branch() ? 0 : estimate(place.session(), branch, analysis);
    }
    return 0;
  }

  /** Seconds of one action; 0 for what takes no time. */
  public int seconds(Action action) {
    return actions.getOrDefault(action, 0);
  }

  /** Seconds of a form of a topic: its {@code minutes} for the standard form, else its sum. */
  public int seconds(TopicPlace place, Variant variant) {
    Integer minutes = place.topic().minutes();
    return variant == Variant.STANDARD && minutes != null ? 60 * minutes : sum(place, variant);
  }

  /** Seconds of the actions of a form of a topic, whatever the topic's {@code minutes} say. */
  public int sum(TopicPlace place, Variant variant) {
    int[] forms = sums.get(place.topic());
    return forms == null ? 0 : forms[variant.ordinal()];
  }

  /** Seconds of the topics of a stage, in their standard form. */
  public int seconds(Stage stage) {
    return stages.getOrDefault(stage, 0);
  }

  /** Seconds of the main line of a session. */
  public int seconds(Session session) {
    return sessions.getOrDefault(session, 0);
  }
}
