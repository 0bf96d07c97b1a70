package io.heartrule.compiler.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.compiler.diagnostic.Summary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptFixerTest {
  private final ScriptFixer fixer = new ScriptFixer(new HeartRuleCompiler(CompilerOptions.of("a")));

  @Test
  void repairs_what_needs_no_person() {
    ScriptFixer.Result result = fix("""
        skills:
        - topic: 了解睡眠
          actions:
          - say：最近睡得怎么样？
          - ai_ask:\u3000询问睡了几个小时
            exit: 来访者说出了时间
        """);
    assertThat(text(result.changed().get(0))).isEqualTo("""
        skills:
        - topic: 了解睡眠
          actions:
          - say: 最近睡得怎么样？
          - ai_ask: 询问睡了几个小时
            exit: 来访者说出了时间
        """);
    assertThat(result.repairs()).isEqualTo(2);
    assertThat(result.last().hasErrors()).isFalse();
  }

  /** The key too far left is wrong, not the lines after it: moving those would hide the mistake. */
  @Test
  void does_not_move_right_lines_after_a_wrong_one() {
    ScriptFixer.Result result = fix("""
        skills:
        - topic: 了解睡眠
          declare:
          - var: 睡眠
            define: 睡得怎样
          actions:
          - ai_ask: 问睡眠
          exit: 来访者讲了
            output:
            - get: 睡眠
          - say：记下了{睡眠}
        """);
    assertThat(result.last().hasErrors()).isTrue();
    assertThat(result.changed()).allSatisfy(file ->
        assertThat(text(file)).contains("\n    output:\n    - get: 睡眠\n  - say: 记下了{睡眠}\n"));
  }

  @Test
  void leaves_a_right_file_alone() {
    assertThat(fix("skills:\n- topic: 道别\n  actions:\n  - say: 再见\n").changed()).isEmpty();
  }

  @Test
  void keeps_line_ends_and_the_byte_order_mark() {
    ScriptFixer.Result result = fix("\ufeffskills:\r\n- topic: 道别\r\n  actions:\r\n  - say：再见\r\n");
    assertThat(text(result.changed().get(0)))
        .isEqualTo("\ufeffskills:\r\n- topic: 道别\r\n  actions:\r\n  - say: 再见\r\n");
  }

  @Test
  void leaves_a_file_that_is_not_utf8_to_its_author() {
    byte[] bytes = Arrays.copyOf("skills:\n- topic: 道别\n  actions:\n  - say：再见\n".getBytes(StandardCharsets.UTF_8), 80);
    bytes[70] = (byte) 0xff;
    assertThat(fixer.fix(List.of(new ScriptSource("a.yaml", bytes))).changed()).isEmpty();
  }

  @Test
  void a_second_run_finds_nothing_to_do() {
    String script = "rules:\n- RULE: 识别自杀风险\n  check：now\n  if:\u3000来访者提到自杀\n  say：请先联系身边的人\n";
    ScriptFixer.Result first = fix(script);
    assertThat(fixer.fix(first.changed()).changed()).isEmpty();
  }

  @Test
  void repairs_half_of_the_mistakes_in_the_requirements_own_samples() throws IOException {
    List<ScriptSource> broken =
        new ScriptFolder(Path.of(""), Path.of("src/test/resources/corpus/broken")).read();
    HeartRuleCompiler compiler = new HeartRuleCompiler(CompilerOptions.of("a"));
    int before = Summary.of(compiler.compile(broken).diagnostics()).errors();
    int after = Summary.of(fixer.fix(broken).last().diagnostics()).errors();
    assertThat(after).isLessThan(before * 3 / 5);
  }

  private ScriptFixer.Result fix(String script) {
    return fixer.fix(List.of(new ScriptSource("a.yaml", script.getBytes(StandardCharsets.UTF_8))));
  }

  private static String text(ScriptSource source) {
    return new String(source.bytes(), StandardCharsets.UTF_8);
  }
}
