package io.heartrule.model.openai;

import io.heartrule.model.ModelException.Reason;
import java.time.Duration;

/**
 * One attempt that gave no answer, and whether another may help. Its words come from this package alone: a server's
 * message may quote the key or the visitor.
 */
final class AttemptFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final boolean repeatable;
  private final int status;
  private final transient Duration retryAfter;

  private AttemptFailure(Reason reason, boolean repeatable, int status, Duration retryAfter, String words,
      Throwable cause) {
    super(words, cause);
    this.reason = reason;
    this.repeatable = repeatable;
    this.status = status;
    this.retryAfter = retryAfter;
  }

  /** A fault that may be gone next time. */
  static AttemptFailure passing(Reason reason, String words) {
    return new AttemptFailure(reason, true, 0, null, words, null);
  }

  /** A fault that the same request would meet again. */
  static AttemptFailure lasting(Reason reason, String words) {
    return new AttemptFailure(reason, false, 0, null, words, null);
  }

  AttemptFailure withStatus(int httpStatus) {
    return new AttemptFailure(reason, repeatable, httpStatus, retryAfter, getMessage(), getCause());
  }

  /** The server said how long to wait; null if it did not. */
  AttemptFailure withRetryAfter(Duration pause) {
    return new AttemptFailure(reason, repeatable, status, pause, getMessage(), getCause());
  }

  AttemptFailure causedBy(Throwable cause) {
    return new AttemptFailure(reason, repeatable, status, retryAfter, getMessage(), cause);
  }

  Reason reason() {
    return reason;
  }

  boolean repeatable() {
    return repeatable;
  }

  /** The HTTP status that told of the failure, or 0. */
  int status() {
    return status;
  }

  /** The pause the server asked for, or null. */
  Duration retryAfter() {
    return retryAfter;
  }
}
