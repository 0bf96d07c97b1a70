package io.heartrule.internal.chat;

import io.heartrule.generated.Library;
import io.heartrule.generated.OpenRules;
import io.heartrule.generated.Session;
import io.heartrule.generated.Stage;
import io.heartrule.generated.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A short account of what came of the scripts. */
final class Compiled {
  private final Library library;
  private final ScriptMap map;
  private final ChatWords words;

  Compiled(Library library, ScriptMap map, ChatWords words) {
    this.library = library;
    this.map = map;
    this.words = words;
  }

  void print(Terminal terminal, ChatOptions options) {
    terminal.println(words.of("compiled", library.name()));
    list(terminal, "compiled.scripts", map.files());
    list(terminal, "compiled.sessions", library.sessions());
    list(terminal, "compiled.stages", names("stage"));
    list(terminal, "compiled.topics", names("topic"));
    list(terminal, "compiled.skills", library.skills());
    list(terminal, "compiled.rules", names("rule"));
    terminal.println(words.of("compiled.variables", map.all("variable").size(), map.all("action").size()));
    terminal.println(words.of("compiled.tables", positions(), lastUses()));
    Path sources = options.path("sources");
    if (sources != null) {
      terminal.println(words.of("compiled.java", javaFiles(sources), options.get("sources.shown")));
    }
    terminal.println("");
  }

  private void list(Terminal terminal, String wording, List<String> names) {
    if (!names.isEmpty()) {
      terminal.println(words.of(wording, names.size(), String.join(words.of("comma"), names)));
    }
  }

  private List<String> names(String kind) {
    return map.all(kind).stream().map(ScriptMap.Element::name).toList();
  }

  /** Places at which the build has proved which rules are open. */
  private int positions() {
    int positions = 0;
    for (ScriptMap.Element element : map.all("topic")) {
      positions += positions(library.topic(element.id()));
    }
    for (String skill : library.skills()) {
      positions += positions(library.topic(skill));
    }
    return positions;
  }

  private static int positions(Topic<?> topic) {
    int positions = 0;
    for (int step = 0; step < topic.steps().size(); step++) {
      positions += topic.openRules(step).equals(OpenRules.NONE) ? 0 : 1;
    }
    return positions;
  }

  /** Variables of which the build knows the last use. */
  private int lastUses() {
    int uses = 0;
    for (String id : library.sessions()) {
      Session<?, ?> session = library.session(id);
      for (ScriptMap.Element variable : map.all("variable")) {
        String declared = variable.id();
        boolean inSight = declared.startsWith(id + ":") || declared.startsWith("全局:");
        String stage = stage(session, declared);
        uses += inSight && session.lastUse(variable.name()) != null
            || stage != null && session.lastUse(stage + "/" + variable.name()) != null ? 1 : 0;
      }
    }
    return uses;
  }

  /** The stage that declares a variable, or null. */
  private static String stage(Session<?, ?> session, String variable) {
    for (Stage stage : session.stages()) {
      if (variable.startsWith(stage.id() + ":")) {
        return stage.id();
      }
    }
    return null;
  }

  private static long javaFiles(Path folder) {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).count();
    } catch (IOException e) {
      // A figure to look at: the chat goes on without it.
      return 0;
    }
  }
}
