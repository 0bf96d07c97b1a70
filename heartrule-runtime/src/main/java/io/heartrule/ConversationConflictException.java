package io.heartrule;

/** Another writer has taken a turn in this conversation first: resume it and look at its turns. */
public final class ConversationConflictException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ConversationConflictException(String message) {
    super(message);
  }
}
