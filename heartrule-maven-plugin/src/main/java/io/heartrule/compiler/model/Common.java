package io.heartrule.compiler.model;

import io.heartrule.compiler.source.Span;

/**
 * What every action may carry.
 *
 * @param head the key that decides the kind: {@code say}, {@code ai_ask}, …
 * @param span the whole item, from its first key to its end
 * @param id the written {@code id:}, or null
 * @param condition null if the action always runs
 * @param conditionText the text of the condition as written, or null; for comments
 * @param minutes the written estimate, or null
 */
public record Common(Span head, Span span, Name id, Expression condition, Text conditionText, Integer minutes) {
}
