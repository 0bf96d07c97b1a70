package io.heartrule.compiler.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.compiler.compile.CompilerOptions;
import io.heartrule.compiler.compile.HeartRuleCompiler;
import io.heartrule.compiler.compile.ScriptFixer;
import io.heartrule.compiler.compile.ScriptSource;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The curly quotation marks of an input method where the script's own were meant. */
class CurlyQuotesTest {
  private static final HeartRuleCompiler COMPILER = new HeartRuleCompiler(CompilerOptions.of("test"));

  private static ScriptSource script(String action) {
    return new ScriptSource("a.yaml", ("skills:\n- topic: 问候\n  actions:\n  - " + action + "\n  - say: 再见。\n")
        .getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> said(String action) {
    return COMPILER.compile(List.of(script(action))).diagnostics().stream()
        .filter(found -> found.code().name().equals("HR014") || found.isError())
        .map(found -> found.span().line() + ":" + found.span().column() + " " + found.severity() + " " + found.code()
            + "." + found.variant()).toList();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "say: “你好，请坐。”     | 4:10 warning HR014.whole | say: '你好，请坐。'",
      "say: \"你好，请坐。”    | 4:17 error HR002.mixed   | say: \"你好，请坐。\"",
      "say: '你好，请坐。’     | 4:17 error HR002.mixed   | say: '你好，请坐。'",
      "say: “你好，请坐。\"    | 4:10 warning HR014.mixed | say: '你好，请坐。'"})
  void is_told_and_repaired(String action, String told, String repaired) {
    assertThat(said(action)).containsExactly(told);
    ScriptFixer.Result fixed = new ScriptFixer(COMPILER).fix(List.of(script(action)));
    assertThat(fixed.changed()).hasSize(1);
    assertThat(new String(fixed.changed().get(0).bytes(), StandardCharsets.UTF_8)).contains("- " + repaired + "\n");
    assertThat(fixed.last().diagnostics()).noneMatch(found -> found.isError() || found.code().name().equals("HR014"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"say: 你说“累”，是身体累吗？", "say: “累”是什么样的“累”", "say: \"“山重水复疑无路”\"",
      "say: “身体累”，还是“心里累”", "think: “问候”\n    output:\n    - get: 称呼"})
  void quotations_are_left_alone(String action) {
    assertThat(said(action)).noneMatch(found -> found.contains("HR014"));
  }

  @Test
  void a_mark_that_is_simply_missing_is_told_as_before() {
    assertThat(said("say: \"你好，请坐。")).containsExactly("4:10 error HR002.quote");
    assertThat(said("say: “你好，请坐。")).containsExactly("4:10 warning HR014.open");
  }
}
