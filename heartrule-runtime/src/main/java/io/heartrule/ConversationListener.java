package io.heartrule;

import io.heartrule.trace.TraceEvent;

/**
 * Hears what happens while a turn runs, on the thread that runs it. Must not call the conversation.
 * One that is given to {@link HeartRule.Builder#listener} hears all conversations, on several threads if they run on
 * several, and is not told whose message it hears; one that is given to {@link Conversation#listen} hears one.
 * Everything here is a preview: what counts is the {@link Turn}, which is stored.
 */
public interface ConversationListener {
  /** Whether replies are to be streamed at all; false spares models the work. */
  default boolean wantsText() {
    return false;
  }

  /** The next piece of a reply that is still being written. */
  default void text(String piece) {}

  /** The pieces so far are taken back: the answer could not be used. */
  default void retracted() {}

  /** A whole message; follows its pieces, if there were any. */
  default void message(Message message) {}

  /**
   * A critical rule has fired, or could not be judged: the place to alert a human. Comes after the
   * literal words have gone to {@link #message}, and before the next model call. Hand the alert to another
   * thread: the visitor waits for this one.
   */
  default void risk(RiskRaised raised) {}

  /** Something that the engine decided. Holds no words of the dialogue. */
  default void event(TraceEvent event) {}
}
