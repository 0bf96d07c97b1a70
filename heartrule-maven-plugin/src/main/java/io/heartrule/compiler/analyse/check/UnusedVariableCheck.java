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
import io.heartrule.compiler.diagnostic.NearNames;
import io.heartrule.compiler.diagnostic.Severity;
import io.heartrule.compiler.model.Action;
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
    Set<Variable> collected = new HashSet<>();
    Set<String> unknown = new LinkedHashSet<>();
    Set<String> outOfReach = new HashSet<>();
    Set<String> unknownOutputs = new LinkedHashSet<>();
    Set<String> called = new HashSet<>();
    new ActionWalk(analysis).forEach((action, place) -> {
      if (action instanceof Action.SetAutoUpdate update && update.to() == AutoUpdate.OPEN
          && analysis.symbols().meaning(update.variable().span()) instanceof Meaning.OfVariable of) {
        written.add(of.variable());
      }
    });
    analysis.symbols().calls().forEach(call -> called.add(call.topic().text()));
    for (Reference reference : analysis.symbols().references()) {
      if (reference.meaning() == null && reference.role().isRead()) {
        if (reference.site().rule() != null) {
          outOfReach.add(reference.name().text());
        }
        (reference.role() == Role.OUTPUT_VALUE ? unknownOutputs : unknown).add(reference.name().text());
      } else if (reference.variable() != null) {
        (reference.role().isRead() ? read : reference.role() == Role.INPUT ? given
            : reference.role().isWrite() ? written : read).add(reference.variable());
        if (reference.role() == Role.GET || reference.role() == Role.TOLIST) {
          collected.add(reference.variable());
        }
      }
    }
    for (Variable variable : analysis.symbols().variables()) {
      boolean isRead = read.contains(variable);
      boolean isWritten = written.contains(variable);
      boolean unused = !isRead || !isWritten && !given.contains(variable) && variable.initial() == null;
      if (!unused || variable.autoUpdate() != AutoUpdate.CLOSE || undeclaredInLibrary(variable)
          || Covered.byError(variable.span(), diagnostics) || !isRead && outOfReach.contains(variable.name())) {
        continue;
      }
      if (isRead) {
        neverWritten(variable, called, diagnostics);
      } else if (!isNear(variable, unknownOutputs)) {
        boolean forOthers = collected.contains(variable) && outlivesTopic(variable)
            || isOutputOfLibrary(variable, analysis.project());
        neverRead(variable, isWritten || given.contains(variable), forOthers, unknown, diagnostics);
      }
    }
  }

  private static boolean isNear(Variable variable, Set<String> names) {
    return !names.isEmpty() && NearNames.nearest(variable.name(), List.copyOf(names)).isPresent();
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

  /** What is asked for in a session may be meant for the app alone, and what a skill finds out for its callers. */
  private static boolean outlivesTopic(Variable variable) {
    return variable.scope() instanceof Scope.OfTopic of ? of.topic().isSkill()
        : !(variable.scope() instanceof Scope.OfRule);
  }

  /** A skill that is called gets its inputs there: HR215. */
  private static void neverWritten(Variable variable, Set<String> called, Diagnostics diagnostics) {
    if (!(variable.scope() instanceof Scope.OfTopic of) || !of.topic().isSkill()) {
      diagnostics.add(Diagnostic.at(variable.span(), Code.HR303, variable).variant("unwritten"));
    } else if (!called.contains(of.topic().topic().name().text())) {
      diagnostics.add(variable.span(), Code.HR316, variable, of.topic().topic().name());
    }
  }

  private static void neverRead(Variable variable, boolean written, boolean forOthers, Set<String> unknown,
      Diagnostics diagnostics) {
    Diagnostic found = Diagnostic.at(variable.span(), Code.HR303, variable);
    Optional<String> near = unknown.isEmpty() ? Optional.empty()
        : NearNames.nearest(variable.name(), List.copyOf(unknown));
    if (near.isPresent()) {
      diagnostics.add(found.variant("near", near.get()));
    } else if (forOthers) {
      diagnostics.add(found.variant("collected").as(Severity.INFO));
    } else {
      diagnostics.add(written ? found : found.variant("unused"));
    }
  }
}
