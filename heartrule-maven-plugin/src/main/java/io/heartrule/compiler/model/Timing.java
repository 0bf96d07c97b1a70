package io.heartrule.compiler.model;

import io.heartrule.compiler.source.Span;

/** When a called topic starts (section b5). */
public sealed interface Timing {
  /** One of the words. */
  enum At implements Timing {
    NOW, BEFORE_ASK, AFTER_ASK, BEFORE_GOAL, AFTER_GOAL, AFTER_STAGE, AFTER_SESSION, NEXT_SESSION
  }

  /** {@code {before: topic}}: before the first queued topic of that name. */
  record Before(Name topic) implements Timing {}

  /** {@code {after: topic}}: after the first queued topic of that name. */
  record After(Name topic) implements Timing {}

  /** {@code {after_stage: stage}}: at the end of that stage. */
  record AfterStage(Name stage) implements Timing {}

  /** A timing and where it is written. */
  record Written(Timing timing, Span span) {}
}
