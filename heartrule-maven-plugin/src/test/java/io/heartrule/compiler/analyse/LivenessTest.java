package io.heartrule.compiler.analyse;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.compiler.model.Action;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Uses and last uses, computed by hand from section b9. */
class LivenessTest {
  private static final String HEAD = """
      sessions:
      - session: 会谈
        declare:
        - var: 家庭
          define: 家里的情况
          autoUpdate: open
        - var: 工作
          define: 工作的情况
          autoUpdate: open
        - var: 称呼
          define: 怎么称呼
        stages:
      """;

  private static List<String> names(List<Variable> variables) {
    return variables.stream().map(Variable::name).toList();
  }

  private static Liveness.LastUse lastUse(Analysed script, String variable) {
    return script.tables().liveness().lastUse(script.session("会谈"), script.analysis().symbols()
        .variables(new Scope.OfSession(script.session("会谈"))).stream().filter(v -> v.name().equals(variable))
        .findFirst().orElseThrow());
  }

  private static List<String> order(Analysed script) {
    return script.tables().liveness().order(script.session("会谈")).stream()
        .map(visit -> visit.topic().topic().name().text()).toList();
  }

  @Test
  void the_last_use_is_the_last_topic_in_main_line_order_and_knows_its_line() {
    Analysed script = Analysed.of(HEAD + """
          - stage: 甲
            steps:
            - topic: 一
              actions:
              - say: 家里{家庭}，工作{工作}，{称呼}
            - topic: 二
              actions:
              - say: 工作{工作}
          - stage: 乙
            steps:
            - topic: 三
              actions:
              - ai_ask: 询问家里
                exit: 讲完了
                output:
                - get: 家庭
            - topic: 四
              actions:
              - say: 再见。
        """);
    assertThat(names(script.tables().liveness().uses(script.topic("一")))).containsExactly("家庭", "工作");
    assertThat(lastUse(script, "家庭").visit()).hasToString("会谈/乙/三");
    assertThat(lastUse(script, "家庭").reason().place()).isEqualTo("test.yaml:28");
    assertThat(lastUse(script, "工作").visit()).hasToString("会谈/甲/二");
    assertThat(lastUse(script, "工作").looped()).isFalse();
    assertThat(names(script.tables().liveness().updates(new Scope.OfSession(script.session("会谈")))))
        .containsExactly("家庭", "工作");
  }

  @Test
  void what_a_caller_takes_over_is_used_by_the_topic_itself() {
    Analysed script = Analysed.of(HEAD + """
          - stage: 甲
            steps:
            - topic: 一
              actions:
              - call: 深入
                output:
                - set: 称呼
                  value: '{感受}'
        skills:
        - topic: 深入
          declare:
          - var: 感受
            define: 来访者的感受
            autoUpdate: open
          - var: 别的
            define: 来访者说的别的
            autoUpdate: open
          actions:
          - ai_ask: 询问感受
            exit: 讲完了
        """);
    assertThat(names(script.tables().liveness().uses(script.topic("深入")))).containsExactly("感受");
    assertThat(names(script.tables().liveness().uses(script.topic("一")))).isEmpty();
  }

  @Test
  void a_branch_that_comes_back_stands_before_the_topic_that_jumps_to_it() {
    Analysed script = Analysed.of(HEAD + """
          - stage: 甲
            steps:
            - topic: 一
              actions:
              - goto: 岔路
            - topic: 二
              actions:
              - say: 工作{工作}
          - stage: 岔路
            line: branch
            steps:
            - topic: 岔
              actions:
              - say: 家里{家庭}，工作{工作}
        """);
    assertThat(order(script)).containsExactly("岔", "一", "二");
    assertThat(lastUse(script, "家庭").visit()).hasToString("会谈/岔路/岔");
    assertThat(lastUse(script, "工作").visit()).hasToString("会谈/甲/二");
  }

  @Test
  void a_branch_entered_twice_counts_at_its_later_entry() {
    Analysed script = Analysed.of(HEAD + """
          - stage: 甲
            steps:
            - topic: 一
              actions:
              - goto: 岔路
            - topic: 二
              actions:
              - say: 家里{家庭}
            - topic: 三
              actions:
              - goto: 岔路
          - stage: 岔路
            line: branch
            steps:
            - topic: 岔
              actions:
              - say: 家里{家庭}
        """);
    assertThat(order(script)).containsExactly("一", "二", "岔", "三");
    assertThat(lastUse(script, "家庭").visit()).hasToString("会谈/岔路/岔");
    assertThat(lastUse(script, "家庭").looped()).isFalse();
  }

  @Test
  void a_branch_that_goes_on_elsewhere_stands_behind_the_stage_that_is_left() {
    Analysed script = Analysed.of(HEAD + """
          - stage: 甲
            steps:
            - topic: 一
              actions:
              - goto: 岔路
                return: next
                condition: minutes_left() > 5
            - topic: 二
              actions:
              - say: 工作{工作}
          - stage: 乙
            steps:
            - topic: 三
              actions:
              - say: 再见。
          - stage: 岔路
            line: branch
            steps:
            - topic: 岔
              actions:
              - say: 家里{家庭}
        """);
    assertThat(order(script)).containsExactly("一", "二", "岔", "三");
  }

  @Test
  void in_a_loop_the_last_use_is_the_loops_last_topic() {
    Analysed script = Analysed.of(HEAD + """
          - stage: 甲
            steps:
            - topic: 一
              actions:
              - say: 家里{家庭}
            - topic: 二
              actions:
              - say: 好。
          - stage: 乙
            steps:
            - topic: 三
              actions:
              - goto: 甲
                return: none
                condition: minutes_left() > 10
            - topic: 四
              actions:
              - say: 工作{工作}
        """);
    assertThat(lastUse(script, "家庭").visit()).hasToString("会谈/乙/三");
    assertThat(lastUse(script, "家庭").looped()).isTrue();
    assertThat(lastUse(script, "家庭").reason().line()).isEqualTo(17);
    assertThat(lastUse(script, "工作").visit()).hasToString("会谈/乙/四");
    assertThat(lastUse(script, "工作").looped()).isFalse();
  }

  @Test
  void branches_that_lead_to_each_other_are_a_loop() {
    Analysed script = Analysed.of(HEAD + """
          - stage: 甲
            steps:
            - topic: 一
              actions:
              - goto: 岔路
          - stage: 岔路
            line: branch
            steps:
            - topic: 岔
              actions:
              - say: 家里{家庭}
              - goto: 小路
          - stage: 小路
            line: branch
            steps:
            - topic: 小
              actions:
              - say: 工作{工作}
              - goto: 岔路
                condition: minutes_left() > 10
        """);
    assertThat(order(script)).containsExactly("小", "岔", "一");
    assertThat(lastUse(script, "工作").visit()).hasToString("会谈/岔路/岔");
    assertThat(lastUse(script, "工作").looped()).isTrue();
  }

  @Test
  void a_topic_uses_what_its_callees_and_the_rules_checked_in_it_use() {
    Analysed script = Analysed.of("""
        declare:
        - var: 目标
          define: 来访者的目标
          autoUpdate: open
        - var: 风险
          define: 来访者的风险
          autoUpdate: pause
        rules:
        - rule: 留意目标
          check_time: now
          if: 来访者又提到{目标}
          reply: 肯定他
        skills:
        - topic: 外层
          actions:
          - call: 内层
        - topic: 内层
          declare:
          - var: 自己的
            define: 只在这里
            autoUpdate: open
          actions:
          - say: 风险{风险}，{自己的}
        sessions:
        - session: 会谈
          attentions:
          - open_rule: 留意目标
          stages:
          - stage: 甲
            steps:
            - topic: 一
              actions:
              - call: 外层
            - topic: 二
              actions:
              - ai_ask: 询问近况
                exit: 讲完了
            - topic: 三
              actions:
              - say: 再见。
        """);
    Liveness liveness = script.tables().liveness();
    assertThat(names(liveness.uses(script.topic("内层")))).containsExactly("风险", "自己的");
    assertThat(names(liveness.uses(script.topic("一")))).containsExactly("风险");
    assertThat(names(liveness.uses(script.topic("二")))).containsExactly("目标");
    assertThat(names(liveness.uses(script.topic("三")))).isEmpty();
    assertThat(liveness.lastUse(script.session("会谈"), script.variable("一", "目标")).visit())
        .hasToString("会谈/甲/二");
    assertThat(liveness.reason(script.topic("一"), script.variable("一", "风险")).line()).isEqualTo(23);
    assertThat(names(liveness.updates(Scope.GLOBAL))).containsExactly("目标");
    assertThat(names(liveness.updatable(Scope.GLOBAL))).containsExactly("目标", "风险");
  }

  @Test
  void inserted_topics_use_what_is_passed_to_them() {
    Analysed script = Analysed.of("""
        skills:
        - topic: 总结
          declare:
          - var: 内容
            define: 要总结的内容
          actions:
          - say: 总结：{内容}
        """ + HEAD + """
          - stage: 甲
            steps:
            - topic: 一
              actions:
              - call: 总结
                timing: after_stage
                input:
                - set: 内容
                  value: "{家庭}"
            - call: 总结
              input:
              - set: 内容
                value: "{工作}"
        """);
    Liveness liveness = script.tables().liveness();
    assertThat(names(liveness.passed((Action.Call) script.action("一", 0)))).containsExactly("家庭");
    assertThat(lastUse(script, "工作").visit()).hasToString("会谈/甲/总结");
    assertThat(lastUse(script, "家庭").visit()).hasToString("会谈/甲/一");
  }

  @Test
  void the_topic_after_the_main_line_comes_last() {
    Analysed script = Analysed.of("""
        declare:
        - var: 目标
          define: 来访者的目标
          autoUpdate: open
        skills:
        - topic: 随便聊
          actions:
          - say: 目标{目标}
        sessions:
        - session: 会谈
          after_main: 随便聊
          stages:
          - stage: 甲
            steps:
            - topic: 一
              actions:
              - say: 目标{目标}
        """);
    assertThat(order(script)).containsExactly("一", "随便聊");
    assertThat(script.tables().liveness().lastUse(script.session("会谈"), script.variable("一", "目标")).visit())
        .hasToString("会谈/随便聊");
  }

  @Test
  void variables_of_a_stage_end_with_their_stage_and_those_of_the_library_are_told_by_session() {
    Analysed script = Analysed.of("""
        declare:
        - var: 目标
          define: 来访者的目标
          autoUpdate: open
        sessions:
        - session: 会谈
          stages:
          - stage: 甲
            declare:
            - var: 睡眠
              define: 睡得怎样
              autoUpdate: open
            steps:
            - topic: 一
              actions:
              - say: 目标{目标}，睡眠{睡眠}
            - topic: 二
              actions:
              - say: 好。
        - session: 下次
          stages:
          - stage: 乙
            steps:
            - topic: 三
              actions:
              - say: 目标{目标}
        """);
    Liveness liveness = script.tables().liveness();
    Variable goal = script.variable("一", "目标");
    assertThat(liveness.lastUse(script.session("会谈"), goal).visit()).hasToString("会谈/甲/一");
    assertThat(liveness.lastUse(script.session("下次"), goal).visit()).hasToString("下次/乙/三");
    assertThat(liveness.lastUse(script.session("会谈"), script.variable("一", "睡眠")).visit()).hasToString("会谈/甲/一");
    assertThat(liveness.lastUse(script.session("下次"), script.variable("一", "睡眠"))).isNull();
  }
}
