package io.heartrule.compiler.analyse;

import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.Get;
import io.heartrule.compiler.model.Name;
import io.heartrule.compiler.model.Value;
import io.heartrule.compiler.model.Watch;
import io.heartrule.compiler.source.Span;

/**
 * One place where a script writes the name of a variable or of a record field.
 *
 * @param field what follows the dot, or null
 * @param about the rule or topic whose names hold here (for some roles), or null
 * @param span the name, or with its braces in a text or expression
 * @param unsetIsFine whether the place asks just whether there is a value ({@code empty}, {@code == null})
 * @param value what is assigned, or null if this is no {@code set}
 * @param get the get, or null if this is none
 * @param watch the item of a watch, or null if this is none
 * @param meaning null if nothing of that name can be seen from here
 */
public record Reference(Role role, Name name, Name field, Name about, Span span, Site site, boolean unsetIsFine,
    Meaning meaning, Value value, Get get, Watch watch) {

  /** The variable that is read or written, or null. */
  public Variable variable() {
    return meaning == null ? null : meaning.variableUsed();
  }

  /** The variable itself, not a field of its records; or null. */
  public Variable wholeVariable() {
    return meaning instanceof Meaning.OfVariable that ? that.variable() : null;
  }

  /** Whether a status is watched here. */
  public boolean isStatus() {
    return watch != null && watch.kind() == Watch.Kind.STATUS;
  }

  /** The list over whose elements the call of this place is repeated, or null. */
  public Name fromlist() {
    if (site.action() instanceof Action.Call call) {
      return call.fromlist();
    }
    return site.action() == null && site.rule() != null ? site.rule().fromlist() : null;
  }
}
