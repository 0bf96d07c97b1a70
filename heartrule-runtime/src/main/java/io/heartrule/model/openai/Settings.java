package io.heartrule.model.openai;

import java.time.Duration;

/** What a model was built with; a copy that later changes of the builder do not reach. */
record Settings(String apiKey, String model, Double temperature, Integer maxTokens, JsonMode jsonMode, int maxAttempts,
    Duration attemptTimeout, Duration deadline, Timekeeper timekeeper) {

  /** Without the key. */
  @Override
  public String toString() {
    return "Settings[model=" + model + "]";
  }
}
