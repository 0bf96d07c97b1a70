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
  void a_part_of_a_name_or_one_of_two_characters_is_proposed() {
    assertThat(said("""
        skills:
        - topic: 放松练习
          actions:
          - say: 慢慢呼吸。
        rules:
        - rule: 着急
          check_time: now
          if: 来访者着急
          call: 放松
          timing: now
        """ + session("""
              - open_rule: 著急
              - say: 好。
        """), "HR204 HR205")).hasSize(2).anyMatch(d -> d.endsWith("HR204.near")).anyMatch(d -> d.endsWith("HR205.near"));
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

  @Test
  void an_id_of_an_action_is_used_once_in_a_topic() {
    assertThat(said("""
        skills:
        - topic: 陪伴
          actions:
          - say: 我在。
            id: here
          - say: 我一直在。
            id: here
          quick:
          - say: 我在。
            id: here
        """, "HR211")).containsExactly("7:9 error HR211.action");
  }

  @Test
  void files_do_not_contradict_each_other_in_a_setting() {
    assertThat(new HeartRuleCompiler(CompilerOptions.of("test")).compile(List.of(
            new ScriptSource("a.yaml", "settings: {now_rules: 2, ask_rules: 3}\n".getBytes(StandardCharsets.UTF_8)),
            new ScriptSource("b.yaml", "settings: {now_rules: 3, ask_rules: 3}\n".getBytes(StandardCharsets.UTF_8))))
        .diagnostics().stream().map(found -> found.span().file().path() + ":" + line(found)))
        .containsExactly("b.yaml:1:12 error HR012.setting");
  }

  @Test
  void a_function_that_could_tell_nothing_is_refused() {
    assertThat(said(session("""
              - ai_ask: 了解家里有哪些人
                exit: 讲完了
                tolist: 家人
                output:
                - get: 称呼
                  define: 来访者对他的称呼
              - say: 好的。
                condition: count({家人}, "10m") > 1
              - say: 好的。
                condition: changed({家人})
              - say: 好的。
                condition: visited({家人}) > 1
        """), "HR404")).containsExactly("18:26 error HR404.log", "20:20 error HR404.changed",
            "22:28 error HR404.stage");
  }

  @Test
  void a_period_has_a_number_and_a_unit() {
    assertThat(said("""
        rules:
        - rule: 常说害怕
          check_time: ask
          if: 'count({害怕}, "十分钟") > 2 and count({害怕}, "10分钟") > 2 and count({害怕}, 10) > 2'
          call: 陪伴
          watch:
          - add_log: 害怕
            define: 来访者说到害怕
        """, "HR404")).containsExactly("4:20 error HR404.period", "4:75 error HR404.period");
  }

  @Test
  void what_a_topic_in_the_queue_does_not_take_cannot_choose_it() {
    assertThat(said("""
        skills:
        - topic: 了解家人
          declare:
          - var: 称呼
            define: 来访者对他的称呼
          actions:
          - say: 说说{称呼}吧。
        """ + session("""
              - cancel_topic: 了解家人
                where: '{称呼} == "妈妈"'
              - cancel_topic: 了解
                where: '{称号} == "妈妈"'
        """), "HR301 HR216")).containsExactly("21:17 error HR301");
  }

  @Test
  void counting_does_not_make_a_text_a_list() {
    assertThat(said(session("""
              - ai_ask: 了解家里有哪些人
                exit: 讲完了
                output:
                - get: 家人
                  define: 来访者说到的家人
              - say: 好的。
                condition: '{家人} == "妈妈"'
              - say: 好的。
                condition: count({家人}) > 1
        """), "HR312 HR404")).containsExactly("19:26 error HR404.argument");
  }

  @Test
  void one_answer_has_one_place_for_a_name() {
    assertThat(said(session("""
              - ai_ask: 了解家里有哪些人
                exit: 讲完了
                output:
                - get: 家人
                  define: 来访者说到的家人
                - get: 家人
                  define: 来访者的家人
              - say: 你说到了{家人}。
        """), "HR012 HR307")).containsExactly("16:16 error HR012.get");
  }

  @Test
  void a_variable_that_an_effect_keeps_up_to_date_is_written() {
    assertThat(said(session("""
              - auto_update: 心情
                to: open
              - ai_ask: 聊聊{心情}
                exit: 讲完了
        """) + """
        declare:
        - var: 心情
          define: 来访者现在的心情
        """, "HR303")).isEmpty();
  }

  @Test
  void what_follows_from_an_error_at_the_same_place_is_left_unsaid() {
    assertThat(said(session("""
              - ai_ask: 了解来访者
                exit: 讲完了
                output:
                - get: EXIT
                  define: 来访者要走
        """), "HR213 HR304")).containsExactly("14:16 error HR213.engine");
    assertThat(said("""
        sessions:
        - session: 首次会谈
          stages:
        """, "")).containsExactly("2:12 error HR610.session");
  }

  @Test
  void values_without_effect_and_variables_in_literal_wordings_are_refused() {
    assertThat(said("declare:\n- var: 心情\n  type: text\n  values: [好, 坏]\n", "HR110"))
        .containsExactly("4:3 error HR110.values");
    assertThat(said("settings:\n  ask_rules: -1\n  now_rules: 99999999999\n", "HR106"))
        .containsExactly("2:14 error HR106.least", "3:14 error HR106.big");
    assertThat(said("""
        rules:
        - rule: 留意自伤
          check_time: now
          if: 来访者说到伤害自己
          call: 一起求助
          critical: true
          phrases: ['{方式}伤害自己']
        """, "HR110")).containsExactly("7:13 error HR110.literal");
  }

  @Test
  void a_skill_in_the_main_flow_starts_where_it_stands() {
    assertThat(said(session("""
              - say: 你好。
            - call: 放松
              timing: after_stage
        """) + """
        skills:
        - topic: 放松
          actions:
          - say: 放松一下。
        """, "HR110")).containsExactly("13:7 error HR110.step");
  }

  @Test
  void a_list_of_a_file_is_known_by_its_items() {
    assertThat(said("""
        settings: {now_rules: 3}
        rule:
        - rule: 难过
          check_time: now
          if: 来访者难过
          reply: 安慰他
        """, "")).containsExactly("2:1 error HR101.near", "3:9 warning HR208");
    assertThat(said("skills:\n- actions:\n  - say: 你好。\n", "HR103")).containsExactly("2:3 error HR103.name");
  }

  @Test
  void a_written_type_is_not_overruled_in_silence() {
    assertThat(said(session("""
              - ai_ask: 了解家里有哪些人
                exit: 讲完了
                tolist: 家人
                output:
                - get: 称呼
                  define: 来访者对他的称呼
              - say: 你说到了{家人}。
        """) + """
        declare:
        - var: 家人
          define: 家里的人
          type: text
        """, "HR306")).containsExactly("21:9 error HR306");
    assertThat(said("""
        declare:
        - var: 心情
          define: 来访者的心情
          type: text
          key: 名
        rules:
        - rule: 心情变化
          check_time: now
          if: 来访者说到{心情}
          reply: 问问心情
          watch:
          - add_status: 心情
            define: 来访者的心情
            values: [好, 坏]
        """, "HR306 HR110 HR318")).containsExactly("5:8 error HR110.records", "12:17 error HR306");
  }

  @Test
  void a_counter_is_whole_also_where_a_number_is_declared() {
    List<String> java = new HeartRuleCompiler(CompilerOptions.of("test")).compile(List.of(new ScriptSource("a.yaml", """
        declare:
        - var: 次数
          define: 说到累的次数
          type: number
        rules:
        - rule: 疲惫
          check_time: now
          if: '{次数} > 3'
          reply: 建议休息
          watch:
          - add_counter: 次数
            define: 来访者说到累
        """.getBytes(StandardCharsets.UTF_8)))).files().stream().map(file -> file.text()).toList();
    assertThat(java).anyMatch(text -> text.contains("public Integer 次数 = 0;"));
  }
}
