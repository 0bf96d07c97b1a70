package io.heartrule.compiler.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Messages;
import io.heartrule.compiler.source.SourceFile;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.maven.plugin.logging.Log;
import org.codehaus.plexus.build.BuildContext;
import org.junit.jupiter.api.Test;

class MarkersTest {
  private static final SourceFile FILE = new SourceFile("scripts/a.yaml", "- call: x\n");
  private static final Diagnostic ERROR = Diagnostic.at(FILE.span(8, 9), Code.HR204, "x");
  private static final Path PROJECT = Path.of("project").toAbsolutePath();
  private static final Path SCRIPT = PROJECT.resolve("scripts/a.yaml");

  private final List<String> calls = new ArrayList<>();

  @Test
  void in_an_ide_old_markers_go_and_each_mistake_becomes_one() {
    markers(true).show(List.of(ERROR, Diagnostic.at(FILE.span(0, 1), Code.HR207, "x")), List.of(SCRIPT));
    assertThat(calls).hasSize(3);
    assertThat(calls.get(0)).isEqualTo("removeMessages " + SCRIPT);
    assertThat(calls.get(1)).startsWith("addMessage " + SCRIPT + " 1 9 HR204: ").endsWith(" 2 null");
    assertThat(calls.get(2)).startsWith("addMessage " + SCRIPT + " 1 1 HR207: ").endsWith(" 1 null");
  }

  @Test
  void a_hint_is_no_marker() {
    markers(true).show(List.of(Diagnostic.at(FILE.span(0, 1), Code.HR102, "x")), List.of());
    assertThat(calls).isEmpty();
  }

  @Test
  void on_the_command_line_each_goes_to_the_log_once_at_its_level() {
    markers(false).show(List.of(ERROR, Diagnostic.at(FILE.span(0, 1), Code.HR207, "x"),
        Diagnostic.at(FILE.span(0, 1), Code.HR102, "x")), List.of());
    assertThat(calls).hasSize(3);
    assertThat(calls.get(0)).startsWith("error scripts/a.yaml:1:9: error HR204: ").contains("\n- call: x\n        ^");
    assertThat(calls.get(1)).startsWith("warn scripts/a.yaml:1:1: warning HR207: ");
    assertThat(calls.get(2)).startsWith("info scripts/a.yaml:1:1: info HR102: ");
  }

  private Markers markers(boolean inIde) {
    return new Markers(recorder(BuildContext.class), recorder(Log.class), Messages.in("en"), PROJECT, inIde);
  }

  /** Maven's and the IDE's side of the talk: writes down what it is told. */
  private <T> T recorder(Class<T> type) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
      StringBuilder call = new StringBuilder(method.getName());
      Arrays.stream(arguments).forEach(argument -> call.append(' ').append(argument));
      calls.add(call.toString());
      return null;
    }));
  }
}
