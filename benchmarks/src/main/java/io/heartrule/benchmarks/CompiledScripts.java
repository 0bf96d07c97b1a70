package io.heartrule.benchmarks;

import io.heartrule.compiler.compile.Compilation;
import io.heartrule.compiler.compile.CompilerOptions;
import io.heartrule.compiler.compile.HeartRuleCompiler;
import io.heartrule.compiler.compile.ScriptSource;
import io.heartrule.compiler.write.OutputWriter;
import io.heartrule.generated.Library;
import io.heartrule.generated.SessionKey;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.ServiceLoader;

/** Scripts compiled and loaded into this process, as a build would have done it. */
public record CompiledScripts(ClassLoader loader, Library library) {

  public static CompiledScripts of(String yaml) throws IOException {
    return of(List.of(new ScriptSource("benchmark.yaml", yaml.getBytes(StandardCharsets.UTF_8))));
  }

  public static CompiledScripts of(Collection<ScriptSource> scripts) throws IOException {
    Compilation compilation = new HeartRuleCompiler(CompilerOptions.of("benchmark")).compile(scripts);
    if (compilation.hasErrors()) {
      throw new IllegalStateException("the scripts have errors: " + compilation.diagnostics());
    }
    Path folder = Files.createTempDirectory("heartrule-scripts");
    Path resources = folder.resolve("resources");
    new OutputWriter(folder.resolve("sources"), resources, folder.resolve("outputs.json"), "benchmark")
        .write(compilation.files());
    Javac.compile(folder.resolve("sources"), folder.resolve("classes"));
    // Kept open and on disk until the process ends: classes are loaded when they are needed.
    URLClassLoader loader = new URLClassLoader(new URL[] {folder.resolve("classes").toUri().toURL(),
        resources.toUri().toURL()}, CompiledScripts.class.getClassLoader());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
    return new CompiledScripts(loader, ServiceLoader.load(Library.class, loader).findFirst().orElseThrow());
  }

  private static void delete(Path folder) {
    try {
      Course.delete(folder);
    } catch (IOException e) {
      System.err.println("left behind: " + folder);
    }
  }

  /** The session of that number. */
  public SessionKey<?> session(int number) {
    return new SessionKey<>(library, library.sessions().get(number));
  }
}
