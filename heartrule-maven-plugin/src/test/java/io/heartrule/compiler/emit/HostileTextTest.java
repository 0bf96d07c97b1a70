package io.heartrule.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.generated.Ask;
import io.heartrule.generated.Field;
import io.heartrule.generated.Library;
import io.heartrule.generated.Rule;
import io.heartrule.generated.Stage;
import io.heartrule.generated.Topic;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever an author writes stays a text: it never becomes code, and it comes out as it went in. */
class HostileTextTest {
  private static final String HOSTILE = "\"引号\" '单' \\ \\\\ \\n \\u000a \\u0022; */ /* // {{ ${ $( <b>&amp;&lt; @param {@link %s %n "
      + "😀👨‍👩‍👧 \u202Eevil\u2066x\u2069 \uFEFF tab\tnl\nnext\r\n\u0085\u2028 \u0007 System.exit(1); D:\\资料\\users */";

  /** Names may hold no characters that one cannot see. */
  private static final String NAME = "\"引号\" \\\\ \\u000a */ /* // <b>&amp; @param 😀 D:\\资料\\users";

  private static final String SCRIPT = """
      settings:
        unavailable_reply: "%s"
      declare:
      - var: 全局量
        define: "%s"
        value: "%s"
      sessions:
      - session: 会谈
        declare:
        - var: 名字
          define: "%s"
        - var: 状态
          type: enum
          define: 状态
          values: [好, "%name"]
        stages:
        - stage: 开场
          attentions:
          - open_rule: 规则
          steps:
          - scene: "%name"
            ai: "%name"
            human: "%name"
          - topic: 问候
            actions:
            - say: "%s"
            - say: "%s{名字}%s"
            - ai_ask: "%s"
              condition: "{名字} != 'x%name'"
              exit: "%s"
              output:
              - get: 名字
                define: "%s"
              - set: 全局量
                value: "%s"
            - think: "%s"
              output:
              - get: 名字
            - open_style: "%s"
            - call: 技能
              input:
              - set: 事
                value: "%s"
      skills:
      - topic: 技能
        declare:
        - var: 事
        actions:
        - say: "{事}"
      rules:
      - rule: 规则
        check_time: now
        if: "%s"
        condition: "{全局量} != 'x'"
        reply: "%s"
        watch:
        - get: 原因
          define: "%s"
      """;

  @TempDir
  private Path classes;

  @Test
  void texts_come_out_of_every_place_as_they_went_in() {
    Library library = library(HOSTILE);
    Recorder recorder = new Recorder();
    Topic<?> topic = library.topic("会谈/开场/问候");
    recorder.run(topic);

    assertThat(recorder.said).containsExactly(HOSTILE, HOSTILE + HOSTILE, HOSTILE);
    Ask ask = recorder.asks.get(0);
    assertThat(List.of(ask.text(), ask.exit(), ask.gets().get(0).define())).containsOnly(HOSTILE);
    assertThat(recorder.asks.get(1).text()).isEqualTo(HOSTILE);
    assertThat(recorder.effects).containsExactly("openStyle " + HOSTILE + " null");
    Stage.Scene scene = (Stage.Scene) library.session("会谈").stages().get(0).steps().get(0);
    assertThat(List.of(scene.name(), scene.ai(), scene.human())).containsOnly(NAME);
    assertThat(library.settings()).containsValue(HOSTILE);
    Field field = library.session("会谈").field("名字");
    assertThat(field.define()).isEqualTo(HOSTILE);
    Rule rule = library.rules().rule("规则", recorder.view());
    assertThat(List.of(rule.ifText, rule.reply, rule.watches.get(0).field().define())).containsOnly(HOSTILE);
  }

  @Test
  void a_prompt_of_seventy_thousand_characters_comes_out_unchanged() {
    StringBuilder prompt = new StringBuilder("开始");
    while (prompt.length() < 70_000) {
      prompt.append("请慢慢说，").append(prompt.length() % 7 == 0 ? "😀" : "我在听。");
    }
    Recorder recorder = new Recorder();
    recorder.run(Generated.from("""
        skills:
        - topic: 技能
          declare:
          - var: 称呼
            value: 小林
          actions:
          - say: "%s"
          - say: "%s{称呼}%s"
        """.replace("%s", quoted(prompt.toString()))).load(classes).topic("技能"));
    assertThat(recorder.said).containsExactly(prompt.toString(), prompt + "小林" + prompt);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void any_characters_come_out_as_they_went_in(long seed) {
    Random random = new Random(seed);
    char[] dangerous = "\\\"'*/u0{}@<>&\n\r\t $".toCharArray();
    StringBuilder text = new StringBuilder("始");
    for (int i = 0; i < 3_000; i++) {
      if (random.nextBoolean()) {
        text.append(dangerous[random.nextInt(dangerous.length)]);
      } else {
        int c = random.nextInt(0x11000);
        text.appendCodePoint(Character.isValidCodePoint(c) && (c < 0xD800 || c > 0xDFFF) && c != 0 ? c : 0x1F600);
      }
    }
    String hostile = text.append("终").toString().replace('{', '[').replace('}', ']');
    Recorder recorder = new Recorder();
    recorder.run(library(hostile).topic("会谈/开场/问候"));
    assertThat(recorder.said.get(0)).isEqualTo(hostile);
    assertThat(recorder.asks.get(0).exit()).isEqualTo(hostile);
  }

  @Test
  void the_names_of_files_cannot_leave_a_comment() {
    Generated.from(Map.of("a*/\\u000a b/\\u0022*/evil\u202E.yaml", """
        skills:
        - topic: 技能
          actions:
          - say: 好
        """)).compile(classes);
  }

  @Test
  void names_may_be_java_words_digits_and_pictures() {
    Library library = Generated.from("""
        declare:
        - var: class
          value: 一
        - var: 3天目标
        - var: 😀
        - var: List
          type: list
          value: [甲]
        sessions:
        - session: "2 天 */ 会谈"
          declare:
          - var: session
          - var: 成员
            key: key
          stages:
          - stage: default
            steps:
            - scene: 室
              ai: 小谷
              human: 来访者
            - topic: new
              actions:
              - say: "{class}{3天目标}{😀}{List}"
                id: show
              - ai_ask: 问
                id: wait
                exit: 完
                tolist: 成员
                output:
                - get: key
                - get: toString
                - get: newValue
              - set: session
                value: x
        skills:
        - topic: Topic
          declare:
          - var: vars
          - var: this
          actions:
          - say: "{vars}{this}"
        rules:
        - rule: show
          check_time: now
          if: always
          do:
          - call: Topic
            timing: after_goal
            input:
            - set: vars
              value: a
            - set: this
              value: b
        - rule: Rules
          check_time: now
          if: 说了
          reply: 好
        """).load(classes);
    Recorder recorder = new Recorder();
    recorder.run(library.topic("2 天 */ 会谈/default/new"));
    assertThat(recorder.said).containsExactly("一[\"甲\"]");
    assertThat(library.rules().names()).containsExactly("show", "Rules");
  }

  @Test
  void names_of_rules_and_actions_do_not_meet_those_of_their_small_methods() {
    Library library = Generated.from("""
        declare:
        - var: 目标
        skills:
        - topic: 技能
          actions:
          - say: "一{目标}"
          - say: "二{目标}"
            id: say1_text
          - say: 三
            id: say1
            condition: "{目标} == null"
          - say: 四
            id: say1_condition
        rules:
        - rule: offer
          check_time: now
          if: "说到{目标}"
          reply: "回{目标}"
          condition: "{目标} == null"
        - rule: offer reply
          check_time: now
          if: "说到{目标}"
          reply: "答{目标}"
        - rule: offer if
          check_time: now
          if: "讲到{目标}"
          reply: "应{目标}"
        - rule: cancel when 1
          check_time: now
          if: "{目标} == null"
          reply: "对{目标}"
          do:
          - avoid: 前任
            cancel_when: "{目标} == '好'"
        """).load(classes);
    Recorder recorder = new Recorder();
    recorder.run(library.topic("技能"));
    assertThat(recorder.said).containsExactly("一", "二", "三", "四");
    assertThat(library.rules().names().stream().map(name -> library.rules().rule(name, recorder.view()).reply))
        .containsExactly("回", "答", "应", "对");
  }

  private Library library(String text) {
    String quoted = quoted(text);
    return Generated.from(SCRIPT.replace("%name", quoted(NAME)).replace("\"%s", "\"" + quoted).replace("%s\"", quoted + "\"")).load(classes);
  }

  /** For a YAML text in double quotes. */
  private static String quoted(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < 0x20 || c > 0x7E && c < 0xA0 || c >= 0x2000 && c < 0x2100 || c >= 0xFE00 && c < 0xFF00
          || c >= 0xFFF0) {
        out.append("\\u").append(String.format("%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
