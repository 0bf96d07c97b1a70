package io.heartrule.compiler.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.heartrule.compiler.analyse.machine.LibraryIndex;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DependencyIndexesTest {
  @TempDir
  Path folder;

  @Test
  void libraries_are_found_in_jars_and_in_folders_with_classes() throws IOException {
    Path classes = folder.resolve("classes/META-INF/heartrule");
    Files.createDirectories(classes);
    Files.writeString(classes.resolve("index.json"), index("b.scripts"));
    Path jar = jar("a.jar", "META-INF/heartrule/a.one/index.json", index("a.one"),
        "META-INF/heartrule/a.two/index.json", index("a.two"), "META-INF/heartrule/script-map.json", "{}");
    assertThat(DependencyIndexes.of(List.of(artifact("b", folder.resolve("classes")), artifact("a", jar))))
        .extracting(LibraryIndex::library, LibraryIndex::origin).containsExactly(
            tuple("a.one", "it:a"), tuple("a.two", "it:a"),
            tuple("b.scripts", "it:b"));
  }

  @Test
  void other_dependencies_are_passed_over() throws IOException {
    Path jar = jar("x.jar", "META-INF/other/index.json", index("x"), "META-INF/heartrule/a/b/index.json", index("y"));
    assertThat(DependencyIndexes.of(List.of(artifact("x", jar), artifact("none", null)))).isEmpty();
  }

  private static String index(String library) {
    return "{\"version\":1,\"library\":\"" + library + "\",\"boundary\":1}";
  }

  private static Artifact artifact(String id, Path file) {
    DefaultArtifactHandler handler = new DefaultArtifactHandler("jar");
    handler.setAddedToClasspath(true);
    Artifact artifact = new DefaultArtifact("it", id, "1", "compile", "jar", null, handler);
    artifact.setFile(file == null ? null : file.toFile());
    return artifact;
  }

  private Path jar(String name, String... entries) throws IOException {
    Path jar = folder.resolve(name);
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (int i = 0; i < entries.length; i += 2) {
        out.putNextEntry(new ZipEntry(entries[i]));
        out.write(entries[i + 1].getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
      }
    }
    return jar;
  }
}
