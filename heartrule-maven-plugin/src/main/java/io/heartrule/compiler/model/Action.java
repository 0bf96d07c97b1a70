package io.heartrule.compiler.model;

import java.util.List;

/** One item of an {@code actions} list. */
public sealed interface Action {
  Common common();

  /** Speaks the text word for word, without the model. */
  record Say(Common common, Text text) implements Action {}

  /**
   * A question led by the model over several turns.
   *
   * @param exit null if not written
   * @param tolist the list that the records of the output go to, or null
   * @param maxTurns null if not written
   */
  record AiAsk(Common common, Text text, Text exit, Output output, Name tolist, Integer maxTurns,
      boolean skipIfKnown) implements Action {}

  /** One model call without speech. */
  record Think(Common common, Text text, Output output, Name tolist) implements Action {}

  /**
   * Calls a skill.
   *
   * @param timing null if not written
   * @param fromlist the list over whose elements the call is repeated, or null
   */
  record Call(Common common, Name topic, Timing.Written timing, Name fromlist, List<Assignment> input,
      List<Assignment> output) implements Effect {
    public Call {
      input = List.copyOf(input);
      output = List.copyOf(output);
    }

    /** Whether the caller waits for the end of the called topic (section b5). */
    public boolean isSynchronous() {
      return timing == null
          || timing.timing() == Timing.At.BEFORE_GOAL
          || timing.timing() == Timing.At.NOW
          || timing.timing() == Timing.At.BEFORE_ASK
          || timing.timing() == Timing.At.AFTER_ASK;
    }
  }

  /** What may stand as an action and in the {@code do} of a rule. */
  sealed interface Effect extends Action {}

  /** {@code set} as an action. */
  record SetVariable(Common common, Assignment assignment) implements Effect {}

  /**
   * @param scope null if not written
   * @param cancelWhen null if not written
   */
  record OpenRule(Common common, Name rule, ScopeLevel scope, Expression cancelWhen, Text cancelWhenText)
      implements Effect {}

  /** @param scope null if not written */
  record CloseRule(Common common, Name rule, ScopeLevel scope) implements Effect {}

  /** @param maxTimes null if not written */
  record Goto(Common common, Name stage, Return back, Integer maxTimes) implements Effect {}

  /** Where a branch returns to. */
  sealed interface Return {
    /** One of the words. */
    enum To implements Return { HERE, NEXT, NONE }

    record Before(Name stage) implements Return {}

    record After(Name stage) implements Return {}
  }

  record Stop(Common common, Target target) implements Effect {
    /** What is broken off. */
    public enum Target { ASK, TOPIC, SESSION, ALL }
  }

  /** @param to null means the end of the stage */
  record Postpone(Common common, Name topic, Timing to) implements Effect {}

  record Advance(Common common, Name topic) implements Effect {}

  /** @param where an expression over the inputs of the queued topic, or null for all of them */
  record CancelTopic(Common common, Name topic, Expression where, Text whereText) implements Effect {}

  record DeferTopic(Common common, Name topic) implements Effect {}

  /** @param cancelWhen null: until the scope ends */
  record Avoid(Common common, Text subject, Expression cancelWhen, Text cancelWhenText) implements Effect {}

  /** @param cancelWhen null: until closed or the scope ends */
  record OpenStyle(Common common, Text style, Expression cancelWhen, Text cancelWhenText) implements Effect {}

  record CloseStyle(Common common) implements Effect {}

  record SetAutoUpdate(Common common, Name variable, AutoUpdate to) implements Effect {}

  record Weight(Common common, Name topic, int to) implements Effect {}

  /** Chooses the quick, standard or detailed form of a queued topic. */
  record Version(Common common, Name topic, Variant to) implements Effect {}

  /** A counter, status or log; with a define it is watched, without one it changes at once. */
  record AddWatch(Common common, Watch watch) implements Effect {}
}
