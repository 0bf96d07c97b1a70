package io.heartrule.internal.state;

/**
 * One line of the dialogue.
 *
 * @param visitor whether the visitor speaks
 * @param name of the speaker at that time
 * @param text what is said; empty if the visitor says nothing and was only seen
 * @param brief the counselor's line in a few words, or null
 * @param seen what the app has seen of the visitor besides the words, in its brackets, or null
 */
public record Line(boolean visitor, String name, String text, String brief, String seen) {
  /** A line that is only words. */
  public Line(boolean visitor, String name, String text, String brief) {
    this(visitor, name, text, brief, null);
  }

  /** Whether it says something; a line that only shows what was seen does not. */
  public boolean hasWords() {
    return seen == null || !text.isBlank();
  }

  /** The words and what was seen. */
  public String whole() {
    return seen == null ? text : text + seen;
  }
}
