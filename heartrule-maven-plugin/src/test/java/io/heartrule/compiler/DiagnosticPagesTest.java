package io.heartrule.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.heartrule.compiler.PageBlocks.Block;
import io.heartrule.compiler.compile.Compilation;
import io.heartrule.compiler.compile.HeartRuleCompiler;
import io.heartrule.compiler.compile.ScriptSource;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.FixApplier;
import io.heartrule.compiler.diagnostic.Messages;
import io.heartrule.compiler.diagnostic.TextRenderer;
import io.heartrule.compiler.transcript.TranscriptCompiler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Runs the pages of {@code docs/diagnostics}: the examples of every code are its tests. */
class DiagnosticPagesTest {
  private static final Path PAGES = Repository.root().resolve("docs/diagnostics");

  /** What no script can trigger alone: an output directory, or a runtime, must play its part. */
  private static final Set<Code> NOT_BY_SCRIPTS = EnumSet.of(Code.HR801, Code.HR803, Code.HR804);

  @TestFactory
  Stream<DynamicNode> pages() throws IOException {
    return codesWithPages().stream().map(code -> dynamicContainer(code.name(), tests(code, read(code))));
  }

  @Test
  void every_code_has_a_page() throws IOException {
    Set<Code> missing = EnumSet.allOf(Code.class);
    missing.removeAll(codesWithPages());
    missing.removeAll(NotProducedYet.CODES);
    assertThat(missing).as("codes without a page in %s", PAGES).isEmpty();
  }

  @Test
  void no_code_with_a_page_counts_as_not_produced_yet() throws IOException {
    assertThat(NotProducedYet.CODES).as("take what has a page out of NotProducedYet")
        .doesNotContainAnyElementsOf(codesWithPages());
  }

  @Test
  void every_page_belongs_to_a_code() throws IOException {
    if (Files.isDirectory(PAGES)) {
      try (Stream<Path> files = Files.list(PAGES)) {
        assertThat(files.map(file -> file.getFileName().toString()).filter(name -> !name.equals("README.md")))
            .isSubsetOf(Stream.of(Code.values()).map(code -> code + ".md").toList());
      }
    }
  }

  @Test
  void every_page_is_in_the_index() throws IOException {
    String index = Repository.read(PAGES.resolve("README.md"));
    assertThat(codesWithPages()).allSatisfy(code -> assertThat(index).contains("(" + code + ".md)"));
  }

  private static List<DynamicNode> tests(Code code, String page) {
    List<DynamicNode> tests = new ArrayList<>();
    tests.add(dynamicTest("form", () -> checkForm(code, page)));
    tests.add(dynamicTest("wording in both languages", () -> checkWording(code)));
    try {
      for (Block block : PageBlocks.of(page)) {
        String name = (block.bad() ? "bad" : "good") + ", line " + block.line();
        tests.add(dynamicTest(name, () -> checkBlock(code, block)));
      }
    } catch (IllegalArgumentException e) {
      tests.add(dynamicTest("blocks", () -> {
        throw e;
      }));
    }
    return tests;
  }

  private static void checkForm(Code code, String page) {
    List<String> lines = page.lines().toList();
    assertThat(lines.get(0)).as("heading").matches("# " + code + " · [^·]*\\p{IsHan}[^·]* · [^·\\p{IsHan}]+");
    String prose = page.substring(lines.get(0).length()).split("\n```", 2)[0];
    assertThat(prose).as("Chinese text, then English").containsPattern("\\p{IsHan}.*\n").containsPattern("\n[A-Z`'\"]");
    if (!NOT_BY_SCRIPTS.contains(code)) {
      assertThat(PageBlocks.of(page)).as("a bad example").anyMatch(Block::bad);
      assertThat(PageBlocks.of(page)).as("a good example").anyMatch(block -> !block.bad());
    }
  }

  private static void checkWording(Code code) {
    for (String language : Messages.LANGUAGES) {
      assertThat(Repository.wordings(language)).as(language).containsKey(code.name());
    }
  }

  private static void checkBlock(Code code, Block block) {
    Compilation compilation = compile(block, block.files());
    List<Diagnostic> ofThisCode = compilation.diagnostics().stream().filter(d -> d.code() == code).toList();
    if (block.bad()) {
      assertThat(ofThisCode).as("diagnostics of %s in\n%s", code, shown(compilation)).isNotEmpty();
      ofThisCode.forEach(found -> checkVariant(found));
      ofThisCode.stream().filter(found -> found.fix() != null).forEach(found -> checkFix(found, block, ofThisCode));
    } else {
      assertThat(ofThisCode).as("diagnostics of %s", code).isEmpty();
      assertThat(compilation.hasErrors()).as("errors:\n%s", shown(compilation)).isFalse();
    }
  }

  private static void checkVariant(Diagnostic found) {
    String key = found.code() + (found.variant().isEmpty() ? "" : "." + found.variant());
    for (String language : Messages.LANGUAGES) {
      assertThat(Repository.wordings(language).keySet()).as("wording %s in %s", key, language)
          .containsAnyOf(key, key + ".help");
    }
  }

  /** A repair that leaves its own mistake in place is none. */
  private static void checkFix(Diagnostic found, Block block, Collection<Diagnostic> before) {
    String path = found.fix().span().file().path();
    String text = FixApplier.apply(found.fix().span().file().text(), List.of(found.fix())).text();
    List<ScriptSource> repaired = block.files().stream()
        .map(file -> file.path().equals(path) ? new ScriptSource(path, text.getBytes(StandardCharsets.UTF_8)) : file)
        .toList();
    Compilation after = compile(block, repaired);
    assertThat(after.diagnostics().stream().filter(d -> d.code() == found.code()).count())
        .as("diagnostics after the fix at %s gave\n%s\n%s", found.span(), text, shown(after))
        .isLessThan(before.size());
  }

  /** Files in {@code test/} are conversation tests. */
  private static Compilation compile(Block block, List<ScriptSource> files) {
    List<ScriptSource> scripts = files.stream().filter(file -> !file.path().startsWith("test/")).toList();
    Compilation compilation = new HeartRuleCompiler(block.options()).compile(scripts);
    if (scripts.size() == files.size()) {
      return compilation;
    }
    List<ScriptSource> tests = files.stream().filter(file -> file.path().startsWith("test/")).toList();
    List<Diagnostic> all = new ArrayList<>(compilation.diagnostics());
    all.addAll(new TranscriptCompiler(block.options()).compile(scripts, tests).diagnostics());
    return new Compilation(compilation.files(), all);
  }

  private static String shown(Compilation compilation) {
    return new TextRenderer(Messages.in("zh")).render(compilation.diagnostics());
  }

  private static Set<Code> codesWithPages() throws IOException {
    Set<Code> codes = EnumSet.noneOf(Code.class);
    for (Code code : Code.values()) {
      if (Files.exists(PAGES.resolve(code + ".md"))) {
        codes.add(code);
      }
    }
    return codes;
  }

  private static String read(Code code) {
    return Repository.read(PAGES.resolve(code + ".md"));
  }
}
