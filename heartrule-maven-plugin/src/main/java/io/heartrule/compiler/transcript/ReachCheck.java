package io.heartrule.compiler.transcript;

import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;

/** Ensures that every step of a transcript can be reached (HR903). */
final class ReachCheck {
  private ReachCheck() {}

  /** The first step of each stretch that nothing can reach is told. */
  static void check(TestCase test, Diagnostics diagnostics) {
    boolean ended = false;
    boolean told = false;
    // Nothing happens between a look, a restart or the clock and what the visitor says next.
    TestStep idle = null;
    for (TestStep step : test.steps()) {
      boolean item = step instanceof TestStep.Item;
      if (ended && !told && (item || step instanceof TestStep.Speaks)) {
        diagnostics.add(Diagnostic.at(step.head(), Code.HR903).variant("ended"));
        told = true;
      } else if (!ended && item && idle != null && !told) {
        diagnostics.add(Diagnostic.at(step.head(), Code.HR903, idle.head().text()));
        told = true;
      }
      if (step instanceof TestStep.Next) {
        idle = null;
        ended = false;
        told = false;
      } else if (step instanceof TestStep.Speaks) {
        idle = null;
        told = ended && told;
      } else if (!item) {
        idle = step;
      }
      if (step instanceof TestStep.Expect expect && expect.status() != null && !expect.status().equals("waiting")) {
        ended = true;
      }
    }
  }
}
