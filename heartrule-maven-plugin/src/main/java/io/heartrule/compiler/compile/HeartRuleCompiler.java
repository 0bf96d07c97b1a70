package io.heartrule.compiler.compile;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.ImportedScript;
import io.heartrule.compiler.analyse.Imports;
import io.heartrule.compiler.analyse.JavaNames;
import io.heartrule.compiler.analyse.Options;
import io.heartrule.compiler.analyse.SymbolResolver;
import io.heartrule.compiler.analyse.Tables;
import io.heartrule.compiler.analyse.Variable;
import io.heartrule.compiler.analyse.check.Checks;
import io.heartrule.compiler.analyse.lower.Lowering;
import io.heartrule.compiler.analyse.machine.LibraryIndex;
import io.heartrule.compiler.analyse.machine.Machines;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.diagnostic.Messages;
import io.heartrule.compiler.diagnostic.Severity;
import io.heartrule.compiler.emit.Emitter;
import io.heartrule.compiler.model.Project;
import io.heartrule.compiler.model.Script;
import io.heartrule.compiler.read.ScriptReader;
import io.heartrule.compiler.report.HtmlReport;
import io.heartrule.compiler.schema.ProjectNames;
import io.heartrule.compiler.schema.SchemaWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * From scripts to Java, phase by phase, all in memory.
 *
 * <p>A mistake never stops the phases before emit: all mistakes of all files come out in one run. The
 * same sources give the same result, in whatever order they come. Thread-safe: holds no state.
 */
public final class HeartRuleCompiler {
  /** After one of these, part of a file has not been read. */
  private static final Set<Code> UNREAD = EnumSet.of(Code.HR001, Code.HR002, Code.HR021, Code.HR022);

  private final CompilerOptions options;

  public HeartRuleCompiler(CompilerOptions options) {
    this.options = options;
  }

  public Compilation compile(Collection<ScriptSource> sources) {
    Diagnostics found = new Diagnostics();
    Project project = read(sources, found);
    Analysis analysis = analyse(project, found);
    Tables tables = Tables.of(analysis);
    Checks.all(tables).forEach(check -> check.check(analysis, found));
    if (sources.isEmpty() || fails(found, project)) {
      return new Compilation(List.of(), judged(found, project));
    }
    Machines machines =
        Lowering.lower(analysis, tables, JavaNames.of(project), options.basePackage(), found);
    return new Compilation(fails(found, project) ? List.of() : new Emitter().emit(machines), judged(found, project));
  }

  /**
   * The JSON Schema of scripts for editors, with the names of these. Mistakes do no harm: what could be
   * read is offered.
   */
  public String schema(Collection<ScriptSource> sources) {
    Diagnostics found = new Diagnostics();
    Project project = read(sources, found);
    boolean complete = found.sorted().stream().noneMatch(one -> UNREAD.contains(one.code()));
    List<String> variables =
        analyse(project, found).symbols().variables().stream().map(Variable::name).toList();
    return new SchemaWriter(Messages.in(options.language())).write(ProjectNames.of(project, variables, complete));
  }

  /**
   * What is known of these scripts, as a page to be read by their authors.
   *
   * @param diagnostics what {@link #compile} and others have found in them, sorted
   * @param toProject the way from the page to the project's folder, ending in a slash; null: no links to scripts
   */
  public String report(Collection<ScriptSource> sources, List<Diagnostic> diagnostics, String toProject) {
    Analysis analysis = analyse(sources);
    Messages messages = Messages.in(options.language());
    return new HtmlReport(analysis, Tables.of(analysis), diagnostics, messages, toProject).page();
  }

  /**
   * What the names of these scripts mean, for tools that look at scripts from outside. What is wrong
   * with the scripts is told by {@link #compile}.
   */
  public Analysis analyse(Collection<ScriptSource> sources) {
    Diagnostics unheard = new Diagnostics();
    return analyse(read(sources, unheard), unheard);
  }

  private Project read(Collection<ScriptSource> sources, Diagnostics diagnostics) {
    ScriptReader reader = new ScriptReader();
    List<Script> scripts = new ArrayList<>();
    for (ScriptSource source : sources.stream().sorted().toList()) {
      scripts.add(reader.read(source.path(), source.bytes(), diagnostics));
    }
    return new Project(scripts, imported());
  }

  /** The libraries of dependencies as scripts; what the reader may say of them is not the author's concern. */
  private List<Script> imported() {
    List<Script> scripts = new ArrayList<>();
    for (LibraryIndex library : options.dependencies()) {
      scripts.add(new ScriptReader().read(library.origin(),
          ImportedScript.of(library).getBytes(StandardCharsets.UTF_8), new Diagnostics()));
    }
    return scripts;
  }

  private Analysis analyse(Project project, Diagnostics diagnostics) {
    Options wanted = new Options(options.strictVariables(), options.requireCritical(),
        new Imports(options.dependencies()));
    return new Analysis(project, new SymbolResolver().resolve(project, wanted, diagnostics), wanted);
  }

  private boolean fails(Diagnostics diagnostics, Project project) {
    return judged(diagnostics, project).stream().anyMatch(Diagnostic::isError);
  }

  private List<Diagnostic> judged(Diagnostics diagnostics, Project project) {
    return diagnostics.sorted().stream()
        .filter(found -> !project.isImported(found.span()))
        .map(found -> options.strict() && found.severity() == Severity.WARNING ? found.as(Severity.ERROR) : found)
        .toList();
  }
}
