package io.heartrule.compiler.transcript;

import io.heartrule.compiler.read.Node;
import io.heartrule.compiler.source.Span;
import io.heartrule.compiler.transcript.TestCase.Word;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One item of {@code steps}. */
sealed interface TestStep {
  /** The key that says what it is. */
  Span head();

  /** Something that comes in its turn: an answer for a call, or a message. */
  sealed interface Item extends TestStep {}

  /** @param failure the word behind {@code fails:}, or null. @param raw the text behind {@code raw:}, or null */
  record Answer(Span head, boolean background, Map<Word, Node> fields, String failure, String raw, String purpose,
      List<String> contains, List<String> lacks) implements Item {}

  /** Exactly one of the three is given. */
  record Said(Span head, String text, List<String> contains, String regex) implements Item {}

  /** The visitor has the word. */
  sealed interface Speaks extends TestStep {}

  /** @param observations what is seen besides the words */
  record Visitor(Span head, String text, List<String> observations) implements Speaks {}

  /** The visitor says nothing. */
  record Idle(Span head, Duration silence) implements Speaks {}

  /** What is null is not looked at. */
  record Expect(Span head, Map<Word, Node> variables, Word topic, List<Word> active, List<Word> inactive,
      List<Word> queue, List<Word> updating, Map<String, Integer> calls, String status) implements TestStep {}

  record Restart(Span head) implements TestStep {}

  /** The next session of the same visitor. */
  record Next(Span head, Word session) implements TestStep {}

  record Clock(Span head, Duration forward) implements TestStep {}
}
