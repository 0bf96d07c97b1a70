package io.heartrule.compiler.analyse;

import io.heartrule.compiler.analyse.machine.LibraryIndex;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.model.Project;

/** Finds out what the names of a project mean and which types its variables have. */
public final class SymbolResolver {

  /**
   * @param options what the build asks for
   * @param diagnostics gets what conflicts here (HR306); all else is left to the checks
   */
  public Symbols resolve(Project project, Options options, Diagnostics diagnostics) {
    MentionCollector found = new MentionCollector(project);
    NameTable names = new NameTable(project, found.topics());
    VariableTable table = new VariableTable(project, found.topics(), new RuleLinks(project, names));
    Binder binder = new Binder(found.mentions(), table, names);
    binder.bind();
    fixImported(project, options.imports(), table, diagnostics);
    TypeInference inference = new TypeInference(diagnostics);
    inference.learn(found.expressions(), binder);
    table.scopes().forEach(scope -> scope.values().forEach(draft -> {
      inference.infer(draft);
      draft.fields.values().forEach(inference::infer);
    }));
    new TopicFlow().run(found.mentions());
    markImported(project, options.imports(), table);
    return new ResolvedSymbols(names, table, found);
  }

  /** What comes from a dependency has its types already; its lists get no further fields. */
  private static void fixImported(Project project, Imports imports, VariableTable table, Diagnostics diagnostics) {
    table.scopes().forEach(scope -> scope.values().forEach(draft -> {
      LibraryIndex.Var entry = project.isImported(draft.span) ? imports.entry(draft.scope, draft.name) : null;
      if (entry != null) {
        Imports.fix(draft, entry);
        for (Draft field : draft.fields.values()) {
          if (entry.fields().stream().noneMatch(known -> known.name().equals(field.name))) {
            diagnostics.add(Diagnostic.at(field.span, Code.HR804, field.name, draft.span.file().path())
                .variant("field", draft.name));
          }
        }
      }
    }));
  }

  /** What callers supply and may read was found out where the skill was compiled. */
  private static void markImported(Project project, Imports imports, VariableTable table) {
    table.scopes().forEach(scope -> scope.values().forEach(draft -> {
      LibraryIndex.Var entry = project.isImported(draft.span) ? imports.entry(draft.scope, draft.name) : null;
      if (entry != null) {
        draft.input = entry.marks().contains(LibraryIndex.Var.Mark.INPUT);
        draft.output = entry.marks().contains(LibraryIndex.Var.Mark.OUTPUT);
      }
    }));
  }
}
