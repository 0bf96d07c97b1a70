package io.heartrule.compiler.analyse;

import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.Project;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.Session;
import io.heartrule.compiler.model.Stage;
import io.heartrule.compiler.model.Variant;
import io.heartrule.compiler.read.ScriptReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A script that has been read and analysed, with short ways to its parts. */
record Analysed(Analysis analysis, Tables tables) {

  static Analysed of(String script) {
    Diagnostics diagnostics = new Diagnostics();
    Project project = new Project(List.of(
        new ScriptReader().read("test.yaml", script.getBytes(StandardCharsets.UTF_8), diagnostics)));
    Symbols symbols = new SymbolResolver().resolve(project, Options.DEFAULTS, diagnostics);
    if (diagnostics.hasErrors()) {
      throw new AssertionError(diagnostics.sorted());
    }
    Analysis analysis = new Analysis(project, symbols, Options.DEFAULTS);
    return new Analysed(analysis, Tables.of(analysis));
  }

  Session session(String name) {
    return analysis.project().sessions().stream().filter(s -> s.name().text().equals(name)).findFirst().orElseThrow();
  }

  Stage stage(String session, String name) {
    return session(session).stages().stream().filter(s -> s.name().text().equals(name)).findFirst().orElseThrow();
  }

  TopicPlace topic(String name) {
    return analysis.symbols().topics().stream().filter(t -> t.topic().name().text().equals(name)).findFirst()
        .orElseThrow();
  }

  Rule rule(String name) {
    return analysis.symbols().rule(name);
  }

  Variable variable(String topic, String name) {
    return analysis.symbols().variable(topic(topic), name);
  }

  Action action(String topic, int index) {
    return topic(topic).topic().actions(Variant.STANDARD).get(index);
  }

  static List<String> names(List<Rule> rules) {
    return rules.stream().map(rule -> rule.name().text()).toList();
  }
}
