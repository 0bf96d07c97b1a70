package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.Scope;
import io.heartrule.compiler.analyse.Variable;
import io.heartrule.compiler.analyse.machine.JavaType;
import io.heartrule.compiler.analyse.machine.LibraryIndex;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.model.Declared;
import io.heartrule.compiler.model.Name;
import io.heartrule.compiler.model.Project;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.Script;
import io.heartrule.compiler.model.Topic;
import io.heartrule.compiler.source.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Ensures that nothing is defined both here and in a dependency, or in two dependencies (HR804). */
final class DependencyNameCheck implements Check {
  @Override
  public void check(Analysis analysis, Diagnostics diagnostics) {
    Project project = analysis.project();
    if (project.own().isEmpty() || analysis.options().imports().libraries().isEmpty()) {
      return;
    }
    Span start = project.own().get(0).file().span(0, 0);
    unique(project, start, "skill", project.skills().stream().map(Topic::name).toList(), diagnostics);
    unique(project, start, "rule", project.rules().stream().map(Rule::name).toList(), diagnostics);
    globals(analysis, diagnostics);
    globalClasses(analysis, start, diagnostics);
  }

  /** @param names those of the project first */
  private static void unique(Project project, Span start, String kind, List<Name> names, Diagnostics diagnostics) {
    Map<String, Name> first = new HashMap<>();
    for (Name name : names) {
      Name earlier = first.putIfAbsent(name.text(), name);
      if (earlier == null || !project.isImported(name.span())) {
        continue;
      }
      String dependency = name.span().file().path();
      diagnostics.add(project.isImported(earlier.span())
          ? Diagnostic.at(start, Code.HR804, name, dependency)
              .variant(kind + "_twice", earlier.span().file().path())
          : Diagnostic.at(earlier.span(), Code.HR804, name, dependency).variant(kind));
    }
  }

  /** A global may be declared again, as the same; it is the dependency's then. */
  private static void globals(Analysis analysis, Diagnostics diagnostics) {
    Map<String, Variable> imported = new HashMap<>();
    for (Variable variable : analysis.symbols().variables(Scope.GLOBAL)) {
      if (analysis.project().isImported(variable.span())) {
        imported.put(variable.name(), variable);
      }
    }
    for (Script script : analysis.project().own()) {
      for (Declared declared : script.declares()) {
        Variable other = imported.get(declared.variable().text());
        if (other != null && differs(declared, other)) {
          diagnostics.add(Diagnostic.at(declared.variable().span(), Code.HR804, declared.variable(),
              other.span().file().path()).variant("global"));
        }
      }
    }
  }

  private static boolean differs(Declared declared, Variable other) {
    String type = other.type().getClass().getSimpleName().replace("Type", "").toUpperCase(Locale.ROOT);
    return declared.type() != null && !declared.type().kind().name().equals(type) || declared.value() != null
        || !declared.fields().isEmpty();
  }

  /** Java classes extend one class: of several libraries with globals one must have those of all. */
  private static void globalClasses(Analysis analysis, Span start, Diagnostics diagnostics) {
    LibraryIndex widest = analysis.options().imports().globals();
    for (LibraryIndex library : analysis.options().imports().libraries()) {
      boolean some = !library.globalVars().equals(JavaType.runtime("NoVars"));
      if (some && library != widest && !widest.globalsOf().contains(library.library())) {
        diagnostics.add(Diagnostic.at(start, Code.HR120).variant("globals", widest.origin(), library.origin()));
      }
    }
  }
}
