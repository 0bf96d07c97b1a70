package io.heartrule.compiler.maven;

import io.heartrule.compiler.compile.Compilation;
import io.heartrule.compiler.compile.ScriptSource;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Summary;
import io.heartrule.compiler.write.ModuleFiles;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.inject.Inject;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.model.Resource;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.build.BuildContext;

/**
 * Compiles scripts to Java classes and adds them to the project's sources.
 *
 * <p>If there is a mistake in any script, nothing is written; all mistakes of all scripts are shown.
 *
 * @since 0.1.0
 */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public final class GenerateMojo extends AbstractScriptMojo {
  /**
   * Where the classes go.
   *
   * @since 0.1.0
   */
  @Parameter(property = "heartrule.outputDirectory",
      defaultValue = "${project.build.directory}/generated-sources/heartrule")
  private File outputDirectory;

  /**
   * Where resources go, such as the script map. Not to be chosen: several executions share the file that
   * names the libraries of the module.
   */
  @Parameter(defaultValue = "${project.build.directory}/generated-resources/heartrule", readonly = true)
  private File resourceDirectory;

  @Inject
  public GenerateMojo(BuildContext buildContext) {
    super(buildContext);
  }

  /** First, and always: the classes of an earlier build must not vanish from the class path. */
  @Override
  void prepare() {
    project().addCompileSourceRoot(outputDirectory.getAbsolutePath());
    String directory = resourceDirectory.getAbsolutePath();
    if (project().getResources().stream().noneMatch(known -> directory.equals(known.getDirectory()))) {
      Resource resource = new Resource();
      resource.setDirectory(directory);
      project().addResource(resource);
    }
  }

  @Override
  void run() throws IOException, MojoFailureException {
    requireBasePackage();
    List<ScriptSource> scripts = readScripts();
    if (scripts.isEmpty()) {
      sayThatThereAreNoScripts();
    }
    Compilation compilation = withRuntimeChecked(compiler().compile(scripts), scripts);
    if (!compilation.hasErrors()) {
      compilation = write(compilation);
    }
    writeReport(compilation.diagnostics());
    show(compilation.diagnostics(), scripts().files().values());
    failOnErrors(compilation);
    if (!compilation.diagnostics().isEmpty()) {
      getLog().info(Summary.of(compilation.diagnostics()).text(spoken()));
    }
  }

  private Compilation withRuntimeChecked(Compilation compilation, List<ScriptSource> scripts) throws IOException {
    if (scripts.isEmpty()) {
      return compilation;
    }
    List<Diagnostic> all = new ArrayList<>(compilation.diagnostics());
    all.addAll(new RuntimeCheck(project(), execution().getVersion()).check());
    all.sort(null);
    return new Compilation(compilation.files(), all);
  }

  private Compilation write(Compilation compilation) throws IOException {
    return output(outputDirectory, resourceDirectory).write(new Compilation(
        new ModuleFiles(manifest(), executionsThatGenerate()).arrange(compilation.files()),
        compilation.diagnostics()));
  }

  private Set<String> executionsThatGenerate() {
    Set<String> ids = new TreeSet<>(Set.of(execution().getExecutionId()));
    Plugin plugin = project().getPlugin(execution().getPlugin().getKey());
    if (plugin != null) {
      for (PluginExecution other : plugin.getExecutions()) {
        if (other.getGoals().contains(execution().getGoal())) {
          ids.add(other.getId());
        }
      }
    }
    return ids;
  }
}
