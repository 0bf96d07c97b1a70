package io.heartrule.compiler.analyse.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.compiler.compile.Compilation;
import io.heartrule.compiler.compile.CompilerOptions;
import io.heartrule.compiler.compile.HeartRuleCompiler;
import io.heartrule.compiler.compile.ScriptFixer;
import io.heartrule.compiler.compile.ScriptSource;
import io.heartrule.compiler.diagnostic.Code;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HR320: a variable that a visitor would hear as its name, in brackets. */
class OtherBracketsCheckTest {
  private static final HeartRuleCompiler COMPILER = new HeartRuleCompiler(CompilerOptions.of("test"));

  private static String script(String actions) {
    return """
        skills:
        - topic: 问候
          declare:
          - var: 称呼
            define: 来访者希望怎样被称呼
            value: 朋友
          - var: 来访者最想先谈的一件事情
            define: 来访者最想先谈的事
            value: 睡眠
          actions:
        """ + actions.indent(2);
  }

  private static ScriptSource source(String text) {
    return new ScriptSource("a.yaml", text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> said(String actions) {
    Compilation compilation = COMPILER.compile(List.of(source(script(actions))));
    assertThat(compilation.diagnostics()).noneMatch(found -> found.isError());
    return compilation.diagnostics().stream().filter(found -> found.code() == Code.HR320)
        .map(found -> found.span().line() + ":" + found.span().column() + " " + found.severity() + " "
            + found.variant() + " " + found.arguments().get(0)).toList();
  }

  private static String fixed(String actions) {
    ScriptFixer.Result result = new ScriptFixer(COMPILER).fix(List.of(source(script(actions))));
    assertThat(result.last().diagnostics()).noneMatch(found -> found.isError() || found.code() == Code.HR320);
    return new String(result.changed().get(0).bytes(), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"【称呼】", "［称呼］", "[称呼]", "<称呼>", "＜称呼＞", "〈称呼〉", "「称呼」", "『称呼』", "${称呼}",
      "【 称呼　】"})
  void a_variable_in_other_brackets_is_told_and_repaired(String written) {
    assertThat(said("- say: 你好，" + written + "。")).hasSize(1).first().asString().endsWith(written)
        .startsWith("11:13 warning ");
    assertThat(fixed("- say: 你好，" + written + "。")).isEqualTo(script("- say: 你好，{称呼}。"));
  }

  /** The other wide and double braces are read as variables already: HR005 and HR014. */
  @Test
  void a_long_name_in_wide_braces_is_told() {
    assertThat(said("- say: 先谈｛来访者最想先谈的一件事情｝。")).containsExactly("11:12 warning  ｛来访者最想先谈的一件事情｝");
    assertThat(said("- say: 你好，{{称呼}}。")).isEmpty();
  }

  @Test
  void at_the_beginning_of_a_text_the_repair_adds_quotation_marks() {
    assertThat(fixed("- say: 【称呼】，你好。")).isEqualTo(script("- say: '{称呼}，你好。'"));
    assertThat(fixed("- set: 来访者最想先谈的一件事情\n  value: 【称呼】")).contains("value: '{称呼}'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"- say: 你好，「老朋友」。", "- say: 请读【放松练习】一节。", "- say: 你好，【{称呼}】。",
      "- say: 【称呼】{称呼}", "- say: 你好，（称呼）。", "- say: 你好，《称呼》。", "- say: 你好，【称呼。", "- say: 花了 $5，{称呼}。",
      "- say: 你好，【】{称呼}。", "- say: 怎么称呼你？"})
  void other_words_in_brackets_labels_and_other_marks_are_left_alone(String action) {
    assertThat(said(action)).isEmpty();
  }

  @Test
  void what_goes_to_the_model_is_told_in_words_of_its_own_and_quotation_marks_are_a_remark() {
    assertThat(said("""
        - ai_ask: 用【称呼】称呼来访者，问他睡得怎么样
          exit: 来访者说了「称呼」
        - think: 想一想怎样称呼<称呼>
          output:
          - get: 称呼
        """)).containsExactly("11:14 warning model 【称呼】", "12:16 info quoted 「称呼」", "13:19 warning model <称呼>");
  }

  @Test
  void a_rule_knows_its_own_variables_and_a_call_those_of_the_topic() {
    List<String> told = COMPILER.compile(List.of(source("""
        rules:
        - rule: 关心睡眠
          check_time: now
          watch:
          - get: 睡眠
            define: 来访者睡得怎么样
            check_time: now
          if: 来访者说睡不好，见【称呼】
          reply: 你说【睡眠】，我听见了。
        skills:
        - topic: 主线
          declare:
          - var: 结果
            define: 练习的结果
          actions:
          - call: 练习
            output:
            - set: 结果
              value: 做了【次数】次
          - say: 你的结果是{结果}，【次数】。
        - topic: 练习
          declare:
          - var: 次数
            define: 做了几次
            value: 3
          actions:
          - say: 做了{次数}次。
        """))).diagnostics().stream().filter(found -> found.code() == Code.HR320)
        .map(found -> found.span().line() + " " + found.arguments().get(0)).toList();
    assertThat(told).containsExactly("9 【睡眠】", "19 【次数】");
  }
}
