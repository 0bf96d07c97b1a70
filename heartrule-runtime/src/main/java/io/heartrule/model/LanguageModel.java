package io.heartrule.model;

/** Any model that answers a request with text. Implementations must be safe for several threads. */
public interface LanguageModel {

  /**
   * Blocks until the whole answer is there.
   *
   * @param listener gets the raw text as it arrives, or null
   * @throws ModelException if there is no answer
   */
  ModelAnswer answer(ModelRequest request, TextListener listener);

  /**
   * Whether a call may be begun before it is certain that its answer is needed (setting {@code pipelining}). A model
   * of which every call counts, as a recording, a test's list of answers or a person has it, says no; one that passes
   * calls on says what the other one says.
   */
  default boolean allowsEarlyCalls() {
    return true;
  }

  /** Gets the raw text of an answer piece by piece. */
  @FunctionalInterface
  interface TextListener {
    void text(String piece);
  }
}
