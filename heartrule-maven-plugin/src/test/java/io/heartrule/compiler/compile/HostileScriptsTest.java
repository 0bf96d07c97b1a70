package io.heartrule.compiler.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.JsonRenderer;
import io.heartrule.compiler.diagnostic.Messages;
import io.heartrule.compiler.diagnostic.SarifRenderer;
import io.heartrule.compiler.diagnostic.TextRenderer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts damaged at random: the compiler says something, or nothing, but never fails itself. */
class HostileScriptsTest {
  private static final int ROUNDS = 150;
  private static final String[] STRANGE = {
      "：", "\u3000", "\t", "{", "}", "[", "]", "- ", ": ", "\"", "'", "“", "#", " #", "&a ", "*a", "!", "|", ">", "\n",
      "---\n", "-----\n", "\r", "\u0000", "\u200b", "\ud83d\ude00", "\ud83d", "｛", "==", " and ", "null", "topic: ",
      "actions:\n", "rules:\n", "call: ", "condition: ", "{称呼", "    ", "%", "@", "? ", "<<: *a\n", "\ufeff",
  };

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void never_throws(long seed) throws IOException {
    Random random = new Random(seed);
    List<String> corpus = corpus();
    HeartRuleCompiler compiler = new HeartRuleCompiler(CompilerOptions.of("a"));
    for (int round = 0; round < ROUNDS; round++) {
      List<ScriptSource> sources = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        String script = damage(corpus.get(random.nextInt(corpus.size())), random);
        sources.add(new ScriptSource(i + ".yaml", script.getBytes(StandardCharsets.UTF_8)));
      }
      String scripts = "seed " + seed + ", round " + round + ":\n" + shown(sources);
      try {
        checkPlaces(compiler.compile(sources).diagnostics());
        if (round % 10 == 0) {
          checkRepairsComeToAnEnd(compiler, sources);
        }
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError(scripts, e);
      }
    }
  }

  @Test
  void a_topic_without_a_name_may_hold_another_topic() {
    String script = "skills:\n- minutes: 3\n  actions:\n  - topic: 关注努力\n    actions:\n    - say: 很好\n";
    Compilation compilation = new HeartRuleCompiler(CompilerOptions.of("a"))
        .compile(List.of(new ScriptSource("a.yaml", script.getBytes(StandardCharsets.UTF_8))));
    assertThat(compilation.diagnostics()).extracting(Diagnostic::code).contains(Code.HR109);
  }

  private static void checkRepairsComeToAnEnd(HeartRuleCompiler compiler, List<ScriptSource> sources) {
    ScriptFixer fixer = new ScriptFixer(compiler);
    Map<String, ScriptSource> files = new TreeMap<>();
    sources.forEach(source -> files.put(source.path(), source));
    fixer.fix(sources).changed().forEach(source -> files.put(source.path(), source));
    ScriptFixer.Result again = fixer.fix(files.values());
    assertThat(shown(again.changed())).as("after a second run, from\n%s", shown(List.copyOf(files.values()))).isEmpty();
  }

  private static void checkPlaces(List<Diagnostic> diagnostics) {
    for (Diagnostic diagnostic : diagnostics) {
      int length = diagnostic.span().file().text().length();
      assertThat(diagnostic.span().start()).isBetween(0, length);
      assertThat(diagnostic.span().end()).isBetween(diagnostic.span().start(), length);
    }
    for (String language : Messages.LANGUAGES) {
      Messages messages = Messages.in(language);
      new TextRenderer(messages).render(diagnostics);
      new JsonRenderer(messages).render(diagnostics);
      new SarifRenderer(messages, "1").render(diagnostics);
    }
  }

  private static String damage(String script, Random random) {
    StringBuilder text = new StringBuilder(script);
    for (int i = random.nextInt(6); i >= 0; i--) {
      int at = random.nextInt(text.length() + 1);
      switch (random.nextInt(5)) {
        case 0 -> text.insert(at, STRANGE[random.nextInt(STRANGE.length)]);
        case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(4)));
        case 2 -> {
          int end = text.indexOf("\n", at);
          text.delete(at, end < 0 ? text.length() : end);
        }
        case 3 -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(40))));
        default -> text.insert(Math.max(0, text.lastIndexOf("\n", at) + 1), " ".repeat(1 + random.nextInt(3)));
      }
    }
    return random.nextInt(12) == 0 ? text.substring(0, random.nextInt(text.length() + 1)) : text.toString();
  }

  private static List<String> corpus() throws IOException {
    List<String> scripts = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of(System.getProperty("basedir", ""), "src/test/resources/corpus"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".yaml")).sorted().toList()) {
        scripts.add(Files.readString(file));
      }
    }
    return scripts;
  }

  private static String shown(List<ScriptSource> sources) {
    StringBuilder out = new StringBuilder();
    sources.forEach(source -> out.append("--- ").append(source.path()).append('\n')
        .append(new String(source.bytes(), StandardCharsets.UTF_8)).append('\n'));
    return out.toString();
  }
}
