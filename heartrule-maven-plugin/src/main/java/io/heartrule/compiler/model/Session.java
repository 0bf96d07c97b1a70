package io.heartrule.compiler.model;

import io.heartrule.compiler.source.Span;
import java.util.List;

/**
 * @param minutes the planned length, or null
 * @param afterMain the topic for after the main flow, or null
 * @param head the key {@code session}
 */
public record Session(Name name, Name id, List<Declared> declares, List<Attention> attentions,
    List<Stage> stages, Integer minutes, Name afterMain, List<Setting> settings, Span head, Span span) {
  public Session {
    declares = List.copyOf(declares);
    attentions = List.copyOf(attentions);
    stages = List.copyOf(stages);
    settings = List.copyOf(settings);
  }
}
