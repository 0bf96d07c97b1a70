package io.heartrule.internal.chat;

import io.heartrule.model.LanguageModel;
import io.heartrule.model.openai.OpenAiModel;
import io.heartrule.model.rehearsal.Cassette;
import io.heartrule.model.rehearsal.RehearsalModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The model of a chat: a real one if an address is given, else a rehearsal, from a cassette if there is one.
 *
 * @param address of the server of a real model; null in a rehearsal
 * @param about one line that says which it is
 */
record ChatModel(LanguageModel model, String address, String about) {
  /** Whether the answers come from a model. */
  boolean isReal() {
    return address != null;
  }

  /**
   * Chooses by the options.
   *
   * @param session name of the session
   * @param script its file, or null
   * @throws ChatException with the next step if something is missing
   */
  static ChatModel of(ChatOptions options, String session, String script, ChatWords words) {
    String baseUrl = options.get("baseUrl", "HEARTRULE_BASE_URL");
    return baseUrl == null ? rehearsal(options, session, script, words) : real(options, baseUrl, words);
  }

  private static ChatModel real(ChatOptions options, String baseUrl, ChatWords words) {
    String name = options.get("model", "HEARTRULE_MODEL");
    if (name == null) {
      throw new ChatException(words.of("model.name"));
    }
    try {
      LanguageModel model = OpenAiModel.builder().baseUrl(baseUrl).apiKey(options.key()).model(name).build();
      return new ChatModel(model, baseUrl, words.of("model.real", name, baseUrl));
    } catch (IllegalArgumentException wrong) {
      throw new ChatException(words.of("model.wrong", wrong.getMessage()));
    }
  }

  private static ChatModel rehearsal(ChatOptions options, String session, String script, ChatWords words) {
    Path file = cassette(options, session, script);
    if (file == null) {
      return new ChatModel(RehearsalModel.placeholders(), null, words.of("model.placeholders"));
    }
    try {
      return new ChatModel(RehearsalModel.from(Cassette.read(file)), null,
          words.of("model.cassette", file.getFileName()));
    } catch (IOException | IllegalArgumentException unreadable) {
      throw new ChatException(words.of("cassette.unreadable", file, unreadable.getMessage()));
    }
  }

  /** The one that is given, else one named as the session, else one named as the session's script. */
  private static Path cassette(ChatOptions options, String session, String script) {
    Path given = options.path("cassette");
    if (given != null) {
      return given;
    }
    Path named = options.path("cassettes", session + ".jsonl");
    if (named != null && Files.isRegularFile(named)) {
      return named;
    }
    Path beside = script == null ? null : options.path("cassettes", base(script) + ".jsonl");
    return beside != null && Files.isRegularFile(beside) ? beside : null;
  }

  private static String base(String script) {
    String file = script.substring(script.lastIndexOf('/') + 1);
    int dot = file.lastIndexOf('.');
    return dot < 0 ? file : file.substring(0, dot);
  }
}
