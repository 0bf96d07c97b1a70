package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.Meaning;
import io.heartrule.compiler.analyse.Reference;
import io.heartrule.compiler.analyse.Role;
import io.heartrule.compiler.analyse.Scope;
import io.heartrule.compiler.analyse.Site;
import io.heartrule.compiler.analyse.Symbols;
import io.heartrule.compiler.analyse.TopicPlace;
import io.heartrule.compiler.analyse.Variable;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.source.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Warns of a variable that hides one of the same name further out, and of a field that hides a variable. */
final class HiddenVariableCheck implements Check {
  @Override
  public void check(Analysis analysis, Diagnostics diagnostics) {
    Symbols symbols = analysis.symbols();
    for (Variable variable : symbols.variables()) {
      if (symbols.named(variable.name()).size() > 1 && variable.declared() != null) {
        Variable other = outer(variable, symbols.named(variable.name()));
        if (other != null) {
          diagnostics.add(variable.span(), Code.HR305, variable, other.span().place());
        }
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

  private static Variable outer(Variable inner, List<Variable> sameName) {
    Variable best = null;
    for (Variable other : sameName) {
      if (isAround(other.scope(), inner.scope())
          && (best == null || other.scope().level().compareTo(best.scope().level()) > 0)) {
        best = other;
      }
    }
    return best;
  }

  private static boolean isAround(Scope outer, Scope inner) {
    Site site = site(inner);
    if (site == null || outer.equals(inner) || outer.level() == null) {
      return false;
    }
    return outer instanceof Scope.Global
        || outer instanceof Scope.OfSession of && of.session() == site.session()
        || outer instanceof Scope.OfStage stage && stage.stage() == site.stage();
  }

  private static Site site(Scope scope) {
    if (scope instanceof Scope.OfTopic of) {
      TopicPlace place = of.topic();
      return new Site(place.session(), place.stage(), place, null, null, null);
    } else if (scope instanceof Scope.OfStage of) {
      return new Site(of.session(), null, null, null, null, null);
    } else if (scope instanceof Scope.OfSession) {
      return new Site(null, null, null, null, null, null);
    }
    return null;
  }
}
