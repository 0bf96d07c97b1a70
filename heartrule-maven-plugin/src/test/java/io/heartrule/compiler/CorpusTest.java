package io.heartrule.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.compiler.compile.Compilation;
import io.heartrule.compiler.compile.CompilerOptions;
import io.heartrule.compiler.compile.HeartRuleCompiler;
import io.heartrule.compiler.compile.ScriptSource;
import io.heartrule.compiler.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The mistakes of the requirements' own sample scripts, each at its place: {@code broken/} holds the samples
 * (other words, same mistakes; L0199.yaml begins at line 199 of the document), {@code expected.tsv} what
 * must be said of them, {@code corrected/} the same scripts repaired.
 */
class CorpusTest {
  private static final Path CORPUS = Path.of("src/test/resources/corpus");
  private static final Compilation BROKEN = compile("broken");

  @ParameterizedTest(name = "{0}")
  @MethodSource("expected")
  void eachMistakeIsFoundAtItsPlace(String expected) {
    assertThat(said(BROKEN)).contains(expected);
  }

  @Test
  void brokenScriptsYieldNoFiles() {
    assertThat(BROKEN.files()).isEmpty();
  }

  @Test
  void correctedScriptsHaveNoErrors() {
    assertThat(compile("corrected").diagnostics().stream().filter(Diagnostic::isError).map(CorpusTest::line))
        .isEmpty();
  }

  static Stream<String> expected() throws IOException {
    return Files.readAllLines(CORPUS.resolve("expected.tsv")).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.substring(0, line.lastIndexOf('\t')).replace('\t', ' '));
  }

  private static Set<String> said(Compilation compilation) {
    Set<String> said = new TreeSet<>();
    compilation.diagnostics().forEach(diagnostic -> said.add(line(diagnostic)));
    return said;
  }

  private static String line(Diagnostic diagnostic) {
    return diagnostic.span().file().path() + " " + diagnostic.span().line() + " " + diagnostic.span().column() + " "
        + diagnostic.severity() + " " + diagnostic.code();
  }

  private static Compilation compile(String folder) {
    List<ScriptSource> sources = new ArrayList<>();
    try (Stream<Path> files = Files.list(CORPUS.resolve(folder))) {
      for (Path file : files.sorted().toList()) {
        sources.add(new ScriptSource(file.getFileName().toString(), Files.readAllBytes(file)));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return new HeartRuleCompiler(CompilerOptions.of("corpus")).compile(sources);
  }
}
