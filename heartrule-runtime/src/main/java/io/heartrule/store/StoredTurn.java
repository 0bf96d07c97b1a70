package io.heartrule.store;

/**
 * A turn as stored.
 *
 * @param conversation id of the conversation
 * @param turn the caller's id of the turn
 * @param base version of the conversation that the turn starts from
 * @param text what the visitor said; null for the opening, empty if the visitor said nothing
 * @param observations what the app saw besides, a JSON array of texts, or null
 * @param spoken literal words that were handed out before the turn was done, a JSON array, or null
 * @param result the outcome as JSON; null as long as the turn is not done
 */
public record StoredTurn(String conversation, String turn, long base, String text, String observations,
    String spoken, String result) {
  /** Whether the turn has its outcome; if not, it broke off or still runs. */
  public boolean isDone() {
    return result != null;
  }
}
