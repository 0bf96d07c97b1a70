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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The report as its readers get it: what it holds, that it holds together, and that no script can break it. */
class HtmlReportTest {
  private static final int LARGEST = 12_000_000;
  private static final Path RESOURCES = Path.of(System.getProperty("basedir", "."), "src", "test", "resources");

  @ParameterizedTest
  @CsvSource({"everything,zh", "family,en"})
  void scripts_become_the_page_that_was_approved(String name, String language) throws IOException {
    String page = page(read(RESOURCES.resolve("golden").resolve(name).resolve("scripts")), language);
    String own = without(page, "<style>", "</style>", "<h3>", "</section>");
    Path golden = RESOURCES.resolve("report").resolve(name + "_" + language + ".html");
    if (Boolean.getBoolean("heartrule.updateGolden")) {
      Files.createDirectories(golden.getParent());
      Files.writeString(golden, own);
    }
    assertThat(own).isEqualTo(Files.readString(golden));
    assertHoldsTogether(page);
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
    String page = page("""
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
    assertHoldsTogether(page);
    String hostile = page(read(RESOURCES.resolve("golden/hostile/scripts")), "en");
    assertThat(hostile).doesNotContain("\u202e", "<b> @param");
    assertHoldsTogether(hostile);
  }

  @Test
  void the_page_loads_nothing_and_runs_nothing() throws IOException {
    String page = page(read(RESOURCES.resolve("golden/everything/scripts")), "zh");
    assertThat(page).startsWith("<!DOCTYPE html>\n<html lang=\"zh-CN\">")
        .contains("<meta charset=\"utf-8\">", "default-src 'none'".replace("'", "&#39;"))
        .doesNotContain("<link", "<script", "<img", "http://", "https://", "url(", "@import");
  }

  @Test
  void the_same_scripts_give_the_same_bytes() throws IOException {
    Path folder = Repository.root().resolve("example-project/counseling-scripts");
    List<ScriptSource> scripts = new ScriptFolder(folder, folder.resolve("src/main/heartrule")).read();
    String page = page(scripts, "zh");
    List<ScriptSource> backwards = new ArrayList<>(scripts);
    Collections.reverse(backwards);
    assertThat(page(backwards, "zh")).isEqualTo(page).doesNotContain(folder.toString());
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      assertThat(page(scripts, "zh")).isEqualTo(page);
    } finally {
      Locale.setDefault(before);
    }
    assertHoldsTogether(page);
  }

  @Test
  void a_project_without_scripts_has_a_page_that_says_so() {
    String page = page(List.of(), "en");
    assertThat(page).contains("Sessions: 0, skills: 0, rules: 0, variables: 0", "Nothing was found.");
    assertHoldsTogether(page);
  }

  @Test
  void with_errors_the_page_holds_these_alone() {
    String page = page("""
        skills:
        - topic: 问候
          actions:
          - say: "{称乎}，你好"
          - call: 没有的技能
        """);
    assertThat(page).contains("id=\"HR301\"", "id=\"HR204\"", "test.yaml:4", "test.yaml:5", "脚本里还有错误")
        .doesNotContain("id=\"skills\"", "id=\"costs\"");
    assertHoldsTogether(page);
  }

  @Test
  void a_critical_rule_is_proven_or_the_gap_is_named_whether_it_is_required_or_not() {
    String script = """
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
        sessions:
        - session: 会谈
          stages:
          - stage: 甲
            attentions:
            - open_rule: 风险
            steps:
            - scene: 室
              ai: 小谷
              human: 来访者
            - topic: 一
              actions:
              - ai_ask: 问
                exit: 完
          - stage: 乙
            steps:
            - topic: 二
              actions:
              - ai_ask: 再问
                exit: 完
        """;
    assertThat(page(script)).contains("✗ 有的地方没有开着", "test.yaml:27").doesNotContain("✓ 已证明");
    assertThat(page(script.replace("  stages:\n  - stage: 甲\n    attentions:\n    - open_rule: 风险\n",
        "  attentions:\n  - open_rule: 风险\n  stages:\n  - stage: 甲\n")))
        .contains("✓ 已证明").doesNotContain("✗ 有的地方没有开着");
  }

  @Test
  void rules_that_fire_together_stand_in_the_order_of_their_priority_for_each_stage() {
    String page = page("""
        skills:
        - topic: 安抚
          actions:
          - say: 慢慢来。
        - topic: 陪伴
          actions:
          - say: 我在。
        rules:
        - rule: 累
          check_time: ask
          if: 来访者累
          call: 安抚
        - rule: 委屈
          check_time: ask
          if: 来访者委屈
          priority: 5
          call: 陪伴
        - rule: 烦
          check_time: ask
          if: 来访者烦
          call: 陪伴
        sessions:
        - session: 会谈
          stages:
          - stage: 甲
            attentions:
            - open_rule: 累
            - open_rule: 委屈
            - open_rule: 烦
            steps:
            - scene: 室
              ai: 小谷
              human: 来访者
            - topic: 一
              actions:
              - ai_ask: 问
                exit: 完
          - stage: 乙
            attentions:
            - open_rule: 累
            steps:
            - topic: 二
              actions:
              - ai_ask: 再问
                exit: 完
        """);
    String section = page.substring(page.indexOf("<section id=\"collisions\">"));
    section = plain(section.substring(0, section.indexOf("</section>")));
    assertThat(section).contains("委屈（优先级 5）、累（优先级 0，有相同的 ⚠）、烦（优先级 0，有相同的 ⚠）", "会谈 / 甲")
        .doesNotContain("会谈 / 乙");
  }

  @Test
  void costs_count_openings_answers_extractions_and_background_calls() {
    String page = page("""
        skills:
        - topic: 细问
          actions:
          - ai_ask: 问细节
            exit: 讲了
        rules:
        - rule: 回看
          check_time: topic
          if: 来访者讲过梦
          call: 细问
        sessions:
        - session: 会谈
          minutes: 1
          declare:
          - var: 梦
            define: 来访者的梦
          attentions:
          - open_rule: 回看
          stages:
          - stage: 甲
            steps:
            - scene: 室
              ai: 小谷
              human: 来访者
            - topic: 一
              actions:
              - ai_ask: 问梦
                exit: 讲了
                output:
                - get: 梦
              - call: 细问
              - say: "{梦}，记下了。"
        """);
    String costs = plain(page.substring(page.indexOf("<section id=\"costs\">")));
    // Two questions, each with an opening and an answer, one extraction; a check when either topic ends.
    assertThat(costs).contains("主线合计|5 分钟|1 分钟，不够|2|1|0|5|2|");
  }

  @Test
  void what_a_library_offers_is_named_with_the_library_and_leads_to_no_script() {
    List<ScriptSource> shared = List.of(source("""
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
    List<ScriptSource> own = List.of(source("""
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
    assertThat(plain(page)).contains("com.example:shared", "风险|是|✓ 已证明");
    assertThat(page).contains("test.yaml:2").doesNotContain("href=\"com", "href=\"test");
    assertHoldsTogether(page);
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
    String page = page(script.toString());
    assertThat(page.getBytes(StandardCharsets.UTF_8).length).isBetween(500_000, LARGEST);
    assertThat(page).contains("技能999").contains("会谈19");
    Set<String> links = new TreeSet<>(values(page, " href=\"#"));
    links.removeAll(new HashSet<>(values(page, " id=\"")));
    assertThat(links).isEmpty();
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

  /** The text of a stretch of the page; cells of tables end in a bar. */
  private static String plain(String html) {
    StringBuilder text = new StringBuilder();
    boolean tag = false;
    for (int i = 0; i < html.length(); i++) {
      if (html.startsWith("</td>", i) || html.startsWith("</th>", i)) {
        text.append('|');
      }
      tag |= html.charAt(i) == '<';
      if (!tag) {
        text.append(html.charAt(i));
      }
      tag &= html.charAt(i) != '>';
    }
    return text.toString();
  }

  private static String page(String script) {
    return page(List.of(source(script)), "zh");
  }

  private static ScriptSource source(String script) {
    return new ScriptSource("test.yaml", script.getBytes(StandardCharsets.UTF_8));
  }

  private static List<ScriptSource> read(Path folder) throws IOException {
    return new ScriptFolder(folder.toAbsolutePath(), folder).read();
  }

  private static String page(List<ScriptSource> scripts, String language) {
    HeartRuleCompiler compiler = new HeartRuleCompiler(
        new CompilerOptions("family", false, false, List.of(), language));
    return compiler.report(scripts, compiler.compile(scripts).diagnostics(), "../../");
  }

  /** Every link leads to something, nothing is there twice, and every tag is closed. */
  private static void assertHoldsTogether(String page) {
    List<String> ids = values(page, " id=\"");
    assertThat(ids).doesNotHaveDuplicates();
    Set<String> missing = new TreeSet<>();
    for (String link : values(page, " href=\"")) {
      if (link.startsWith("#") && !ids.contains(link.substring(1))) {
        missing.add(link);
      }
    }
    assertThat(missing).as("links that lead nowhere").isEmpty();
    assertNested(page);
  }

  private static void assertNested(String page) {
    Deque<String> open = new ArrayDeque<>();
    int body = page.indexOf("<body>");
    for (int i = page.indexOf('<', body); i >= 0; i = page.indexOf('<', i + 1)) {
      String tag = page.substring(i + 1, page.indexOf('>', i)).split(" ", 2)[0];
      if (!tag.startsWith("/")) {
        open.push(tag);
      } else if (!tag.equals("/html")) {
        assertThat(open.pop()).as(page.substring(Math.max(0, i - 80), i)).isEqualTo(tag.substring(1));
      }
    }
    assertThat(open).isEmpty();
  }

  private static List<String> values(String page, String attribute) {
    List<String> values = new ArrayList<>();
    for (int i = page.indexOf(attribute); i >= 0; i = page.indexOf(attribute, i + 1)) {
      int start = i + attribute.length();
      values.add(page.substring(start, page.indexOf('"', start)));
    }
    return values;
  }
}
