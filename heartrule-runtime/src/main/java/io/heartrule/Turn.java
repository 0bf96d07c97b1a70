package io.heartrule;

import java.util.List;

/**
 * The outcome of one turn. Immutable; the same turn id always gives an equal turn.
 *
 * @param id as given to {@link Conversation#reply}; {@code "begin"} for the opening
 * @param messages in the order in which the visitor reads them
 * @param status how things stand after the turn
 * @param risk the highest state so far (N8)
 */
public record Turn(String id, List<Message> messages, Status status, Risk risk) {
  /** How a conversation stands. */
  public enum Status {
    /** The visitor has the word. */
    WAITING,
    /** This session is over; the next one may be started. */
    SESSION_ENDED,
    /** The counseling is over: no further session can be started for this visitor. */
    COUNSELING_ENDED
  }

  public Turn {
    messages = List.copyOf(messages);
  }
}
