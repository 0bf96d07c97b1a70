package io.heartrule.compiler.analyse;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.compiler.analyse.Pipelining.Because;
import io.heartrule.compiler.analyse.Pipelining.Entry;
import io.heartrule.compiler.analyse.Pipelining.Onward;
import io.heartrule.compiler.analyse.Pipelining.Verdict;
import io.heartrule.compiler.model.Action;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** At the end of which asks the next opening may be asked for during the extraction, worked out by hand (N14). */
class PipeliningTest {
  private static final String HEAD = """
      sessions:
      - session: 会谈
        declare:
        - var: 称呼
          define: 怎么称呼
        - var: 目标
          define: 想改变什么
        - var: 愿意
          define: 是否愿意
          type: boolean
        - var: 备注
          define: 备注
        stages:
        - stage: 开始
          steps:
          - scene: 谈话室
            ai: 向导
            human: 来访者
          - topic: 甲
            actions:
            - ai_ask: 问称呼
              exit: 讲了
              output:
              - get: 称呼
      """;

  /** What stands between the first ask, which gets 称呼, and the second. */
  private static Entry first(String between, String second) {
    return entry(Analysed.of(HEAD + indented(between, "      ") + indented(second, "      ")), "甲", 0);
  }

  private static String indented(String actions, String by) {
    return actions.isEmpty() ? "" : by + actions.replace("|", "\n" + by + "  ").replace("/", "\n" + by) + "\n";
  }

  private static Entry entry(Analysed script, String topic, int action) {
    return script.tables().pipelining().entry((Action.AiAsk) script.action(topic, action));
  }

  private static List<String> next(Entry entry) {
    return entry.next().stream().map(opening -> opening.place().topic().name() + " " + opening.ask().text().value())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', nullValues = "-", value = {
    // what stands between; the next ask; the verdict; what is read
    "''; - ai_ask: 问目标; YES; -",
    "- say: 谢谢你。; - ai_ask: 问目标; YES; -",
    "- say: 谢谢{称呼}。; - ai_ask: 问目标; NO; 称呼",
    "''; - ai_ask: 问{称呼}的目标; NO; 称呼",
    "''; - ai_ask: 问目标|exit: 讲了{称呼}的目标; NO; 称呼",
    "''; - ai_ask: 再问称呼|output:|- get: 称呼; NO; 称呼",
    "''; - ai_ask: 问目标|output:|- get: 目标|  define: 想改变什么{称呼}; NO; 称呼",
    "''; - ai_ask: 问目标|output:|- set: 目标|  value: '{称呼}'; YES; -",
    "- say: 谢谢你。|condition: not empty({称呼}); - ai_ask: 问目标; IF_FOUND; -",
    "- say: 谢谢{称呼}。|condition: not empty({称呼}); - ai_ask: 问目标; SOMETIMES; 称呼",
    "- say: 谢谢你。|condition: '{称呼} == \"小林\"'; - ai_ask: 问目标; NO; 称呼",
    "- say: 谢谢{称呼}。|condition: '{愿意} == true'; - ai_ask: 问目标; SOMETIMES; 称呼",
    "- say: 谢谢你。|condition: '{愿意} == true'; - ai_ask: 问目标; YES; -",
    "- ai_ask: 问备注|condition: '{愿意} == true'/- say: 谢谢{称呼}。; - ai_ask: 问目标; SOMETIMES; 称呼",
    "- set: 备注|value: '{称呼}来了'; - ai_ask: 问目标; YES; -",
    "- set: 备注|value: '{称呼}来了'; - ai_ask: 问{备注}; NO; 备注",
    "- think: 想一想|output:|- get: 备注; - ai_ask: 问目标; YES; -",
    "- think: 想一想|output:|- get: 备注; - ai_ask: 问{备注}; NO; 备注",
    "- think: 想一想{称呼}|output:|- get: 备注; - ai_ask: 问目标; NO; 称呼",
    "- stop: topic|condition: '{愿意} == true'; - ai_ask: 问目标; YES; -",
  })
  void whatIsReadOnTheWayDecides(String between, String second, Verdict verdict, String read) {
    Entry entry = first(between, second);
    assertThat(entry.verdict()).isEqualTo(verdict);
    assertThat(entry.variable() == null ? null : entry.variable().name()).isEqualTo(read);
    assertThat(entry.because()).isEqualTo(read == null ? null : Because.READ);
  }

  @Test
  void theNextOpeningsAreTold() {
    Entry either = first("- ai_ask: 问备注|condition: '{愿意} == true'", "- ai_ask: 问目标");
    assertThat(next(either)).containsExactly("甲 问备注", "甲 问目标");
    assertThat(next(first("- stop: topic", "- ai_ask: 问目标"))).isEmpty();
    assertThat(first("- stop: topic", "- ai_ask: 问目标").because()).isEqualTo(Because.NOTHING_FOLLOWS);
    assertThat(first("- stop: session", "- ai_ask: 问目标").because()).isEqualTo(Because.NOTHING_FOLLOWS);
  }

  private static final String FLOW = """
      skills:
      - topic: 深入
        declare:
        - var: 谁
          define: 谈到的人
        - var: 感受
          define: 来访者的感受
        actions:
        - ai_ask: 询问对{谁}的感受
          exit: 讲完了
          output:
          - get: 感受
      - topic: 休息
        actions:
        - say: 休息一下。
      - topic: 肯定
        actions:
        - ai_ask: 问问他是怎么做到的
          exit: 讲了
      rules:
      - rule: 努力
        check_time: ask
        if: 来访者讲到努力
        call: 肯定
        timing: after_goal
      - rule: 难过
        check_time: ask
        if: 来访者难过
        call: 肯定
        timing: after_ask
      - rule: 平静
        check_time: now
        if: 来访者不再{心情}
        reply: 慢一点
        watch:
        - get: 心情
          define: 来访者的心情
          check_time: ask
      sessions:
      - session: 会谈
        declare:
        - var: 家人
          define: 家里的人
          key: 关系
          fields:
          - 关系
          - 感受
        - var: 目标
          define: 想改变什么
        stages:
        - stage: 一
          steps:
          - scene: 谈话室
            ai: 向导
            human: 来访者
          - topic: 家里
            actions:
            - ai_ask: 询问家里有谁
              exit: 讲完了
              tolist: 家人
              output:
              - get: 关系
                define: 是什么关系
            - call: 深入
              fromlist: 家人
              input:
              - set: 谁
                value: "{关系}"
              output:
              - set: 感受
                value: "{感受}"
            - say: 都记下了：{家人}
            - call: 休息
            - ai_ask: 问目标
              exit: 讲了
              output:
              - get: 目标
          - topic: 睡眠
            actions:
            - ai_ask: 问睡眠
              exit: 讲了
        - stage: 二
          steps:
          - topic: 饮食
            attentions:
            - open_rule: 难过
            actions:
            - ai_ask: 问饮食
              exit: 讲了
            - goto: 三
              return: here
            - ai_ask: 问运动
              exit: 讲了
              output:
              - get: 目标
          - topic: 收获
            attentions:
            - open_rule: 平静
            actions:
            - ai_ask: 问收获
              exit: 讲了
            - ai_ask: 问下次
              exit: 讲了
        - stage: 三
          line: branch
          steps:
          - topic: 补充
            attentions:
            - open_rule: 努力
            actions:
            - ai_ask: 问补充
              exit: 讲了
      """;

  @Test
  void theFlowOfASessionIsFollowed() {
    Analysed script = Analysed.of(FLOW);
    Entry list = entry(script, "家里", 0);
    assertThat(list.verdict()).isEqualTo(Verdict.NO); // the loop goes over what was collected
    assertThat(list.variable().name()).isEqualTo("家人");

    Entry element = entry(script, "深入", 0);
    assertThat(element.verdict()).isEqualTo(Verdict.SOMETIMES); // the next element, or what is said of all
    assertThat(next(element)).containsExactly("深入 询问对{谁}的感受");
    assertThat(element.variable().name()).isEqualTo("家人");

    Entry last = entry(script, "家里", 4);
    assertThat(last.verdict()).isEqualTo(Verdict.YES);
    assertThat(next(last)).containsExactly("睡眠 问睡眠");

    assertThat(entry(script, "睡眠", 0).because()).isEqualTo(Because.NOTHING_EXTRACTED);
  }

  @Test
  void rulesThatMayComeBetweenAreNamed() {
    Analysed script = Analysed.of(FLOW);
    Entry before = entry(script, "饮食", 0);
    assertThat(before.verdict()).isEqualTo(Verdict.UNLESS_A_RULE_FIRES);
    assertThat(Analysed.names(before.rules())).containsExactly("难过");
    assertThat(next(before)).containsExactly("补充 问补充");

    Entry branch = entry(script, "补充", 0); // the rules of the topic that jumped are silent here
    assertThat(next(branch)).containsExactly("饮食 问运动");
    assertThat(Analysed.names(branch.rules())).containsExactly("努力");

    Entry watched = entry(script, "收获", 0);
    assertThat(watched.verdict()).isEqualTo(Verdict.NO); // the rule's words in the next prompt
    assertThat(watched.variable().name()).isEqualTo("心情");

    Entry ofARule = entry(script, "肯定", 0);
    assertThat(ofARule.verdict()).isNotEqualTo(Verdict.YES);
  }

  @ParameterizedTest
  @CsvSource({
    // when the rule is checked; when its topic starts; where it goes on; whether another rule may put a topic in there
    "now, now, TOPIC, true", "now, before_ask, ASK, false", "now, before_goal, ASK, false",
    "now, after_ask, TOPIC, true", "now, after_goal, QUEUE, true", "now, after_stage, QUEUE, true",
    "ask, now, TOPIC, true", "ask, before_ask, TOPIC, true", "ask, before_goal, TOPIC, true",
    "ask, after_ask, TOPIC, true", "ask, after_goal, QUEUE, true", "topic, after_goal, QUEUE, true",
    "topic, now, QUEUE, true", "session, after_session, QUEUE, true", "now, '{after: 睡眠}', QUEUE, true",
  })
  void behindATopicThatARuleHasCalledItGoesOnAsTheTimingSays(String check, String timing, Onward onward,
      boolean between) {
    Analysed script = Analysed.of("""
        skills:
        - topic: 陪伴
          actions:
          - ai_ask: 问问他现在怎么样
            exit: 讲了
        - topic: 肯定
          actions:
          - say: 不容易。
        rules:
        - rule: 难过
          check_time: %s
          if: 来访者难过
          call: 陪伴
          timing: %s
        - rule: 努力
          check_time: ask
          if: 来访者讲到努力
          call: 肯定
          timing: after_goal
        sessions:
        - session: 会谈
          attentions:
          - open_rule: 难过
          - open_rule: 努力
          stages:
          - stage: 一
            steps:
            - scene: 谈话室
              ai: 向导
              human: 来访者
            - topic: 睡眠
              actions:
              - ai_ask: 问睡眠
                exit: 讲了
        """.formatted(check, timing));
    Entry entry = entry(script, "陪伴", 0);
    assertThat(entry.next()).isEmpty();
    assertThat(entry.onward()).containsExactly(onward);
    assertThat(Analysed.names(entry.rules()).contains("努力")).isEqualTo(between);
  }
}
