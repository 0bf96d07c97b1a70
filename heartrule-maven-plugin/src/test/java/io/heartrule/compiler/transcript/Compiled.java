package io.heartrule.compiler.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.compiler.compile.Compilation;
import io.heartrule.compiler.compile.CompilerOptions;
import io.heartrule.compiler.compile.HeartRuleCompiler;
import io.heartrule.compiler.compile.ScriptSource;
import io.heartrule.compiler.diagnostic.Messages;
import io.heartrule.compiler.diagnostic.TextRenderer;
import io.heartrule.compiler.write.GeneratedFile;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayName;

/** Scripts and their conversation tests, compiled as strictly as javac can, ready to be played. */
final class Compiled {
  static final String PACKAGE = "played";

  private final Map<String, Runnable> transcripts = new LinkedHashMap<>();

  private Compiled() {}

  /** The transcripts by their names. */
  static Map<String, Runnable> transcripts(List<ScriptSource> scripts, List<ScriptSource> tests, Path classes) {
    return transcripts(scripts, tests, classes, UnaryOperator.identity());
  }

  /** @param change what becomes of the generated tests before they are compiled */
  static Map<String, Runnable> transcripts(List<ScriptSource> scripts, List<ScriptSource> tests, Path classes,
      UnaryOperator<String> change) {
    CompilerOptions options = CompilerOptions.of(PACKAGE);
    List<GeneratedFile> files = new ArrayList<>(good(new HeartRuleCompiler(options).compile(scripts)));
    List<GeneratedFile> testFiles = good(new TranscriptCompiler(options).compile(scripts, tests)).stream()
        .map(file -> new GeneratedFile(file.path(), change.apply(file.text()))).toList();
    files.addAll(testFiles);
    folder(classes);
    compile(files, classes);
    Compiled compiled = new Compiled();
    try {
      URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, Compiled.class.getClassLoader());
      for (GeneratedFile file : testFiles) {
        String name = file.path().substring(0, file.path().length() - ".java".length()).replace('/', '.');
        compiled.add(loader.loadClass(name));
      }
    } catch (ReflectiveOperationException | IOException e) {
      throw new AssertionError(e);
    }
    return compiled.transcripts;
  }

  private static void folder(Path classes) {
    try {
      Files.createDirectories(classes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<GeneratedFile> good(Compilation compilation) {
    assertThat(compilation.hasErrors())
        .as(new TextRenderer(Messages.in("zh")).render(compilation.diagnostics())).isFalse();
    return compilation.files();
  }

  private void add(Class<?> type) throws ReflectiveOperationException {
    Constructor<?> constructor = type.getDeclaredConstructor();
    constructor.setAccessible(true);
    Object test = constructor.newInstance();
    for (Method method : type.getDeclaredMethods()) {
      if (method.isAnnotationPresent(org.junit.jupiter.api.Test.class)) {
        method.setAccessible(true);
        transcripts.put(method.getAnnotation(DisplayName.class).value(), () -> play(method, test));
      }
    }
  }

  private static void play(Method method, Object test) {
    try {
      method.invoke(test);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new AssertionError(e.getCause());
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private static void compile(List<GeneratedFile> files, Path classes) {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    StringWriter out = new StringWriter();
    try (StandardJavaFileManager manager = javac.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
      List<String> options = List.of("-Xlint:all,-processing,-path", "-Werror", "-encoding", "UTF-8", "--release", "17",
          "-proc:none", "-classpath", System.getProperty("java.class.path"), "-d", classes.toString());
      boolean compiled = javac.getTask(out, manager, null, options, null, files.stream()
          .filter(file -> file.path().endsWith(".java")).map(Compiled::source).toList()).call();
      assertThat(compiled).as(out.toString()).isTrue();
      for (GeneratedFile file : files) {
        if (file.path().startsWith("META-INF/")) {
          Files.createDirectories(classes.resolve(file.path()).getParent());
          Files.writeString(classes.resolve(file.path()), file.text());
        }
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static SimpleJavaFileObject source(GeneratedFile file) {
    return new SimpleJavaFileObject(URI.create("string:///" + file.path()), SimpleJavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return file.text();
      }
    };
  }
}
