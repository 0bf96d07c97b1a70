package io.heartrule.compiler.model;

import io.heartrule.compiler.source.Span;
import java.util.List;

/**
 * @param branch whether the stage is entered by goto only
 * @param head the key {@code stage}
 */
public record Stage(Name name, Name id, List<Declared> declares, List<Attention> attentions,
    List<Step> steps, boolean branch, Span head, Span span) {
  public Stage {
    declares = List.copyOf(declares);
    attentions = List.copyOf(attentions);
    steps = List.copyOf(steps);
  }

  /** The topics written in place, in order. */
  public List<Topic> topics() {
    return steps.stream().filter(Step.InPlace.class::isInstance).map(s -> ((Step.InPlace) s).topic()).toList();
  }
}
