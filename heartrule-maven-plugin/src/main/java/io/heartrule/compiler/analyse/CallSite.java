package io.heartrule.compiler.analyse;

import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.Assignment;
import io.heartrule.compiler.model.Name;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.Timing;
import java.util.List;

/**
 * One place that calls a skill: an action, a step of a stage, an effect, a rule, or {@code after_main}.
 *
 * @param topic the name as written; the alternatives of one rule are one call site each
 * @param timing null if not written
 * @param fromlist null if not written
 * @param rule the rule that calls, or null
 * @param call the action or effect, or null
 * @param site where the call stands
 */
public record CallSite(Name topic, Timing.Written timing, Name fromlist, List<Assignment> input,
    List<Assignment> output, Rule rule, Action.Call call, Site site) {

  /** Whether the caller, a topic, waits for the end of the called topic. */
  public boolean isSynchronous() {
    return call != null && site.topic() != null && call.isSynchronous();
  }
}
