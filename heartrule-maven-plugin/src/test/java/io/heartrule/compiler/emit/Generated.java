package io.heartrule.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.compiler.compile.Compilation;
import io.heartrule.compiler.compile.CompilerOptions;
import io.heartrule.compiler.compile.HeartRuleCompiler;
import io.heartrule.compiler.compile.ScriptSource;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.write.GeneratedFile;
import io.heartrule.generated.Library;
import io.heartrule.generated.Texts;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Scripts in, generated files out; and on to classes that can be run. */
final class Generated {
  static final String PACKAGE = "family";

  private final String basePackage;
  private final List<GeneratedFile> files;

  private Generated(String basePackage, List<GeneratedFile> files) {
    this.basePackage = basePackage;
    this.files = files;
  }

  /** From one file. */
  static Generated from(String yaml) {
    return from(Map.of("script.yaml", yaml));
  }

  /** From files by path; fails if the scripts have mistakes. */
  static Generated from(Map<String, String> scripts) {
    return from(CompilerOptions.of(PACKAGE), scripts);
  }

  static Generated from(CompilerOptions options, Map<String, String> scripts) {
    List<ScriptSource> sources = new ArrayList<>();
    new TreeMap<>(scripts).forEach((path, text) ->
        sources.add(new ScriptSource(path, text.getBytes(StandardCharsets.UTF_8))));
    Compilation done = new HeartRuleCompiler(options).compile(sources);
    assertThat(done.diagnostics().stream().filter(Diagnostic::isError)
        .map(d -> d.span() + " " + d.code() + " " + d.variant() + d.arguments())).isEmpty();
    return new Generated(options.basePackage(), done.files());
  }

  List<GeneratedFile> files() {
    return files;
  }

  String file(String name) {
    return files.stream().filter(f -> f.path().endsWith("/" + name)).findFirst().orElseThrow().text();
  }

  /** Compiles as strictly as javac can. */
  void compile(Path classes, Path... libraries) {
    StringBuilder path = new StringBuilder(runtime().toString());
    for (Path library : libraries) {
      path.append(File.pathSeparator).append(library);
    }
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    StringWriter out = new StringWriter();
    try (StandardJavaFileManager manager = javac.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
      List<String> options = List.of("-g", "-Xlint:all", "-Werror", "-encoding", "UTF-8", "--release", "17",
          "-proc:none", "-classpath", path.toString(), "-d", classes.toString());
      boolean compiled = javac.getTask(out, manager, null, options, null, sources()).call();
      assertThat(compiled).as(out.toString()).isTrue();
      assertThat(out.toString()).isEmpty();
      for (GeneratedFile file : files) {
        if (file.path().startsWith("META-INF/")) {
          Path to = classes.resolve(file.path());
          Files.createDirectories(to.getParent());
          Files.writeString(to, file.text());
        }
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private List<JavaFileObject> sources() {
    List<JavaFileObject> sources = new ArrayList<>();
    for (GeneratedFile file : files) {
      if (file.path().endsWith(".java")) {
        sources.add(new SimpleJavaFileObject(URI.create("string:///" + file.path()), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return file.text();
          }
        });
      }
    }
    return sources;
  }

  private static Path runtime() {
    try {
      return Path.of(Texts.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  /** Compiled and loaded. */
  Library load(Path classes, Path... libraries) {
    compile(classes, libraries);
    List<URL> urls = new ArrayList<>();
    try {
      urls.add(classes.toUri().toURL());
      for (Path library : libraries) {
        urls.add(library.toUri().toURL());
      }
      URLClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new), Texts.class.getClassLoader());
      return (Library) loader.loadClass(basePackage + ".Scripts").getField("LIBRARY").get(null);
    } catch (ReflectiveOperationException | IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The full name of a generated class. */
  String type(String simpleName) {
    String path = files().stream().map(GeneratedFile::path)
        .filter(file -> file.endsWith("/" + simpleName + ".java")).findFirst().orElseThrow();
    return path.substring(0, path.length() - ".java".length()).replace('/', '.');
  }

  /** The Java lines of the actions, in order. */
  List<Integer> dispatch(String simpleName) {
    List<String> lines = file(simpleName + ".java").lines().toList();
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).strip().startsWith("case " + found.size() + ": if ((signal")) {
        found.add(i + 1);
      }
    }
    return found;
  }

  /** The first line of a class that holds a text. */
  int lineOf(String simpleName, String text) {
    List<String> lines = file(simpleName + ".java").lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(text)) {
        return i + 1;
      }
    }
    throw new AssertionError(text + " is not in " + simpleName);
  }
}
