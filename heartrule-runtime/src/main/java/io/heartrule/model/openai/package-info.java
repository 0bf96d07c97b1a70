/**
 * The adapter for servers that speak the OpenAI chat-completions protocol.
 *
 * <p>{@link io.heartrule.model.openai.OpenAiModel} is the entry; {@link io.heartrule.model.openai.JsonMode} and
 * {@link io.heartrule.model.openai.Timekeeper} are its settings. Everything else is internal: one class builds the
 * request, one runs a single HTTP exchange, two read the two kinds of answer, one decides about repeats.
 * What happens in which fault is listed in {@code docs/guides/model-client.md}.
 */
package io.heartrule.model.openai;
