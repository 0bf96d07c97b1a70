package io.heartrule.compiler.analyse;

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
    TypeInference inference = new TypeInference(diagnostics);
    inference.learn(found.expressions(), binder);
    table.scopes().forEach(scope -> scope.values().forEach(draft -> {
      inference.infer(draft);
      draft.fields.values().forEach(inference::infer);
    }));
    new TopicFlow().run(found.mentions());
    return new ResolvedSymbols(names, table, found);
  }
}
