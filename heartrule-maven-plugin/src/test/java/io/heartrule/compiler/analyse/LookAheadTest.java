package io.heartrule.compiler.analyse;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.Variant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What may be collected for the next ask (section b9), and how long things take (section b8). */
class LookAheadTest {
  private static final Analysed SCRIPT = Analysed.of("""
      skills:
      - topic: 深入
        declare:
        - var: 感受
          define: 来访者的感受
        actions:
        - ai_ask: 询问感受
          exit: 讲完了
          output:
          - get: 感受
      sessions:
      - session: 会谈
        minutes: 30
        declare:
        - var: 称呼
          define: 怎么称呼
        - var: 目标
          define: 想改变什么
        - var: 家人
          define: 家里的人
          key: 关系
        stages:
        - stage: 开始
          declare:
          - var: 睡眠
            define: 睡得怎样
          steps:
          - scene: 谈话室
            ai: 向导
            human: 来访者
          - topic: 称呼
            actions:
            - ai_ask: 询问称呼
              exit: 讲完了
              output:
              - get: 称呼
            - say: 你好。
            - think: 想一想
              output:
              - set: 目标
                value: 暂无
            - ai_ask: 询问目标和睡眠
              exit: 讲完了
              output:
              - get: 目标
              - get: 睡眠
              - get: 称呼
            - goto: 补充
              condition: empty({目标})
          - topic: 家里
            minutes: 5
            actions:
            - ai_ask: 询问家里有谁
              exit: 讲完了
              tolist: 家人
              output:
              - get: 关系
                define: 是什么关系
            - call: 深入
            - ai_ask: 再问一次目标
              exit: 讲完了
              output:
              - get: 目标
            quick:
            - say: 下次再聊家里。
        - stage: 结束
          declare:
          - var: 收获
            define: 今天的收获
          steps:
          - topic: 收尾
            actions:
            - ai_ask: 询问收获
              exit: 讲完了
              output:
              - get: 收获
              - get: 目标
        - stage: 补充
          line: branch
          steps:
          - topic: 补充目标
            actions:
            - ai_ask: 再问目标
              exit: 讲完了
      """);

  private static List<String> ahead(String topic, int action) {
    LookAhead.Ahead ahead = SCRIPT.tables().lookAhead().ahead((Action.AiAsk) SCRIPT.action(topic, action));
    return ahead == null ? List.of() : ahead.gets().stream().map(get -> get.variable().text()).toList();
  }

  @Test
  void the_next_ask_that_surely_follows_gives_what_the_ask_itself_does_not_collect() {
    assertThat(ahead("称呼", 0)).containsExactly("目标", "睡眠");
  }

  @Test
  void the_last_ask_of_a_topic_collects_for_the_first_of_the_next_topic_lists_too() {
    assertThat(ahead("称呼", 3)).containsExactly("关系");
  }

  @Test
  void a_call_that_asks_comes_back_to_the_next_ask() {
    assertThat(ahead("家里", 0)).containsExactly("目标");
  }

  @Test
  void variables_of_a_stage_not_yet_entered_cannot_be_collected() {
    assertThat(ahead("家里", 2)).isEmpty();
  }

  @Test
  void the_next_topic_is_the_next_in_the_queue_heavy_ones_first() {
    String topic = """
            - topic: %s
              weight: %d
              actions:
              - ai_ask: 问%s
                output:
                - get: %s
        """;
    Analysed script = Analysed.of("""
        sessions:
        - session: 会谈
          stages:
          - stage: 开始
            steps:
        """ + topic.formatted("轻", 50, "轻", "轻事") + topic.formatted("中", 100, "中", "中事")
        + topic.formatted("重", 150, "重", "重事"));
    LookAhead table = script.tables().lookAhead();
    assertThat(table.ahead((Action.AiAsk) script.action("重", 0)).place()).isEqualTo(script.topic("中"));
    assertThat(table.ahead((Action.AiAsk) script.action("中", 0)).place()).isEqualTo(script.topic("轻"));
    assertThat(table.ahead((Action.AiAsk) script.action("轻", 0))).isNull();
  }

  @Test
  void nothing_is_known_to_follow_a_skill_or_a_branch() {
    assertThat(ahead("深入", 0)).isEmpty();
    assertThat(ahead("补充目标", 0)).isEmpty();
    assertThat(ahead("收尾", 0)).isEmpty();
  }

  @Test
  void times_add_up_from_actions_to_sessions() {
    Estimates estimates = SCRIPT.tables().estimates();
    assertThat(estimates.seconds(SCRIPT.action("家里", 1))).isEqualTo(120);
    assertThat(estimates.seconds(SCRIPT.action("称呼", 4))).as("a branch that comes back").isEqualTo(120);
    assertThat(estimates.seconds(SCRIPT.topic("称呼"), Variant.STANDARD))
        .isEqualTo(120 + 10 + 5 + 120 + 120);
    assertThat(estimates.sum(SCRIPT.topic("家里"), Variant.STANDARD)).isEqualTo(360);
    assertThat(estimates.seconds(SCRIPT.topic("家里"), Variant.STANDARD)).isEqualTo(300);
    assertThat(estimates.seconds(SCRIPT.topic("家里"), Variant.QUICK)).isEqualTo(10);
    assertThat(estimates.seconds(SCRIPT.stage("会谈", "开始"))).isEqualTo(675);
    assertThat(estimates.seconds(SCRIPT.session("会谈"))).isEqualTo(795);
  }
}
