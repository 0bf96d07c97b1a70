package io.heartrule;

/**
 * A critical rule has fired, or a visitor's text could not be judged: somebody should look at this
 * conversation. Holds no words of the dialogue.
 *
 * @param conversation for {@link HeartRule#resume}
 * @param visitor as given when the conversation was started
 * @param turn the caller's id of the turn; the same turn tried again raises the same again
 * @param risk what was found in this turn: {@code FIRED} or {@code UNKNOWN}, with the rule
 * @param highest the highest state of the conversation so far
 * @param how what has found it: {@code phrase}, {@code model}, {@code program} (the rule's {@code if} is an
 *     expression), {@code retried} (a former try of the turn had fired) or {@code unjudged} (the model was not there)
 */
public record RiskRaised(String conversation, String visitor, String turn, Risk risk, Risk highest, String how) {
}
