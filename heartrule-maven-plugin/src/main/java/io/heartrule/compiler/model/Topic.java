package io.heartrule.compiler.model;

import io.heartrule.compiler.source.Span;
import java.util.List;

/**
 * A topic of a stage, or a skill.
 *
 * @param id the written {@code id:}, or null
 * @param quick the actions of the short form, or null if there is none
 * @param detailed the actions of the long form, or null if there is none
 * @param weight 100 if not written
 * @param minutes the written estimate, or null
 * @param head the key {@code topic}
 */
public record Topic(Name name, Name id, List<Declared> declares, List<Attention> attentions,
    List<Action> actions, List<Action> quick, List<Action> detailed, int weight, Integer minutes,
    Span head, Span span) {
  public Topic {
    declares = List.copyOf(declares);
    attentions = List.copyOf(attentions);
    actions = List.copyOf(actions);
    quick = quick == null ? null : List.copyOf(quick);
    detailed = detailed == null ? null : List.copyOf(detailed);
  }

  /** The actions of a form, or null if the topic has no such form. */
  public List<Action> actions(Variant variant) {
    return switch (variant) {
      case STANDARD -> actions;
      case QUICK -> quick;
      case DETAILED -> detailed;
    };
  }
}
