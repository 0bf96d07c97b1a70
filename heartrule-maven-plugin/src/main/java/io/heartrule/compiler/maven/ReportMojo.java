package io.heartrule.compiler.maven;

import io.heartrule.compiler.compile.Compilation;
import io.heartrule.compiler.compile.ScriptSource;
import io.heartrule.compiler.write.TextFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.codehaus.plexus.build.BuildContext;

/**
 * Writes a report for the authors of the scripts: one HTML page with the flow of each session, the
 * rules that are open at each place, the use of variables, and what sessions cost. While scripts have
 * errors the page holds these alone, and the goal fails.
 *
 * @since 0.1.0
 */
@Mojo(name = "report", threadSafe = true, requiresDependencyResolution = ResolutionScope.COMPILE)
public final class ReportMojo extends AbstractScriptMojo {
  /**
   * The file to write.
   *
   * @since 0.1.0
   */
  @Parameter(property = "heartrule.reportFile", defaultValue = "${project.build.directory}/heartrule/report.html")
  private File reportFile;

  @Inject
  public ReportMojo(BuildContext buildContext) {
    super(buildContext);
  }

  @Override
  void run() throws IOException, MojoFailureException {
    List<ScriptSource> scripts = readScripts();
    if (scripts.isEmpty()) {
      sayThatThereAreNoScripts();
    }
    Compilation compilation = with(ofDependencies(scripts), compiler().compile(scripts));
    writeReport(compilation.diagnostics());
    show(compilation.diagnostics(), scripts().files().values());
    Path file = reportFile.toPath().toAbsolutePath().normalize();
    if (TextFile.writeIfDifferent(file, compiler().report(scripts, compilation.diagnostics(), toProject(file)))) {
      buildContext().refresh(file.toFile());
    }
    getLog().info(spoken().text("report.written", file));
    failOnErrors(compilation);
  }

  /** From the page to the folder that the paths of scripts begin at; null on another disk. */
  private String toProject(Path file) {
    Path project = project().getBasedir().toPath().toAbsolutePath().normalize();
    if (!file.getRoot().equals(project.getRoot())) {
      return null;
    }
    String way = file.getParent().relativize(project).toString().replace(File.separatorChar, '/');
    return way.isEmpty() ? "./" : way + "/";
  }
}
