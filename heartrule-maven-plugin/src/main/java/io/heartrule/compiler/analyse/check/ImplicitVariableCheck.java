package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.Reference;
import io.heartrule.compiler.analyse.Scope;
import io.heartrule.compiler.analyse.Site;
import io.heartrule.compiler.analyse.Type;
import io.heartrule.compiler.analyse.Variable;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.diagnostic.Severity;
import java.util.HashSet;
import java.util.Set;

/**
 * Points out variables that are declared nowhere (D-V3): in a session that is allowed, unless the
 * build is strict; in a skill or rule it is an error, once for each skill and rule.
 */
final class ImplicitVariableCheck implements Check {
  @Override
  public void check(Analysis analysis, Diagnostics diagnostics) {
    Set<Variable> seen = new HashSet<>();
    Set<String> seenInLibrary = new HashSet<>();
    for (Reference reference : analysis.symbols().references()) {
      Variable variable = reference.variable();
      if (variable == null || variable.declared() != null || variable.scope() instanceof Scope.OfRule) {
        continue;
      }
      if (variable.scope() instanceof Scope.OfSession) {
        if (reference.role().isWrite() && seen.add(variable)) {
          session(variable, analysis.options().strictVariables(), diagnostics);
        }
      } else if (variable.span() != null && reference.site().isLibrary()
          && (reference.role().isWrite() || reference.site().topic() != null)
          && seenInLibrary.add(owner(reference.site()) + '\n' + variable.name())) {
        library(reference, variable, diagnostics);
      }
    }
  }

  private static void session(Variable variable, boolean strict, Diagnostics diagnostics) {
    Diagnostic found = Diagnostic.at(variable.span(), Code.HR304, variable);
    Diagnostic worded;
    if (strict) {
      worded = found.variant("strict");
    } else if (variable.type() instanceof Type.ListType list && list.element() instanceof Type.RecordType record) {
      StringBuilder fields = new StringBuilder();
      record.fields().forEach(field -> fields.append(fields.length() == 0 ? "" : "、").append(field.name()));
      worded = found.variant("list", fields);
    } else {
      worded = found;
    }
    diagnostics.add(worded.as(strict ? Severity.ERROR : Severity.INFO));
  }

  private static void library(Reference reference, Variable variable, Diagnostics diagnostics) {
    Site site = reference.site();
    Diagnostic found = Diagnostic.at(reference.name().span(), Code.HR304, variable);
    diagnostics.add((site.topic() != null ? found.variant("skill", site.topic().topic().name())
        : found.variant("rule", site.rule() == null ? "" : site.rule().name())).as(Severity.ERROR));
  }

  private static String owner(Site site) {
    return site.topic() != null ? "skill " + site.topic().topic().name()
        : site.rule() != null ? "rule " + site.rule().name() : "";
  }
}
