package io.heartrule;

/**
 * Two callers do not agree about the turns of a conversation. The message says which case it is:
 *
 * <ul>
 *   <li>Another writer has taken a turn first: {@linkplain HeartRule#resume resume} the conversation, look at its turns
 *       and take the turn again.
 *   <li>The id of the turn belongs already to a turn with another text or other observations: resuming does not help,
 *       and the stored turn stays as it is. Give what the visitor says now an id of its own; an id is used again only
 *       to repeat the very same utterance, for instance after a lost connection.
 * </ul>
 */
public final class ConversationConflictException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ConversationConflictException(String message) {
    super(message);
  }
}
