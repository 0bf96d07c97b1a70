package io.heartrule.model.openai;

import io.heartrule.model.ModelAnswer;
import io.heartrule.model.ModelRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/**
 * What the client logs: purposes, script positions, numbers and words from fixed lists; never a prompt, an answer,
 * an address or a key.
 */
final class CallLog {
  private static final Logger LOG = System.getLogger(OpenAiModel.class.getName());

  private CallLog() {}

  static void answered(ModelRequest request, ModelAnswer answer, int attempts, long millis) {
    LOG.log(Level.DEBUG, () -> name(request) + " answered attempts=" + attempts + " millis=" + millis
        + " prompt=" + answer.usage().prompt() + " cached=" + answer.usage().cached()
        + " completion=" + answer.usage().completion() + (answer.cut() ? " cut" : ""));
  }

  static void repeats(ModelRequest request, AttemptFailure failure, int attempt, Duration pause) {
    LOG.log(Level.WARNING, () -> name(request) + " attempt=" + attempt + " reason=" + failure.reason()
        + " (" + failure.getMessage() + "), repeats in " + pause.toMillis() + " ms");
  }

  static void weaker(ModelRequest request, Dialect dialect) {
    LOG.log(Level.WARNING, () -> name(request) + " the server refused an option of the request; from now on jsonMode="
        + dialect.jsonMode() + " streamOptions=" + dialect.streamOptions());
  }

  /** A refused key needs a person: it is logged as an error. */
  static void failed(ModelRequest request, AttemptFailure failure, int attempts) {
    boolean alert = failure.status() == 401 || failure.status() == 402 || failure.status() == 403;
    LOG.log(alert ? Level.ERROR : Level.WARNING, () -> name(request) + " failed attempts=" + attempts
        + " reason=" + failure.reason() + " (" + failure.getMessage() + ")");
  }

  /** Purpose and script position of a call. */
  static String name(ModelRequest request) {
    return request.purpose().word() + " at " + request.position();
  }
}
