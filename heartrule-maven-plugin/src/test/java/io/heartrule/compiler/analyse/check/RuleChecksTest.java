package io.heartrule.compiler.analyse.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.compiler.diagnostic.Code;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules and their life; the pages of {@code docs/diagnostics} hold one example of each code more. */
class RuleChecksTest {
  private static final String SKILLS = """
      skills:
      - topic: 陪伴
        actions:
        - say: 我在这里陪你。
        - ai_ask: 询问现在是否安全
          exit: 来访者说明了
      """;

  private static String session(String attentions, String actions) {
    return "sessions:\n- session: 会谈\n" + attentions.indent(2) + """
          stages:
          - stage: 开始
            steps:
            - scene: 谈话室
              ai: 向导
              human: 来访者
            - topic: 近况
              actions:
        """ + actions.indent(6);
  }

  private static final String ASK = "- ai_ask: 询问近况\n  exit: 讲完了\n";

  @Test
  void a_default_timing_is_told_at_the_call() {
    assertThat(FlowFound.in("""
        rules:
        - rule: 疲惫
          check_time: ask
          if: 来访者很累
          call: 陪伴
        """ + SKILLS + session("attentions:\n- open_rule: 疲惫\n", ASK), Code.HR505))
        .containsExactly("5:3 HR505 info default");
  }

  @Test
  void texts_of_a_rule_see_its_watches_globals_and_those_of_the_rule_that_opens_it() {
    assertThat(FlowFound.in("""
        declare:
        - var: 目标
          define: 来访者的目标
        rules:
        - rule: 开路
          check_time: now
          if: 来访者讲到{目标}、{近来}或{最新对话}
          do:
          - open_rule: 跟进
            scope: session
          - add_counter: 次数
            define: 来访者又讲到
            check_time: now
        - rule: 跟进
          check_time: now
          if: 来访者讲到第{次数}次{睡眠}
          reply: 肯定{目标}
          watch:
          - get: 睡眠
            define: 参考{近来}，睡得怎样
        """ + session("declare:\n- var: 近来\n  define: 近来的事\nattentions:\n- open_rule: 开路\n",
        ASK + "  output:\n  - get: 近来\n"), Code.HR501, Code.HR301))
        .containsExactly("7:17 HR501 elsewhere", "20:15 HR501 elsewhere");
  }

  @Test
  void a_rule_with_a_placeholder_for_a_response_is_not_told_that_it_has_none() {
    assertThat(FlowFound.in("rules:\n- rule: 疲惫\n  check_time: now\n  if: 很累\n  call: [话题名]\n" + session("", ASK),
        Code.HR504)).isEmpty();
  }

  @Test
  void a_missing_response_is_told_at_the_rule() {
    assertThat(FlowFound.in("rules:\n- rule: 疲惫\n  if: 很累\n" + session("", ASK), Code.HR504, Code.HR103))
        .containsExactly("2:3 HR504", "2:9 HR103 check_time");
  }

  @Test
  void checks_that_come_after_the_end_of_the_rule_are_told_at_their_time() {
    String rule = """
        rules:
        - rule: 疲惫
          check_time: stage
          if: 来访者很累
          call: 陪伴
          timing: after_stage
          watch:
          - add_counter: 次数
            define: 来访者说累
            check_time: session
          - add_counter: 话题数
            define: 来访者说累
            check_time: topic
        """ + SKILLS;
    assertThat(FlowFound.in(rule + session("", "- open_rule: 疲惫\n" + ASK), Code.HR507, Code.HR508))
        .containsExactly("3:15 HR508", "10:17 HR507");
    assertThat(FlowFound.in(rule + session("", "- open_rule: 疲惫\n  scope: stage\n" + ASK), Code.HR507, Code.HR508))
        .containsExactly("10:17 HR507");
    assertThat(FlowFound.in(rule + session("attentions:\n- open_rule: 疲惫\n", ASK), Code.HR507, Code.HR508)).isEmpty();
  }

  @Test
  void a_watch_among_effects_lives_as_long_as_the_rule_opened_beside_it() {
    String rule = """
        rules:
        - rule: 开路
          check_time: now
          if: 来访者讲到家人
          do:
          - open_rule: 跟进
            scope: %s
          - add_counter: 次数
            define: 又讲到
            check_time: session
        - rule: 跟进
          check_time: now
          if: 来访者又讲到家人
          reply: 多听一听
        """;
    String open = session("attentions:\n- open_rule: 开路\n", ASK);
    assertThat(FlowFound.in(rule.formatted("topic") + open, Code.HR507)).containsExactly("10:17 HR507");
    assertThat(FlowFound.in(rule.formatted("session") + open, Code.HR507)).isEmpty();
  }

  private static final String TIRED = "rules:\n- rule: 疲惫\n  check_time: now\n  if: 来访者很累\n  reply: 体谅他\n";

  @Test
  void a_close_does_something_only_where_the_rule_may_be_open() {
    assertThat(FlowFound.in(TIRED + session("", "- close_rule: 疲惫\n" + ASK), Code.HR510))
        .containsExactly("16:9 HR510");
    assertThat(FlowFound.in(TIRED + session("", "- open_rule: 疲惫\n" + ASK + "- close_rule: 疲惫\n"), Code.HR510))
        .isEmpty();
    assertThat(FlowFound.in(TIRED + session("attentions:\n- open_rule: 疲惫\n",
        ASK + "- close_rule: 疲惫\n  scope: global\n"), Code.HR510)).as("not open for good").hasSize(1);
  }

  @Test
  void a_topic_that_lies_on_an_ask_may_close_a_rule_of_the_topic_below() {
    String rules = TIRED + "- rule: 打断\n  check_time: now\n  if: 来访者想先说别的\n  call: 插话\n  timing: %s\n"
        + "skills:\n- topic: 插话\n  attentions:\n  - close_rule: 疲惫\n  actions:\n  - say: 你先说。\n";
    String open = session("attentions:\n- open_rule: 打断\n", ASK)
        .replace("      actions:", "      attentions:\n      - open_rule: 疲惫\n      actions:");
    assertThat(FlowFound.in(rules.formatted("before_ask") + open, Code.HR510)).isEmpty();
    assertThat(FlowFound.in(rules.formatted("before_goal") + open, Code.HR510)).as("below is frozen").hasSize(1);
  }

  @Test
  void openings_are_counted_on_the_way_in_and_in_a_topic() {
    assertThat(FlowFound.in(TIRED + session("attentions:\n- open_rule: 疲惫\n",
        "- open_rule: 疲惫\n- open_rule: 疲惫\n" + ASK), Code.HR511)).containsExactly("18:9 HR511", "19:9 HR511");
  }

  private static String now(int count, String more) {
    StringBuilder rules = new StringBuilder("rules:\n");
    for (int i = 0; i < count; i++) {
      rules.append("- rule: 规则").append(i).append("\n  check_time: now\n  if: 情况").append(i).append("\n  reply: 体谅\n");
    }
    return rules + more;
  }

  private static String open(int count) {
    StringBuilder attentions = new StringBuilder("attentions:\n");
    for (int i = 0; i < count; i++) {
      attentions.append("- open_rule: 规则").append(i).append('\n');
    }
    return attentions.toString();
  }

  @Test
  void critical_rules_do_not_count_among_those_of_a_turn() {
    String critical = "- rule: 危机\n  check_time: now\n  if: 来访者有危险\n  call: 陪伴\n  critical: true\n";
    assertThat(FlowFound.in(now(5, critical) + SKILLS + session(open(5) + "- open_rule: 危机\n", ASK), Code.HR512))
        .isEmpty();
    assertThat(FlowFound.in(now(6, critical) + SKILLS + session(open(6), ASK), Code.HR512)).hasSize(1);
  }

  @Test
  void what_actions_open_counts_and_what_attentions_close_does_not() {
    assertThat(FlowFound.in(now(6, "") + session(open(5), "- open_rule: 规则5\n" + ASK), Code.HR512)).hasSize(1);
    String closing = session(open(6), ASK).replace("      actions:",
        "      attentions:\n      - close_rule: 规则0\n      actions:");
    assertThat(FlowFound.in(now(6, "") + closing, Code.HR512, Code.HR510)).isEmpty();
  }

  @Test
  void settings_of_the_session_change_how_many_rules_run() {
    assertThat(FlowFound.in(now(3, "") + session("settings:\n  now_rules: 2\n" + open(3), ASK), Code.HR512)).hasSize(1);
  }

  private static final String CRISIS = """
      rules:
      - rule: 危机
        check_time: now
        if: 来访者有危险
        call: 陪伴
        timing: now
        critical: true
      """ + SKILLS;
  private static final List<String> REQUIRED = List.of("危机");

  @Test
  void a_session_without_the_required_rule_is_told_once() {
    assertThat(FlowFound.in(CRISIS + session("", ASK + ASK), REQUIRED, Code.HR522))
        .containsExactly("15:12 HR522 session");
  }

  @Test
  void a_critical_rule_with_gaps_is_warned_of_once_without_being_required() {
    String partly = CRISIS + session("", "- open_rule: 危机\n  condition: minutes_left() > 3\n" + ASK + ASK);
    assertThat(FlowFound.in(partly, Code.HR522)).containsExactly("2:9 HR522 warning gaps");
    assertThat(FlowFound.in(partly, REQUIRED, Code.HR522)).as("an error says it").noneMatch(d -> d.contains("warning"));
    assertThat(FlowFound.in(CRISIS + session("attentions:\n- open_rule: 危机\n", ASK), Code.HR522)).isEmpty();
    assertThat(FlowFound.in(CRISIS + session("", ASK), Code.HR522, Code.HR208)).as("opened nowhere")
        .containsExactly("2:9 HR208");
  }

  @Test
  void what_keeps_a_critical_rule_from_being_judged_is_warned_of() {
    String guarded = CRISIS.replace("  critical: true\n",
        "  critical: true\n  once: true\n  condition: minutes_left() > 5\n");
    assertThat(FlowFound.in(guarded + session("attentions:\n- open_rule: 危机\n", ASK), Code.HR522))
        .containsExactly("2:9 HR522 warning mayOnce", "9:3 HR522 warning mayCondition");
  }

  @Test
  void wordings_with_a_comma_are_warned_of_unless_it_ends_them() {
    String phrases = CRISIS.replace("  critical: true\n",
        "  critical: true\n  phrases:\n  - 不想活了，想结束生命\n  - 不想活了，\n  - 不想活了！\n");
    assertThat(FlowFound.in(phrases + session("attentions:\n- open_rule: 危机\n", ASK), Code.HR526))
        .containsExactly("9:5 HR526 several");
  }

  @Test
  void a_stage_without_the_required_rule_is_told_at_the_stage() {
    String script = CRISIS + session("", ASK).replace("  - stage: 开始\n",
        "  - stage: 开始\n    attentions:\n    - open_rule: 危机\n") + """
          - stage: 展开
            steps:
            - topic: 深入
              actions:
              - ai_ask: 深入
                exit: 讲完了
        """;
    assertThat(FlowFound.in(script, REQUIRED, Code.HR522)).containsExactly("28:12 HR522 stage");
  }

  @Test
  void an_opening_before_the_ask_in_the_same_topic_proves_it_but_not_a_conditional_one() {
    assertThat(FlowFound.in(CRISIS + session("", "- open_rule: 危机\n" + ASK), REQUIRED, Code.HR522))
        .as("only in the rule's own topic, for which 近况 is frozen").containsExactly("12:5 HR522");
    assertThat(FlowFound.in(CRISIS + session("", "- open_rule: 危机\n  condition: minutes_left() > 3\n" + ASK), REQUIRED,
        Code.HR522)).containsExactly("15:12 HR522 session");
    assertThat(FlowFound.in(CRISIS + session("", "- say: 好。\n- open_rule: 危机\n" + ASK)
        .replace("      actions:", "      quick:\n      - ai_ask: 简单问问\n        exit: 讲完了\n      actions:"), REQUIRED,
        Code.HR522)).as("the quick form asks without it").containsExactly("15:12 HR522 session");
  }

  @Test
  void a_skill_called_from_a_topic_that_alone_opens_the_rule_is_a_gap() {
    String skill = CRISIS + "- topic: 追问\n  actions:\n  - ai_ask: 再问一句\n    exit: 讲完了\n";
    assertThat(FlowFound.in(skill + session("", "- open_rule: 危机\n" + ASK + "- call: 追问\n"), REQUIRED, Code.HR522))
        .containsExactly("12:5 HR522", "16:5 HR522");
    assertThat(FlowFound.in(skill + session("attentions:\n- open_rule: 危机\n", ASK + "- call: 追问\n"), REQUIRED,
        Code.HR522)).isEmpty();
  }

  @Test
  void what_runs_after_the_main_flow_has_the_rules_of_the_session_only() {
    String free = CRISIS + "- topic: 随便聊\n  actions:\n  - ai_ask: 随便聊聊\n    exit: 来访者想结束\n";
    String inStage = session("after_main: 随便聊\n", ASK).replace("  - stage: 开始\n",
        "  - stage: 开始\n    attentions:\n    - open_rule: 危机\n");
    assertThat(FlowFound.in(free + inStage, REQUIRED, Code.HR522)).containsExactly("16:5 HR522");
  }

  @Test
  void nothing_takes_a_critical_rule_away() {
    String script = CRISIS.replace("  critical: true\n", "  critical: true\n  cancel_if: 来访者好了\n")
        + session("attentions:\n- open_rule: 危机\n  cancel_when: minutes_left() < 5\n",
            ASK + "- close_rule: 危机\n- cancel_topic: 陪伴\n");
    assertThat(FlowFound.in(script, Code.HR514, Code.HR510)).containsExactly(
        "8:3 HR514 cancel", "19:5 HR514 cancel", "30:9 HR514 close", "31:9 HR514 topic");
    String effects = "- rule: 以后再说\n  check_time: now\n  if: 来访者不想谈\n  do:\n"
        + "  - weight: 陪伴\n    to: 1\n  - defer_topic: 陪伴\n";
    assertThat(FlowFound.in(CRISIS.replace("skills:", effects + "skills:")
        + session("attentions:\n- open_rule: 危机\n- open_rule: 以后再说\n", ASK), Code.HR514))
        .containsExactly("12:5 HR514 topic", "14:5 HR514 topic");
  }

  @Test
  void every_form_of_a_crisis_topic_begins_with_say_and_ends_with_the_visitor() {
    String script = CRISIS.replace("  actions:",
        "  quick:\n  - think: 想一想\n    output:\n    - set: 好\n      value: 1\n  actions:");
    assertThat(FlowFound.in(script + session("attentions:\n- open_rule: 危机\n", ASK), Code.HR523, Code.HR524))
        .containsExactly("11:5 HR523", "11:5 HR524");
    assertThat(FlowFound.in(CRISIS.replace("  - ai_ask: 询问现在是否安全\n    exit: 来访者说明了", "  - stop: session")
        + session("attentions:\n- open_rule: 危机\n", ASK), Code.HR523, Code.HR524)).isEmpty();
  }

  @Test
  void a_crisis_topic_always_says_something_and_always_asks() {
    String open = session("attentions:\n- open_rule: 危机\n", ASK);
    String left = CRISIS.replace("  - ai_ask: 询问现在", "  - stop: topic\n    condition: minutes_left() < 5\n  - ai_ask: 询问现在");
    assertThat(FlowFound.in(left + open, Code.HR523, Code.HR524)).containsExactly("12:5 HR524 left");
    String behind = CRISIS.replace("  - ai_ask: 询问现在是否安全\n    exit: 来访者说明了",
        "  - ai_ask: 询问现在是否安全\n    exit: 说明了\n  - stop: topic\n    condition: minutes_left() < 5\n  - ai_ask: 问问家人");
    assertThat(FlowFound.in(behind + open, Code.HR523, Code.HR524)).isEmpty();
    String skipped = CRISIS.replace("exit: 来访者说明了", "skip_if_known: true\n    exit: 来访者说明了");
    assertThat(FlowFound.in(skipped + open, Code.HR523, Code.HR524)).containsExactly("12:5 HR524 skipped");
    String values = "declare:\n- var: 话\n  define: 要说的话\n" + CRISIS.replace("say: 我在这里陪你。", "say: '{话}'");
    assertThat(FlowFound.in(values + open, Code.HR523, Code.HR524)).containsExactly("14:5 HR523 values");
    String list = "declare:\n- var: 家人\n  define: 家人\n  type: list\n"
        + CRISIS.replace("call: 陪伴", "call: 陪伴\n  fromlist: 家人");
    assertThat(FlowFound.in(list + open, Code.HR514)).containsExactly("10:3 HR514 list");
  }

  @Test
  void a_condition_that_a_watch_may_make_true_is_possible() {
    String rule = TIRED + "  watch:\n  - add_counter: 次数\n    define: 又说累\n  cancel_when: '%s'\n";
    assertThat(FlowFound.in(rule.formatted("{次数} > 2") + session("attentions:\n- open_rule: 疲惫\n", ASK), Code.HR515))
        .isEmpty();
    String global = "declare:\n- var: 好了\n  define: 好了没有\n  type: boolean\n";
    assertThat(FlowFound.in(global + rule.formatted("{好了} == true and {次数} > 2")
        + session("attentions:\n- open_rule: 疲惫\n", ASK), Code.HR515)).containsExactly("13:16 HR515");
    assertThat(FlowFound.in(global + rule.formatted("{好了} == true or {次数} > 2")
        + session("attentions:\n- open_rule: 疲惫\n", ASK), Code.HR515)).isEmpty();
  }

  @Test
  void scopes_go_outward_only() {
    assertThat(FlowFound.in(TIRED + session("attentions:\n- open_rule: 疲惫\n  scope: stage\n", ASK), Code.HR519))
        .containsExactly("10:12 HR519");
    assertThat(FlowFound.in(TIRED + session("attentions:\n- open_rule: 疲惫\n  scope: global\n", ASK), Code.HR519))
        .isEmpty();
  }

  @Test
  void rules_that_are_never_open_together_do_not_compete() {
    String rules = """
        rules:
        - rule: 疲惫
          check_time: now
          if: 来访者很累
          call: 陪伴
          timing: now
        - rule: 委屈
          check_time: now
          if: 来访者很委屈
          call: 倾听
          timing: now
        """ + SKILLS + "- topic: 倾听\n  actions:\n  - say: 我在听。\n";
    String two = session("", ASK).replace("    steps:", "    attentions:\n    - open_rule: 疲惫\n    steps:")
        + session("", ASK).replace("sessions:\n", "").replace("会谈", "下次")
            .replace("    steps:", "    attentions:\n    - open_rule: 委屈\n    steps:");
    assertThat(FlowFound.in(rules + two, Code.HR518)).isEmpty();
    assertThat(FlowFound.in(rules + session("attentions:\n- open_rule: 疲惫\n- open_rule: 委屈\n", ASK), Code.HR518))
        .containsExactly("27:12 HR518");
  }

  @Test
  void what_a_rule_does_is_not_missed_where_it_is_only_written_wrongly() {
    String rule = "rules:\n- rule: 疲惫\n  check_time: now\n  if: 来访者很累\n";
    assertThat(FlowFound.in(rule + "  do: stop\n", Code.HR504, Code.HR107)).containsExactly("5:7 HR107 list");
    assertThat(FlowFound.in(rule + "  do:\n  - stop: x\n", Code.HR504, Code.HR106)).containsExactly("6:11 HR106");
    assertThat(FlowFound.in(rule + "  do:\n  - open_rule: 没有\n", Code.HR205, Code.HR520))
        .containsExactly("6:16 HR205");
  }
}
