package io.heartrule.model;

/** A call that failed for good: the client has done its retries. */
public final class ModelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why it failed. */
  public enum Reason { TIMEOUT, RATE_LIMITED, SERVER_ERROR, CUT, REFUSED, REJECTED, UNREADABLE, CANCELLED }

  private final Reason reason;

  public ModelException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
