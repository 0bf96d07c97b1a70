package io.heartrule.internal.rule;

/**
 * Why a rule fires.
 *
 * @param how model, program, phrase or retried
 * @param call the model call that decided, or null
 * @param decided the field and its value, the expression, or which phrase
 * @param from first line of the dialogue that was judged
 * @param until the line behind the last one
 */
public record Decision(String how, String call, String decided, int from, int until) {
}
