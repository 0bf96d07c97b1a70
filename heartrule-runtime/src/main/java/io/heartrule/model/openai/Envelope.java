package io.heartrule.model.openai;

import io.heartrule.model.ModelAnswer.Usage;
import io.heartrule.model.ModelException.Reason;
import tools.jackson.databind.JsonNode;

/** Reads the parts that a whole answer and a chunk of a stream have in common; tolerant of extra and odd fields. */
final class Envelope {
  private Envelope() {}

  /** The first choice, or null if there is none. Further choices were not asked for. */
  static JsonNode firstChoice(JsonNode root) {
    JsonNode choices = root.path("choices");
    if (!choices.isArray()) {
      return null;
    }
    for (JsonNode choice : choices) {
      if (choice.isObject() && choice.path("index").asInt(0) == 0) {
        return choice;
      }
    }
    return null;
  }

  /**
   * The text of a {@code content}: a string, or the text parts of an array. Reasoning travels in fields of its own
   * ({@code reasoning_content}, {@code thinking}) and is never read.
   */
  static String text(JsonNode content) {
    if (content == null || !content.isArray()) {
      return Json.string(content);
    }
    StringBuilder text = new StringBuilder();
    for (JsonNode part : content) {
      if (part.isString()) {
        text.append(part.stringValue());
      } else if ("text".equals(Json.string(part.get("type")))) {
        text.append(Json.string(part.get("text")));
      }
    }
    return text.toString();
  }

  /** Tokens as counted by the server, numbers also where they are written as strings; null if it does not say. */
  static Usage usage(JsonNode root) {
    JsonNode usage = root.path("usage");
    if (!usage.isObject()) {
      return null;
    }
    long cached = count(usage.path("prompt_tokens_details").path("cached_tokens"));
    if (cached == 0) {
      cached = count(usage.path("prompt_cache_hit_tokens"));
    }
    return new Usage(count(usage.path("prompt_tokens")), cached, count(usage.path("completion_tokens")));
  }

  private static long count(JsonNode number) {
    return Math.max(0, number.asLong(0));
  }

  /** Throws if the server tells of an error inside an answer that looks like a success. */
  static void checkError(JsonNode root) throws AttemptFailure {
    JsonNode error = root.path("error");
    if (error.isObject() || error.isString()) {
      throw ServerError.inside(root);
    }
  }

  /** Throws if the model refused in words of its own instead of answering. */
  static void checkRefusal(String refusal, String text) throws AttemptFailure {
    if (!refusal.isEmpty() && text.isEmpty()) {
      throw AttemptFailure.lasting(Reason.REFUSED, "the model refused to answer");
    }
  }
}
