package io.heartrule.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.heartrule.compiler.PageBlocks.Block;
import io.heartrule.compiler.compile.Compilation;
import io.heartrule.compiler.compile.HeartRuleCompiler;
import io.heartrule.compiler.compile.ScriptSource;
import io.heartrule.compiler.diagnostic.Code;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema against every script there is: what is right passes, what is wrong in its structure does not. */
class SchemaPagesTest {
  /** Mistakes of structure: an editor marks them while one writes. */
  private static final Set<Code> CAUGHT = codes("""
      HR015 HR019 HR020 HR101 HR103 HR105 HR106 HR107 HR108 HR109 HR110 HR113 HR115 HR116 HR117 HR120
      HR204 HR205 HR206 HR218 HR502 HR503 HR504 HR505 HR506 HR607 HR610 HR614 HR701""");

  /** Only warnings, and yet an editor says more than the compiler: a block that is empty, an alias with a trap. */
  private static final Set<Code> CAUGHT_EARLY = codes("HR112 HR525");

  /** Not YAML: the editor's YAML parser marks them, before any schema. */
  private static final Set<Code> NOT_YAML = codes("""
      HR001 HR002 HR003 HR004 HR006 HR007 HR008 HR010 HR011 HR012 HR016 HR017 HR018""");

  /** Gone before a schema sees the value: comments, anchors, the size; a list beside a map in two documents. */
  private static final Set<Code> BEFORE_VALUES = codes("HR009 HR013 HR021 HR022");

  /** Spellings that are accepted and only marked as deprecated. */
  private static final Set<Code> ACCEPTED = codes("HR102 HR114");

  /** Inside a text, for which JSON Schema has no grammar: expressions, variables, quotation marks. */
  private static final Set<Code> INSIDE_TEXTS = codes("""
      HR005 HR014 HR314 HR320 HR401 HR402 HR403 HR404 HR405 HR406 HR407 HR408 HR501 HR515 HR516 HR521 HR526""");

  /** Need a look at several places at once: names that repeat, types, data flow, which rules are open where. */
  private static final Set<Code> WHOLE_PROJECT = codes("""
      HR111 HR201 HR202 HR203 HR207 HR208 HR209 HR210 HR211 HR212 HR213 HR214 HR215 HR216 HR217
      HR301 HR302 HR303 HR304 HR305 HR306 HR307 HR308 HR309 HR310 HR311 HR312 HR313 HR315 HR316 HR317 HR318 HR319
      HR507 HR508 HR509 HR510 HR511 HR512 HR513 HR514 HR517 HR518 HR519 HR520 HR522 HR523 HR524
      HR601 HR602 HR603 HR604 HR605 HR606 HR608 HR609 HR611 HR612 HR613
      HR702 HR703 HR704 HR705 HR706 HR707 HR801 HR802 HR803 HR804 HR901 HR902 HR903""");

  @TestFactory
  Stream<DynamicTest> everyGoodExamplePasses() {
    return Stream.of("docs/diagnostics", "docs/language").flatMap(SchemaPagesTest::pages)
        .map(page -> dynamicTest(page.getFileName().toString(), () -> {
          for (Block block : PageBlocks.of(Repository.read(page))) {
            if (!block.bad()) {
              assertPasses(block.files());
            }
          }
        }));
  }

  @ParameterizedTest
  @ValueSource(strings = {"heartrule-maven-plugin/src/test/resources/corpus/corrected",
      "example-project/counseling-scripts/src/main/heartrule"})
  void everyScriptOfAProjectPasses(String folder) {
    assertPasses(scripts(Repository.root().resolve(folder)));
  }

  @TestFactory
  Stream<DynamicTest> everyMistakeOfStructureIsRefused() {
    return CAUGHT.stream().map(code -> dynamicTest(code.name(), () -> {
      for (Block block : bad(code)) {
        boolean error = compile(block).diagnostics().stream()
            .anyMatch(found -> found.code() == code && found.isError());
        if (error && isYaml(block)) {
          assertThat(SchemaJudge.of(block.files()).problems(block.files()))
              .as("line %d", block.line()).isNotEmpty();
        }
      }
    }));
  }

  /** A schema that complains of what compiles would be switched off. */
  @TestFactory
  Stream<DynamicTest> whatCompilesPasses() {
    Set<Code> codes = EnumSet.allOf(Code.class);
    codes.removeAll(CAUGHT_EARLY);
    return codes.stream().map(code -> dynamicTest(code.name(), () -> {
      for (Block block : bad(code)) {
        if (!compile(block).hasErrors() && isYaml(block)) {
          assertPasses(block.files());
        }
      }
    }));
  }

  @Test
  void forEveryCodeItIsDecidedWhoFindsIt() {
    List<Code> decided = new ArrayList<>();
    List.of(CAUGHT, CAUGHT_EARLY, NOT_YAML, BEFORE_VALUES, ACCEPTED, INSIDE_TEXTS, WHOLE_PROJECT)
        .forEach(decided::addAll);
    assertThat(decided).doesNotHaveDuplicates().containsExactlyInAnyOrder(Code.values());
  }

  /** Conversation tests are not scripts. */
  private static void assertPasses(List<ScriptSource> files) {
    List<ScriptSource> scripts = files.stream().filter(file -> !file.path().startsWith("test/")).toList();
    assertThat(SchemaJudge.of(scripts).problems(scripts)).isEmpty();
  }

  private static Compilation compile(Block block) {
    return new HeartRuleCompiler(block.options()).compile(block.files());
  }

  private static boolean isYaml(Block block) {
    return block.files().stream().allMatch(SchemaJudge::isYaml);
  }

  private static List<Block> bad(Code code) {
    Path page = Repository.root().resolve("docs/diagnostics/" + code + ".md");
    return !Files.exists(page) ? List.of()
        : PageBlocks.of(Repository.read(page)).stream().filter(Block::bad).toList();
  }

  private static Stream<Path> pages(String folder) {
    return files(Repository.root().resolve(folder)).stream().filter(file -> file.toString().endsWith(".md"));
  }

  private static List<ScriptSource> scripts(Path folder) {
    List<ScriptSource> scripts = new ArrayList<>();
    files(folder).forEach(file -> scripts.add(
        new ScriptSource(file.getFileName().toString(), Repository.read(file).getBytes(StandardCharsets.UTF_8))));
    return scripts;
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<Code> codes(String names) {
    return EnumSet.copyOf(Stream.of(names.split("\\s+")).map(Code::valueOf).toList());
  }
}
