package io.heartrule.compiler.report;

/**
 * How many model calls a part of a session makes when it runs once, whatever the visitor says.
 *
 * @param asks questions: each has one call for its opening, and one for each text of the visitor
 * @param least extractions that are surely made
 * @param most extractions that may be made
 * @param thinks calls of {@code think}
 * @param background calls at most that nobody waits for
 */
record CallCount(int asks, int least, int most, int thinks, int background) {
  static final CallCount NONE = new CallCount(0, 0, 0, 0, 0);

  CallCount plus(CallCount other) {
    return new CallCount(asks + other.asks, least + other.least, most + other.most, thinks + other.thinks,
        background + other.background);
  }

  CallCount plusBackground(int calls) {
    return new CallCount(asks, least, most, thinks, background + calls);
  }

  /** Calls in the foreground if each question is answered by one text. */
  String withOneAnswerEach() {
    return range(2 * asks + least + thinks, 2 * asks + most + thinks);
  }

  String extractions() {
    return range(least, most);
  }

  private static String range(int least, int most) {
    return least == most ? "" + least : least + "–" + most;
  }
}
