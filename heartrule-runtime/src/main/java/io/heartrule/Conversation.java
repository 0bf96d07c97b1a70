package io.heartrule;

import io.heartrule.generated.Session;
import io.heartrule.generated.Variables;
import io.heartrule.trace.TraceEvent;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
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
   * Lets a listener hear the turns of this conversation and no other, after the listener of
   * {@link HeartRule.Builder#listener}: the place for what goes to one visitor's screen. To be called before
   * {@link #begin} or {@link #reply}. It belongs to this object and is not stored: after
   * {@link HeartRule#resume} it is to be given again. Called again, it replaces the one before.
   *
   * @return this conversation
   * @throws IllegalArgumentException if the listener is null
   */
  public Conversation listen(ConversationListener listener) {
    if (listener == null) {
      throw new IllegalArgumentException("A conversation needs a listener that is not null");
    }
    talk.listen(listener);
    return this;
  }

  /**
   * The opening: everything up to the first wait. Called again, it gives the stored opening.
   *
   * @throws ConversationConflictException if another writer was first
   * @throws IllegalStateException if the conversation has begun and the store has no opening of it any more
   * @throws ConversationEndedException if the same is so and the session is over
   */
  public Turn begin() {
    return talk.turn("begin", null, List.of());
  }

  /**
   * What the visitor says. The text is stored before the first model call.
   *
   * @param turnId made by the caller for each utterance; the same id again gives the stored turn
   * @param text what the visitor said; may hold anything
   * @throws IllegalArgumentException if the text is null
   * @throws IllegalStateException before {@link #begin}
   * @throws ConversationEndedException if the session is over
   * @throws ConversationConflictException if another writer was first: resume the conversation; or if there is a turn
   *     of this id already with another text: use another id, resuming does not help
   */
  public Turn reply(String turnId, String text) {
    return reply(turnId, text, List.of());
  }

  /**
   * What the visitor says, and what the app sees besides the words: {@code "语气平静"}, {@code "眼圈泛红"}.
   * In the dialogue, observations stand behind the words in brackets of their own,
   * {@code 来访者：我很难过〔语气平静〕}: rules judge them with the words, but phrases are never looked for in
   * them, and they do not count as something that the visitor has said.
   *
   * @param turnId as for {@link #reply(String, String)}; the same id with other observations is a conflict
   * @param text may be empty if there are observations: the visitor was seen and said nothing (as for
   *     {@link #idle})
   * @param observations a few words each, at most 10 of at most 100 characters: what goes beyond is cut off;
   *     blank ones do not count
   * @throws IllegalArgumentException if something is null
   */
  public Turn reply(String turnId, String text, List<String> observations) {
    if (text == null || observations == null || observations.stream().anyMatch(each -> each == null)) {
      throw new IllegalArgumentException("A reply needs a text, and observations that are texts");
    }
    List<String> seen = Observations.clean(observations);
    return talk.turn(turnId, !seen.isEmpty() && text.isBlank() ? "" : text, seen);
  }

  /**
   * The visitor says nothing for a while: a turn whose only content is this observation,
   * {@code 来访者：〔沉默了30秒〕}. Rules of the time {@code now} judge it; the counselor may answer or go on
   * waiting, then the turn has no messages. It counts neither for {@code max_turns} nor as text: an ask in
   * which nothing else came collects nothing. When to call this is the app's decision; once for a silence
   * is enough.
   *
   * @param turnId as for {@link #reply(String, String)}
   * @param silence how long it has lasted
   * @throws IllegalArgumentException if the silence is null or not longer than nothing
   */
  public Turn idle(String turnId, Duration silence) {
    if (silence == null || silence.isNegative() || silence.isZero()) {
      throw new IllegalArgumentException("A silence lasts for some time");
    }
    return talk.turn(turnId, "", List.of(talk.observations().silence(silence)));
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

  /**
   * Why rules have fired, oldest first; the last 30 are kept, also in the store. As events they hold no
   * words of the dialogue: {@link #explain} adds them.
   */
  public List<TraceEvent.RuleFired> fired() {
    return talk.fired();
  }

  /**
   * A firing in words: the condition, who decided and how, the lines that were judged, what was put in
   * where. Holds what the visitor has said, for readers who may see it.
   *
   * @param fired of this conversation, from {@link #fired} or from a listener
   * @param language Chinese or English
   */
  public String explain(TraceEvent.RuleFired fired, Locale language) {
    return talk.explain(fired, language);
  }

  /**
   * Why a rule has fired last, or why a topic has been put in, in words as in {@link #explain}; for a rule
   * that has not fired what keeps it from firing now.
   *
   * @param ruleOrTopic as the script names it
   * @param language Chinese or English
   */
  public String why(String ruleOrTopic, Locale language) {
    return talk.why(ruleOrTopic, language);
  }

  /** The whole dialogue so far, each line as {@code name：text}, observations included. */
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
