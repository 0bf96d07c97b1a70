package io.heartrule.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.compiler.compile.Compilation;
import io.heartrule.compiler.compile.HeartRuleCompiler;
import io.heartrule.compiler.diagnostic.Messages;
import io.heartrule.compiler.diagnostic.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compiles the examples of {@code docs/language}: what a newcomer copies must work, without a warning. */
class LanguagePagesTest {
  private static final Path PAGES = Repository.root().resolve("docs/language");

  @ParameterizedTest
  @MethodSource("pages")
  void everyExampleCompilesWithoutAWarning(Path page) {
    List<PageBlocks.Block> blocks = PageBlocks.of(Repository.read(page));
    assertThat(blocks).isNotEmpty();
    for (PageBlocks.Block block : blocks) {
      Compilation compilation = new HeartRuleCompiler(block.options()).compile(block.files());
      Messages wording = Messages.in("zh");
      assertThat(compilation.diagnostics().stream().filter(found -> found.severity() != Severity.INFO))
          .as("%s, line %d", page.getFileName(), block.line())
          .map(found -> found.span().line() + " " + found.code() + " " + wording.message(found))
          .isEmpty();
    }
  }

  @Test
  void theExampleOfObservationsWarnsOnlyOfWhatTheAppMustSend() {
    List<PageBlocks.Block> blocks = PageBlocks.of(Repository.read(PAGES.resolve("../guides/observations.md")));
    assertThat(blocks).hasSize(1);
    Compilation compilation = new HeartRuleCompiler(blocks.get(0).options()).compile(blocks.get(0).files());
    assertThat(compilation.diagnostics().stream().filter(found -> found.severity() != Severity.INFO)
        .map(found -> found.code().name())).containsExactly("HR521", "HR521");
  }

  @Test
  void everyPageIsInTheIndex() throws IOException {
    String index = Repository.read(PAGES.resolve("README.md"));
    try (Stream<Path> pages = pages()) {
      assertThat(pages).allSatisfy(page -> assertThat(index).contains("(" + page.getFileName() + ")"));
    }
  }

  static Stream<Path> pages() throws IOException {
    return Files.list(PAGES).filter(page -> !page.endsWith("README.md")).sorted();
  }
}
