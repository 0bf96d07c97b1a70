package io.heartrule;

/** The session, or the whole counseling, is over. */
public final class ConversationEndedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ConversationEndedException(String message) {
    super(message);
  }
}
