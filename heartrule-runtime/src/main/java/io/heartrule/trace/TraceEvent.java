package io.heartrule.trace;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

  /** {@code name} is the script's; {@code rule} is the rule that called it, or null. */
  record TopicStarted(String topic, String name, String rule) implements TraceEvent {}

  record TopicEnded(String topic, String name) implements TraceEvent {}

  record TopicQueued(String topic, String name, String timing, String rule) implements TraceEvent {}

  record TopicCancelled(String topic, String name, String why) implements TraceEvent {}

  record RuleOpened(String rule, String frame, int count) implements TraceEvent {}

  record RuleClosed(String rule, String frame) implements TraceEvent {}

  record RuleCancelled(String rule) implements TraceEvent {}

  /**
   * A rule has fired: why, on what, and what came of it. {@code Conversation.explain} says it in words.
   *
   * @param check when it is judged: {@code NOW}, {@code ASK}, {@code TOPIC}, …
   * @param timing of its call as it stands in the script or follows from the check; null without a call
   * @param how who decided: {@code model}, {@code program} (an expression), {@code phrase},
   *     {@code retried} (a former try of the turn had handed out its words)
   * @param call the model call that decided: {@code turn}, {@code extract}, {@code check} (in the background),
   *     {@code critical} (the critical rules alone, after an answer that could not be used); else null
   * @param decided the field of the answer and its value as it came, {@code rule_急迫=True}; the expression;
   *     or which of the rule's phrases, {@code phrases[1]}
   * @param position where the conversation stood
   * @param from first line of the dialogue that was judged, as an index into {@code Conversation.transcript()};
   *     what is before it was known to the rule
   * @param until the line behind the last one
   * @param inserted the topics that it called, and where they are now
   * @param effects what its {@code do} has done, as in the script but without texts and values
   */
  record RuleFired(String rule, String check, String timing, String how, String call, String decided,
      String position, int from, int until, List<Inserted> inserted, List<String> effects) implements TraceEvent {
    public RuleFired {
      inserted = List.copyOf(inserted);
      effects = List.copyOf(effects);
    }
  }

  /**
   * A topic that a rule has called, and its place.
   *
   * @param topic its id
   * @param timing as written
   * @param place what became of it: {@code ENDS_ASK}, {@code SUSPENDS_ASK}, {@code AFTER_ASK},
   *     {@code BEFORE_NEXT_ASK}, {@code QUEUE}, {@code END_OF_STAGE}, {@code END_OF_SESSION},
   *     {@code NEXT_SESSION}, {@code RESTARTS} (it runs already and begins again), {@code ALREADY_THERE}
   * @param of the stage in whose queue or at whose end it waits, or null
   * @param number its number in that queue, from 1; 0 if it does not wait in one
   * @param before the topic that follows it in that queue, or null
   */
  record Inserted(String topic, String timing, String place, String of, int number, String before) {}

  /** Hints of {@code reply} rules stood in the prompt of a turn: the model follows them, nothing is fired. */
  record HintsGiven(String position, List<String> rules) implements TraceEvent {}

  /**
   * Open rules of this check time, {@code NOW} or {@code ASK}, that could not fire, and why: {@code ONCE} (it
   * has fired), {@code TOPIC_WAITS} (a topic that it called has not begun), {@code OWN_TOPIC} (such a topic
   * runs), {@code CONDITION} (is false), {@code LIMIT} (newer rules took the places),
   * {@code CRISIS} (a topic about safety runs, and it would get in its way).
   */
  record RulesSilent(String check, Map<String, String> rules) implements TraceEvent {
    public RulesSilent {
      rules = Collections.unmodifiableMap(new LinkedHashMap<>(rules));
    }
  }

  /** A visitor's text could not be judged by critical rules. */
  record RiskUnknown(List<String> rules) implements TraceEvent {}

  /** Background work began: {@code update} with variables, {@code check} with rules. */
  record BackgroundBegan(String purpose, List<String> names) implements TraceEvent {}

  record BackgroundApplied(String purpose, List<String> names, boolean useful) implements TraceEvent {}

  /** Background work broke off; {@code error} is the name of the exception. */
  record BackgroundFailed(String purpose, List<String> names, String error) implements TraceEvent {}

  /**
   * A call whose answer has been taken in has read a stretch of the dialogue for some variables.
   *
   * @param from index of its first line
   * @param until index after its last line
   * @param purpose {@code extract} or {@code update}
   */
  record DialogueRead(List<String> variables, int from, int until, String purpose) implements TraceEvent {}

  /** Something for the author of the script to know. */
  record Noted(String place, String note) implements TraceEvent {}

  /** One line: {@code {"event":"RuleFired","rule":"…",…}}. */
  default String toJson() {
    return TraceLine.of(this);
  }
}
