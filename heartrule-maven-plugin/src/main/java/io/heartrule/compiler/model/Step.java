package io.heartrule.compiler.model;

import io.heartrule.compiler.source.Span;

/** One item of the {@code steps} of a stage. */
public sealed interface Step {
  Span span();

  /** The room and the people, until the next scene. */
  record Scene(Name name, Name ai, Name human, Span span) implements Step {}

  /** A topic written in place. */
  record InPlace(Topic topic) implements Step {
    @Override
    public Span span() {
      return topic.span();
    }
  }

  /** {@code call: skill}: a skill put into the main flow. */
  record SkillStep(Action.Call call) implements Step {
    @Override
    public Span span() {
      return call.common().span();
    }
  }
}
