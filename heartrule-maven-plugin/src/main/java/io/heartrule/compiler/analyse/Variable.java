package io.heartrule.compiler.analyse;

import io.heartrule.compiler.model.AutoUpdate;
import io.heartrule.compiler.model.Declared;
import io.heartrule.compiler.model.Text;
import io.heartrule.compiler.model.Value;
import io.heartrule.compiler.source.Span;

/**
 * A variable with everything that is known of it.
 *
 * @param declared its declaration, or null: declared by its first writer
 * @param define its meaning (the declaration's, else the first get's), or null
 * @param initial the written initial value, or null: the type's own
 * @param counter whether a watch counts with it: begins at 0
 * @param input read in its topic before it is surely written: callers supply it
 * @param output written in its topic, so that callers may read it afterwards
 * @param span where it is declared or first written
 */
public record Variable(String name, Scope scope, Type type, Declared declared, Text define, Value initial,
    AutoUpdate autoUpdate, boolean counter, boolean input, boolean output, Span span) {

  /** The same variable if name and scope are the same. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Variable that && that.name.equals(name) && that.scope.equals(scope);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + scope.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
