package io.heartrule.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jdi.StringReference;
import com.sun.jdi.Value;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example's recorded first session in a debugger. */
class ExampleDebuggabilityTest {
  private static final Path EXAMPLE = Path.of("..", "example-project", "counseling-scripts", "src");

  @TempDir
  static Path folder;
  private static Generated generated;
  private static Path classes;

  @BeforeAll
  static void compiled() throws IOException {
    Map<String, String> scripts = new TreeMap<>();
    for (String name : List.of("globals.yaml", "first_day.yaml", "rules.yaml", "skills.yaml")) {
      scripts.put(name, Files.readString(EXAMPLE.resolve("main/heartrule").resolve(name)));
    }
    generated = Generated.from(scripts);
    classes = Files.createDirectories(folder.resolve("classes"));
    generated.compile(classes);
  }

  @Test
  void a_step_over_is_an_action() throws Exception {
    List<Integer> lines = generated.dispatch("XiaoJieTopic");
    assertThat(lines).hasSizeGreaterThan(1);
    try (Debugger debugger = start()) {
      debugger.breakAt(generated.type("XiaoJieTopic"), lines.get(0));
      assertThat(debugger.toBreakpoint().lineNumber()).isEqualTo(lines.get(0));
      for (int line : lines.subList(1, lines.size())) {
        assertThat(debugger.stepOver().lineNumber()).isEqualTo(line);
      }
    }
  }

  @Test
  void a_step_over_passes_a_whole_call() throws Exception {
    List<Integer> lines = generated.dispatch("JianMianTopic");
    try (Debugger debugger = start()) {
      debugger.breakAt(generated.type("JianMianTopic"), lines.get(0));
      debugger.toBreakpoint();
      // The skill waits for the visitor, so its line is entered again when the visitor has answered.
      assertThat(debugger.toBreakpoint().lineNumber()).isEqualTo(lines.get(0));
      assertThat(debugger.stepOver().lineNumber()).isEqualTo(lines.get(1));
    }
  }

  @Test
  void a_breakpoint_shows_what_the_conversation_collected() throws Exception {
    try (Debugger debugger = start()) {
      debugger.breakAt(generated.type("XiaoJieTopic"), generated.lineOf("XiaoJieTopic", "counselor.say(say1Text("));
      debugger.toBreakpoint();
      Value session = debugger.local("session");
      assertThat(Debugger.fields(session)).containsEntry("主诉情况", "java.lang.String")
          .containsEntry("家庭成员", "java.util.List").containsEntry("还有重要的人", "java.lang.Boolean");
      assertThat(((StringReference) Debugger.field(session, "主诉情况")).value()).contains("两个月");
      assertThat(((StringReference) Debugger.field(session, "想要的改变")).value()).contains("三个晚上");
    }
  }

  private static Debugger start() throws IOException, IllegalConnectorArgumentsException {
    Path cassettes = EXAMPLE.resolve("test/heartrule/cassettes").toAbsolutePath().normalize();
    return Debugger.start(folder, classes + File.pathSeparator + System.getProperty("java.class.path"),
        DebuggedTalk.class.getName(), cassettes.resolve("first_day.jsonl").toString(),
        cassettes.resolve("first_day.visitor.txt").toString());
  }
}
