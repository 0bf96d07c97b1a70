/**
 * Conversations as tests: a model that answers from a script, a clock that stands still, and a player
 * that holds a conversation against a transcript. Knows no test framework: what does not fit is an
 * {@link java.lang.AssertionError}.
 */
package io.heartrule.testing;
