package io.heartrule.internal.rule;

import io.heartrule.generated.Rule;
import io.heartrule.internal.state.Instance;

/**
 * A rule that fires, and what decided it.
 *
 * @param answer what the model has filled in for it, or null if the program has decided
 * @param from first line of the dialogue that has been judged
 * @param until the line behind the last one
 */
public record Fired(Judged judged, Object answer, int from, int until) {
  public Instance instance() {
    return judged.instance();
  }

  public Rule rule() {
    return judged.rule();
  }

  /**
   * Why it fires.
   *
   * @param call the model call in which it was judged, if the model was asked at all
   */
  public Decision decision(String call) {
    return rule().when != null ? new Decision("program", null, rule().expression, from, until)
        : new Decision("model", call, judged.field() + "=" + answer, from, until);
  }
}
