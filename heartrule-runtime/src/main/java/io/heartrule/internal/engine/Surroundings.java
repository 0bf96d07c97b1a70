package io.heartrule.internal.engine;

import io.heartrule.ConversationListener;
import io.heartrule.internal.prompt.Prompts;
import io.heartrule.model.LanguageModel;
import java.time.Clock;
import java.util.concurrent.Executor;

/** What an engine gets from outside; shared by all conversations. */
public record Surroundings(LanguageModel model, Prompts prompts, Executor executor, Clock clock,
    ConversationListener listener) {
}
