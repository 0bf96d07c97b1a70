package io.heartrule.compiler.maven;

import io.heartrule.compiler.compile.Compilation;
import io.heartrule.compiler.compile.ScriptSource;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Severity;
import io.heartrule.compiler.diagnostic.Summary;
import io.heartrule.compiler.write.LastRun;
import io.heartrule.compiler.write.ModuleFiles;
import io.heartrule.compiler.write.OutputWriter;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.model.Resource;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.build.BuildContext;

/**
 * Compiles scripts to Java classes and adds them to the project's sources.
 *
 * <p>If there is a mistake in any script, nothing is written; all mistakes of all scripts are shown.
 *
 * @since 0.1.0
 */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true,
    requiresDependencyResolution = ResolutionScope.COMPILE)
public final class GenerateMojo extends AbstractScriptMojo {
  private static final String HAS_RUN = "heartrule.generate.";

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

  /** Whether the scripts of a project have been compiled in this very build. */
  static boolean hasRun(MavenSession session, MavenProject project) {
    Map<String, Object> build = session.getRequest().getData();
    synchronized (build) {
      return build.containsKey(HAS_RUN + project.getId());
    }
  }

  private void remember() {
    Map<String, Object> build = session().getRequest().getData();
    synchronized (build) {
      build.put(HAS_RUN + project().getId(), true);
    }
  }

  @Override
  void run() throws IOException, MojoFailureException {
    remember();
    requireBasePackage();
    List<ScriptSource> scripts = readScripts();
    if (scripts.isEmpty()) {
      sayThatThereAreNoScripts();
    }
    if (!scripts.isEmpty() && new RuntimeCheck(project(), execution().getVersion()).isMissing()) {
      getLog().warn(spoken().text("runtime.missing", execution().getVersion()));
    }
    List<Diagnostic> ofDependencies = ofDependencies(scripts);
    byte[] inputs = inputs(scripts, ofDependencies);
    LastRun last = new LastRun(manifest().resolveSibling("last-run.bin"));
    List<String> saidThen = canBeSkipped() ? last.saidWith(inputs) : null;
    if (saidThen != null) {
      saidThen.forEach(line -> LogLine.of(line).to(getLog()));
      return;
    }
    last.forget();
    Compilation compilation = with(ofDependencies, compiler().compile(scripts));
    if (!compilation.hasErrors()) {
      compilation = write(compilation);
    }
    writeReport(compilation.diagnostics());
    List<LogLine> said = new ArrayList<>(show(compilation.diagnostics(), scripts().files().values()));
    failOnErrors(compilation);
    if (!compilation.diagnostics().isEmpty()) {
      LogLine summary = new LogLine(Severity.INFO, Summary.of(compilation.diagnostics()).text(spoken()));
      summary.to(getLog());
      said.add(summary);
    }
    if (canBeSkipped()) {
      remember(last, inputs, compilation, said);
    }
  }

  /** In an IDE there are markers to be set; several executions share a file that each of them completes. */
  private boolean canBeSkipped() {
    return !isInIde() && executionsThatGenerate().size() == 1;
  }

  /** All that the outcome depends on. */
  private byte[] inputs(List<ScriptSource> scripts, List<Diagnostic> ofDependencies) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
    StringBuilder head = new StringBuilder(settings()).append('\n').append(outputDirectory).append('\n')
        .append(resourceDirectory).append('\n');
    ofDependencies.forEach(found -> head.append(found.span()).append(found.code())
        .append(found.arguments()).append('\n'));
    out.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
    for (ScriptSource script : scripts) {
      out.writeBytes((script.path() + "\n" + script.bytes().length + "\n").getBytes(StandardCharsets.UTF_8));
      out.writeBytes(script.bytes());
    }
    return out.toByteArray();
  }

  private void remember(LastRun last, byte[] inputs, Compilation compilation, List<LogLine> said)
      throws IOException {
    List<Path> outputs = new ArrayList<>(List.of(manifest(), reports().resolve("diagnostics.json")));
    compilation.files().forEach(file -> outputs.add(
        (OutputWriter.isResource(file.path()) ? resourceDirectory : outputDirectory).toPath().resolve(file.path())));
    List<String> kept = new ArrayList<>();
    if (!compilation.files().isEmpty()) {
      kept.add(new LogLine(Severity.INFO, spoken().text("generated", 0, 0, compilation.files().size())).kept());
      said.forEach(line -> kept.add(line.kept()));
      last.remember(inputs, outputs, kept);
    }
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
