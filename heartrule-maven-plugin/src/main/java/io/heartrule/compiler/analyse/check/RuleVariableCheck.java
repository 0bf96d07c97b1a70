package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.Meaning;
import io.heartrule.compiler.analyse.Reference;
import io.heartrule.compiler.analyse.Role;
import io.heartrule.compiler.analyse.Scope;
import io.heartrule.compiler.analyse.Variable;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.diagnostic.Severity;
import java.util.List;

/** Ensures that the texts of a rule name only global variables and what the rule itself watches (HR501, D-V6). */
final class RuleVariableCheck implements Check {

  @Override
  public void check(Analysis analysis, Diagnostics diagnostics) {
    for (Reference reference : analysis.symbols().references()) {
      if (reference.site().rule() != null && reference.role().isRead() && reference.role() != Role.OUTPUT_VALUE
          && reference.role() != Role.WHERE) {
        check(reference, analysis, diagnostics);
      }
    }
  }

  private static void check(Reference reference, Analysis analysis, Diagnostics diagnostics) {
    String name = reference.name().text();
    String rule = reference.site().rule().name().text();
    if (reference.meaning() == null) {
      List<Variable> elsewhere = analysis.symbols().named(name).stream()
          .filter(v -> !(v.scope() instanceof Scope.OfRule)).toList(); // of another rule: simply unknown, HR301
      if (!elsewhere.isEmpty()) {
        diagnostics.add(Diagnostic.at(reference.span(), Code.HR501, name, rule)
            .variant("elsewhere", elsewhere.get(0).span() == null ? "" : elsewhere.get(0).span().place()));
      }
    } else if (reference.meaning() instanceof Meaning.OfVariable that
        && that.variable().scope() instanceof Scope.Global && that.variable().declared() == null
        && that.variable().span() != null) {
      diagnostics.add(Diagnostic.at(reference.span(), Code.HR501, name, rule)
          .as(analysis.options().strictVariables() ? Severity.ERROR : Severity.WARNING)
          .variant("implicit", that.variable().span().place()));
    }
  }
}
