package io.heartrule.store;

import java.util.Optional;

/**
 * Keeps conversations, their turns and what outlives them. Safe for several threads. Each method is
 * one atomic step; whoever loses against another writer gets {@code false}, never an exception.
 * Failures of the medium are unchecked exceptions: the turn is then not taken.
 */
public interface ConversationStore {
  /** Adds a new conversation with version 0. */
  void create(StoredConversation conversation);

  Optional<StoredConversation> conversation(String id);

  Optional<StoredTurn> turn(String conversation, String turn);

  /**
   * Stores what the visitor said before anything else happens. A turn of that id that is not done
   * yet is taken over.
   *
   * @return false if the conversation is no longer at {@link StoredTurn#base}, or the turn is done
   */
  boolean accept(StoredTurn turn);

  /** Adds literal words that are handed out before the turn is done, as JSON. */
  void spoken(String conversation, String turn, String spoken);

  /**
   * A turn that is not done, for which {@link #spoken} was called, and that starts from the present
   * version of its conversation: the process ended after a visitor had read literal crisis words. Of
   * several the last. The next turn says these words again, so that they are not missing from the
   * conversation; a store that cannot tell leaves that to whoever tries the same turn again.
   */
  default Optional<StoredTurn> brokenOff(String conversation) {
    return Optional.empty();
  }

  /**
   * Completes a turn: its result, the new state and, if given, the visitor's record, all or nothing.
   *
   * @param turn with its result
   * @param state the conversation after the turn; its version is {@link StoredTurn#base} + 1
   * @param visitorRecord what outlives the conversation as JSON, or null if it did not change
   * @return false if the conversation is no longer at {@link StoredTurn#base}
   */
  boolean complete(StoredTurn turn, StoredConversation state, String visitorRecord);

  /** What is kept for a visitor from session to session (globals, global rules, topics for the next session). */
  Optional<String> visitor(String library, String visitor);
}
