package io.heartrule.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.compiler.write.GeneratedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Scripts and the Java that they become, byte for byte. Rewrite with {@code -Dheartrule.updateGolden=true}
 * and read the difference.
 */
class GoldenTest {
  private static final Path GOLDEN = Path.of(System.getProperty("basedir", "."), "src", "test", "resources", "golden");

  @ParameterizedTest
  @ValueSource(strings = {"family", "everything", "hostile"})
  void scripts_become_the_java_that_was_approved(String name, @TempDir Path classes) throws IOException {
    Generated generated = Generated.from(scripts(GOLDEN.resolve(name).resolve("scripts")));
    Path approved = GOLDEN.resolve(name).resolve("generated");
    if (Boolean.getBoolean("heartrule.updateGolden")) {
      update(approved, generated.files());
    }
    for (GeneratedFile file : generated.files()) {
      Path golden = approved.resolve(file.path());
      assertThat(golden).as("golden file").exists();
      assertThat(file.text()).as(golden.toString()).isEqualTo(Files.readString(golden));
    }
    assertThat(texts(approved).keySet()).isEqualTo(
        new TreeSet<>(generated.files().stream().map(GeneratedFile::path).toList()));
    generated.compile(classes);
  }

  private static Map<String, String> scripts(Path folder) throws IOException {
    Map<String, String> scripts = texts(folder);
    assertThat(scripts).as(folder.toString()).isNotEmpty();
    return scripts;
  }

  private static Map<String, String> texts(Path folder) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        texts.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
      }
    }
    return texts;
  }

  private static void update(Path approved, List<GeneratedFile> files) throws IOException {
    Set<String> paths = new TreeSet<>();
    for (GeneratedFile file : files) {
      Path golden = approved.resolve(file.path());
      Files.createDirectories(golden.getParent());
      Files.writeString(golden, file.text());
      paths.add(file.path());
    }
    for (String path : texts(approved).keySet()) {
      if (!paths.contains(path)) {
        Files.delete(approved.resolve(path));
      }
    }
  }
}
