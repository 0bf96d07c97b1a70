package io.heartrule.compiler.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.compiler.Repository;
import io.heartrule.compiler.compile.CompilerOptions;
import io.heartrule.compiler.compile.HeartRuleCompiler;
import io.heartrule.compiler.compile.IndexReader;
import io.heartrule.compiler.compile.ScriptFolder;
import io.heartrule.compiler.compile.ScriptSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The report as its readers get it: what it holds, that it holds together, and that no script can break it. */
class HtmlReportTest {
  private static final int LARGEST = 6_000_000;
  private static final Path RESOURCES = Path.of(System.getProperty("basedir", "."), "src", "test", "resources");

  @ParameterizedTest
  @CsvSource({"everything,zh", "family,en"})
  void scripts_become_the_page_that_was_approved(String name, String language) throws IOException {
    String page = Pages.page(Pages.read(RESOURCES.resolve("golden").resolve(name).resolve("scripts")), language);
    String own = without(page, "<style>", "</style>", "<h3>", "</section>");
    Path golden = RESOURCES.resolve("report").resolve(name + "_" + language + ".html");
    if (Boolean.getBoolean("heartrule.updateGolden")) {
      Files.createDirectories(golden.getParent());
      Files.writeString(golden, own);
    }
    assertThat(own).isEqualTo(Files.readString(golden));
    Pages.assertHoldsTogether(page);
  }

  /** Without the style sheet and the pages of the codes, which change for reasons of their own. */
  private static String without(String page, String... bounds) {
    String left = page;
    for (int i = 0; i < bounds.length; i += 2) {
      int start = left.indexOf(bounds[i]) + bounds[i].length();
      left = left.substring(0, start) + "\n" + left.substring(left.indexOf(bounds[i + 1], start));
    }
    return left;
  }

  @Test
  void nothing_that_a_script_says_becomes_markup() throws IOException {
    String attack = "<script>alert(1)</script>\\\"'&<img src=x onerror=alert(2)>";
    String page = Pages.page("""
        declare:
        - var: 目标
          define: "%1$s"
        skills:
        - topic: "%1$s k"
          actions:
          - say: "%1$s {目标}"
        - topic: 陪伴
          actions:
          - say: "%1$s"
          - ai_ask: "%1$s"
            exit: "%1$s"
        rules:
        - rule: "%1$s r"
          check_time: now
          if: "%1$s"
          reply: "%1$s"
        - rule: 风险
          check_time: now
          critical: true
          if: "%1$s"
          phrases: ["%1$s"]
          call: 陪伴
        sessions:
        - session: "%1$s s"
          attentions:
          - open_rule: 风险
          stages:
          - stage: "%1$s g"
            steps:
            - scene: "%1$s"
              ai: 小谷
              human: 来访者
            - topic: "%1$s t"
              actions:
              - ai_ask: "%1$s"
                exit: "%1$s"
                condition: "{目标} != '<u>'"
                output:
                - get: 目标
        """.formatted(attack));
    assertThat(page).contains("id=\"costs\"", "&lt;script&gt;alert(1)&lt;/script&gt;").doesNotContain("<script", "<img", "<u>");
    Pages.assertHoldsTogether(page);
    String hostile = Pages.page(Pages.read(RESOURCES.resolve("golden/hostile/scripts")), "en");
    assertThat(hostile).doesNotContain("\u202e", "<b> @param");
    Pages.assertHoldsTogether(hostile);
  }

  @Test
  void the_page_loads_nothing_and_runs_nothing() throws IOException {
    String page = Pages.page(Pages.read(RESOURCES.resolve("golden/everything/scripts")), "zh");
    assertThat(page).startsWith("<!DOCTYPE html>\n<html lang=\"zh-CN\">")
        .contains("<meta charset=\"utf-8\">", "default-src 'none'".replace("'", "&#39;"))
        .doesNotContain("<link", "<script", "<img", "http://", "https://", "url(", "@import");
  }

  @Test
  void the_same_scripts_give_the_same_bytes() throws IOException {
    Path folder = Repository.root().resolve("example-project/counseling-scripts");
    List<ScriptSource> scripts = new ScriptFolder(folder, folder.resolve("src/main/heartrule")).read();
    String page = Pages.page(scripts, "zh");
    List<ScriptSource> backwards = new ArrayList<>(scripts);
    Collections.reverse(backwards);
    assertThat(Pages.page(backwards, "zh")).isEqualTo(page).doesNotContain(folder.toString());
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      assertThat(Pages.page(scripts, "zh")).isEqualTo(page);
    } finally {
      Locale.setDefault(before);
    }
    Pages.assertHoldsTogether(page);
  }

  @Test
  void a_project_without_scripts_has_a_page_that_says_so() {
    String page = Pages.page(List.of(), "en");
    assertThat(page).contains("Sessions: 0, skills: 0, rules: 0, variables: 0", "Nothing was found.");
    Pages.assertHoldsTogether(page);
  }

  @Test
  void with_errors_the_page_holds_these_alone() {
    String page = Pages.page("""
        skills:
        - topic: 问候
          actions:
          - say: "{称乎}，你好"
          - call: 没有的技能
        """);
    assertThat(page).contains("id=\"HR301\"", "id=\"HR204\"", "test.yaml:4", "test.yaml:5", "脚本里还有错误")
        .doesNotContain("id=\"skills\"", "id=\"costs\"");
    Pages.assertHoldsTogether(page);
  }

  @Test
  void what_a_library_offers_is_named_with_the_library_and_leads_to_no_script() {
    List<ScriptSource> shared = List.of(Pages.source("""
        skills:
        - topic: 陪伴
          actions:
          - say: 我在。
          - ai_ask: 确认来访者此刻安全
            exit: 安全
        rules:
        - rule: 风险
          check_time: now
          critical: true
          if: 来访者想死
          call: 陪伴
        """));
    String index = new HeartRuleCompiler(CompilerOptions.of("shared")).compile(shared).files().stream()
        .filter(file -> file.path().endsWith("index.json")).findFirst().orElseThrow().text();
    HeartRuleCompiler compiler = new HeartRuleCompiler(new CompilerOptions("own", false, false, List.of("风险"), "zh",
        List.of(IndexReader.read("com.example:shared", index))));
    List<ScriptSource> own = List.of(Pages.source("""
        sessions:
        - session: 会谈
          attentions:
          - open_rule: 风险
          stages:
          - stage: 甲
            steps:
            - scene: 室
              ai: 小谷
              human: 来访者
            - topic: 一
              actions:
              - ai_ask: 问
                exit: 完
        """));
    String page = compiler.report(own, compiler.compile(own).diagnostics(), null);
    assertThat(Pages.plain(page)).contains("com.example:shared", "风险|是|✓ 已证明");
    assertThat(page).contains("test.yaml:2").doesNotContain("href=\"com", "href=\"test");
    Pages.assertHoldsTogether(page);
  }

  @Test
  void a_thousand_skills_make_a_page_that_a_browser_can_show() {
    StringBuilder script = new StringBuilder("skills:\n");
    for (int i = 0; i < 1000; i++) {
      script.append("- topic: 技能").append(i).append("\n  actions:\n  - ai_ask: 请来访者讲讲第").append(i)
          .append("件事\n    exit: 讲完了\n  - say: 谢谢你告诉我。\n");
    }
    script.append("rules:\n");
    for (int i = 0; i < 200; i++) {
      script.append("- rule: 规则").append(i).append("\n  check_time: ask\n  if: 说到第").append(i)
          .append("件事\n  call: 技能").append(i * 5).append("\n  do:\n  - open_rule: 规则").append((i + 1) % 200)
          .append("\n    scope: session\n");
    }
    script.append("sessions:\n");
    for (int i = 0; i < 20; i++) {
      script.append("- session: 会谈").append(i).append("\n  attentions:\n  - open_rule: 规则").append(i)
          .append("\n  stages:\n");
      for (int stage = 0; stage < 8; stage++) {
        script.append("  - stage: 阶段").append(stage).append("\n    steps:\n")
            .append("    - scene: 室\n      ai: 小谷\n      human: 来访者\n    - topic: 话题").append(stage)
            .append("\n      actions:\n      - call: 技能").append(i * 40 + stage).append('\n');
      }
    }
    String page = Pages.page(script.toString());
    assertThat(page.getBytes(StandardCharsets.UTF_8).length).isBetween(500_000, LARGEST);
    assertThat(page).contains("技能999").contains("会谈19");
    Pages.assertHoldsTogether(page);
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void every_wording_is_used_and_none_is_missing(String language) {
    Path sources = RESOURCES.resolveSibling("..").resolve("main/java/io/heartrule/compiler/report").normalize();
    String code = String.join("\n", texts(sources));
    assertThat(Repository.bundle("report", language).keySet()).allSatisfy(key -> {
      boolean whole = code.contains("\"" + key + "\"");
      int dot = key.lastIndexOf('.');
      assertThat(whole || code.contains("\"" + key.substring(0, dot + 1) + "\" +")).as(key).isTrue();
    });
    assertThat(Pattern.compile("\\bof\\(\"([a-z_.]+)\"").matcher(code).results().map(found -> found.group(1)))
        .allMatch(key -> key.endsWith(".") || Repository.bundle("report", language).containsKey(key));
  }

  private static List<String> texts(Path folder) {
    try (var files = Files.list(folder)) {
      return files.map(Repository::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
