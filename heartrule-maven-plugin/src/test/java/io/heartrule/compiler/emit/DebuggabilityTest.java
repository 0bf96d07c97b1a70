package io.heartrule.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jdi.Location;
import com.sun.jdi.StringReference;
import com.sun.jdi.Value;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import io.heartrule.compiler.write.GeneratedFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A counseling flow can be stepped through in an ordinary debugger, action by action. */
class DebuggabilityTest {
  private static final String SCRIPT = """
      sessions:
      - session: 家庭访谈
        declare:
        - var: 家庭成员
          define: 一起生活的家人
          type: list
          key: 角色
        - var: 成员总数
          define: 家里有几口人
          type: integer
        stages:
        - stage: 了解
          steps:
          - scene: 谈话室
            ai: 小谷
            human: 来访者
          - topic: 家人
            actions:
            - say: 我们聊聊你的家人。
            - ai_ask: 问家里有谁
              exit: 来访者讲完了
              tolist: 家庭成员
              output:
              - get: 角色
              - get: 称呼
            - call: 记下一位
              fromlist: 家庭成员
              input:
              - set: 角色
                value: "{角色}"
              output:
              - set: 印象
                value: "{印象}"
            - say: 家人都记下了。
            - goto: 补充
              return: here
            - say: 今天就到这里。
        - stage: 补充
          line: branch
          steps:
          - topic: 补充一句
            actions:
            - say: 想起谁再告诉我。
            - think: 数一数家里有几口人
              output:
              - get: 成员总数
      skills:
      - topic: 记下一位
        declare:
        - var: 角色
          define: 这位家人是谁
        - var: 印象
          define: 一句话的印象
        actions:
        - say: 我记下了{角色}。
        - think: 用一句话写下对{角色}的印象
          output:
          - get: 印象
        - say: 关于{角色}，我记的是：{印象}
      """;
  private static final String CASSETTE = """
      {"purpose":"turn","position":"家庭访谈/了解/家人 ai_ask#1","answer":{"EXIT":false,"小谷":"家里都有谁？","BRIEF":"问"}}
      {"purpose":"turn","position":"家庭访谈/了解/家人 ai_ask#1","answer":{"EXIT":true,"小谷":"好。","BRIEF":"好"}}
      {"purpose":"extract","position":"家庭访谈/了解/家人 ai_ask#1","answer":{"家庭成员":[{"角色":"母亲","称呼":"妈"},\
      {"角色":"弟弟","称呼":"小宇"}]}}
      {"purpose":"think","position":"记下一位 think#1","answer":{"印象":"留灯的人"}}
      {"purpose":"think","position":"记下一位 think#1","answer":{"印象":"爱讲话"}}
      {"purpose":"think","position":"家庭访谈/补充/补充一句 think#1","answer":{"成员总数":3}}
      """;
  private static final List<String> WHOLE = List.of("我们聊聊你的家人。", "家里都有谁？", "好。", "我记下了母亲。",
      "关于母亲，我记的是：留灯的人", "我记下了弟弟。", "关于弟弟，我记的是：爱讲话", "家人都记下了。", "想起谁再告诉我。",
      "今天就到这里。", "SESSION_ENDED");

  @TempDir
  static Path folder;
  private static Generated generated;
  private static Path classes;

  @BeforeAll
  static void compiled() throws IOException {
    generated = Generated.from(Map.of("family.yaml", SCRIPT));
    classes = Files.createDirectories(folder.resolve("classes"));
    generated.compile(classes);
    Files.writeString(folder.resolve("cassette.jsonl"), CASSETTE);
    Files.writeString(folder.resolve("visitor.txt"), "妈妈和弟弟。\n");
  }

  @Test
  void a_step_over_is_an_action_across_calls_loops_and_gotos() throws Exception {
    List<Integer> lines = generated.dispatch("JiaRenTopic");
    try (Debugger debugger = start()) {
      debugger.breakAt(generated.type("JiaRenTopic"), lines.get(0));
      assertThat(debugger.toBreakpoint().lineNumber()).isEqualTo(lines.get(0));
      assertThat(debugger.stepOver().lineNumber()).as("the ask").isEqualTo(lines.get(1));
      // The ask waits: the visitor has the word, and the turn returns through the machine.
      assertThat(debugger.stepOver().declaringType().name()).doesNotStartWith(Generated.PACKAGE);
    }
    try (Debugger debugger = start()) {
      debugger.breakAt(generated.type("JiaRenTopic"), lines.get(1));
      debugger.toBreakpoint();
      debugger.toBreakpoint();
      List<Integer> stops = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        stops.add(debugger.stepOver().lineNumber());
      }
      assertThat(stops).as("call of two elements, say, goto, say").isEqualTo(lines.subList(2, 6));
      assertThat(said(debugger)).isEqualTo(WHOLE);
    }
  }

  @Test
  void a_breakpoint_in_an_action_shows_its_variables_by_the_names_of_the_script() throws Exception {
    try (Debugger debugger = start()) {
      debugger.breakAt(generated.type("JiXiaYiWeiTopic"), generated.lineOf("JiXiaYiWeiTopic", "counselor.say(say2Text("));
      Location at = debugger.toBreakpoint();
      assertThat(at.method().name()).isEqualTo("say2");
      Value vars = Debugger.field(debugger.local("frame"), "vars");
      assertThat(Debugger.fields(vars)).containsEntry("角色", "java.lang.String").containsEntry("印象", "java.lang.String");
      assertThat(((StringReference) Debugger.field(vars, "角色")).value()).isEqualTo("母亲");
      assertThat(((StringReference) Debugger.field(vars, "印象")).value()).isEqualTo("留灯的人");
      assertThat(debugger.stack(Generated.PACKAGE)).containsSequence("JiXiaYiWeiTopic.say2", "JiXiaYiWeiTopic.run",
          "JiaRenTopic.call1", "JiaRenTopic.run");

      debugger.setText(vars, "印象", "总是等我回家");
      assertThat(said(debugger)).contains("关于母亲，我记的是：总是等我回家", "关于弟弟，我记的是：爱讲话");
    }
    try (Debugger debugger = start()) {
      debugger.breakAt(generated.type("JiaRenTopic"), generated.lineOf("JiaRenTopic", "answer.list("));
      debugger.toBreakpoint();
      Map<String, String> session = Debugger.fields(debugger.local("session"));
      assertThat(session).containsEntry("家庭成员", "java.util.List").containsEntry("成员总数", "java.lang.Integer");
    }
  }

  @Test
  void setting_the_step_jumps_to_another_action() throws Exception {
    List<Integer> lines = generated.dispatch("JiaRenTopic");
    try (Debugger debugger = start()) {
      debugger.breakAt(generated.type("JiaRenTopic"), lines.get(0));
      debugger.breakAt(generated.type("JiaRenTopic"), lines.get(5));
      debugger.toBreakpoint();
      debugger.setInt(debugger.local("frame"), "step", 5);
      assertThat(debugger.toBreakpoint().lineNumber()).isEqualTo(lines.get(5));
      assertThat(said(debugger)).isEqualTo(List.of("我们聊聊你的家人。", "今天就到这里。", "SESSION_ENDED"));
    }
  }

  @Test
  void a_watchpoint_on_a_variable_stops_where_the_script_sets_it() throws Exception {
    try (Debugger debugger = start()) {
      debugger.breakAt(generated.type("JiaRenTopic"), generated.dispatch("JiaRenTopic").get(0));
      debugger.toBreakpoint();
      debugger.watch(generated.type("JiaTingFangTanSession") + "$Vars", "成员总数");
      Location at = debugger.toBreakpoint();
      assertThat(at.declaringType().name() + "." + at.method().name()).endsWith("BuChongYiJuTopic.think1");
      assertThat(said(debugger)).isEqualTo(WHOLE);
    }
  }

  @Test
  void another_wording_is_taken_by_the_running_conversation() throws Exception {
    Generated changed = Generated.from(Map.of("family.yaml",
        "# a line more\n" + SCRIPT.replace("今天就到这里。", "谢谢你今天的信任。")));
    Path other = Files.createDirectories(folder.resolve("changed"));
    changed.compile(other);
    String topic = generated.type("JiaRenTopic");
    try (Debugger debugger = start()) {
      debugger.breakAt(topic, generated.dispatch("JiaRenTopic").get(0));
      debugger.toBreakpoint();
      debugger.reload(topic, Files.readAllBytes(other.resolve(topic.replace('.', '/') + ".class")));
      assertThat(said(debugger)).contains("谢谢你今天的信任。").doesNotContain("今天就到这里。");
    }
  }

  @Test
  void every_action_of_the_example_has_one_line_in_the_switch_and_one_method() throws Exception {
    Path scripts = Path.of("..", "example-project", "counseling-scripts", "src", "main", "heartrule");
    for (String name : List.of("globals.yaml", "first_day.yaml", "rules.yaml", "skills.yaml")) {
      assertThat(scripts.resolve(name)).exists();
    }
    Generated example = Generated.from(Map.of("globals.yaml", Files.readString(scripts.resolve("globals.yaml")),
        "first_day.yaml", Files.readString(scripts.resolve("first_day.yaml")),
        "rules.yaml", Files.readString(scripts.resolve("rules.yaml")),
        "skills.yaml", Files.readString(scripts.resolve("skills.yaml"))));
    int actions = 0;
    for (GeneratedFile file : example.files()) {
      if (file.path().endsWith("Topic.java")) {
        List<String> lines = cases(file.text());
        actions += lines.size();
        int before = 0;
        for (int i = 0; i < lines.size(); i++) {
          String line = lines.get(i);
          assertThat(line).startsWith("case " + i + ": ").contains("frame.after(" + i + ", ");
          int yaml = Integer.parseInt(line.substring(line.indexOf(".yaml:") + 6, line.indexOf(" - ")));
          assertThat(yaml).as(file.path() + " " + line).isGreaterThan(before);
          before = yaml;
          String call = line.substring(line.indexOf(", ") + 2, line.indexOf('(', line.indexOf(", ")));
          assertThat(file.text()).containsOnlyOnce("  private Signal " + call + "(");
        }
      }
    }
    assertThat(actions).isGreaterThan(20);
  }

  private static Debugger start() throws IOException, IllegalConnectorArgumentsException {
    return Debugger.start(folder, classes + File.pathSeparator + System.getProperty("java.class.path"),
        DebuggedTalk.class.getName(), folder.resolve("cassette.jsonl").toString(),
        folder.resolve("visitor.txt").toString());
  }

  private static List<String> said(Debugger debugger) throws IOException, InterruptedException {
    // The JVM may have a word of its own, at its begin and when the debugger has left.
    return debugger.toTheEnd().lines()
        .filter(line -> !line.startsWith("Picked up ") && !line.startsWith("ERROR: transport error")).toList();
  }

  private static List<String> cases(String java) {
    return java.lines().map(String::strip).filter(line -> line.contains("if ((signal = frame.after(")).toList();
  }
}
