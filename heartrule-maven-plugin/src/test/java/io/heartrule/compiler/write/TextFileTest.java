package io.heartrule.compiler.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFileTest {
  @TempDir
  Path folder;

  @Test
  void writes_and_says_whether_it_did() throws IOException {
    Path file = folder.resolve("new/rules.txt");
    assertThat(TextFile.writeIfDifferent(file, "一")).isTrue();
    assertThat(TextFile.writeIfDifferent(file, "一")).isFalse();
    assertThat(TextFile.writeIfDifferent(file, "二")).isTrue();
    assertThat(file).hasContent("二");
    try (Stream<Path> left = Files.list(file.getParent())) {
      assertThat(left).containsExactly(file);
    }
  }

  @Test
  void keeps_the_permissions_of_an_authors_file() throws IOException {
    Path file = Files.writeString(folder.resolve("a.yaml"), "1");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
    TextFile.writeIfDifferent(file, "2");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-rw-r--");
  }

  @Test
  void writes_through_a_link() throws IOException {
    Path file = Files.writeString(folder.resolve("a.yaml"), "1");
    Path link = Files.createSymbolicLink(folder.resolve("b.yaml"), file);
    TextFile.writeIfDifferent(link, "2");
    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent("2");
  }
}
