package io.heartrule.model.openai;

import io.heartrule.model.ModelException.Reason;
import tools.jackson.databind.JsonNode;

/** What a {@code finish_reason} means; it is read before the text. */
enum Finish {
  /** The text is whole, or the server does not say (several servers leave it null or empty). */
  DONE,
  /** The length limit was reached: the text is never complete. */
  CUT,
  /** A filter or the model itself refused. */
  REFUSED,
  /** The server broke off while it generated. */
  FAILED;

  /** Reads the word; servers other than OpenAI have words of their own. */
  static Finish of(JsonNode word) {
    return switch (Json.string(word)) {
      case "length", "max_tokens", "MAX_TOKENS", "model_length" -> CUT;
      case "content_filter", "sensitive", "safety", "SAFETY", "refusal" -> REFUSED;
      case "error", "network_error", "insufficient_system_resource", "abort", "cancelled" -> FAILED;
      default -> DONE;
    };
  }

  /** Throws if this end leaves no text to use. */
  void check() throws AttemptFailure {
    if (this == REFUSED) {
      throw AttemptFailure.lasting(Reason.REFUSED, "the server's filter or the model refused to answer");
    }
    if (this == FAILED) {
      throw AttemptFailure.passing(Reason.SERVER_ERROR, "the server broke off while it generated");
    }
  }
}
