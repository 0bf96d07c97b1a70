package io.heartrule.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.Conversation;
import io.heartrule.HeartRule;
import io.heartrule.Message;
import io.heartrule.Turn;
import io.heartrule.compiler.analyse.machine.JavaType;
import io.heartrule.compiler.analyse.machine.LibraryIndex;
import io.heartrule.compiler.compile.Compilation;
import io.heartrule.compiler.compile.CompilerOptions;
import io.heartrule.compiler.compile.HeartRuleCompiler;
import io.heartrule.compiler.compile.IndexReader;
import io.heartrule.compiler.compile.ScriptSource;
import io.heartrule.generated.Library;
import io.heartrule.generated.SessionKey;
import io.heartrule.model.ExpectedField;
import io.heartrule.model.ModelAnswer;
import io.heartrule.model.ModelRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Skills, rules and globals of one project, used by another. */
class DependencyTest {
  private static final String SHARED = """
      declare:
      - var: 助理名
        value: 小谷
      - var: 心情
        define: 来访者现在的心情
        type: enum
        values: [平静, 难过]
      - var: 来往的人
        define: 来访者常来往的人
        key: 称呼
        fields: [称呼, 关系]
      rules:
      - rule: 识别自杀风险
        check_time: now
        if: 来访者提到想结束生命
        critical: true
        phrases: [不想活]
        call: 危机处理
      - rule: 数一数叹气
        check_time: ask
        if: 来访者叹气三次
        watch:
        - add_counter: 叹气
          define: 来访者叹气
        do:
        - set: 心情
          value: 难过
        - avoid: 工作
          cancel_when: "{叹气} > 3"
      skills:
      - topic: 了解称呼
        actions:
        - say: 我是{助理名}，{角色}怎么称呼？
        - set: 称呼
          value: "{角色}老师"
        - set: 心情
          value: 平静
        declare:
        - var: 角色
          define: 对方的角色
        - var: 称呼
          define: 对方的称呼
        - var: 次数
          type: integer
          value: 1
      - topic: 危机处理
        actions:
        - say: 你刚才的话我很重视。
        - ai_ask: 确认来访者现在是否安全
          exit: 来访者说出了现在的情况
      """;

  private static final String APP = """
      declare:
      - var: 来访次数
        type: integer
        value: 3
      sessions:
      - session: 首访
        attentions:
        - open_rule: 识别自杀风险
        - open_rule: 数一数叹气
          cancel_when: "{叹气} > 2"
        stages:
        - stage: 开始
          steps:
          - scene: 谈话室
            ai: 心谷向导
            human: 来访者
          - topic: 问候
            declare:
            - var: 结果
              define: 怎么称呼
            actions:
            - say: 第{来访次数}次见面了，我是{助理名}。
            - call: 了解称呼
              input:
              - set: 角色
                value: 班主任
              output:
              - set: 结果
                value: "{称呼}"
            - say: 好的，{结果}。
              condition: '{心情} == "平静"'
            - call: 自己的技能
            - ai_ask: 请来访者说说最近的情况
              exit: 来访者说完了
              output:
              - get: 心情
      skills:
      - topic: 自己的技能
        actions:
        - say: 我们开始吧。
      """;

  @TempDir
  Path shared;
  @TempDir
  Path app;

  @Test
  void a_session_calls_a_skill_of_a_dependency_and_reads_its_globals() {
    Library library = compiled(SHARED, APP).load(app, shared);
    Turn opening = conversation(library).begin();
    assertThat(opening.messages().stream().map(Message::text)).containsExactly("第3次见面了，我是小谷。",
        "我是小谷，班主任怎么称呼？", "好的，班主任老师。", "我们开始吧。", "最近怎么样？");
  }

  @Test
  void a_critical_rule_of_a_dependency_calls_the_topic_of_the_dependency() {
    Conversation talk = conversation(compiled(SHARED, APP).load(app, shared));
    talk.begin();
    assertThat(talk.reply("1", "我不想活了").messages().stream().map(Message::text))
        .startsWith("你刚才的话我很重视。");
  }

  @Test
  void a_question_in_a_skill_of_a_dependency_is_part_of_the_proof_and_is_told_where_it_can_be_mended() {
    String session = """
        sessions:
        - session: 首访
          stages:
          - stage: 开始
            steps:
            - scene: 谈话室
              ai: 心谷向导
              human: 来访者
            - topic: 问候
              actions:
              - open_rule: 识别自杀风险
              - ai_ask: 问候一下
                exit: 讲完了
        """;
    assertThat(found(session)).filteredOn(line -> line.contains("HR522"))
        .containsExactly("script.yaml:2:12 HR522[识别自杀风险, 危机处理 (首访/开始)]");
    assertThat(found(session.replace("  stages:", "  attentions:\n  - open_rule: 识别自杀风险\n  stages:")))
        .noneMatch(line -> line.contains("HR522"));
  }

  @Test
  void everything_that_scripts_do_with_skills_rules_and_globals_compiles() {
    compiled(SHARED, """
        sessions:
        - session: 首访
          attentions:
          - open_rule: 识别自杀风险
          - open_rule: 叹气之后
          stages:
          - stage: 开始
            steps:
            - scene: 谈话室
              ai: 心谷向导
              human: 来访者
            - call: 了解称呼
              input:
              - set: 角色
                value: 朋友
            - topic: 来往
              actions:
              - ai_ask: 问问来访者常和谁来往
                exit: 来访者说完了
                tolist: 来往的人
                output:
                - get: 称呼
                - get: 关系
              - call: 了解称呼
                fromlist: 来往的人
                input:
                - set: 角色
                  value: "{关系}"
                output:
                - set: 称呼
                  value: "{称呼}"
              - call: 了解称呼
                timing: after_stage
                input:
                - set: 角色
                  value: 同事
                - set: 次数
                  value: 2
                output:
                - set: 助理名
                  value: "{称呼}"
              - open_rule: 数一数叹气
                scope: session
              - set: 心情
                value: 难过
              - say: 你现在{心情}。
                condition: '{心情} == "难过" and count({来往的人}) > 1'
              - close_rule: 数一数叹气
        rules:
        - rule: 叹气之后
          check_time: ask
          if: 来访者叹了气
          call: 了解称呼
          input:
          - set: 角色
            value: "{助理名}"
          output:
          - set: 助理名
            value: "{称呼}"
        """).compile(app, shared);
  }

  @Test
  void a_library_that_extends_another_brings_the_globals_of_both(@TempDir Path between) {
    Generated.from(SHARED).compile(shared);
    LibraryIndex first = index("com.example:shared");
    Generated second = Generated.from(new CompilerOptions("between", false, false, List.of(), "zh", List.of(first)),
        Map.of("script.yaml", """
            declare:
            - var: 城市
              value: 昆明
            skills:
            - topic: 说说城市
              actions:
              - say: 我是{助理名}，在{城市}。
              - call: 了解称呼
                input:
                - set: 角色
                  value: 邻居
            """));
    second.compile(between, shared);
    LibraryIndex other = IndexReader.read("com.example:between", second.file("index.json"));
    assertThat(other.globalsOf()).containsExactly("family");
    assertThat(other.globals()).extracting(LibraryIndex.Var::name).containsExactly("城市");
    Library library = Generated.from(options(List.of(other, first)), Map.of("script.yaml",
        APP.replace("call: 自己的技能", "call: 说说城市"))).load(app, shared, between);
    assertThat(conversation(library).begin().messages().stream().map(Message::text))
        .contains("我是小谷，在昆明。", "我是小谷，邻居怎么称呼？");
  }

  @Test
  void globals_of_two_unrelated_libraries_are_refused() {
    LibraryIndex one = index("com.example:shared");
    LibraryIndex two = new LibraryIndex("com.example:other", "other", 1, new JavaType("other", "Globals.Vars"),
        List.of(), List.of(), List.of(), List.of(), List.of());
    Compilation done = new HeartRuleCompiler(options(List.of(one, two))).compile(List.of(source(APP)));
    assertThat(shown(done)).contains("script.yaml:1:1 HR120globals[com.example:shared, com.example:other]");
    assertThat(done.files()).isEmpty();
  }

  @Test
  void generated_code_names_the_classes_of_the_dependency() {
    Generated generated = compiled(SHARED, APP);
    assertThat(generated.files().stream().map(file -> file.path())).noneMatch(path -> path.contains("LiaoJieChengHu"));
    assertThat(generated.file("WenHouTopic.java")).contains("import family.skills.LiaoJieChengHuTopic;",
        "LiaoJieChengHuTopic.Vars.of(\"班主任\")");
    assertThat(generated.file("Globals.java")).contains("class Vars extends family.Globals.Vars");
    assertThat(generated.file("Scripts.java")).contains("JoinedRules.of(Rules.RULES, family.Scripts.LIBRARY.rules())");
  }

  @Test
  void an_index_comes_back_as_it_was_written() {
    Generated generated = Generated.from(SHARED);
    LibraryIndex index = IndexReader.read("family", generated.file("index.json"));
    assertThat(IndexWriter.write(index)).isEqualTo(generated.file("index.json"));
  }

  @Test
  void what_is_no_index_is_none() {
    assertThat(IndexReader.read("x", "{")).isNull();
    assertThat(IndexReader.read("x", "[]")).isNull();
    assertThat(IndexReader.read("x", "{\"version\":99,\"library\":\"x\"}")).isNull();
  }

  @Test
  void a_name_in_both_is_reported_with_the_dependency() {
    assertThat(found("""
        skills:
        - topic: 了解称呼
          actions:
          - say: 你好
        rules:
        - rule: 识别自杀风险
          check_time: now
          if: 来访者说不想活
          call: 危机处理
        """)).contains("script.yaml:2:10 HR804skill[了解称呼, com.example:shared]",
            "script.yaml:6:9 HR804rule[识别自杀风险, com.example:shared]");
  }

  @Test
  void a_global_of_a_dependency_may_be_declared_again_only_as_it_is() {
    assertThat(found("declare:\n- var: 心情\n  type: number\n"))
        .contains("script.yaml:2:8 HR804global[心情, com.example:shared]");
    assertThat(found("declare:\n- var: 心情\n  type: enum\n")).noneMatch(line -> line.contains("HR804"));
  }

  @Test
  void calls_of_a_dependencys_skills_are_checked() {
    assertThat(found(APP.replace("- set: 角色", "- set: 角"))).anyMatch(line -> line.contains("HR216"));
    assertThat(found(APP.replace("        input:\n        - set: 角色\n          value: 班主任\n", "")))
        .anyMatch(line -> line.contains("HR215"));
    assertThat(found(APP.replace("value: \"{称呼}\"", "value: \"{外号}\""))).anyMatch(line -> line.contains("HR217"));
    assertThat(found(APP.replace("call: 了解称呼", "call: 了解称乎"))).anyMatch(line -> line.contains("HR204near"));
    assertThat(found(APP.replace("open_rule: 识别自杀风险", "open_rule: 识别自杀风向")))
        .anyMatch(line -> line.contains("HR205near"));
  }

  @Test
  void a_list_of_a_dependency_gets_no_fields_here() {
    assertThat(found(APP.replace("        - get: 心情\n", "        - get: 称呼\n        - get: 年龄\n")
        .replace("exit: 来访者说完了", "tolist: 来往的人"))).anyMatch(line -> line.contains("HR804field[年龄"));
  }

  @Test
  void two_dependencies_with_the_same_skill_are_reported_once() {
    LibraryIndex one = index("com.example:shared");
    Compilation done = new HeartRuleCompiler(options(List.of(one, one.from("com.example:other"))))
        .compile(List.of(source(APP)));
    assertThat(shown(done)).contains("script.yaml:1:1 HR804skill_twice[了解称呼, com.example:other, com.example:shared]");
  }

  private Generated compiled(String library, String scripts) {
    Generated.from(library).compile(shared);
    return Generated.from(options(List.of(index("com.example:shared"))), Map.of("script.yaml", scripts));
  }

  private static LibraryIndex index(String origin) {
    return IndexReader.read(origin, Generated.from(SHARED).file("index.json"));
  }

  private static CompilerOptions options(List<LibraryIndex> dependencies) {
    return new CompilerOptions("app", false, false, List.of("识别自杀风险"), "zh", dependencies);
  }

  private static List<String> found(String scripts) {
    return shown(new HeartRuleCompiler(options(List.of(index("com.example:shared")))).compile(List.of(source(scripts))));
  }

  private static List<String> shown(Compilation done) {
    return done.diagnostics().stream().map(d -> d.span().file().path() + ":" + d.span().line() + ":"
        + d.span().column() + " " + d.code() + d.variant() + d.arguments()).toList();
  }

  private static ScriptSource source(String text) {
    return new ScriptSource("script.yaml", text.getBytes(StandardCharsets.UTF_8));
  }

  private static Conversation conversation(Library library) {
    HeartRule heartrule = HeartRule.builder().library(library).executor(Runnable::run)
        .model((request, listener) -> answer(request)).build();
    return heartrule.start(new SessionKey<>(library, "首访"), "visitor");
  }

  private static ModelAnswer answer(ModelRequest request) {
    StringBuilder answer = new StringBuilder("{\"EXIT\": false, \"心谷向导\": \"最近怎么样？\", \"BRIEF\": \"问近况\"");
    request.fields().stream().map(ExpectedField::name).filter(name -> name.startsWith("rule_"))
        .forEach(name -> answer.append(", \"").append(name).append("\": false"));
    return ModelAnswer.of(answer.append('}').toString());
  }
}
