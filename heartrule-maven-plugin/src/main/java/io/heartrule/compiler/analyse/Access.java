package io.heartrule.compiler.analyse;

import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.Variant;
import io.heartrule.compiler.source.Span;

/**
 * One place where a script reads or writes a variable (section b9: writing counts as use too).
 *
 * @param topic the topic in which it happens, or null (a rule, or the fields of a session)
 * @param variant the form of the topic; standard if there is no topic
 * @param action the action in which it happens, or null (a rule)
 * @param rule the rule in which it happens, or null
 * @param span where it is written
 */
public record Access(Variable variable, Kind kind, TopicPlace topic, Variant variant, Action action, Rule rule,
    Span span) {

  /** What happens to the variable. */
  public enum Kind {
    /** {@code {V}} in a text that is spoken or put into a prompt. */
    READ_IN_TEXT,
    /** {@code {V}} in an expression. */
    READ_IN_EXPRESSION,
    /** Passed to a call, or the list of a {@code fromlist}. */
    PASSED,
    /** {@code get}, {@code tolist}, or a watch. */
    WRITTEN_BY_MODEL,
    /** {@code set}, or an effect. */
    WRITTEN_BY_SCRIPT;

    public boolean isRead() {
      return ordinal() <= PASSED.ordinal();
    }
  }
}
