package io.heartrule.internal.state;

/**
 * One line of the dialogue.
 *
 * @param visitor whether the visitor speaks
 * @param name of the speaker at that time
 * @param brief the counselor's line in a few words, or null
 */
public record Line(boolean visitor, String name, String text, String brief) {
}
