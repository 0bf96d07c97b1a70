package io.heartrule.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.compiler.compile.Compilation;
import io.heartrule.compiler.compile.CompilerOptions;
import io.heartrule.compiler.compile.HeartRuleCompiler;
import io.heartrule.compiler.compile.ScriptSource;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.generated.Library;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What would be too large for one Java method or class is spread over several. */
class LargeProjectTest {
  @TempDir
  private Path classes;

  @Test
  void a_topic_of_many_actions_runs_through_and_goes_on_anywhere() {
    StringBuilder script = new StringBuilder("skills:\n- topic: 长\n  actions:\n");
    List<String> words = new ArrayList<>();
    for (int i = 0; i < 777; i++) {
      script.append("  - say: 第").append(i).append("句\n");
      words.add("第" + i + "句");
    }
    Library library = Generated.from(script.toString()).load(classes);
    Recorder recorder = new Recorder();
    recorder.run(library.topic("长"));
    assertThat(recorder.said).isEqualTo(words);
    assertThat(library.topic("长").steps()).hasSize(777);
  }

  @Test
  void many_rules_are_found_by_name() {
    StringBuilder script = new StringBuilder("rules:\n");
    for (int i = 0; i < 900; i++) {
      script.append("- rule: 规则").append(i).append("\n  check_time: now\n  if: 说到").append(i)
          .append("\n  reply: 回应").append(i)
          .append("\n  watch:\n  - add_counter: 次数\n    define: 说了\n  cancel_when: \"{次数} > 2\"\n");
    }
    Library library = Generated.from(script.toString()).load(classes);
    Recorder recorder = new Recorder();
    assertThat(library.rules().names()).hasSize(900).startsWith("规则0", "规则1").endsWith("规则899");
    for (String name : library.rules().names()) {
      String number = name.substring(2);
      assertThat(library.rules().rule(name, recorder.view()).ifText).isEqualTo("说到" + number);
      assertThat(library.rules().rule(name, recorder.view()).cancelled).isFalse();
    }
  }

  @Test
  void many_topics_are_found_by_id() {
    StringBuilder script = new StringBuilder("skills:\n");
    for (int i = 0; i < 1200; i++) {
      script.append("- topic: 技能").append(i).append("\n  actions:\n  - say: 我是").append(i).append('\n');
    }
    Library library = Generated.from(script.toString()).load(classes);
    Recorder recorder = new Recorder();
    for (int i = 0; i < 1200; i++) {
      recorder.run(library.topic("技能" + i));
      assertThat(recorder.said.get(i)).isEqualTo("我是" + i);
    }
  }

  @Test
  void a_scope_takes_as_many_variables_as_a_record_has_components() {
    assertThat(declaring(254)).isEmpty();
    assertThat(declaring(255)).containsExactly("HR022 variables [254] line 256");
  }

  private static List<String> declaring(int variables) {
    StringBuilder script = new StringBuilder("declare:\n");
    for (int i = 0; i < variables; i++) {
      script.append("- var: 变量").append(i).append('\n');
    }
    Compilation done = new HeartRuleCompiler(CompilerOptions.of("family")).compile(
        List.of(new ScriptSource("a.yaml", script.toString().getBytes(StandardCharsets.UTF_8))));
    return done.diagnostics().stream().filter(Diagnostic::isError).filter(d -> d.code() == Code.HR022)
        .map(d -> d.code() + " " + d.variant() + " " + d.arguments() + " line " + d.span().line()).toList();
  }
}
