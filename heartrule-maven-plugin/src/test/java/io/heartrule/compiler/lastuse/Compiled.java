package io.heartrule.compiler.lastuse;

import io.heartrule.compiler.compile.Compilation;
import io.heartrule.compiler.compile.CompilerOptions;
import io.heartrule.compiler.compile.HeartRuleCompiler;
import io.heartrule.compiler.compile.ScriptSource;
import io.heartrule.compiler.diagnostic.Messages;
import io.heartrule.compiler.diagnostic.TextRenderer;
import io.heartrule.compiler.write.GeneratedFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the compiler makes of a script: its files, and the tables as they stand in them. */
final class Compiled {
  private final List<GeneratedFile> files;
  private final Map<String, List<String>> uses = new HashMap<>();
  private final Map<String, Map<String, String>> lastUses = new HashMap<>();

  private Compiled(List<GeneratedFile> files) {
    this.files = files;
    for (GeneratedFile file : files) {
      if (file.path().endsWith("Topic.java")) {
        uses.put(id(file.text()), readUses(file.text()));
      } else if (file.path().endsWith("Session.java")) {
        lastUses.put(id(file.text()), readLastUses(file.text()));
      }
    }
  }

  static Compiled of(long seed, Script script) {
    String text = ScriptText.of(script);
    return of(seed, text, List.of(new ScriptSource("script.yaml", text.getBytes(StandardCharsets.UTF_8))));
  }

  /** In a package with the number of the seed. */
  static Compiled of(long seed, String text, List<ScriptSource> sources) {
    Compilation done = new HeartRuleCompiler(CompilerOptions.of("s" + seed)).compile(sources);
    if (done.hasErrors()) {
      throw new AssertionError("seed " + seed + "\n" + new TextRenderer(Messages.in("en")).render(
          done.diagnostics().stream().filter(d -> d.isError()).toList()) + "\n" + text);
    }
    return new Compiled(done.files());
  }

  List<GeneratedFile> files() {
    return files;
  }

  /** The table of a topic, by its id. */
  List<String> uses(String topic) {
    return uses.get(topic);
  }

  /** Id of the topic, or null. */
  String lastUse(String session, String variable) {
    return lastUses.get(session).get(variable);
  }

  /** The first text after {@code super(}. */
  private static String id(String java) {
    return strings(java.substring(java.indexOf("super("), java.indexOf(";", java.indexOf("super(")))).get(0);
  }

  private static List<String> readUses(String java) {
    int at = java.indexOf("List<String> uses()");
    return at < 0 ? List.of() : strings(java.substring(at, java.indexOf('\n', at)));
  }

  private static Map<String, String> readLastUses(String java) {
    Map<String, String> found = new HashMap<>();
    int at = java.indexOf("String lastUse(");
    if (at >= 0) {
      String table = java.substring(at, java.indexOf("default:", at));
      table.lines().filter(line -> line.contains("case \"")).forEach(line -> {
        List<String> both = strings(line.contains("//") ? line.substring(0, line.indexOf("//")) : line);
        found.put(both.get(0), both.get(1));
      });
    }
    return found;
  }

  private static List<String> strings(String line) {
    List<String> found = new ArrayList<>();
    for (int from = line.indexOf('"'); from >= 0; ) {
      int to = line.indexOf('"', from + 1);
      found.add(line.substring(from + 1, to));
      from = line.indexOf('"', to + 1);
    }
    return found;
  }
}
