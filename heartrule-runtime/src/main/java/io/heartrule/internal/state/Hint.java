package io.heartrule.internal.state;

/**
 * A style to keep or a subject to avoid.
 *
 * @param style false: a subject to avoid
 * @param cancel names the expression that ends it, or null
 */
public record Hint(boolean style, String text, String cancel) {
}
