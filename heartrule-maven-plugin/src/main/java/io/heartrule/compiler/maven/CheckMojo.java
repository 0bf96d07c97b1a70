package io.heartrule.compiler.maven;

import io.heartrule.compiler.compile.Compilation;
import io.heartrule.compiler.compile.ScriptSource;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.JsonRenderer;
import io.heartrule.compiler.diagnostic.SarifRenderer;
import io.heartrule.compiler.diagnostic.Summary;
import io.heartrule.compiler.write.TextFile;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.codehaus.plexus.build.BuildContext;

/**
 * Checks scripts without generating anything.
 *
 * @since 0.1.0
 */
@Mojo(name = "check", threadSafe = true, requiresDependencyResolution = ResolutionScope.COMPILE)
public final class CheckMojo extends AbstractScriptMojo {
  /**
   * How to show what was found: {@code text}, {@code json}, or {@code sarif}. The machine formats are
   * printed as UTF-8 whatever the console, and stand in {@code target/heartrule/diagnostics.json} and
   * {@code .sarif} too. With {@code mvn -q} nothing else is printed unless the goal fails.
   *
   * @since 0.1.0
   */
  @Parameter(property = "heartrule.format", defaultValue = "text")
  private String format;

  @Inject
  public CheckMojo(BuildContext buildContext) {
    super(buildContext);
  }

  @Override
  void run() throws IOException, MojoFailureException {
    String wanted = format.strip().toLowerCase(Locale.ROOT);
    if (!List.of("text", "json", "sarif").contains(wanted)) {
      throw new MojoFailureException(spoken().text("format", format));
    }
    List<ScriptSource> scripts = readScripts();
    if (scripts.isEmpty()) {
      sayThatThereAreNoScripts();
    }
    Compilation compilation = with(ofDependencies(scripts), compiler().compile(scripts));
    writeReport(compilation.diagnostics());
    switch (wanted) {
      case "json" -> Console.print(new JsonRenderer(messages()).render(compilation.diagnostics()));
      case "sarif" -> Console.print(writeSarif(compilation.diagnostics()));
      default -> {
        show(compilation.diagnostics(), scripts().files().values());
        if (!compilation.hasErrors() && !scripts.isEmpty()) {
          getLog().info(Summary.of(compilation.diagnostics()).text(spoken()));
        }
      }
    }
    failOnErrors(compilation);
  }

  private String writeSarif(List<Diagnostic> diagnostics) throws IOException {
    String sarif = new SarifRenderer(messages(), execution().getVersion()).render(diagnostics);
    TextFile.writeIfDifferent(reports().resolve("diagnostics.sarif"), sarif);
    return sarif;
  }
}
