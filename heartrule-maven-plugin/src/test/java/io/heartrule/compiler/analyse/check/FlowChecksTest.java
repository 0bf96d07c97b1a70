package io.heartrule.compiler.analyse.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.compiler.diagnostic.Code;
import org.junit.jupiter.api.Test;

/** Flow, time and updating; the pages of {@code docs/diagnostics} hold one example of each code more. */
class FlowChecksTest {
  private static final String HEAD = """
      sessions:
      - session: 会谈
        stages:
      """;
  private static final String SCENE = "      - scene: 谈话室\n        ai: 向导\n        human: 来访者\n".indent(-2);

  /** A stage with one topic of one goto. */
  private static String jump(String stage, String kind, String go) {
    return "  - stage: " + stage + "\n" + kind + "    steps:\n    - topic: 话题" + stage + "\n      actions:\n"
        + go.indent(6);
  }

  private static final String BRANCH = "    line: branch\n";

  @Test
  void a_goto_back_without_condition_or_limit_is_endless() {
    String forward = jump("甲", "", "- say: 好。") + jump("乙", "", "- say: 好。");
    assertThat(FlowFound.in(HEAD + forward + jump("丙", "", "- goto: 甲\n  return: none"), Code.HR601))
        .containsExactly("18:9 HR601");
    assertThat(FlowFound.in(HEAD + forward + jump("丙", "", "- goto: 甲\n  return: none\n  max_times: 3"), Code.HR601))
        .isEmpty();
    String conditional = "- goto: 甲\n  return: none\n  condition: minutes_left() > 9";
    assertThat(FlowFound.in(HEAD + forward + jump("丙", "", conditional), Code.HR601)).isEmpty();
  }

  @Test
  void coming_back_from_a_branch_is_no_circle_whoever_enters_it() {
    assertThat(FlowFound.in(HEAD + jump("甲", "", "- goto: 岔\n  return: next") + jump("乙", "", "- goto: 岔")
        + jump("丙", "", "- goto: 岔\n  return: next") + jump("丁", "", "- say: 好。") + jump("岔", BRANCH, "- say: 好。"),
        Code.HR601)).isEmpty();
  }

  @Test
  void a_branch_that_returns_before_its_origin_is_a_circle() {
    assertThat(FlowFound.in(HEAD + jump("甲", "", "- say: 好。") + jump("乙", "", "- goto: 岔\n  return: {before: 甲}")
        + jump("岔", BRANCH, "- say: 好。"), Code.HR601)).containsExactly("13:9 HR601");
  }

  @Test
  void branches_that_enter_each_other_are_a_circle() {
    assertThat(FlowFound.in(HEAD + jump("甲", "", "- goto: 岔") + jump("岔", BRANCH, "- goto: 小")
        + jump("小", BRANCH, "- goto: 岔"), Code.HR601)).containsExactly("20:9 HR601");
    assertThat(FlowFound.in(HEAD + jump("甲", "", "- goto: 岔")
        + jump("岔", BRANCH, "- goto: 小\n  condition: minutes_left() > 9") + jump("小", BRANCH, "- goto: 岔"), Code.HR601))
        .as("one guarded goto is enough").isEmpty();
  }

  @Test
  void a_goto_in_a_called_skill_or_a_rule_reaches_a_branch() {
    String skill = "skills:\n- topic: 引路\n  actions:\n  - goto: 岔\n";
    assertThat(FlowFound.in(skill + HEAD + jump("甲", "", "- call: 引路") + jump("岔", BRANCH, "- say: 好。"), Code.HR602))
        .isEmpty();
    String rule = "rules:\n- rule: 引路\n  check_time: now\n  if: 来访者想换话题\n  do:\n  - goto: 岔\n";
    String open = HEAD.replace("  stages:", "  attentions:\n  - open_rule: 引路\n  stages:");
    assertThat(FlowFound.in(rule + open + jump("甲", "", "- say: 好。") + jump("岔", BRANCH, "- say: 好。"), Code.HR602))
        .isEmpty();
    assertThat(FlowFound.in(rule + HEAD + jump("甲", "", "- say: 好。") + jump("岔", BRANCH, "- say: 好。"), Code.HR602))
        .as("the rule is never open").hasSize(1);
  }

  @Test
  void returns_lead_to_the_main_line_and_the_main_line_does_not_return() {
    assertThat(FlowFound.in(HEAD + jump("甲", "", "- goto: 岔\n  return: {after: 岔}\n- goto: 乙")
        + jump("乙", "", "- say: 好。") + jump("岔", BRANCH, "- say: 好。"), Code.HR603, Code.HR613))
        .containsExactly("9:25 HR603", "10:15 HR613");
  }

  @Test
  void actions_behind_one_that_always_leaves_are_not_reached() {
    String stops = "- goto: 岔\n- say: 还在。\n- stop: topic\n- say: 到不了。\n- say: 也到不了。";
    assertThat(FlowFound.in(HEAD + jump("甲", "", stops) + jump("岔", BRANCH, "- say: 好。"), Code.HR606))
        .containsExactly("11:9 HR606");
    String mayStop = "- stop: topic\n  condition: minutes_left() < 3\n- say: 还在。";
    assertThat(FlowFound.in(HEAD + jump("甲", "", mayStop), Code.HR606)).isEmpty();
  }

  @Test
  void only_conditions_of_adjacent_actions_are_compared() {
    String same = "- say: 一。\n  condition: minutes_left() > 3\n";
    assertThat(FlowFound.in(HEAD + jump("甲", "", same + same + same), Code.HR604)).containsExactly("9:20 HR604");
    assertThat(FlowFound.in(HEAD + jump("甲", "", same + "- say: 二。\n" + same), Code.HR604)).isEmpty();
  }

  @Test
  void jumps_of_background_checks_come_late_those_of_asks_do_not() {
    String rule = "rules:\n- rule: 引路\n  check_time: %s\n  if: 来访者想换话题\n  do:\n  - goto: 岔\n";
    String rest = HEAD + jump("甲", "", "- say: 好。") + jump("岔", BRANCH, "- say: 好。");
    assertThat(FlowFound.in(rule.formatted("stage") + rest, Code.HR605)).containsExactly("6:5 HR605");
    assertThat(FlowFound.in(rule.formatted("{chars: 300}") + rest, Code.HR605)).hasSize(1);
    assertThat(FlowFound.in(rule.formatted("ask") + rest, Code.HR605)).isEmpty();
  }

  @Test
  void a_scene_holds_across_stages_and_for_calls() {
    String ask = "- ai_ask: 询问\n  exit: 讲完了";
    String skill = "skills:\n- topic: 追问\n  actions:\n  - ai_ask: 再问\n    exit: 讲完了\n";
    String withScene = HEAD + jump("甲", "", "- say: 好。").replace("    steps:\n", "    steps:\n" + SCENE);
    assertThat(FlowFound.in(withScene + jump("乙", "", ask), Code.HR611)).isEmpty();
    assertThat(FlowFound.in(HEAD + jump("甲", "", ask) + jump("乙", "", ask), Code.HR611)).containsExactly("8:9 HR611");
    assertThat(FlowFound.in(skill + HEAD + jump("甲", "", "- say: 好。\n- call: 追问"), Code.HR611))
        .containsExactly("14:9 HR611");
    assertThat(FlowFound.in(HEAD + jump("甲", "", "- say: 好。"), Code.HR611)).as("nobody is asked").isEmpty();
  }

  @Test
  void an_ask_without_exit_is_an_information_without_output_too_a_warning() {
    String asks = "- ai_ask: 聊聊\n- ai_ask: 问称呼\n  output:\n  - get: 称呼\n    define: 怎么称呼";
    assertThat(FlowFound.in(HEAD + jump("甲", "", asks), Code.HR612))
        .containsExactly("8:9 HR612 warning endless", "9:9 HR612");
  }

  @Test
  void written_minutes_count_instead_of_the_usual_times() {
    String topic = "  - stage: 甲\n    steps:\n" + SCENE + "    - topic: 话题\n      minutes: 3\n      actions:\n"
        + "      - ai_ask: 问\n        exit: 完\n        minutes: %d\n";
    assertThat(FlowFound.in(HEAD + topic.formatted(3), Code.HR608)).isEmpty();
    assertThat(FlowFound.in(HEAD + topic.formatted(4), Code.HR608)).containsExactly("9:14 HR608");
  }

  private static String declared(String lines) {
    return HEAD.replace("  stages:", "  declare:\n" + lines + "  stages:");
  }

  @Test
  void updated_variables_are_used_described_and_told_apart() {
    String script = declared("""
        - var: 没用
          define: 没用到
          autoUpdate: open
        - var: 没写
          autoUpdate: pause
        - var: 开关
          define: 是否继续
          type: boolean
          autoUpdate: open
        - var: 家人
          define: 家里的人
          autoUpdate: open
        """.indent(2)) + jump("甲", "", """
        - say: 说{没写}，{家人}
          condition: '{开关} == true'
        - ai_ask: 问家人
          exit: 讲完了
          tolist: 家人
          output:
          - get: 称呼
            define: 怎么称呼
        """);
    assertThat(FlowFound.in(script, Code.HR702, Code.HR704, Code.HR705, Code.HR706))
        .containsExactly("4:10 HR702", "7:10 HR705", "12:17 HR704", "13:10 HR706");
  }

  @Test
  void a_record_key_ends_the_complaint_about_an_updated_list() {
    assertThat(FlowFound.in(declared("  - var: 家人\n    define: 家里的人\n    key: 称呼\n    autoUpdate: open\n")
        + jump("甲", "", "- say: 说{家人}\n- ai_ask: 问家人\n  exit: 完\n  tolist: 家人\n  output:\n"
            + "  - get: 称呼\n    define: 怎么称呼"), Code.HR706)).isEmpty();
  }
}
