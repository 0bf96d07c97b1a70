package io.heartrule.compiler.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.heartrule.compiler.Repository;
import io.heartrule.compiler.compile.Compilation;
import io.heartrule.compiler.compile.CompilerOptions;
import io.heartrule.compiler.compile.HeartRuleCompiler;
import io.heartrule.compiler.compile.ScriptSource;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every check time with every timing of a rule's call (b5): allowed cells have a transcript with the
 * order of what is said, refused ones do not compile, and the page on timings says the same.
 */
class TimingMatrixTest {
  private static final Path TRANSCRIPTS =
      Repository.root().resolve("heartrule-maven-plugin/src/test/resources/transcripts");
  private static final String FOLDER = "rule-timings";
  private static final String OK = "ok";
  private static final String NO = "-";

  /** As transcripts name a check time and as scripts write it. */
  private static final Map<String, String> CHECKS = new LinkedHashMap<>();
  /** As transcripts name a timing and as scripts write it; the last one is none. */
  private static final Map<String, String> TIMINGS = new LinkedHashMap<>();

  static {
    for (String check : "now ask topic stage session".split(" ")) {
      CHECKS.put(check, check);
    }
    CHECKS.put("topics", "{topics: 2}");
    CHECKS.put("chars", "{chars: 4}");
    for (String timing : ("now before_ask after_ask before_goal after_goal after_stage after_session next_session")
        .split(" ")) {
      TIMINGS.put(timing, timing);
    }
    TIMINGS.put("{before}", "{before: 乙}");
    TIMINGS.put("{after}", "{after: 乙}");
    TIMINGS.put("{after_stage}", "{after_stage: 二}");
    TIMINGS.put("default", "");
  }

  /** The table of b5, one row for each check time: ok, what it means instead, or - for refused. */
  private static final Map<String, List<String>> TABLE = new LinkedHashMap<>();

  static {
    TABLE.put("now", row("ok ok ok ok ok ok ok ok ok ok ok now"));
    TABLE.put("ask", row("after_ask ok ok ok ok ok ok ok ok ok ok after_goal"));
    TABLE.put("topic", row("after_goal - - after_goal ok ok ok ok ok ok ok after_goal"));
    TABLE.put("stage", row("after_stage - - - after_stage ok ok ok ok ok ok after_stage"));
    TABLE.put("session", row("- - - - - - ok ok ok ok ok after_session"));
    TABLE.put("topics", row("after_goal - - after_goal ok ok ok ok ok ok ok after_goal"));
    TABLE.put("chars", row("after_goal - - after_goal ok ok ok ok ok ok ok after_goal"));
  }

  /** A cell, and what the table says of it. */
  private record Cell(String check, String timing, String says) {
    String name() {
      return check + "×" + timing;
    }

    boolean isRefused() {
      return says.equals(NO);
    }
  }

  private static List<String> row(String cells) {
    return Arrays.asList(cells.split(" "));
  }

  private static List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    for (String check : CHECKS.keySet()) {
      int column = 0;
      assertThat(TABLE.get(check)).hasSameSizeAs(TIMINGS.keySet());
      for (String timing : TIMINGS.keySet()) {
        cells.add(new Cell(check, timing, TABLE.get(check).get(column++)));
      }
    }
    return cells;
  }

  @TestFactory
  Stream<DynamicTest> everyCellIsShown() {
    Map<String, String> shown = shown(TRANSCRIPTS.resolve(FOLDER));
    return cells().stream().map(cell -> dynamicTest(cell.name() + ": " + cell.says(), () -> {
      if (cell.isRefused()) {
        assertThat(shown).as("it does not compile").doesNotContainKey(cell.name());
      } else {
        assertThat(shown).as("a transcript named b5 " + cell.name()).containsKey(cell.name());
      }
      builds(cell);
    }));
  }

  /** What the build says of a rule with that check time and timing. */
  private static void builds(Cell cell) {
    String timing = TIMINGS.get(cell.timing());
    String script = "rules:\n- rule: 疲惫\n  check_time: " + CHECKS.get(cell.check()) + "\n  if: 来访者很累\n  call: 陪伴\n"
        + (timing.isEmpty() ? "" : "  timing: " + timing + "\n") + """
            skills:
            - topic: 陪伴
              actions:
              - say: 我在这里陪你
            sessions:
            - session: 会谈
              attentions:
              - open_rule: 疲惫
              stages:
              - stage: 一
                steps:
                - scene: 谈话室
                  ai: 向导
                  human: 来访者
                - topic: 甲
                  actions:
                  - ai_ask: 询问近况
                    exit: 讲完了
                - topic: 乙
                  actions:
                  - say: 乙
              - stage: 二
                steps:
                - topic: 丙
                  actions:
                  - say: 丙
            """;
    Compilation compilation = new HeartRuleCompiler(CompilerOptions.of("test"))
        .compile(List.of(new ScriptSource("test.yaml", script.getBytes(StandardCharsets.UTF_8))));
    List<Diagnostic> found = compilation.diagnostics().stream().filter(d -> d.code() == Code.HR505).toList();
    assertThat(compilation.hasErrors()).as("refused").isEqualTo(cell.isRefused());
    if (cell.says().equals(OK)) {
      assertThat(found).isEmpty();
      return;
    }
    assertThat(found).hasSize(1);
    Diagnostic diagnostic = found.get(0);
    assertThat(diagnostic.severity()).isEqualTo(cell.isRefused() ? Severity.ERROR : Severity.INFO);
    assertThat(diagnostic.variant()).isEqualTo(cell.isRefused() ? "" : timing.isEmpty() ? "default" : "same");
    if (!cell.isRefused()) {
      assertThat(diagnostic.arguments()).map(Object::toString).contains(cell.says());
    }
  }

  @Test
  void everyTranscriptShowsTheCellOfItsName() throws IOException {
    Map<String, String> rules = rules();
    for (Path file : files(TRANSCRIPTS.resolve(FOLDER))) {
      String name = null;
      for (String line : Repository.read(file).split("\n")) {
        if (line.startsWith("- transcript: ")) {
          name = cell(line);
          assertThat(name).as("%s: %s", file.getFileName(), line).isNotNull();
        } else if (line.strip().startsWith("given: {要开的规则: ")) {
          String rule = line.substring(line.indexOf(": {") + "要开的规则: ".length() + 3, line.indexOf('}'));
          assertThat(rules.get(rule)).as(line).isEqualTo(name);
        }
      }
    }
  }

  /** A cell that means another one: the conversation goes just as there. */
  @TestFactory
  Stream<DynamicTest> whatMeansAnotherCellIsSaidInTheSameOrder() {
    return cells().stream().filter(cell -> !cell.isRefused() && !cell.says().equals(OK))
        .map(cell -> dynamicTest(cell.name() + " as " + cell.says(), () ->
            assertThat(said(cell.check(), cell.name())).hasSizeGreaterThan(9)
                .isEqualTo(said(cell.check(), cell.check() + "×" + cell.says()))));
  }

  /** What is said in the first transcript of a cell. */
  private static List<String> said(String check, String cell) {
    List<String> said = new ArrayList<>();
    boolean here = false;
    for (String line : Repository.read(TRANSCRIPTS.resolve(FOLDER + "/tests/" + check + ".yaml")).split("\n")) {
      if (line.startsWith("- transcript: ")) {
        if (here) {
          break;
        }
        here = cell.equals(cell(line));
      } else if (here && (line.startsWith("  - said: ") || line.startsWith("  - session: "))) {
        said.add(line);
      }
    }
    return said;
  }

  @Test
  void noTranscriptNamesACellThatIsRefusedOrUnknown() throws IOException {
    List<String> allowed = cells().stream().filter(cell -> !cell.isRefused()).map(Cell::name).toList();
    List<String> named = new ArrayList<>();
    try (Stream<Path> folders = Files.list(TRANSCRIPTS)) {
      for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
        named.addAll(shown(folder).keySet());
      }
    }
    assertThat(allowed).containsAll(named);
  }

  /** A row for each timing, a column for each check time. */
  @Test
  void thePageOnTimingsHasTheSameTable() {
    List<String> expected = new ArrayList<>();
    for (String timing : TIMINGS.keySet()) {
      StringBuilder row = new StringBuilder("| ").append(timing.equals("default") ? "不写" : "`" + TIMINGS.get(timing)
          .replace("乙", "话题").replace("二", "阶段") + "`").append(" |");
      for (Cell cell : cells().stream().filter(c -> c.timing().equals(timing)).toList()) {
        String says = cell.isRefused() ? "[不行](../diagnostics/HR505.md)"
            : cell.says().equals(OK) ? "[可以][" + cell.check() + "]" : "[" + cell.says() + "][" + cell.check() + "]";
        row.append(' ').append(says).append(" |");
      }
      expected.add(row.toString());
    }
    String page = Repository.read(Repository.root().resolve("docs/language/timing.md"));
    assertThat(page.split("\n")).containsSubsequence(expected);
    for (String check : CHECKS.keySet()) {
      String file = "heartrule-maven-plugin/src/test/resources/transcripts/" + FOLDER + "/tests/" + check + ".yaml";
      assertThat(page).contains("[" + check + "]: ../../" + file);
      assertThat(Repository.root().resolve(file)).exists();
      assertThat(shown(TRANSCRIPTS.resolve(FOLDER)).entrySet().stream().filter(e -> e.getKey().startsWith(check + "×"))
          .map(Map.Entry::getValue)).containsOnly(check + ".yaml");
    }
  }

  /** The cells named in a folder's transcripts, and the first file with each. */
  private static Map<String, String> shown(Path folder) {
    Map<String, String> shown = new LinkedHashMap<>();
    try {
      for (Path file : files(folder)) {
        for (String line : Repository.read(file).split("\n")) {
          if (line.startsWith("- transcript: ") && cell(line) != null) {
            shown.merge(cell(line), file.getFileName().toString(),
                (one, other) -> one.startsWith("last_turn") ? other : one);
          }
        }
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return shown;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("tests"))) {
      return files.sorted().toList();
    }
  }

  /** The word behind {@code b5}, or null. */
  private static String cell(String transcript) {
    List<String> words = Arrays.asList(transcript.split("[ '：]"));
    int at = words.indexOf("b5");
    return at < 0 ? null : words.get(at + 1);
  }

  /** The cell of each rule of the folder. */
  private static Map<String, String> rules() {
    Map<String, String> rules = new LinkedHashMap<>();
    String check = null;
    String name = null;
    for (String line : Repository.read(TRANSCRIPTS.resolve(FOLDER + "/scripts/rules.yaml")).split("\n")) {
      String value = line.substring(line.indexOf(": ") + 2);
      if (line.startsWith("- rule: ")) {
        name = value;
      } else if (line.startsWith("  check_time: ")) {
        check = key(CHECKS, value);
        rules.put(name, check + "×default");
      } else if (line.startsWith("  timing: ")) {
        rules.put(name, check + "×" + key(TIMINGS, value));
      }
    }
    return rules;
  }

  private static String key(Map<String, String> words, String value) {
    return words.entrySet().stream().filter(each -> each.getValue().equals(value)).map(Map.Entry::getKey).findFirst()
        .orElseThrow(() -> new AssertionError(value));
  }
}
