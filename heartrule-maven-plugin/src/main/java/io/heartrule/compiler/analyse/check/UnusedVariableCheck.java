package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.Reference;
import io.heartrule.compiler.analyse.Role;
import io.heartrule.compiler.analyse.Scope;
import io.heartrule.compiler.analyse.Variable;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.diagnostic.NearNames;
import io.heartrule.compiler.model.AutoUpdate;
import io.heartrule.compiler.model.Project;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Warns of variables that are written and never read, or read and never written; in a skill the
 * latter is an input that nobody gives (HR316).
 */
final class UnusedVariableCheck implements Check {
  @Override
  public void check(Analysis analysis, Diagnostics diagnostics) {
    Set<Variable> read = new HashSet<>();
    Set<Variable> written = new HashSet<>();
    Set<Variable> given = new HashSet<>();
    Set<String> unknown = new LinkedHashSet<>();
    for (Reference reference : analysis.symbols().references()) {
      if (reference.meaning() == null && reference.role().isRead()) {
        unknown.add(reference.name().text());
      } else if (reference.variable() != null) {
        (reference.role().isRead() ? read : reference.role() == Role.INPUT ? given
            : reference.role().isWrite() ? written : read).add(reference.variable());
      }
    }
    for (Variable variable : analysis.symbols().variables()) {
      boolean isRead = read.contains(variable);
      boolean isWritten = written.contains(variable);
      if (variable.autoUpdate() != AutoUpdate.CLOSE || undeclaredInLibrary(variable)) {
        continue;
      }
      if (isRead && !isWritten && !given.contains(variable) && variable.initial() == null) {
        neverWritten(variable, diagnostics);
      } else if (!isRead && !isOutputOfLibrary(variable, analysis.project())) {
        neverRead(variable, isWritten || given.contains(variable), unknown, diagnostics);
      }
    }
  }

  /** Already an error: HR304. */
  private static boolean undeclaredInLibrary(Variable variable) {
    return variable.declared() == null && variable.scope() instanceof Scope.Global;
  }

  /** What a skill writes is for its callers; in a library of skills they are in other projects. */
  private static boolean isOutputOfLibrary(Variable variable, Project project) {
    return variable.output() && variable.scope() instanceof Scope.OfTopic of && of.topic().isSkill()
        && project.sessions().isEmpty() && project.rules().isEmpty();
  }

  private static void neverWritten(Variable variable, Diagnostics diagnostics) {
    if (variable.scope() instanceof Scope.OfTopic of && of.topic().isSkill()) {
      diagnostics.add(variable.span(), Code.HR316, variable, of.topic().topic().name());
    } else {
      diagnostics.add(Diagnostic.at(variable.span(), Code.HR303, variable).variant("unwritten"));
    }
  }

  private static void neverRead(Variable variable, boolean written, Set<String> unknown, Diagnostics diagnostics) {
    Diagnostic found = Diagnostic.at(variable.span(), Code.HR303, variable);
    Optional<String> near = unknown.isEmpty() ? Optional.empty()
        : NearNames.nearest(variable.name(), List.copyOf(unknown));
    if (near.isPresent()) {
      diagnostics.add(found.variant("near", near.get()));
    } else {
      diagnostics.add(written ? found : found.variant("unused"));
    }
  }
}
