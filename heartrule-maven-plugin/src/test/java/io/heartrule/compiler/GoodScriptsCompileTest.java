package io.heartrule.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.compiler.compile.Compilation;
import io.heartrule.compiler.compile.CompilerOptions;
import io.heartrule.compiler.compile.HeartRuleCompiler;
import io.heartrule.compiler.write.GeneratedFile;
import io.heartrule.generated.Texts;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every example of the pages that has no mistakes becomes Java that javac takes without a word. */
class GoodScriptsCompileTest {

  @Test
  void examples_without_mistakes_become_java_without_warnings(@TempDir Path classes) throws Exception {
    List<JavaFileObject> sources = new ArrayList<>();
    int scripts = 0;
    for (Path page : pages()) {
      for (PageBlocks.Block block : PageBlocks.of(Repository.read(page))) {
        CompilerOptions options = new CompilerOptions("example" + scripts, false, block.options().strictVariables(),
            block.options().requireCritical(), "zh");
        Compilation done = new HeartRuleCompiler(options).compile(block.files());
        scripts += done.files().isEmpty() ? 0 : 1;
        done.files().stream().filter(file -> file.path().endsWith(".java")).forEach(file -> sources.add(source(file)));
      }
    }
    assertThat(scripts).isGreaterThan(50);
    StringWriter out = new StringWriter();
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = javac.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
      String runtime = Path.of(Texts.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
      boolean compiled = javac.getTask(out, manager, null, List.of("-Xlint:all", "-Werror", "--release", "17",
          "-proc:none", "-classpath", runtime, "-d", classes.toString()), null, sources).call();
      assertThat(compiled).as(out.toString()).isTrue();
    }
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.list(Repository.root().resolve("docs/diagnostics"))) {
      return files.filter(file -> file.getFileName().toString().startsWith("HR")).sorted().toList();
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
}
