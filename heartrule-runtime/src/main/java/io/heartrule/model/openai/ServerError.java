package io.heartrule.model.openai;

import io.heartrule.model.ModelException.Reason;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Turns a status and an error object into a failure. Of the server's words only those of a fixed list are kept:
 * its messages quote keys ("Incorrect API key provided: sk-…") and prompts.
 */
final class ServerError {
  private static final Set<String> REFUSALS = Set.of("content_filter", "content_policy_violation",
      "data_inspection_failed", "ResponsibleAIPolicyViolation", "1301");
  private static final Set<String> OUT_OF_MONEY = Set.of("insufficient_quota", "billing_hard_limit_reached",
      "Arrearage", "1113");
  private static final Set<String> TOO_MANY = Set.of("rate_limit_exceeded", "rate_limit_error", "rate_limit_reached",
      "requests", "tokens");
  private static final Set<String> PASSING = Set.of("server_error", "internal_error", "internal_server_error",
      "overloaded_error", "engine_overloaded_error", "service_unavailable", "api_error");
  private static final Set<String> OTHERS = Set.of("context_length_exceeded", "model_not_found", "invalid_api_key",
      "authentication_error", "permission_error", "not_found_error", "invalid_request_error");

  private ServerError() {}

  /** The failure behind a status outside 200–299. */
  static AttemptFailure of(int status, String body) {
    return of(status, parse(body)).withStatus(status);
  }

  /** The failure behind an error object inside a 200 or a stream. */
  static AttemptFailure inside(JsonNode root) {
    JsonNode error = root.path("error");
    int status = error.path("code").asInt(0);
    if (status < 400 || status > 599) {
      status = error.path("status").asInt(0);
    }
    return of(status >= 400 && status <= 599 ? status : 0, root);
  }

  private static AttemptFailure of(int status, JsonNode root) {
    String word = knownWord(root);
    String words = (status == 0 ? "the server reports an error" : "HTTP " + status)
        + (word.isEmpty() ? "" : ", " + word);
    if (REFUSALS.contains(word)) {
      return AttemptFailure.lasting(Reason.REFUSED, words);
    }
    if (OUT_OF_MONEY.contains(word)) {
      return AttemptFailure.lasting(Reason.REJECTED, words);
    }
    if (status == 408) {
      return AttemptFailure.passing(Reason.TIMEOUT, words);
    }
    if (status == 429 || status == 0 && TOO_MANY.contains(word)) {
      return AttemptFailure.passing(Reason.RATE_LIMITED, words);
    }
    if (status == 409 || status >= 500 || status == 0 && PASSING.contains(word)) {
      return AttemptFailure.passing(Reason.SERVER_ERROR, words);
    }
    return AttemptFailure.lasting(Reason.REJECTED, words);
  }

  /** The first of the server's code and type that is on our lists, else "". */
  private static String knownWord(JsonNode root) {
    JsonNode error = root.path("error").isObject() ? root.path("error") : root;
    String[] candidates = {
      error.path("code").asString(""), Json.string(error.path("innererror").get("code")),
      Json.string(error.get("type")), Json.string(error.get("status")),
    };
    for (String candidate : candidates) {
      if (REFUSALS.contains(candidate) || OUT_OF_MONEY.contains(candidate) || TOO_MANY.contains(candidate)
          || PASSING.contains(candidate) || OTHERS.contains(candidate)) {
        return candidate;
      }
    }
    return "";
  }

  private static JsonNode parse(String body) {
    try {
      return Json.read(body);
    } catch (JacksonException notJson) {
      return Json.object();
    }
  }
}
