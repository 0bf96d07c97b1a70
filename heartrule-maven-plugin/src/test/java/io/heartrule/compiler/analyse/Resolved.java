package io.heartrule.compiler.analyse;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.model.Project;
import io.heartrule.compiler.model.Script;
import io.heartrule.compiler.read.ScriptReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A script, its names resolved. */
final class Resolved {
  final Project project;
  final Symbols symbols;
  final Diagnostics diagnostics = new Diagnostics();

  private Resolved(String text) {
    Script script = new ScriptReader().read("test.yaml", text.getBytes(StandardCharsets.UTF_8), diagnostics);
    assertThat(diagnostics.sorted()).as("reading").noneMatch(Diagnostic::isError);
    project = new Project(List.of(script));
    symbols = new SymbolResolver().resolve(project, Options.DEFAULTS, diagnostics);
  }

  static Resolved of(String text) {
    return new Resolved(text);
  }

  TopicPlace topic(String name) {
    return symbols.topics().stream().filter(place -> place.topic().name().text().equals(name)).findFirst()
        .orElseThrow();
  }

  Variable session(String name) {
    return symbols.variables(new Scope.OfSession(project.sessions().get(0))).stream()
        .filter(variable -> variable.name().equals(name)).findFirst().orElseThrow();
  }

  Variable of(String topic, String name) {
    return symbols.variable(topic(topic), name);
  }

  /** A session with one topic; both texts are indented as there. */
  static String session(String declares, String actions) {
    return """
        sessions:
        - session: 首次会谈
        %s  stages:
          - stage: 开始
            steps:
            - scene: 谈话室
              ai: 小谷
              human: 来访者
            - topic: 了解
              actions:
        %s""".formatted(declares, actions);
  }
}
