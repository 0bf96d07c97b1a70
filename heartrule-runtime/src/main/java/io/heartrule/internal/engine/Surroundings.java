package io.heartrule.internal.engine;

import io.heartrule.ConversationListener;
import io.heartrule.internal.prompt.Prompts;
import io.heartrule.model.LanguageModel;
import java.time.Clock;
import java.util.concurrent.Executor;

/** What an engine gets from outside; all but the listener is shared by all conversations. */
public record Surroundings(LanguageModel model, Prompts prompts, Executor executor, Clock clock,
    ConversationListener listener) {
  /** The same for a conversation with a listener of its own. */
  public Surroundings heardBy(ConversationListener other) {
    return new Surroundings(model, prompts, executor, clock, other);
  }
}
