package io.heartrule.compiler.analyse.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.compiler.compile.CompilerOptions;
import io.heartrule.compiler.compile.HeartRuleCompiler;
import io.heartrule.compiler.compile.ScriptSource;
import io.heartrule.compiler.diagnostic.Diagnostic;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the examples on the pages of the codes do not show: places, wordings, and what is left unsaid. */
class NameAndVariableChecksTest {

  private static List<String> said(String text, String codes) {
    return new HeartRuleCompiler(CompilerOptions.of("test"))
        .compile(List.of(new ScriptSource("a.yaml", text.getBytes(StandardCharsets.UTF_8)))).diagnostics().stream()
        .filter(found -> codes.isEmpty() || codes.contains(found.code().name()))
        .map(NameAndVariableChecksTest::line).toList();
  }

  private static String line(Diagnostic found) {
    return found.span().line() + ":" + found.span().column() + " " + found.severity() + " " + found.code()
        + (found.variant().isEmpty() ? "" : "." + found.variant());
  }

  private static String session(String actions) {
    return """
        sessions:
        - session: 首次会谈
          stages:
          - stage: 开始
            steps:
            - scene: 谈话室
              ai: 小谷
              human: 来访者
            - topic: 了解
              actions:
        """ + actions;
  }

  @Test
  void a_rule_about_risk_that_calls_nothing_is_told_in_words_of_its_own() {
    assertThat(said("""
        rules:
        - rule: 留意自伤
          check_time: now
          if: 来访者说到伤害自己
          call: 一起求助
          timing: now
        """, "HR204")).containsExactly("5:9 error HR204.risk");
  }

  @Test
  void a_topic_of_a_session_cannot_be_called() {
    assertThat(said(session("""
              - call: 了解
        """), "HR204")).containsExactly("11:15 error HR204.session");
  }

  @Test
  void a_misspelt_counter_is_told_at_both_places() {
    assertThat(said("""
        rules:
        - rule: 留意努力
          check_time: now
          if: 讲到努力
          reply: 肯定他
          watch:
          - add_counter: 没有低落的会谈次数
            define: 没有说到低落
          cancel_when: '{无低落的会谈次数} >= 3'
        """, "HR301 HR303")).containsExactly("7:18 warning HR303.near", "9:17 error HR301.near");
  }

  @Test
  void a_rule_that_names_a_variable_of_a_session_is_not_told_that_it_is_unknown() {
    assertThat(said("""
        rules:
        - rule: 留意努力
          check_time: now
          if: 讲到{目标}
          reply: 肯定他
        """ + session("""
              - ai_ask: 问目标
                exit: 讲了
                output:
                - get: 目标
                  define: 来访者的目标
        """), "HR301 HR314")).isEmpty();
  }

  @Test
  void each_skill_is_told_once_about_an_undeclared_variable() {
    assertThat(said("""
        skills:
        - topic: 甲技能
          actions:
          - say: 讲故事。
            condition: "{讲过} == false"
          - set: 讲过
            value: true
        - topic: 乙技能
          actions:
          - set: 讲过
            value: true
        """, "HR301 HR303 HR304")).containsExactly("5:18 error HR304.skill", "10:10 error HR304.skill");
  }

  @Test
  void a_note_in_braces_is_an_error_where_it_is_spoken_and_a_warning_in_a_prompt() {
    assertThat(said(session("""
              - say: 看看{他说的，那件事}。
              - ai_ask: 看看{他说的，那件事}。
                exit: 讲了
        """), "HR301 HR314")).containsExactly("11:16 error HR314", "12:19 warning HR314.kept");
  }

  @Test
  void a_long_name_without_a_near_one_is_a_note_and_a_short_one_is_unknown() {
    assertThat(said(session("""
              - say: 看看{举一个和来访者情况差不多的例子}。
              - say: 看看{例子}。
        """), "HR301 HR314")).containsExactly("11:16 error HR314", "12:16 error HR301");
  }

  @Test
  void a_variable_that_only_a_guarded_action_reads_may_be_empty() {
    assertThat(said(session("""
              - say: 你说{睡眠}。
                condition: not empty({睡眠})
              - ai_ask: 问睡眠
                exit: 讲了
                output:
                - get: 睡眠
                  define: 睡眠的情况
        """), "HR302")).isEmpty();
  }

  @Test
  void what_is_asked_under_a_condition_may_be_empty_later() {
    assertThat(said(session("""
              - ai_ask: 问今天累不累
                exit: 讲了
                output:
                - get: 累
                  define: 今天累不累
              - ai_ask: 问睡眠
                condition: '{累} == "是"'
                exit: 讲了
                output:
                - get: 睡眠
                  define: 睡眠的情况
              - say: 你说{睡眠}。
        """), "HR302")).containsExactly("22:16 warning HR302");
  }

  @Test
  void an_unknown_topic_is_no_reason_to_complain_of_its_inputs() {
    assertThat(said(session("""
              - call: 没有的话题
                input:
                - set: 甲
                  value: "{乙}"
                output:
                - set: 丙
                  value: "{丁}"
              - set: 乙
                value: 好
        """), "HR204 HR215 HR216 HR217 HR301")).containsExactly("11:15 error HR204");
  }

  @Test
  void comparing_a_yes_no_with_null_is_always_false() {
    assertThat(said(session("""
              - set: 说过
                value: true
              - say: 好。
                condition: "{说过} == null"
        """), "HR404 HR405")).containsExactly("14:21 warning HR405.false");
  }

  @Test
  void two_values_at_once_are_always_false() {
    assertThat(said(session("""
              - set: 心情
                value: 好
              - say: 好。
                condition: '{心情} == "好" and {心情} == "坏"'
        """), "HR405")).containsExactly("14:21 warning HR405.false");
  }

  @Test
  void a_placeholder_that_is_reported_already_is_not_looked_for() {
    assertThat(said("""
        rules:
        - rule: 留意努力
          check_time: now
          if: 讲到努力
          call: [话题名]
          timing: now
        """, "HR015 HR204")).hasSize(1);
  }

  @Test
  void a_number_in_quotes_is_no_number() {
    assertThat(said(session("""
              - set: 次数
                value: 3
              - say: 好。
                condition: '{次数} > "2"'
        """), "HR404")).containsExactly("14:21 error HR404.quoted");
  }

  @Test
  void the_element_at_hand_exists_only_inside_a_fromlist() {
    assertThat(said(session("""
              - say: 说说{item}。
        """), "HR301 HR312")).containsExactly("11:16 error HR312.item");
  }

  @Test
  void a_misspelt_input_is_told_once() {
    assertThat(said("""
        skills:
        - topic: 问候
          declare:
          - var: 称呼
            define: 来访者的称呼
          actions:
          - say: 你好，{称呼}。
        """ + session("""
              - call: 问候
                input:
                - set: 称乎
                  value: 小林
        """), "HR215 HR216 HR303 HR316")).containsExactly("20:16 error HR216.near");
  }
}
