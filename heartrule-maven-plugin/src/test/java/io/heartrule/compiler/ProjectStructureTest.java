package io.heartrule.compiler;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The house rules: who may import whom, how long a file may be, what must stand beside what. */
class ProjectStructureTest {
  private static final String COMPILER = "io.heartrule.compiler.";
  private static final int LONGEST_FILE = 500;
  private static final int LONGEST_LINE = 120;

  /** Rooms of the compiler and which others each may enter; sub-packages belong to their room. */
  private static final Map<String, Set<String>> MAY_IMPORT = Map.ofEntries(
      entry("source", Set.of()),
      entry("diagnostic", Set.of("source")),
      entry("model", Set.of("source")),
      entry("read", Set.of("source", "diagnostic", "model")),
      entry("analyse", Set.of("source", "diagnostic", "model")),
      entry("emit", Set.of("analyse.machine", "write")),
      entry("write", Set.of()),
      entry("schema", Set.of("diagnostic", "model", "read")),
      entry("report", Set.of("source", "diagnostic", "model", "analyse")),
      entry("compile",
          Set.of("source", "diagnostic", "model", "read", "analyse", "schema", "report", "emit", "write")),
      entry("transcript",
          Set.of("source", "diagnostic", "model", "read", "analyse", "emit", "write", "compile")),
      entry("maven", Set.of("source", "diagnostic", "analyse.machine", "compile", "transcript", "write")));

  /** Libraries and the only rooms that may see them. */
  private static final Map<String, Set<String>> LIBRARIES = Map.of(
      "org.apache.maven.", Set.of("maven"),
      "org.codehaus.plexus.", Set.of("maven"),
      "javax.inject.", Set.of("maven"),
      "org.snakeyaml.", Set.of("read"),
      "java.nio.file.Files", Set.of("write", "compile", "maven"));

  @Test
  void every_package_says_what_it_is_for() {
    Set<Path> without = new TreeSet<>();
    for (Path file : mainSources()) {
      if (!Files.exists(file.resolveSibling("package-info.java"))) {
        without.add(Repository.root().relativize(file.getParent()));
      }
    }
    assertThat(without).as("packages without package-info.java").isEmpty();
  }

  @Test
  void no_file_is_too_long_to_be_read() {
    assertThat(allSources()).allSatisfy(file ->
        assertThat(lines(file).size()).as(file.toString()).isLessThanOrEqualTo(LONGEST_FILE));
  }

  @Test
  void no_line_is_too_long_to_be_read() {
    assertThat(mainSources()).allSatisfy(file -> assertThat(lines(file)).as(file.toString())
        .allMatch(line -> line.length() <= LONGEST_LINE));
  }

  @Test
  void no_import_hides_what_it_brings() {
    assertThat(mainSources()).allSatisfy(file -> assertThat(lines(file)).as(file.toString())
        .noneMatch(line -> line.startsWith("import ") && line.endsWith(".*;")));
  }

  @Test
  void rooms_import_only_what_the_map_allows() {
    List<String> trespasses = new ArrayList<>();
    Path root = Repository.root().resolve("heartrule-maven-plugin/src/main/java/io/heartrule/compiler");
    for (Path file : javaFiles(root)) {
      String room = room(root.relativize(file.getParent()).toString().replace('\\', '.').replace('/', '.'));
      for (String imported : imports(file)) {
        if (!isAllowed(room, imported)) {
          trespasses.add(root.relativize(file) + " imports " + imported);
        }
      }
    }
    assertThat(trespasses).isEmpty();
  }

  @Test
  void the_runtime_knows_neither_yaml_nor_the_compiler() {
    Path root = Repository.root().resolve("heartrule-runtime/src/main/java");
    assertThat(javaFiles(root)).allSatisfy(file -> assertThat(imports(file)).as(file.toString())
        .noneMatch(i -> i.startsWith(COMPILER) || i.contains("yaml") || i.startsWith("org.apache.maven.")
            || i.startsWith("org.junit.")));
  }

  @Test
  void both_languages_have_the_same_wordings() {
    assertThat(Repository.wordings("zh").keySet()).isEqualTo(Repository.wordings("en").keySet());
    assertThat(Repository.bundle("text", "zh").keySet()).isEqualTo(Repository.bundle("text", "en").keySet());
    assertThat(Repository.bundle("schema", "zh").keySet()).isEqualTo(Repository.bundle("schema", "en").keySet());
    assertThat(Repository.bundle("report", "zh").keySet()).isEqualTo(Repository.bundle("report", "en").keySet());
  }

  @Test
  void every_code_that_is_produced_has_a_wording() {
    assertThat(Stream.of(Code.values()).filter(code -> !NotProducedYet.CODES.contains(code)).map(Code::name))
        .allSatisfy(code -> assertThat(Repository.wordings("zh")).containsKey(code));
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void wordings_belong_to_a_code_and_messages_are_one_line(String language) {
    Set<String> codes = new TreeSet<>(Stream.of(Code.values()).map(Code::name).toList());
    assertThat(Messages.LANGUAGES).contains(language);
    assertThat(Repository.wordings(language)).allSatisfy((key, text) -> {
      assertThat(codes).as(key).contains(key.substring(0, Math.min(5, key.length())));
      assertThat(text).as(key).isNotBlank();
      if (!key.endsWith(".help")) {
        assertThat(text).as(key).doesNotContain("\n");
      }
    });
  }

  private static boolean isAllowed(String room, String imported) {
    if (imported.startsWith(COMPILER)) {
      String there = imported.substring(COMPILER.length());
      return there.startsWith(room + ".")
          || MAY_IMPORT.get(room).stream().anyMatch(other -> there.startsWith(other + "."));
    }
    return LIBRARIES.entrySet().stream()
        .allMatch(library -> !imported.startsWith(library.getKey()) || library.getValue().contains(room));
  }

  private static String room(String packageName) {
    int dot = packageName.indexOf('.');
    String room = dot < 0 ? packageName : packageName.substring(0, dot);
    assertThat(MAY_IMPORT).as("package " + packageName + " is not on the map").containsKey(room);
    return room;
  }

  /** What a file imports, static imports by their class and member. */
  private static List<String> imports(Path file) {
    return lines(file).stream()
        .filter(line -> line.startsWith("import "))
        .map(line -> line.substring("import ".length(), line.length() - 1))
        .map(name -> name.startsWith("static ") ? name.substring("static ".length()) : name)
        .toList();
  }

  private static List<String> lines(Path file) {
    return Repository.read(file).lines().toList();
  }

  private static List<Path> mainSources() {
    return modules().flatMap(module -> javaFiles(module.resolve("src/main/java")).stream()).toList();
  }

  private static List<Path> allSources() {
    return modules().flatMap(module -> javaFiles(module.resolve("src")).stream()).toList();
  }

  private static Stream<Path> modules() {
    return Stream.of("heartrule-runtime", "heartrule-maven-plugin").map(Repository.root()::resolve);
  }

  private static List<Path> javaFiles(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
