package io.heartrule.compiler.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.compiler.Repository;
import io.heartrule.compiler.compile.Compilation;
import io.heartrule.compiler.compile.CompilerOptions;
import io.heartrule.compiler.compile.ScriptSource;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Messages;
import io.heartrule.compiler.diagnostic.Severity;
import io.heartrule.compiler.write.GeneratedFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TranscriptCompilerTest {
  private static final List<ScriptSource> SCRIPTS = List.of(file("skills.yaml", """
      skills:
      - topic: 问睡眠
        declare:
        - var: 睡眠情况
          define: 来访者睡得怎样
        - var: 家人
          type: list
          key: 称呼
        actions:
        - ai_ask: 问睡得怎样
          exit: 讲了
          tolist: 家人
          output:
          - get: 称呼
            define: 怎么叫家人
        - ai_ask: 问睡得怎样
          exit: 讲了
          output:
          - get: 睡眠情况
      sessions:
      - session: 谈睡眠
        attentions:
        - open_rule: 听出绝望
        stages:
        - stage: 开场
          steps:
          - scene: 咨询室
            ai: 小谷
            human: 来访者
          - topic: 问候
            declare:
            - var: 心情
              define: 来访者的心情
            actions:
            - ai_ask: 问心情
              exit: 讲了
              output:
              - get: 心情
      rules:
      - rule: 听出绝望
        check_time: now
        if: 来访者绝望
        call: 问睡眠
      """));

  private static ScriptSource file(String path, String text) {
    return new ScriptSource(path, text.getBytes(StandardCharsets.UTF_8));
  }

  private static Compilation compile(ScriptSource... tests) {
    return new TranscriptCompiler(CompilerOptions.of("played")).compile(SCRIPTS, List.of(tests));
  }

  /** A transcript of the skill with one step or head line, and what is found in it. */
  private static List<Diagnostic> found(String step) {
    return compile(file("test.yaml", "transcripts:\n- transcript: 一段\n  session: 谈睡眠\n  steps:\n  - " + step + "\n"))
        .diagnostics();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "sayd: 你好 | 5:5 HR901.near",
      "hello: 你好 | 5:5 HR901",
      "said: {contain: 你好} | 5:12 HR901.near",
      "said: {} | 5:5 HR901.missing",
      "said: {matches: '你好('} | 5:21 HR901.regex",
      "clock: 一会儿 | 5:12 HR901.clock",
      "visitor: {说: 好} | 5:15 HR901",
      "visitor: {text: 好, observation: [叹气]} | 5:24 HR901.near",
      "visitor: {} | 5:5 HR901.missing",
      "visitor: [好] | 5:14 HR901.text",
      "idle: 一会儿 | 5:11 HR901.clock",
      "{idle: 30s, visitor: 好} | 5:6 HR901.head",
      "model: 你好 | 5:12 HR901.fields",
      "model: {fails: tiemout} | 5:20 HR901.value_near",
      "expect: {status: 等} | 5:22 HR901.value",
      "expect: {calls: {trun: 1}} | 5:22 HR901.value_near",
      "expect: {calls: {turn: 一}} | 5:28 HR901.number",
      "{said: 你好, visitor: 好} | 5:16 HR901.head",
      "{said: 你好, for: turn} | 5:16 HR901.answer",
      "{model: {EXIT: true}, for: check} | 5:32 HR901.value",
      "{background: {EXIT: true}, for: turn} | 5:37 HR901.value",
      "expect: {topic: 问侯} | 5:21 HR902.topic_near",
      "expect: {queue: [收尾]} | 5:22 HR902.topic",
      "expect: {rules: {active: [听出绝忘]}} | 5:31 HR902.rule_near",
      "expect: {updating: [天气]} | 5:25 HR902.variable",
      "expect: {variables: {天气: 晴}} | 5:26 HR902.variable",
      "expect: {variables: {问候.天气: 晴}} | 5:26 HR902.variable",
      "expect: {variables: {问侯.心情: 好}} | 5:26 HR902.scope_near",
      "expect: {variables: {家人: [{称乎: 妈妈}]}} | 5:32 HR902.field_near",
      "model: {rule_听出绝忘: true} | 5:13 HR902.rule_near",
      "model: {EXIST: true} | 5:13 HR902.answer_near",
      "model: {随便: 好} | 5:13 HR902.answer",
  })
  void mistakes_are_found_where_they_are(String step, String expected) {
    assertThat(found(step)).extracting(d -> d.span().line() + ":" + d.span().column() + " " + d.code()
        + (d.variant().isEmpty() ? "" : "." + d.variant())).containsExactly(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "model: {EXIT: false, 小谷: 你好, BRIEF: 问好, rule_听出绝望: false, 心情: 好}",
      "model: {raw: 随便说}", "model: {家人: [{称呼: 妈妈, 删除: true}]}", "background: {fails: http_429}",
      "expect: {topic: 问睡眠-妈妈, variables: {问睡眠-妈妈.睡眠情况: 好, 问候.心情: null, 心情: 好}}",
      "clock: 1h30m", "restart: true", "said: 012"})
  void what_the_format_knows_is_taken(String step) {
    assertThat(found(step)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "session: 谈睡民 | HR902.session_near",
      "skill: 谈天说地 | HR902.skill",
      "{skill: 问睡眠, session: 谈睡眠} | HR901.what",
      "minutes: 3 | HR901 HR901.what"})
  void a_transcript_is_about_one_session_or_skill(String head, String expected) {
    String line = head.startsWith("{") ? head.substring(1, head.length() - 1).replace(", ", "\n  ") : head;
    List<Diagnostic> found = compile(file("test.yaml", "transcripts:\n- transcript: 一段\n  " + line
        + "\n  steps:\n  - said: 你好\n")).diagnostics();
    assertThat(found.stream().map(d -> d.code() + (d.variant().isEmpty() ? "" : "." + d.variant())).sorted().toList())
        .containsExactly(expected.split(" "));
  }

  @Test
  void a_step_that_nothing_can_reach_is_told_once() {
    List<Diagnostic> found = compile(file("test.yaml", """
        transcripts:
        - transcript: 一段
          session: 谈睡眠
          steps:
          - expect: {status: waiting}
          - model: {EXIT: true}
          - said: 好
          - visitor: 好
          - said: 好
          - restart: true
          - background: {EXIT: true}
          - visitor: 好
          - expect: {status: counseling_ended}
          - expect: {calls: {}}
          - visitor: 好
          - said: 好
        """)).diagnostics();
    assertThat(found).extracting(d -> d.span().line() + " " + d.code() + " " + d.severity()).containsExactly(
        "6 HR903 " + Severity.WARNING, "11 HR903 " + Severity.WARNING, "15 HR903 " + Severity.WARNING);
  }

  @Test
  void every_wording_is_there_in_both_languages() {
    for (Diagnostic found : found("said: {contains: 你好, matches2: x}\n  - clock: 一会儿\n  - model: {随便: 好}")) {
      for (String language : Messages.LANGUAGES) {
        assertThat(Messages.in(language).message(found)).doesNotStartWith(found.code().name()).doesNotContain("{");
        assertThat(Messages.in(language).help(found)).isNotEmpty().doesNotContain("{2}");
      }
    }
  }

  @Test
  void classes_are_named_after_files_in_ascii() {
    String test = "transcripts:\n- transcript: 问候！\n  session: 谈睡眠\n  steps:\n  - visitor: 好\n"
        + "- transcript: 问候\n  session: 谈睡眠\n  steps: [{restart: true}]\n";
    Compilation done = compile(file("t/first_day.yaml", test), file("t/睡眠.yaml", test),
        file("t/a/same.yaml", test), file("t/b/Same.yml", test), file("t/nothing.yaml", ""));
    assertThat(done.diagnostics()).isEmpty();
    assertThat(done.files()).hasSize(4).extracting(GeneratedFile::path)
        .contains("played/FirstDayTest.java", "played/ShuiMianTest.java").doesNotHaveDuplicates()
        .allMatch(path -> path.chars().allMatch(c -> c < 128) && path.endsWith("Test.java"));
    assertThat(done.files().get(0).text()).contains("void wenHou()", "void wenHou_2()");
  }

  @Test
  void long_transcripts_stand_in_several_chains(@TempDir Path classes) {
    StringBuilder test = new StringBuilder("transcripts:\n- transcript: 很长\n  skill: 问睡眠\n  steps:\n");
    test.append("  - model: {EXIT: false, 咨询师: 问}\n  - said: 问\n");
    for (int i = 0; i < 9; i++) {
      test.append("  - visitor: 说\n  - model: {EXIT: false, 咨询师: 问}\n  - said: 问\n");
      test.append("  - expect: {calls: {turn: ").append(i + 2).append("}}\n".repeat(1));
      test.append("  - clock: 1m\n".repeat(40));
    }
    Map<String, Runnable> played = Compiled.transcripts(SCRIPTS, List.of(file("long.yaml", test.toString())), classes);
    played.get("很长").run();
  }

  @Test
  void hostile_words_stay_words(@TempDir Path classes) {
    String test = "transcripts:\n- transcript: \"\\\"*/ \\\\u000a {0}\"\n  skill: 问睡眠\n  steps:\n"
        + "  - model: {EXIT: false, 咨询师: \"\\\\u0022 */ \\\"); \\n//\"}\n"
        + "  - said: \"\\\\u0022 */ \\\"); \\n//\"\n";
    Map<String, Runnable> played = Compiled.transcripts(SCRIPTS, List.of(file("t/*u.yaml", test)), classes);
    played.values().iterator().next().run();
  }

  @Test
  void mistakes_in_a_test_write_nothing() {
    Compilation done = compile(file("good.yaml", "transcripts:\n- transcript: 一\n  session: 谈睡眠\n  steps: []\n"),
        file("bad.yaml", "transcripts:\n- transcript: 二\n  session: 谈\n  steps: []\n"));
    assertThat(done.files()).isEmpty();
    assertThat(done.diagnostics()).extracting(Diagnostic::code).containsExactly(Code.HR902);
  }

  @Test
  void broken_tests_never_throw() {
    String whole = Repository.read(
        Repository.root().resolve("example-project/counseling-scripts/src/test/heartrule/first_day.yaml"));
    for (int at = 0; at < whole.length(); at += 29) {
      compile(file("cut.yaml", whole.substring(0, at)));
      compile(file("hole.yaml", whole.substring(0, at) + whole.substring(Math.min(whole.length(), at + 17))));
      compile(file("more.yaml", whole.substring(0, at) + "[{: - " + whole.substring(at)));
    }
  }
}
