package io.heartrule.testing;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** One item of {@code steps}. */
sealed interface Step {
  /** Of the transcript's file. */
  int line();

  /** Waits for something to come: its place between the points is all that counts. */
  sealed interface Item extends Step {}

  /** Everything before it must have come. */
  sealed interface Point extends Step {}

  record Answers(int line, boolean background, Answer answer) implements Item {}

  /** The next message. */
  sealed interface Said extends Item {
    /** Null if the message is as it should be. */
    String problem(String message);

    /** What was to be said, for people. */
    String expected();
  }

  record SaidText(int line, String expected) implements Said {
    @Override
    public String problem(String message) {
      return message.strip().equals(expected.strip()) ? null : "said.text";
    }
  }

  record SaidContaining(int line, List<String> texts) implements Said {
    @Override
    public String problem(String message) {
      return texts.stream().allMatch(message::contains) ? null : "said.contains";
    }

    @Override
    public String expected() {
      return String.join("、", texts);
    }
  }

  record SaidMatching(int line, Pattern pattern) implements Said {
    @Override
    public String problem(String message) {
      return pattern.matcher(message.strip()).matches() ? null : "said.matches";
    }

    @Override
    public String expected() {
      return pattern.pattern();
    }
  }

  /** @param observations what is seen besides the words */
  record Visitor(int line, String text, List<String> observations) implements Point {}

  /** The visitor says nothing. */
  record Idle(int line, Duration silence) implements Point {}

  record Expect(int line, Expectation expectation) implements Point {}

  record Restart(int line) implements Point {}

  record NextSession(int line, String session) implements Point {}

  record Clock(int line, Duration forward) implements Point {}
}
