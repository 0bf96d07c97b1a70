package io.heartrule.compiler.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangedTest {
  @TempDir
  Path folder;

  private Path file(String name, int second) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, name);
    return Files.setLastModifiedTime(file, FileTime.fromMillis(1_700_000_000_000L + second * 1000L));
  }

  @Test
  void names_the_newest_script_that_was_changed_after_the_compilation() throws IOException {
    file("status/default/last-run.bin", 10);
    file("sources/a/A.java", 5);
    List<Path> compiled = List.of(folder.resolve("status"), folder.resolve("sources"), folder.resolve("none"));

    assertThat(Changed.newest(Map.of("a.yaml", file("a.yaml", 9), "b.yaml", file("b.yaml", 10)), compiled)).isNull();
    assertThat(Changed.newest(Map.of("a.yaml", file("a.yaml", 11), "b.yaml", file("b.yaml", 12)), compiled))
        .isEqualTo("b.yaml");
  }

  @Test
  void says_nothing_where_nothing_was_compiled() throws IOException {
    assertThat(Changed.newest(Map.of("a.yaml", file("a.yaml", 1)), List.of(folder.resolve("none")))).isNull();
  }
}
