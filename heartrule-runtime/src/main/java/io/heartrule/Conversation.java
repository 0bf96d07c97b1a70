package io.heartrule;

import io.heartrule.generated.Session;
import io.heartrule.generated.Variables;
import java.util.List;
import java.util.Map;

/**
 * One conversation with one visitor. Single-threaded by nature: calls on one object wait for each
 * other; two objects for one conversation are kept apart by the store.
 */
public final class Conversation {
  private final Talk talk;

  Conversation(Talk talk) {
    this.talk = talk;
  }

  /** Names the conversation in the store; never null. */
  public String id() {
    return talk.id();
  }

  /**
   * The opening: everything up to the first wait. Called again, it gives the stored opening.
   *
   * @throws ConversationConflictException if another writer was first
   * @throws IllegalStateException if the conversation has begun and the store has no opening of it any more
   * @throws ConversationEndedException if the same is so and the session is over
   */
  public Turn begin() {
    return talk.turn("begin", null);
  }

  /**
   * What the visitor says. The text is stored before the first model call.
   *
   * @param turnId made by the caller for each utterance; the same id again gives the stored turn
   * @param text what the visitor said; may hold anything
   * @throws IllegalArgumentException if the text is null
   * @throws IllegalStateException before {@link #begin}
   * @throws ConversationEndedException if the session is over
   * @throws ConversationConflictException if another writer was first: resume the conversation; or if
   *     there is a turn of this id already with another text
   */
  public Turn reply(String turnId, String text) {
    if (text == null) {
      throw new IllegalArgumentException("A reply needs a text");
    }
    return talk.turn(turnId, text);
  }

  /**
   * The variables of the session as an immutable record; after the end of the session as they were
   * at its end.
   *
   * @param session the generated session of this conversation
   */
  public <V extends Variables, R extends Record> R variables(Session<V, R> session) {
    return talk.variables(session);
  }

  /** The highest state of risk so far (N8). */
  public Risk risk() {
    return talk.view().risk();
  }

  /** How things stand; null before {@link #begin}. */
  public Turn.Status status() {
    return talk.view().status();
  }

  /** A look inside, for tests and tools. */
  public ConversationView view() {
    return talk.view();
  }

  /** The whole dialogue so far, each line as {@code name：text}. */
  public List<String> transcript() {
    return talk.transcript();
  }

  /**
   * The present values of all visible variables as plain JSON values: each by its bare name, from the
   * innermost scope out, and as {@code scope.name}.
   */
  public Map<String, Object> values() {
    return talk.values();
  }
}
