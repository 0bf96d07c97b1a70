package io.heartrule.compiler.maven;

import io.heartrule.compiler.analyse.machine.LibraryIndex;
import io.heartrule.compiler.compile.Compilation;
import io.heartrule.compiler.compile.CompilerOptions;
import io.heartrule.compiler.compile.HeartRuleCompiler;
import io.heartrule.compiler.compile.ScriptFolder;
import io.heartrule.compiler.compile.ScriptSource;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.JsonRenderer;
import io.heartrule.compiler.diagnostic.Messages;
import io.heartrule.compiler.diagnostic.Severity;
import io.heartrule.compiler.diagnostic.Summary;
import io.heartrule.compiler.write.OutputWriter;
import io.heartrule.compiler.write.TextFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.build.BuildContext;

/** What the goals that read scripts have in common: their parameters, and how they say what they found. */
abstract class AbstractScriptMojo extends AbstractMojo {
  /**
   * Java package of all generated classes, in ASCII.
   *
   * <pre>{@code <basePackage>com.example.counseling</basePackage>}</pre>
   *
   * @since 0.1.0
   */
  @Parameter(property = "heartrule.basePackage")
  private String basePackage;

  /**
   * The folder with the scripts: every {@code .yaml} and {@code .yml} below it, except {@code prompts/}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "heartrule.scriptDirectory", defaultValue = "${project.basedir}/src/main/heartrule")
  private File scriptDirectory;

  /**
   * Whether a warning fails the build as an error does.
   *
   * @since 0.1.0
   */
  @Parameter(property = "heartrule.strict", defaultValue = "false")
  private boolean strict;

  /**
   * Whether every variable must be declared.
   *
   * @since 0.1.0
   */
  @Parameter(property = "heartrule.strictVariables", defaultValue = "false")
  private boolean strictVariables;

  /**
   * Names of rules that must be active wherever a visitor can speak; the build proves it.
   *
   * <pre>{@code <requireCritical><rule>识别自杀风险</rule></requireCritical>}</pre>
   *
   * @since 0.1.0
   */
  @Parameter(property = "heartrule.requireCritical")
  private List<String> requireCritical;

  /**
   * Language of messages, {@code zh} ({@code cn}, {@code chinese}) or {@code en} ({@code english}); by default that
   * of the locale.
   *
   * @since 0.1.0
   */
  @Parameter(property = "heartrule.language")
  private String language;

  /**
   * Whether to stop with one clear message where Java cannot spell a script's path, because the locale
   * is not a UTF-8 one.
   *
   * @since 0.1.0
   */
  @Parameter(property = "heartrule.encodingCheck", defaultValue = "true")
  private boolean encodingCheck;

  /**
   * Whether to do nothing.
   *
   * @since 0.1.0
   */
  @Parameter(property = "heartrule.skip", defaultValue = "false")
  private boolean skip;

  @Parameter(defaultValue = "${project.build.directory}/heartrule", readonly = true)
  private File reportDirectory;

  @Parameter(defaultValue = "${project.build.directory}/maven-status/heartrule-maven-plugin", readonly = true)
  private File statusDirectory;

  @Parameter(defaultValue = "${project}", readonly = true)
  private MavenProject project;

  @Parameter(defaultValue = "${session}", readonly = true)
  private MavenSession session;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true)
  private MojoExecution execution;

  private final BuildContext buildContext;
  private List<LibraryIndex> libraries;

  AbstractScriptMojo(BuildContext buildContext) {
    this.buildContext = buildContext;
  }

  /** The work of the goal; an {@link IOException} is not the author's fault and is shown as such. */
  abstract void run() throws IOException, MojoFailureException;

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    prepare();
    if (skip) {
      getLog().info(spoken().text("skipped"));
      return;
    }
    language().say(session, getLog(), true);
    try {
      run();
    } catch (IOException e) {
      throw new MojoExecutionException(spoken().text("io", e.toString()), e);
    }
  }

  /** What is done first of all, even if the goal is skipped. */
  void prepare() {}

  private Language language() {
    return Language.of(language);
  }

  final Messages messages() {
    return language().messages();
  }

  /** For the console. */
  final Messages spoken() {
    return language().spoken();
  }

  final MavenProject project() {
    return project;
  }

  final MavenSession session() {
    return session;
  }

  final MojoExecution execution() {
    return execution;
  }

  final BuildContext buildContext() {
    return buildContext;
  }

  final Path reports() {
    return reportDirectory.toPath();
  }

  final ScriptFolder scripts() {
    return new ScriptFolder(project.getBasedir().toPath(), scriptDirectory.toPath());
  }

  /** Where this execution of the goal writes, with a list of its own. */
  final ProjectOutput output(File sources, File resources) {
    return new ProjectOutput(project.getBasedir().toPath(),
        new OutputWriter(sources.toPath(), resources.toPath(), manifest(), execution.getVersion()), buildContext,
        getLog(), spoken());
  }

  /** The list of what this execution of the goal has written. */
  final Path manifest() {
    return statusDirectory.toPath().resolve(execution.getGoal())
        .resolve(execution.getExecutionId()).resolve("outputs.json");
  }

  final void sayThatThereAreNoScripts() throws IOException {
    String meant = scripts().nearMiss();
    if (meant != null) {
      getLog().warn(spoken().text("no.near", scriptDirectory, meant));
    } else {
      getLog().info(spoken().text("no.scripts", scriptDirectory));
    }
  }

  /** Fails with the line to be written if the package is missing or cannot be one. */
  final void requireBasePackage() throws MojoFailureException {
    if (basePackage == null || basePackage.isBlank()) {
      throw new MojoFailureException(spoken().text("base.package.missing"));
    }
    if (!JavaPackages.isPackage(basePackage.strip())) {
      throw new MojoFailureException(spoken().text("base.package.wrong", basePackage.strip()));
    }
  }

  final HeartRuleCompiler compiler() throws IOException {
    return new HeartRuleCompiler(options());
  }

  final CompilerOptions options() throws IOException {
    // The goals that generate nothing work without a package too.
    String name = basePackage == null || basePackage.isBlank() ? "heartrule" : basePackage.strip();
    List<String> critical = requireCritical == null ? List.of()
        : requireCritical.stream().filter(rule -> rule != null && !rule.isBlank()).map(String::strip).toList();
    return new CompilerOptions(name, strict, strictVariables, critical, messages().language(), dependencies(name));
  }

  /** The script libraries that this project depends on. */
  private List<LibraryIndex> dependencies(String own) throws IOException {
    if (libraries == null) {
      libraries = DependencyIndexes.of(project.getArtifacts());
    }
    return libraries.stream().filter(library -> !library.library().equals(own)).toList();
  }

  /** What does not fit in the project's dependencies. */
  final List<Diagnostic> ofDependencies(List<ScriptSource> scripts) throws IOException {
    if (scripts.isEmpty()) {
      return List.of();
    }
    return new RuntimeCheck(project, execution.getVersion()).check(dependencies("")).stream()
        .map(found -> strict && found.severity() == Severity.WARNING ? found.as(Severity.ERROR) : found).toList();
  }

  static Compilation with(List<Diagnostic> more, Compilation compilation) {
    List<Diagnostic> all = new ArrayList<>(compilation.diagnostics());
    all.addAll(more);
    all.sort(null);
    return new Compilation(compilation.files(), all);
  }

  /** Everything but the scripts that what is said and written depends on; of the plugin, its very file. */
  final String settings() throws IOException {
    CodeSource plugin = AbstractScriptMojo.class.getProtectionDomain().getCodeSource();
    File jar = plugin == null ? new File("") : new File(plugin.getLocation().getPath());
    return String.join("\n", execution.getVersion(), jar.getPath(), "" + jar.length(), "" + jar.lastModified(),
        basePackage, "" + strict, "" + strictVariables, "" + requireCritical, messages().language(),
        spoken().language(), dependencies("").toString());
  }

  /** Reads all scripts, after a look at whether their paths can be read at all. */
  final List<ScriptSource> readScripts() throws IOException, MojoFailureException {
    return read(scripts(), scriptDirectory);
  }

  /** Reads all files of a folder, after the same look. */
  final List<ScriptSource> read(ScriptFolder folder, File shown) throws IOException, MojoFailureException {
    Map<String, Path> files = folder.files();
    String encoding = System.getProperty("sun.jnu.encoding", "UTF-8");
    if (encodingCheck && !encoding.equalsIgnoreCase("UTF-8")) {
      for (String path : files.keySet()) {
        if (!path.chars().allMatch(c -> c < 0x80)) {
          throw new MojoFailureException(spoken().text("encoding", shown, encoding));
        }
      }
    }
    return folder.read();
  }

  /** Writes {@code diagnostics.json}: always right, whatever the console can show. */
  final void writeReport(List<Diagnostic> diagnostics) throws IOException {
    writeReport("diagnostics.json", diagnostics);
  }

  final void writeReport(String file, List<Diagnostic> diagnostics) throws IOException {
    TextFile.writeIfDifferent(reports().resolve(file), new JsonRenderer(messages()).render(diagnostics));
  }

  /** Shows every diagnostic once: in the log, or as markers in an IDE; what went to the log. */
  final List<LogLine> show(List<Diagnostic> diagnostics, Iterable<Path> scripts) {
    List<LogLine> said = new Markers(buildContext, getLog(), spoken(), project.getBasedir().toPath(), isInIde())
        .show(diagnostics, scripts);
    if (!diagnostics.isEmpty() && !Language.canShowChinese()) {
      LogLine hint = new LogLine(Severity.WARNING,
          "HeartRule: this console cannot show all characters; see " + reports().resolve("diagnostics.json"));
      hint.to(getLog());
      said.add(hint);
    }
    return said;
  }

  /** The build fails with one line; what is wrong has been shown by then. */
  final void failOnErrors(Compilation compilation) throws MojoFailureException {
    if (compilation.hasErrors()) {
      throw new MojoFailureException(Summary.of(compilation.diagnostics()).text(spoken()));
    }
  }

  final boolean isInIde() {
    return buildContext.isIncremental() || session.getSystemProperties().containsKey("m2e.version");
  }
}
