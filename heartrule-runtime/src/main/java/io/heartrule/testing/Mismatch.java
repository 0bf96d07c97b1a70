package io.heartrule.testing;

import java.util.Arrays;
import java.util.List;

/** Something that is not as the transcript says; the words come later. */
final class Mismatch extends AssertionError {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final String key;
  private final transient List<String> arguments;

  /** @param line of the step; 0 if it happened between two steps */
  Mismatch(int line, String key, Object... arguments) {
    this.line = line;
    this.key = key;
    this.arguments = Arrays.stream(arguments).map(String::valueOf).toList();
  }

  int line() {
    return line;
  }

  /** Whether a call of the model is what does not fit. */
  boolean isCall() {
    return key.startsWith("call.");
  }

  String text(FailureWords words) {
    return words.of(key, arguments.toArray(String[]::new));
  }

  @Override
  public String getMessage() {
    return text(FailureWords.spoken());
  }
}
