package io.heartrule.compiler.analyse;

import static io.heartrule.compiler.analyse.Analysed.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.heartrule.compiler.model.CheckTime;
import io.heartrule.compiler.model.ScopeLevel;
import io.heartrule.compiler.model.Variant;
import org.junit.jupiter.api.Test;

/** Rule-scope tables, computed by hand from section b7. */
class RuleScopesTest {
  private static final String RULES = """
      rules:
      - rule: 危机
        check_time: now
        if: 来访者想伤害自己
        call: 陪伴
        timing: now
      - rule: 疲惫
        check_time: now
        if: 来访者很累
        reply: 体谅他
      - rule: 进步
        check_time: ask
        if: 来访者有进步
        call: 肯定
        timing: after_goal
      - rule: 家人
        check_time: topic
        if: 来访者讲到家人
        do:
        - open_rule: 疲惫
      - rule: 以后
        check_time: session
        if: 来访者还想再来
        do:
        - open_rule: 进步
          scope: global
      skills:
      - topic: 陪伴
        actions:
        - say: 我在这里。
        - ai_ask: 陪着来访者
          exit: 来访者平静下来
      - topic: 肯定
        attentions:
        - close_rule: 疲惫
        actions:
        - ai_ask: 肯定来访者的努力
          exit: 来访者听到了
      - topic: 没人调用
        attentions:
        - open_rule: 家人
        actions:
        - say: 你好。
      """;

  private static final Analysed SCRIPT = Analysed.of(RULES + """
      sessions:
      - session: 第一次
        attentions:
        - open_rule: 危机
        - open_rule: 疲惫
        stages:
        - stage: 开始
          attentions:
          - close_rule: 疲惫
          - open_rule: 进步
          steps:
          - topic: 问好
            actions:
            - say: 你好。
            - ai_ask: 问候来访者
              exit: 来访者答应了
          - topic: 近况
            attentions:
            - open_rule: 疲惫
            - close_rule: 进步
            - open_rule: 危机
            actions:
            - ai_ask: 询问近况
              exit: 来访者讲完了
            - open_rule: 家人
              condition: minutes_left() > 5
            - close_rule: 危机
              scope: stage
        - stage: 展开
          attentions:
          - open_rule: 以后
            scope: session
          steps:
          - topic: 深入
            actions:
            - ai_ask: 深入一点
              exit: 来访者讲完了
      - session: 第二次
        stages:
        - stage: 回顾
          steps:
          - topic: 这一周
            actions:
            - ai_ask: 询问这一周
              exit: 来访者讲完了
      """);
  private static final RuleScopes SCOPES = SCRIPT.tables().ruleScopes();

  private static StandingRules standing(String topic) {
    return SCOPES.standing(SCRIPT.topic(topic));
  }

  @Test
  void an_inner_close_silences_and_leaving_restores() {
    assertThat(names(standing("问好").rules())).containsExactly("危机", "进步");
    assertThat(names(standing("问好").closed())).containsExactly("疲惫");
    assertThat(names(standing("深入").rules())).containsExactly("危机", "疲惫", "以后");
  }

  @Test
  void an_opening_further_in_is_the_newest_and_counts_again() {
    assertThat(names(standing("近况").rules())).containsExactly("疲惫", "危机");
    assertThat(standing("近况").opening(SCRIPT.rule("危机")).count()).isEqualTo(2);
    assertThat(standing("近况").opening(SCRIPT.rule("疲惫")).count()).isEqualTo(2);
    assertThat(names(standing("近况").closed())).containsExactly("进步");
  }

  @Test
  void the_tables_of_a_topic_are_split_by_check_time() {
    assertThat(names(SCOPES.open(SCRIPT.topic("问好"), CheckTime.At.NOW))).containsExactly("危机");
    assertThat(names(SCOPES.open(SCRIPT.topic("问好"), CheckTime.At.ASK))).containsExactly("进步");
    assertThat(names(SCOPES.open(SCRIPT.topic("深入"), CheckTime.At.SESSION))).containsExactly("以后");
  }

  @Test
  void a_skill_has_only_what_its_own_attentions_do() {
    assertThat(standing("肯定").rules()).isEmpty();
    assertThat(names(standing("肯定").closed())).containsExactly("疲惫");
  }

  @Test
  void actions_are_changes_in_their_frame() {
    assertThat(SCOPES.deltas(SCRIPT.topic("近况"), Variant.STANDARD))
        .extracting(RuleDelta::action, d -> d.rule().name().text(), RuleDelta::open, RuleDelta::frame,
            RuleDelta::conditional)
        .containsExactly(
            tuple(1, "家人", true, ScopeLevel.TOPIC, true),
            tuple(2, "危机", false, ScopeLevel.STAGE, false));
  }

  @Test
  void effects_without_scope_follow_the_frame_of_their_rule() {
    assertThat(SCOPES.effects(SCRIPT.rule("家人"))).extracting(RuleDelta::frame).containsExactly((ScopeLevel) null);
    assertThat(SCOPES.effects(SCRIPT.rule("以后"))).extracting(RuleDelta::frame).containsExactly(ScopeLevel.GLOBAL);
  }

  @Test
  void an_attention_with_a_wider_scope_changes_the_wider_frame_on_entering() {
    assertThat(SCOPES.wider(SCRIPT.stage("第一次", "展开").attentions(), ScopeLevel.STAGE))
        .extracting(d -> d.rule().name().text(), RuleDelta::frame)
        .containsExactly(tuple("以后", ScopeLevel.SESSION));
    assertThat(names(SCOPES.mayBeOpen(SCRIPT.topic("问好")))).contains("以后");
  }

  @Test
  void what_may_be_open_has_the_changes_of_actions_effects_and_earlier_sessions() {
    assertThat(names(SCOPES.mayBeOpen(SCRIPT.topic("近况")))).containsExactly("危机", "疲惫", "家人", "以后");
    assertThat(names(SCOPES.mayBeOpen(SCRIPT.topic("这一周")))).containsExactly("进步");
    assertThat(names(SCOPES.mayBeOpenForGood())).containsExactly("进步");
  }

  @Test
  void an_inserted_skill_has_what_any_stage_has_open_where_it_may_run() {
    assertThat(SCOPES.runsIn(SCRIPT.topic("肯定")).stream().map(RunsIn::toString))
        .containsExactly("第一次/开始", "第一次/展开", "第二次/回顾");
    assertThat(names(SCOPES.mayBeOpen(SCRIPT.topic("肯定")))).containsExactly("危机", "进步", "以后");
    assertThat(SCOPES.runsIn(SCRIPT.topic("没人调用"))).isEmpty();
  }

  @Test
  void a_rule_of_asks_is_not_checked_in_a_topic_without_asks() {
    Analysed script = Analysed.of(RULES + """
        sessions:
        - session: 会谈
          attentions:
          - open_rule: 危机
          - open_rule: 家人
          stages:
          - stage: 开始
            steps:
            - topic: 问好
              actions:
              - say: 你好。
            - topic: 近况
              actions:
              - ai_ask: 询问近况
                exit: 来访者讲完了
        """);
    RuleScopes scopes = script.tables().ruleScopes();
    assertThat(scopes.places(script.rule("危机"))).extracting(TopicPlace::toString)
        .as("陪伴 is run by this rule alone: it is not asked there").containsExactly("会谈/开始/近况");
    assertThat(scopes.places(script.rule("家人"))).extracting(TopicPlace::toString)
        .containsExactly("陪伴", "没人调用", "会谈/开始/问好", "会谈/开始/近况");
  }

  @Test
  void rules_of_a_topic_are_silent_in_what_it_calls_but_not_in_what_lies_on_its_ask() {
    Analysed script = Analysed.of("""
        rules:
        - rule: 打断
          check_time: now
          if: 来访者想先说别的
          call: 插话
          timing: before_ask
        - rule: 疲惫
          check_time: now
          if: 来访者很累
          reply: 体谅他
        skills:
        - topic: 插话
          actions:
          - ai_ask: 先听来访者说
            exit: 来访者说完了
        - topic: 调用
          actions:
          - ai_ask: 再问一句
            exit: 来访者说完了
        sessions:
        - session: 会谈
          attentions:
          - open_rule: 打断
          stages:
          - stage: 开始
            steps:
            - topic: 近况
              attentions:
              - open_rule: 疲惫
              actions:
              - ai_ask: 询问近况
                exit: 来访者讲完了
              - call: 调用
        """);
    assertThat(names(script.tables().ruleScopes().mayBeOpen(script.topic("插话")))).containsExactly("打断", "疲惫");
    assertThat(names(script.tables().ruleScopes().mayBeOpen(script.topic("调用")))).containsExactly("打断");
  }

  private static final String SIDE_CALLS = """
      rules:
      - rule: 打断
        check_time: %s
        if: 来访者想先说别的
        call: 收尾
        timing: after_session
        do:
        - call: 插话
      %s- rule: 疲惫
        check_time: now
        if: 来访者很累
        reply: 体谅他
      skills:
      - topic: 插话
        actions:
        - ai_ask: 先听来访者说
          exit: 来访者说完了
      - topic: 收尾
        actions:
        - say: 再见。
      sessions:
      - session: 会谈
        attentions:
        - open_rule: 打断
        stages:
        - stage: 开始
          steps:
          - topic: 近况
            attentions:
            - open_rule: 疲惫
            actions:
            - ai_ask: 询问近况
              exit: 来访者讲完了
      """;

  @Test
  void a_call_of_effects_starts_when_the_check_time_implies_whenever_the_rule_calls_its_own_topic() {
    Analysed script = Analysed.of(SIDE_CALLS.formatted("now", ""));
    assertThat(script.tables().ruleScopes().runsIn(script.topic("插话"))).extracting(RunsIn::toString)
        .containsExactly("会谈/开始");
  }

  @Test
  void a_topic_that_effects_put_beside_an_ask_lies_on_it() {
    Analysed script = Analysed.of(SIDE_CALLS.formatted("now", "    timing: before_ask\n"));
    assertThat(names(script.tables().ruleScopes().mayBeOpen(script.topic("插话")))).containsExactly("打断", "疲惫");
  }

  @Test
  void a_topic_of_an_ask_rule_that_starts_now_lies_on_the_topic_of_the_ask() {
    Analysed script = Analysed.of(SIDE_CALLS.formatted("ask", "    timing: now\n"));
    assertThat(names(script.tables().ruleScopes().mayBeOpen(script.topic("插话")))).containsExactly("打断", "疲惫");
  }
}
