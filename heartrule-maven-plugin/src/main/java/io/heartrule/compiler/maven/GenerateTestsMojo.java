package io.heartrule.compiler.maven;

import io.heartrule.compiler.compile.Compilation;
import io.heartrule.compiler.compile.ScriptFolder;
import io.heartrule.compiler.compile.ScriptSource;
import io.heartrule.compiler.diagnostic.Summary;
import io.heartrule.compiler.transcript.TranscriptCompiler;
import java.io.File;
import java.io.IOException;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.artifact.versioning.ComparableVersion;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.codehaus.plexus.build.BuildContext;

/**
 * Turns conversation tests into JUnit classes and adds them to the project's test sources, where
 * Surefire and every IDE find them. The project needs {@code junit-jupiter} in scope {@code test}.
 *
 * <p>If there is a mistake in any test, nothing is written; all mistakes of all tests are shown.
 *
 * @since 0.1.0
 */
@Mojo(name = "generate-tests", defaultPhase = LifecyclePhase.GENERATE_TEST_SOURCES, threadSafe = true,
    requiresDependencyResolution = ResolutionScope.COMPILE)
public final class GenerateTestsMojo extends AbstractScriptMojo {
  /**
   * The folder with the conversation tests: every {@code .yaml} and {@code .yml} below it.
   *
   * @since 0.1.0
   */
  @Parameter(property = "heartrule.testDirectory", defaultValue = "${project.basedir}/src/test/heartrule")
  private File testDirectory;

  /**
   * Where the test classes go.
   *
   * @since 0.1.0
   */
  @Parameter(property = "heartrule.testOutputDirectory",
      defaultValue = "${project.build.directory}/generated-test-sources/heartrule")
  private File testOutputDirectory;

  /** Tests that are not compiled need not be generated either. */
  @Parameter(property = "maven.test.skip", defaultValue = "false", readonly = true)
  private boolean skipTests;

  @Inject
  public GenerateTestsMojo(BuildContext buildContext) {
    super(buildContext);
  }

  @Override
  void prepare() {
    project().addTestCompileSourceRoot(testOutputDirectory.getAbsolutePath());
  }

  @Override
  void run() throws IOException, MojoFailureException {
    if (skipTests) {
      getLog().info(spoken().text("skipped.tests"));
      return;
    }
    requireBasePackage();
    ScriptFolder folder = new ScriptFolder(project().getBasedir().toPath(), testDirectory.toPath());
    List<ScriptSource> tests = read(folder, testDirectory);
    if (tests.isEmpty()) {
      getLog().info(spoken().text("no.tests", testDirectory));
    }
    warnOfOldSurefire(tests);
    Compilation compilation = new TranscriptCompiler(options()).compile(readScripts(), tests);
    if (!compilation.hasErrors()) {
      compilation = output(testOutputDirectory, testOutputDirectory).write(compilation);
    }
    writeReport("test-diagnostics.json", compilation.diagnostics());
    show(compilation.diagnostics(), folder.files().values());
    failOnErrors(compilation);
    if (!compilation.diagnostics().isEmpty()) {
      getLog().info(Summary.of(compilation.diagnostics()).text(spoken()));
    }
  }

  /** Before 2.22 Surefire knows no JUnit 5: it runs no test at all, and the build passes. */
  private void warnOfOldSurefire(List<ScriptSource> tests) {
    Plugin surefire = project().getPlugin("org.apache.maven.plugins:maven-surefire-plugin");
    if (!tests.isEmpty() && surefire != null && surefire.getVersion() != null
        && new ComparableVersion(surefire.getVersion()).compareTo(new ComparableVersion("2.22")) < 0) {
      getLog().warn(spoken().text("surefire.old", surefire.getVersion()));
    }
  }
}
