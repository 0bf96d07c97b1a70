package io.heartrule.model;

/**
 * The text a model gave.
 *
 * @param cut whether the model stopped because of its length limit: such a text is never complete
 */
public record ModelAnswer(String text, boolean cut, Usage usage) {
  /** Tokens as the server counted them; 0 where it does not say. */
  public record Usage(long prompt, long cached, long completion) {
    public static final Usage NONE = new Usage(0, 0, 0);
  }

  /** A complete text of which the tokens were not counted. */
  public static ModelAnswer of(String text) {
    return new ModelAnswer(text, false, Usage.NONE);
  }
}
