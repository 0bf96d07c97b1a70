package io.heartrule.trace;

import java.util.List;

/** Something that the engine decided or that happened to it. Immutable. Holds no words of the dialogue. */
public sealed interface TraceEvent {
  /** A turn began; {@code turn} is the caller's id. */
  record TurnBegan(String turn) implements TraceEvent {}

  /** The counselor said something. */
  record Said(String position, int characters) implements TraceEvent {}

  /** A request went to the model. */
  record ModelCalled(String purpose, String position, List<String> fields, boolean repeat) implements TraceEvent {}

  /** A call had been begun while another was under way; if it was not used, nothing else tells of it. */
  record CalledEarly(String purpose, String position, boolean used) implements TraceEvent {}

  /** The model gave no answer. */
  record ModelFailed(String purpose, String position, String reason) implements TraceEvent {}

  /** The model's answer could not be used. */
  record AnswerMalformed(String purpose, String position, String problem) implements TraceEvent {}

  /** Something in an answer was passed over. */
  record AnswerNoted(String position, String field, String note) implements TraceEvent {}

  record SessionStarted(String session) implements TraceEvent {}

  record SessionEnded(String session, boolean counseling) implements TraceEvent {}

  record StageEntered(String stage) implements TraceEvent {}

  record StageLeft(String stage) implements TraceEvent {}

  /** {@code rule} is the rule that called it, or null. */
  record TopicStarted(String topic, String name, String rule) implements TraceEvent {}

  record TopicEnded(String topic, String name) implements TraceEvent {}

  record TopicQueued(String topic, String name, String timing, String rule) implements TraceEvent {}

  record TopicCancelled(String topic, String name, String why) implements TraceEvent {}

  record RuleOpened(String rule, String frame, int count) implements TraceEvent {}

  record RuleClosed(String rule, String frame) implements TraceEvent {}

  record RuleCancelled(String rule) implements TraceEvent {}

  /** {@code how}: model, program, phrase. */
  record RuleFired(String rule, String check, String timing, String how) implements TraceEvent {}

  /** A visitor's text could not be judged by critical rules. */
  record RiskUnknown(List<String> rules) implements TraceEvent {}

  /** Background work began: {@code update} with variables, {@code check} with rules. */
  record BackgroundBegan(String purpose, List<String> names) implements TraceEvent {}

  record BackgroundApplied(String purpose, List<String> names, boolean useful) implements TraceEvent {}

  /** Something for the author of the script to know. */
  record Noted(String place, String note) implements TraceEvent {}

  /** One line: {@code {"event":"RuleFired","rule":"…",…}}. */
  default String toJson() {
    return TraceLine.of(this);
  }
}
