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

  /** Gets the raw text of an answer piece by piece. */
  @FunctionalInterface
  interface TextListener {
    void text(String piece);
  }
}
