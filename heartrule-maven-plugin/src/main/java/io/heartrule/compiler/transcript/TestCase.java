package io.heartrule.compiler.transcript;

import io.heartrule.compiler.read.Node;
import io.heartrule.compiler.source.Span;
import java.util.List;
import java.util.Map;

/**
 * One transcript as its author wrote it.
 *
 * @param session the name of the session to be played, or null
 * @param skill the name of the skill to be played, or null
 * @param ai who speaks in a skill, or null
 * @param human who answers in a skill, or null
 * @param head where it begins
 */
record TestCase(String name, Word session, Word skill, String ai, String human, Map<Word, Node> input,
    Map<Word, String> settings, Map<Word, Node> given, List<TestStep> steps, Span head) {

  /** A text and where it stands. Two are the same only if their places are. */
  record Word(String text, Span span) {}
}
