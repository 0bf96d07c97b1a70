package io.heartrule.compiler.analyse;

import io.heartrule.compiler.model.Name;
import io.heartrule.compiler.source.Span;

/**
 * One place where a script writes the name of a variable or of a record field.
 *
 * @param field what follows the dot, or null
 * @param about the rule or topic whose names hold here (for some roles), or null
 * @param span the name, or with its braces in a text or expression
 * @param unsetIsFine whether the place asks just whether there is a value ({@code empty}, {@code == null})
 * @param meaning null if nothing of that name can be seen from here
 */
public record Reference(Role role, Name name, Name field, Name about, Span span, Site site, boolean unsetIsFine,
    Meaning meaning) {

  /** The variable that is read or written, or null. */
  public Variable variable() {
    return meaning == null ? null : meaning.variableUsed();
  }
}
