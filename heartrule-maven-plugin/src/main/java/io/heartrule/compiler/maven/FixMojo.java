package io.heartrule.compiler.maven;

import io.heartrule.compiler.compile.ScriptFixer;
import io.heartrule.compiler.compile.ScriptSource;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Severity;
import io.heartrule.compiler.diagnostic.Summary;
import io.heartrule.compiler.diagnostic.UnifiedDiff;
import io.heartrule.compiler.write.TextFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.codehaus.plexus.build.BuildContext;

/**
 * Repairs in the scripts what can be repaired without asking: full-width punctuation, old spellings,
 * names that are nearly right.
 *
 * @since 0.1.0
 */
@Mojo(name = "fix", threadSafe = true, requiresDependencyResolution = ResolutionScope.COMPILE)
public final class FixMojo extends AbstractScriptMojo {
  /**
   * Whether to show as a diff what would be changed, and to change nothing. The diff is written to
   * {@code target/heartrule/fix.diff} too.
   *
   * @since 0.1.0
   */
  @Parameter(property = "heartrule.dryRun", defaultValue = "false")
  private boolean dryRun;

  @Inject
  public FixMojo(BuildContext buildContext) {
    super(buildContext);
  }

  @Override
  void run() throws IOException, MojoFailureException {
    List<ScriptSource> scripts = readScripts();
    if (scripts.isEmpty()) {
      sayThatThereAreNoScripts();
      return;
    }
    ScriptFixer.Result result = new ScriptFixer(compiler()).fix(scripts);
    if (dryRun) {
      showDiff(scripts, result.changed());
    } else {
      write(result.changed());
    }
    getLog().info(spoken().text(dryRun ? "fix.dry" : "fix.done", result.repairs(), result.changed().size()));
    showWhatIsLeft(result.last().diagnostics());
  }

  private void write(List<ScriptSource> changed) throws IOException {
    Map<String, Path> files = scripts().files();
    for (ScriptSource script : changed) {
      Path file = files.get(script.path());
      TextFile.writeIfDifferent(file, script.bytes());
      buildContext().refresh(file.toFile());
      getLog().info(spoken().text("fix.file", script.path()));
    }
  }

  private void showDiff(List<ScriptSource> scripts, List<ScriptSource> changed) throws IOException {
    Map<String, String> before = new TreeMap<>();
    scripts.forEach(script -> before.put(script.path(), text(script)));
    StringBuilder diff = new StringBuilder();
    for (ScriptSource script : changed) {
      diff.append(UnifiedDiff.of(script.path(), before.get(script.path()), text(script)));
    }
    TextFile.writeIfDifferent(reports().resolve("fix.diff"), diff.toString());
    if (!changed.isEmpty()) {
      getLog().info("\n" + diff);
    }
  }

  /** Errors and warnings that need a person. They do not fail the goal: it has done what it can. */
  private void showWhatIsLeft(List<Diagnostic> diagnostics) throws IOException {
    List<Diagnostic> left = diagnostics.stream().filter(d -> d.severity() != Severity.INFO).toList();
    if (!left.isEmpty() && !dryRun) {
      show(left, List.of());
    }
    if (!left.isEmpty()) {
      getLog().info(spoken().text("fix.left", Summary.of(left).text(spoken())));
    }
  }

  private static String text(ScriptSource script) {
    return new String(script.bytes(), StandardCharsets.UTF_8);
  }
}
