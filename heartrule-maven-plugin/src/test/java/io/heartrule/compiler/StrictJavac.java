package io.heartrule.compiler;

import io.heartrule.compiler.write.GeneratedFile;
import io.heartrule.generated.Texts;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** javac, for which every warning is an error, against the runtime alone. Opened once for many compilations. */
final class StrictJavac implements AutoCloseable {
  private final JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
  private final StandardJavaFileManager manager =
      javac.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
  private final List<String> options;

  /** @param classes a directory for the class files */
  StrictJavac(Path classes) throws URISyntaxException {
    Path runtime = Path.of(Texts.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    options = List.of("-Xlint:all", "-Werror", "--release", "17", "-proc:none", "-classpath", runtime.toString(), "-d",
        classes.toString());
  }

  /** What javac says; empty if it is content. */
  String complaints(List<GeneratedFile> files) {
    List<JavaFileObject> sources = new ArrayList<>();
    for (GeneratedFile file : files) {
      if (file.path().endsWith(".java")) {
        sources.add(new Source(file));
      }
    }
    StringWriter said = new StringWriter();
    boolean compiled = javac.getTask(said, manager, null, options, null, sources).call();
    return compiled ? "" : "javac: " + said;
  }

  @Override
  public void close() throws IOException {
    manager.close();
  }

  private static final class Source extends SimpleJavaFileObject {
    private final GeneratedFile file;

    Source(GeneratedFile file) {
      super(URI.create("string:///" + file.path()), Kind.SOURCE);
      this.file = file;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return file.text();
    }
  }
}
