package io.heartrule.benchmarks;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** javac in this process, as maven-compiler-plugin runs it. */
final class Javac {
  private Javac() {}

  /** Compiles everything below a folder, given the class path of this process. */
  static void compile(Path sources, Path classes) throws IOException {
    Files.createDirectories(classes);
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    if (javac == null) {
      throw new IllegalStateException("run this with a JDK, not with a JRE");
    }
    StringWriter said = new StringWriter();
    try (StandardJavaFileManager files = javac.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
      List<String> options = List.of("-d", classes.toString(), "-proc:none", "--release", "17", "-g", "-parameters",
          "-cp", System.getProperty("java.class.path"));
      boolean compiled = javac.getTask(said, files, null, options, null,
          files.getJavaFileObjectsFromPaths(sourcesBelow(sources))).call();
      if (!compiled) {
        throw new IllegalStateException(said.toString());
      }
    }
  }

  private static List<Path> sourcesBelow(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
