package io.heartrule.compiler.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.compiler.compile.CompilerOptions;
import io.heartrule.compiler.compile.HeartRuleCompiler;
import io.heartrule.compiler.compile.ScriptSource;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Messages;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HR110 says where a key belongs. */
class BelongingTest {

  @ParameterizedTest
  @CsvSource({"scene, steps:", "stage, stages:", "topic, steps:、skills:", "say, actions:", "rule, rules:",
      "exit, ai_ask", "check_time, rule、add_counter、add_status、add_log", "human, scene",
      "attentions, session、stage、topic",
      "steps, stage", "stages, session", "cancel_if, rule", "open_rule, attentions:、actions:、do:", "avoid, do:",
      "get, output:、watch:", "max_times, goto", "now_rules, settings", "tolist, ai_ask、think", "EXIT, ai_ask"})
  void each_word_has_its_places(String word, String places) {
    assertThat(Belonging.of(word)).isEqualTo(places);
  }

  @Test
  void no_word_of_a_script_is_without_a_next_step() {
    for (String word : Shapes.known()) {
      boolean isLater = Shapes.SESSION.isLater(word) || Shapes.STEP_CALL.isLater(word); // HR120
      assertThat(!isLater && Belonging.of(word).isEmpty() && Shapes.FILE.canonical(word) == null).as(word).isFalse();
    }
  }

  @Test
  void the_help_names_the_place_in_both_languages() {
    String script = """
        skills:
        - topic: 问候
          check_time: now
          skills: 甲
          actions:
          - scene: 谈话室
          - say: 你好。
            exit: 说了
        cancel_if: 好了
        """;
    List<String> helps = new HeartRuleCompiler(CompilerOptions.of("test"))
        .compile(List.of(new ScriptSource("a.yaml", script.getBytes(StandardCharsets.UTF_8)))).diagnostics().stream()
        .filter(found -> found.code() == Code.HR110)
        .map(found -> found.span().line() + " " + Messages.in("zh").help(found)
            + " / " + Messages.in("en").help(found))
        .toList();
    assertThat(helps).containsExactly(
        "3 check_time 写在 rule、add_counter、add_status、add_log 下面 / "
            + "check_time belongs under rule、add_counter、add_status、add_log",
        "4 skills 写在文件最外层，从行首开始 / skills stands at the top of a file, at the beginning of the line",
        "6 scene 写在 steps: 下面 / scene belongs under steps:",
        "8 exit 写在 ai_ask 下面 / exit belongs under ai_ask",
        "9 cancel_if 写在 rule 下面 / cancel_if belongs under rule");
  }
}
