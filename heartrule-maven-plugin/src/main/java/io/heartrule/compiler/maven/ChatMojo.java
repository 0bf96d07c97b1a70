package io.heartrule.compiler.maven;

import io.heartrule.compiler.compile.ScriptFolder;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;

/**
 * Talks with a session of the compiled project in the terminal. Needs the project's classes:
 * {@code mvn compile heartrule:chat}.
 *
 * <p>Without the address of a model it rehearses: from a cassette if there is one, else with marked placeholders. The
 * key is taken from the environment variable {@code HEARTRULE_API_KEY} only.
 *
 * @since 0.1.0
 */
@Mojo(name = "chat", requiresDependencyResolution = ResolutionScope.RUNTIME)
public final class ChatMojo extends AbstractMojo {
  private static final String CHAT = "io.heartrule.internal.chat.Chat";

  /**
   * The session, or the skill, to talk with, by name or by number; by default the first session.
   *
   * @since 0.1.0
   */
  @Parameter(property = "heartrule.session")
  private String sessionName;

  /**
   * Address of an OpenAI-compatible server up to the version, such as {@code http://localhost:8000/v1}; by default the
   * environment variable {@code HEARTRULE_BASE_URL}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "heartrule.baseUrl")
  private String baseUrl;

  /**
   * The model's name as the server knows it; by default the environment variable {@code HEARTRULE_MODEL}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "heartrule.model")
  private String model;

  /**
   * Recorded answers to rehearse from; by default the file of {@code src/test/heartrule/cassettes} that is named as the
   * session or as its script, with the ending {@code .jsonl}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "heartrule.cassette")
  private File cassette;

  /**
   * A file with what the visitor says, one utterance a line: it is played to its end, then a person is asked whether
   * to go on. Without a terminal nobody is asked.
   *
   * @since 0.1.0
   */
  @Parameter(property = "heartrule.play")
  private File play;

  /**
   * Whether to show first what the scripts were compiled to.
   *
   * @since 0.1.0
   */
  @Parameter(property = "heartrule.summary", defaultValue = "false")
  private boolean summary;

  /**
   * Language of what the chat itself says, {@code zh} or {@code en}; by default English if the locale is, else Chinese.
   *
   * @since 0.1.0
   */
  @Parameter(property = "heartrule.language")
  private String language;

  /**
   * Encoding of the terminal; by default UTF-8, on Windows that of the console.
   *
   * @since 0.1.0
   */
  @Parameter(property = "heartrule.encoding")
  private String encoding;

  /**
   * Whether to do nothing.
   *
   * @since 0.1.0
   */
  @Parameter(property = "heartrule.skip", defaultValue = "false")
  private boolean skip;

  @Parameter(defaultValue = "${project.basedir}/src/test/heartrule/cassettes", readonly = true)
  private File cassettes;

  @Parameter(defaultValue = "${project.build.directory}/generated-sources/heartrule", readonly = true)
  private File sources;

  /**
   * The folder with the scripts: the chat says if one of them is newer than what was compiled.
   *
   * @since 0.1.0
   */
  @Parameter(property = "heartrule.scriptDirectory", defaultValue = "${project.basedir}/src/main/heartrule")
  private File scriptDirectory;

  @Parameter(defaultValue = "${project.build.directory}/maven-status/heartrule-maven-plugin/generate", readonly = true)
  private File statusDirectory;

  @Parameter(defaultValue = "${project}", readonly = true)
  private MavenProject project;

  @Parameter(defaultValue = "${session}", readonly = true)
  private MavenSession session;

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    if (skip || "pom".equals(project.getPackaging())) {
      return;
    }
    // The chat has an encoding of its own: it does not write to Maven's console.
    Language.of(language).say(session, getLog(), false);
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader = loader()) {
      thread.setContextClassLoader(loader);
      String problem = chat(loader);
      if (problem != null) {
        throw new MojoFailureException(problem);
      }
    } catch (IOException e) {
      throw new MojoExecutionException(e.toString(), e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** The project's own classes and nothing of this plugin's: the project may use other versions. */
  private URLClassLoader loader() throws IOException, MojoExecutionException {
    List<URL> urls = new ArrayList<>();
    try {
      for (String element : project.getRuntimeClasspathElements()) {
        urls.add(new File(element).toURI().toURL());
      }
    } catch (DependencyResolutionRequiredException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    }
    return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  private String chat(ClassLoader loader) throws IOException, MojoExecutionException, MojoFailureException {
    System.out.flush();
    @SuppressWarnings("resource") // Closing it would close the console; past System.out, which Maven may decorate.
    FileOutputStream console = new FileOutputStream(FileDescriptor.out);
    try {
      return (String) loader.loadClass(CHAT)
          .getMethod("run", Map.class, ClassLoader.class, InputStream.class, OutputStream.class)
          .invoke(null, options(), loader, System.in, console);
    } catch (ClassNotFoundException e) {
      throw new MojoFailureException("io.heartrule:heartrule-runtime is not among the dependencies of this project");
    } catch (InvocationTargetException e) {
      throw new MojoExecutionException(String.valueOf(e.getCause()), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new MojoExecutionException(e.toString(), e);
    } finally {
      console.flush();
    }
  }

  /** A script that is newer than what this talks with; none if the scripts were compiled in this very build. */
  private String changed() throws IOException {
    return GenerateMojo.hasRun(session, project) ? null
        : Changed.newest(new ScriptFolder(project.getBasedir().toPath(), scriptDirectory.toPath()).files(),
            List.of(statusDirectory.toPath(), sources.toPath()));
  }

  private Map<String, String> options() throws IOException {
    Map<String, String> options = new LinkedHashMap<>();
    put(options, "session", sessionName);
    put(options, "baseUrl", baseUrl);
    put(options, "model", model);
    put(options, "cassette", cassette);
    put(options, "cassettes", cassettes);
    put(options, "play", play);
    put(options, "changed", changed());
    put(options, "summary", summary);
    put(options, "sources", sources);
    put(options, "sources.shown", shown(sources.toPath()));
    put(options, "language", Language.of(language).orOfMachine());
    put(options, "encoding", encoding);
    put(options, "batch", !session.getRequest().isInteractiveMode());
    return options;
  }

  /** As one would type it where Maven was started. */
  private String shown(Path folder) {
    Path root = Path.of(session.getExecutionRootDirectory());
    return (folder.startsWith(root) ? root.relativize(folder) : folder).toString();
  }

  private static void put(Map<String, String> options, String name, Object value) {
    if (value != null) {
      options.put(name, value.toString());
    }
  }
}
