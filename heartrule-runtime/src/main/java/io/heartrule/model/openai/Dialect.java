package io.heartrule.model.openai;

import java.util.Locale;

/**
 * Which optional parts of the protocol this server understands. Starts with all that were wished for and learns from
 * refusals, once for the life of the model. Thread-safe: a race only costs one more refused request.
 */
final class Dialect {
  private volatile JsonMode jsonMode;
  private volatile boolean streamOptions = true;

  Dialect(JsonMode wished) {
    this.jsonMode = wished;
  }

  JsonMode jsonMode() {
    return jsonMode;
  }

  /** Whether to ask for the count of tokens at the end of a stream. */
  boolean streamOptions() {
    return streamOptions;
  }

  /**
   * Drops the part that the server refused.
   *
   * @param used the mode of the refused request
   * @return whether the same call is worth another request
   */
  boolean learn(int status, String body, JsonMode used, boolean usedStreamOptions) {
    if (status != 400 && status != 422) {
      return false;
    }
    String words = body.toLowerCase(Locale.ROOT);
    if (usedStreamOptions && (words.contains("stream_options") || words.contains("include_usage"))) {
      streamOptions = false;
      return true;
    }
    boolean aboutFormat = words.contains("response_format") || words.contains("json_schema")
        || words.contains("json_object") || words.contains("structured output") || words.contains("json mode");
    if (used != JsonMode.NONE && aboutFormat) {
      if (jsonMode == used) {
        jsonMode = used.weaker();
      }
      return true;
    }
    return false;
  }
}
