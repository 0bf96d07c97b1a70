package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.Meaning;
import io.heartrule.compiler.analyse.Reference;
import io.heartrule.compiler.analyse.Role;
import io.heartrule.compiler.analyse.Scope;
import io.heartrule.compiler.analyse.Site;
import io.heartrule.compiler.analyse.Symbols;
import io.heartrule.compiler.analyse.Variable;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.model.Variant;
import io.heartrule.compiler.source.Span;
import java.util.HashSet;
import java.util.Set;

/** Warns of a variable that hides one of the same name further out, and of a field that hides a variable. */
final class HiddenVariableCheck implements Check {
  @Override
  public void check(Analysis analysis, Diagnostics diagnostics) {
    Symbols symbols = analysis.symbols();
    for (Variable variable : symbols.variables()) {
      Site around = variable.declared() == null ? null : around(variable.scope());
      Variable outer = around == null ? null : symbols.variable(around, variable.name());
      if (outer != null && outer.span() != null) {
        diagnostics.add(variable.span(), Code.HR305, variable, outer.span().place());
      }
    }
    Set<Span> seen = new HashSet<>();
    for (Reference reference : symbols.references()) {
      if (reference.role() == Role.GET && reference.meaning() instanceof Meaning.OfField field) {
        Variable hidden = symbols.variable(reference.site(), field.field());
        if (hidden != null && !hidden.equals(field.list()) && seen.add(reference.span())) {
          diagnostics.add(Diagnostic.at(reference.span(), Code.HR305, reference.name(), hidden.span().place())
              .variant("field", field.list()));
        }
      }
    }
  }

  /** The place just outside a scope; null if nothing is. */
  private static Site around(Scope scope) {
    if (scope instanceof Scope.OfTopic of) {
      return new Site(of.topic().session(), of.topic().stage(), null, Variant.STANDARD, null, null);
    } else if (scope instanceof Scope.OfStage of) {
      return new Site(of.session(), null, null, Variant.STANDARD, null, null);
    } else if (scope instanceof Scope.OfSession) {
      return new Site(null, null, null, Variant.STANDARD, null, null);
    }
    return null;
  }
}
