package io.heartrule.compiler.lastuse;

import io.heartrule.compiler.write.GeneratedFile;
import io.heartrule.generated.Library;
import io.heartrule.generated.SessionKey;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Scripts, each in a package of its own, compiled in one go as strictly as javac can. */
final class Loaded {
  private final URLClassLoader loader;

  Loaded(List<Compiled> scripts, Path classes) {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    StringWriter out = new StringWriter();
    List<JavaFileObject> sources = new ArrayList<>();
    scripts.forEach(script -> script.files().stream().filter(file -> file.path().endsWith(".java"))
        .forEach(file -> sources.add(source(file))));
    try (StandardJavaFileManager manager = javac.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
      Files.createDirectories(classes);
      List<String> options = List.of("-Xlint:all,-processing,-path", "-Werror", "-encoding", "UTF-8", "--release", "17",
          "-proc:none", "-classpath", System.getProperty("java.class.path"), "-d", classes.toString());
      if (!javac.getTask(out, manager, null, options, null, sources).call()) {
        throw new AssertionError(out.toString());
      }
      loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, Loaded.class.getClassLoader());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static JavaFileObject source(GeneratedFile file) {
    return new SimpleJavaFileObject(URI.create("string:///" + file.path()), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return file.text();
      }
    };
  }

  ClassLoader loader() {
    return loader;
  }

  Library library(long seed) {
    try {
      return (Library) loader.loadClass("s" + seed + ".Scripts").getField("LIBRARY").get(null);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  SessionKey<?> session(long seed, String name) {
    try {
      return (SessionKey<?>) loader.loadClass("s" + seed + ".Scripts").getField(name).get(null);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
