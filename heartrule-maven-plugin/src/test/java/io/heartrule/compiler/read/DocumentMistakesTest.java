package io.heartrule.compiler.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The mistakes of the sample scripts of the requirements, at the same places, in other words. */
class DocumentMistakesTest {

  @Test
  void upper_case_timing_is_read_with_an_info() { // ER-08
    assertThat(found("""
        skills:
        - topic: 晨间问候
          actions:
          - call: 了解睡眠
            timing: BEFORE_GOAL
        """)).containsExactly("5:13 HR114");
  }

  @Test
  void a_bare_list_of_rules_is_accepted() { // ER-11
    assertThat(found("""
        - rule: 提到失眠
          check_time: ask
          if: 来访者说晚上睡不着
          call: 了解睡眠
        """)).containsExactly("1:1 HR013 info");
  }

  @Test
  void other_spellings_of_keys_are_read_with_an_info() { // ER-12, ER-21, ER-36, ER-52, ER-62
    assertThat(found("""
        rules:
        - rule: 甲
          check: ask
          check_output:
          - get: 失眠记录
            define: 提取睡不着的日子
            when: topic
          if: 来访者说晚上睡不着
          call: 了解睡眠
        - rule: 乙
          check_when: ask
          if: 来访者说晚上睡不着
          call: 了解睡眠
        - rule: 丙
          if_ask: 来访者说晚上睡不着
          reply: 表示理解
        """)).containsExactly("3:3 HR102", "4:3 HR102", "7:5 HR102", "11:3 HR102", "15:3 HR102");
  }

  @Test
  void say_in_a_rule_is_read_as_reply_and_left_to_the_warning_of_the_analysis() { // ER-15
    ReadScript read = ReadScript.of("""
        rules:
        - rule: 着急
          check_time: now
          if: 来访者催促
          say: 告诉来访者慢慢来
        """);
    assertThat(read.found()).isEmpty();
    assertThat(read.script().rules().get(0).reply().value()).isEqualTo("告诉来访者慢慢来");
    assertThat(read.script().rules().get(0).replySpan().text()).isEqualTo("say");
    assertThat(read.script().rules().get(0).replySpan().column()).isEqualTo(3);
  }

  @Test
  void a_sentence_in_place_of_a_topic_is_read_as_a_reply() { // ER-32, ER-33
    ReadScript read = ReadScript.of("""
        rules:
        - rule: 看见努力
          check_time: ask
          if: 来访者做出了一点努力
          call: 提醒来访者看到自己今天的努力。
        """);
    assertThat(read.found()).containsExactly("5:9 HR115");
    assertThat(read.script().rules().get(0).replySpan().text()).isEqualTo("check_time");
    assertThat(read.fixed().found()).isEmpty();
  }

  @Test
  void full_width_braces_and_mixed_and_or_are_told_apart() { // ER-41, ER-42
    ReadScript read = ReadScript.of("""
        rules:
        - rule: 看见努力
          check_time: ask
          if: 来访者做出了一点努力
          call: 鼓励
          watch:
          - add_counter: 自己说不错的次数
            define: 来访者说自己不错
          - add_status: 练习完成情况
            define: 练习做完，设置成“做完”或“没做”
          - add_counter: 没有责备自己的次数
            define: 没有责备自己
          cancel_when: ｛自己说不错的次数｝>= 1 or {练习完成情况}=="做完" and {没有责备自己的次数} >= 5
        """);
    assertThat(read.found()).containsExactly("13:16 HR005", "13:30 HR403");
    assertThat(read.script().rules().get(0).cancelWhen()).isNotNull();
    assertThat(read.diagnostics().get(1).arguments()).containsExactly(
        "｛自己说不错的次数｝>= 1 or ({练习完成情况}==\"做完\" and {没有责备自己的次数} >= 5)"
            .replace('｛', '{').replace('｝', '}'));
  }

  @Test
  void a_list_and_a_map_in_one_file_are_an_error() { // ER-43, ER-44
    assertThat(found("""
        - rule: 提到失眠
          check_time: ask
          if: 来访者说晚上睡不着
          call: 了解睡眠

        ---
        skills:
        - topic: 了解睡眠
          actions:
          - say: 你好
        """)).containsExactly("7:1 HR013");
  }

  @Test
  void a_topic_among_actions_is_an_error_and_read_beside_its_parent() { // ER-49
    ReadScript read = ReadScript.of("""
        skills:
        - topic: 失去力量
          actions:
          - think: 分析
            output:
            - get: 目标
              define: 提取目标

          - topic: 看见努力
            actions:
            - ai_ask: 请来访者说说今天的努力
        """);
    assertThat(read.found()).containsExactly("9:5 HR109");
    assertThat(read.script().skills()).extracting(topic -> topic.name().text())
        .containsExactly("失去力量", "看见努力");
  }

  @Test
  void a_stray_quotation_mark_is_shown_at_its_place() { // ER-54
    assertThat(found("""
        rules:
        - rule: 问题很多
          check_time: now
          if: 来访者一次问了很多问题
          reply: 我们一件一件来，你想先说哪一件？”这样可以把注意放在眼前的事上。
        """)).containsExactly("5:26 HR014");
  }

  @Test
  void a_rule_without_check_time_and_with_a_placeholder_name() { // ER-55, ER-57
    assertThat(found("""
        rules:
        - rule: XXX情况
          if: 来访者说到了xxx情况
          call: 了解睡眠
        """)).containsExactly("2:9 HR015 warning", "2:9 HR103");
  }

  @Test
  void an_empty_map_is_no_condition() { // ER-58
    assertThat(found("""
        rules:
        - rule: 前后不同
          check_time: ask
          if: {}
          call: 了解变化
        """)).containsExactly("4:7 HR107");
  }

  @Test
  void effects_with_full_width_braces_and_counters_without_check_time() { // ER-66, ER-67, ER-68
    assertThat(found("""
        rules:
        - rule: 失去力量
          check_time: ask
          if: 来访者说做不到
          do:
          - open_rule: 看见努力
            cancel_when: ｛自己说不错的次数｝>= 1 or {练习完成情况}=="做完" and {没有责备自己的次数} >= 5
          - add_counter: 没有责备自己的次数
            define: 没有责备自己
          - add_counter: 自己说不错的次数
            check_time: session
            define: 来访者说自己不错
        """)).containsExactly("7:18 HR005", "7:32 HR403", "8:5 HR103 info");
  }

  @Test
  void placeholders_of_the_manual_are_errors_and_read_as_names() { // ER-71, ER-74
    ReadScript read = ReadScript.of("""
        rules:
        - rule: [规则名]
          check_time: [检测的时机]
          if: [要识别的情况]
          call: [话题名]
          timing: [插入的位置]
          reply: [回应的话]
          cancel_if: [结束的情况]
          watch:
          - get: [变量名]
            define: 提取变量
            check_time: [更新的时机]
        sessions:
        - session: 第一次会谈
          stages:
          - stage: 开始
            attentions:
            - open_rule: [规则名]
            - close_rule: [规则名]
            steps:
            - topic: 问候
              actions:
              - say: 你好
        """);
    assertThat(read.found()).containsExactly("2:9 HR015", "3:15 HR015", "4:7 HR015", "5:9 HR015", "6:11 HR015",
        "7:10 HR015", "8:14 HR015", "10:10 HR015", "12:17 HR015", "18:18 HR015", "19:19 HR015");
    assertThat(read.script().rules().get(0).name().text()).isEqualTo("规则名");
    assertThat(read.script().sessions().get(0).stages().get(0).attentions())
        .extracting(attention -> attention.rule().text()).containsExactly("规则名", "规则名");
  }

  @Test
  void letter_case_of_a_key_is_normalised() { // ER-72
    assertThat(found("""
        rules:
        - rule: 提到失眠
          check_time: ask
          if: 来访者说晚上睡不着
          call: 了解睡眠
          Watch:
          - get: 失眠天数
            define: 提取天数
        """)).containsExactly("6:3 HR114");
  }

  @Test
  void dots_that_look_like_words_left_out_are_a_warning() { // ER-76
    assertThat(found("""
        skills:
        - topic: 主诉
          actions:
          - ai_ask: |
              1、请来访者先说
              2、认真听
               。。。
            exit: 没有更多要说的
        """)).containsExactly("7:8 HR015 warning");
  }

  private static List<String> found(String text) {
    return ReadScript.of(text).found();
  }
}
