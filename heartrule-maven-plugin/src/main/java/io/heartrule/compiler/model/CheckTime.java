package io.heartrule.compiler.model;

/** When a rule is judged, or a watch item brought up to date. */
public sealed interface CheckTime {
  /** At a point of the flow. */
  enum At implements CheckTime { NOW, ASK, TOPIC, STAGE, SESSION }

  /** After so many finished topics, and again after each so many. */
  record EveryTopics(int topics) implements CheckTime {}

  /** After so many characters of the visitor, and again after each so many. */
  record EveryChars(int chars) implements CheckTime {}
}
