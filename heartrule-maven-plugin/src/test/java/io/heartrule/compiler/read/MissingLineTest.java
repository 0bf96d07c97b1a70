package io.heartrule.compiler.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.compiler.compile.CompilerOptions;
import io.heartrule.compiler.compile.HeartRuleCompiler;
import io.heartrule.compiler.compile.ScriptFixer;
import io.heartrule.compiler.compile.ScriptSource;
import io.heartrule.compiler.diagnostic.Diagnostic;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A forgotten stages:, steps: or actions: is one error, where the line belongs. */
class MissingLineTest {
  private static final HeartRuleCompiler COMPILER = new HeartRuleCompiler(CompilerOptions.of("test"));
  private static final String SESSION = """
      sessions:
      - session: 首次会谈
        stages:
        - stage: 开始
          declare:
          - var: 称呼
            define: 怎样称呼来访者
          steps:
          - scene: 谈话室
            ai: 小谷
            human: 来访者
          - topic: 了解
            actions:
            - ai_ask: 问怎样称呼来访者
              exit: 来访者说了
              output:
              - get: 称呼
            - say: 你好，{称呼}。
        - stage: 结束
          steps:
          - topic: 告别
            actions:
            - say: 再见，{称呼}。
      """;

  private static ScriptSource source(String text) {
    return new ScriptSource("a.yaml", text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> errors(String text) {
    return COMPILER.compile(List.of(source(text))).diagnostics().stream().filter(Diagnostic::isError)
        .map(found -> found.span().line() + ":" + found.span().column() + " " + found.code() + "." + found.variant()
            + " " + found.arguments()).toList();
  }

  @Test
  void the_script_is_right_with_all_its_lines() {
    assertThat(errors(SESSION.replace("{称呼}。\n  - stage", "你。\n  - stage").replace("再见，{称呼}", "再见"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"3   stages: stage 4 5", "8     steps: scene 9 7", "13       actions: ai_ask 14 9",
      "20     steps: topic 21 7"})
  void one_error_names_the_line_and_its_repair_puts_it_in(String row) {
    String script = SESSION.replace("再见，{称呼}", "再见");
    String[] parts = row.split(" +");
    String[] lines = script.split("(?<=\n)");
    int missing = Integer.parseInt(parts[0]);
    assertThat(lines[missing - 1].strip()).isEqualTo(parts[1]);
    lines[missing - 1] = "";
    String without = String.join("", lines);
    int line = Integer.parseInt(parts[3]) - 1;
    assertThat(errors(without)).hasSize(1).first().asString()
        .startsWith(line + ":" + parts[4] + " HR103.line [" + parts[1].replace(":", "") + ", ")
        .endsWith(parts[2] + "]");
    ScriptFixer.Result fixed = new ScriptFixer(COMPILER).fix(List.of(source(without)));
    assertThat(new String(fixed.changed().get(0).bytes(), StandardCharsets.UTF_8)).isEqualTo(script);
    fixed = new ScriptFixer(COMPILER).fix(List.of(source(without.replace("\n", "\r\n"))));
    assertThat(new String(fixed.changed().get(0).bytes(), StandardCharsets.UTF_8))
        .isEqualTo(script.replace("\n", "\r\n"));
  }

  @Test
  void actions_right_behind_the_variables_of_a_topic() {
    assertThat(errors("""
        skills:
        - topic: 了解
          declare:
          - var: 称呼
            define: 怎样称呼
            value: 你
          - say: 你好，{称呼}。
          - ai_ask: 问睡得怎么样
            exit: 说了
        """)).containsExactly("7:5 HR103.line [actions, topic, say]");
  }

  @Test
  void keys_without_dashes_are_one_error_too() {
    assertThat(errors("""
        sessions:
        - session: 首次会谈
          stages:
          - stage: 开始
            scene: 谈话室
            ai: 小谷
            human: 来访者
            topic: 了解
            actions:
            - say: 你好。
        """)).containsExactly("5:5 HR103.line [steps, stage, scene]");
    assertThat(errors("""
        sessions:
        - session: 首次会谈
          stage: 开始
          steps:
          - topic: 了解
            actions:
            - say: 你好。
        """)).containsExactly("3:3 HR103.line [stages, session, stage]");
    assertThat(errors("""
        skills:
        - topic: 了解
          say: 你好。
        """)).containsExactly("3:3 HR103.line [actions, topic, say]");
  }

  @Test
  void an_action_in_the_column_of_the_topics_is_one_error_each() {
    assertThat(errors("""
        skills:
        - topic: 了解
          actions:
          - say: 你好。
        - ai_ask: 问睡得怎么样
          exit: 说了
        """)).containsExactly("5:3 HR110.outside [ai_ask, topic, actions]");
  }

  @Test
  void other_lists_of_actions_may_begin_with_a_rule() {
    assertThat(errors("""
        rules:
        - rule: 留意睡眠
          check_time: now
          if: 来访者说睡不好
          reply: 问问睡眠
        skills:
        - topic: 了解
          actions:
          - say: 你好。
          detailed:
          - open_rule: 留意睡眠
          - say: 你好，请坐。
          - say: 慢慢说。
        """)).isEmpty();
  }

  @Test
  void a_line_that_is_there_is_not_missing_and_other_slips_stay_what_they_are() {
    assertThat(errors("""
        skills:
        - topic: 了解
          actions:
          - say: 你好。
           - say: 今天好吗？
        """)).hasSize(1).first().asString().contains("HR007");
    assertThat(errors("""
        skills:
        - topic: 了解
          actions:
          - say: 你好。
          weight: 1
            - say: 今天好吗？
        """)).isNotEmpty().noneMatch(found -> found.contains("HR103"));
  }
}
