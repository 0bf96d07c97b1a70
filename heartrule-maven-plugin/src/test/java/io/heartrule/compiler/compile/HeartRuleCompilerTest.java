package io.heartrule.compiler.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Severity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class HeartRuleCompilerTest {
  private static final String WITH_MISTAKE = "skills:\n- topic: 了解睡眠\n  actions:\n  - say：最近睡得怎么样？\n";
  private static final String WITH_WARNING = "skills:\n- topic: 了解饮食\n  actions:\n  - ai_ask: 问吃得怎样\n    output:\n";

  @Test
  void finds_the_mistakes_of_all_files_sorted_whatever_the_order_of_the_files() {
    List<ScriptSource> sources = new ArrayList<>(List.of(
        source("b.yaml", WITH_MISTAKE), source("a.yaml", WITH_MISTAKE), source("c/a.yaml", WITH_MISTAKE)));
    Compilation forth = compile(sources);
    Collections.reverse(sources);
    Compilation back = compile(sources);
    assertThat(errors(forth)).extracting(d -> d.span().toString()).contains("a.yaml:4:8", "b.yaml:4:8", "c/a.yaml:4:8");
    assertThat(forth.diagnostics()).isSorted();
    assertThat(shown(back)).isEqualTo(shown(forth));
  }

  @Test
  void yields_no_files_if_there_is_an_error_anywhere() {
    Compilation compilation = compile(List.of(source("a.yaml", WITH_MISTAKE), source("b.yaml", "skills: []\n")));
    assertThat(compilation.hasErrors()).isTrue();
    assertThat(compilation.files()).isEmpty();
  }

  @Test
  void strict_turns_warnings_into_errors_but_not_hints() {
    List<ScriptSource> sources = List.of(source("a.yaml", WITH_WARNING));
    Compilation usual = compile(sources);
    assertThat(usual.diagnostics()).anyMatch(d -> d.severity() == Severity.WARNING);
    assertThat(usual.hasErrors()).isFalse();
    Compilation strict =
        new HeartRuleCompiler(new CompilerOptions("a", true, false, List.of(), "zh")).compile(sources);
    assertThat(strict.diagnostics()).noneMatch(d -> d.severity() == Severity.WARNING);
    assertThat(strict.hasErrors()).isTrue();
    assertThat(count(strict, Severity.INFO)).isEqualTo(count(usual, Severity.INFO));
  }

  @Test
  void a_file_that_is_not_text_does_not_hide_the_mistakes_of_others() {
    Compilation compilation = compile(List.of(
        new ScriptSource("a.yaml", new byte[] {'a', ':', ' ', (byte) 0xff}), source("b.yaml", WITH_MISTAKE)));
    assertThat(errors(compilation)).extracting(Diagnostic::code).contains(Code.HR001, Code.HR004);
  }

  @Test
  void does_not_depend_on_the_locale() {
    Locale before = Locale.getDefault();
    List<ScriptSource> sources = List.of(source("a.yaml", WITH_MISTAKE), source("b.yaml", "RULES:\n- RULE: I\n"));
    List<String> expected = shown(compile(sources));
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertThat(shown(compile(sources))).isEqualTo(expected);
    } finally {
      Locale.setDefault(before);
    }
  }

  private static Compilation compile(List<ScriptSource> sources) {
    return new HeartRuleCompiler(CompilerOptions.of("a")).compile(sources);
  }

  private static List<Diagnostic> errors(Compilation compilation) {
    return compilation.diagnostics().stream().filter(Diagnostic::isError).toList();
  }

  private static long count(Compilation compilation, Severity severity) {
    return compilation.diagnostics().stream().filter(d -> d.severity() == severity).count();
  }

  private static List<String> shown(Compilation compilation) {
    return compilation.diagnostics().stream().map(d -> d.span() + " " + d.code() + " " + d.arguments()).toList();
  }

  private static ScriptSource source(String path, String text) {
    return new ScriptSource(path, text.getBytes(StandardCharsets.UTF_8));
  }
}
