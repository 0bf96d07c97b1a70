package io.heartrule.testing;

/** A conversation did not go as its transcript says. */
public final class TranscriptFailure extends AssertionError {
  private static final long serialVersionUID = 1L;

  private final int line;

  TranscriptFailure(String message, int line, Throwable cause) {
    super(message, cause);
    this.line = line;
  }

  /** The line of the step in the transcript's file. */
  public int line() {
    return line;
  }
}
