package io.heartrule.compiler.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.compiler.Repository;
import io.heartrule.compiler.analyse.Pipelining;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the tables of the report say of scripts. */
class ReportContentTest {
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
    assertThat(Pages.page(script)).contains("✗ 有的地方没有开着", "test.yaml:27").doesNotContain("✓ 已证明");
    assertThat(Pages.page(script.replace("  stages:\n  - stage: 甲\n    attentions:\n    - open_rule: 风险\n",
        "  attentions:\n  - open_rule: 风险\n  stages:\n  - stage: 甲\n")))
        .contains("✓ 已证明").doesNotContain("✗ 有的地方没有开着");
  }

  @Test
  void a_rule_is_surely_open_in_a_skill_only_if_it_is_open_wherever_the_skill_runs() {
    String page = Pages.page("""
        skills:
        - topic: 安抚
          actions:
          - ai_ask: 陪一会儿
            exit: 好些了
        rules:
        - rule: 处处
          check_time: now
          if: 来访者累
          reply: 体谅
        - rule: 一处
          check_time: now
          if: 来访者急
          reply: 放慢
        sessions:
        - session: 会谈
          attentions:
          - open_rule: 处处
          stages:
          - stage: 甲
            attentions:
            - open_rule: 一处
            steps:
            - scene: 室
              ai: 小谷
              human: 来访者
            - call: 安抚
          - stage: 乙
            steps:
            - call: 安抚
        """);
    assertThat(Pages.plain(page.substring(page.indexOf("<section id=\"skills\">"))))
        .contains("now · 每次回应时|处处|一处|");
  }

  private static final String OWN_CALL = """
      skills:
      - topic: 细问
        actions:
        - ai_ask: 问细节
          exit: 讲了
      rules:
      - rule: 回看
        check_time: ask
        if: 来访者讲过梦
        call: 细问
      sessions:
      - session: 会谈
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
      """;

  @Test
  void a_rule_is_not_asked_in_the_topic_that_only_it_calls() {
    String page = Pages.page(OWN_CALL);
    assertThat(section(page, "skills")).contains("这里没有开着的规则。").doesNotContain("ask · 每次提问结束时");
    assertThat(section(page, "rules")).contains("在哪些话题里检测1 个：一\n");
    assertThat(section(page, "pipelining")).contains("test.yaml:4||不能|没有要提取的");

    String watching = Pages.page(OWN_CALL.replace("  call: 细问\n",
        "  call: 细问\n  watch:\n  - get: 梦境\n    define: 来访者梦到了什么\n"));
    assertThat(section(watching, "skills")).contains("|回看（话题是它自己调用的：只更新留意的内容）||");
    assertThat(section(watching, "rules")).contains("2 个：细问（话题是它自己调用的：只更新留意的内容）、一\n");

    String critical = Pages.page(OWN_CALL.replace("check_time: ask", "check_time: now\n  critical: true")
        .replace("  - ai_ask: 问细节", "  - say: 我在。\n  - ai_ask: 问细节"));
    assertThat(section(critical, "skills")).contains("|回看（绝不能漏）||");
  }

  @Test
  void a_rule_is_asked_in_the_topic_that_it_calls_when_somebody_else_has_called_it() {
    String page = Pages.page(OWN_CALL + "      - call: 细问\n");
    assertThat(section(page, "skills")).contains("|回看（它自己调用这个话题时不检测）||");
    assertThat(section(page, "rules")).contains("2 个：细问、一\n");
  }

  @Test
  void hints_are_something_that_was_found() {
    String page = Pages.page(OWN_CALL); // HR505: no timing is written
    assertThat(page).contains("<p>HeartRule：没有错误和警告，有 1 个提示</p>", "<summary>提示 1 个</summary>")
        .doesNotContain("没有发现问题");
    assertThat(Pages.page(OWN_CALL.replace("  call: 细问\n", "  call: 细问\n  timing: after_goal\n")))
        .contains("<p>HeartRule：没有发现问题</p>", "<p>没有发现问题。</p>");
  }

  @Test
  void links_of_an_explanation_are_left_as_text() {
    String explained = section(Pages.page(OWN_CALL), "diagnostics");
    assertThat(explained).contains("哪个可以配哪个，见话题什么时候开始里的表。").doesNotContain("](");
  }

  @Test
  void that_no_rules_fire_together_is_said_where_there_are_rules() {
    assertThat(section(Pages.page(OWN_CALL), "collisions")).contains("会同时触发的规则", "没有：");
    String without = OWN_CALL.substring(OWN_CALL.indexOf("sessions:"))
        .replace("  attentions:\n  - open_rule: 回看\n", "");
    assertThat(Pages.page(without)).contains("<section id=\"costs\">").doesNotContain("<section id=\"collisions\">");
  }

  private static String section(String page, String id) {
    String from = page.substring(page.indexOf("<section id=\"" + id + "\">"));
    return Pages.plain(from.substring(0, from.indexOf("</section>")));
  }

  @Test
  void rules_that_fire_together_stand_in_the_order_of_their_priority_for_each_stage() {
    String page = Pages.page("""
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
    section = Pages.plain(section.substring(0, section.indexOf("</section>")));
    assertThat(section).contains("委屈（优先级 5）、累（优先级 0）、烦（优先级 0）", "会谈 / 甲|after_goal|累、烦|")
        .doesNotContain("会谈 / 乙");
  }

  @Test
  void costs_count_openings_answers_extractions_and_background_calls() {
    String page = Pages.page("""
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
    String costs = Pages.plain(page.substring(page.indexOf("<section id=\"costs\">")));
    // Two questions, each with an opening and an answer, one extraction; a check when either topic ends.
    assertThat(costs).contains("主线合计|5 分钟|1 分钟，不够|2|1|0|5|2|")
        .contains("话题用到的变量，在它开始之前先更新好", "background_wait_seconds").doesNotContain("没有人等：");
  }

  @Test
  void each_verdict_on_an_early_opening_has_words() {
    Stream.of(Pipelining.Verdict.values(), Pipelining.Because.values()).flatMap(Stream::of).forEach(value ->
        assertThat(Repository.bundle("report", "zh")).containsKey("pipelining." + Wording.word(value)));
    Stream.of(Pipelining.Onward.values()).forEach(value ->
        assertThat(Repository.bundle("report", "zh")).containsKey("pipelining.onward." + Wording.word(value)));
  }

  @Test
  void an_opening_that_needs_what_is_extracted_does_not_begin_early() {
    String page = Pages.page("""
        sessions:
        - session: 会谈
          declare:
          - var: 梦
            define: 来访者的梦
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
              - ai_ask: 问问这个梦：{梦}
                exit: 讲了
        """);
    String section = page.substring(page.indexOf("<section id=\"pipelining\">"), page.indexOf("<section id=\"costs\">"));
    assertThat(Pages.plain(section)).contains("test.yaml:14||不能|之前要用到提取的结果“梦” test.yaml:18|");
  }
}
