package io.heartrule;

/**
 * One thing said by the counselor.
 *
 * @param speaker the counselor's name in the present scene
 * @param text what the visitor reads, never null
 * @param position where in the script it comes from: {@code part step}, stable across versions
 */
public record Message(String speaker, String text, String position) {
}
