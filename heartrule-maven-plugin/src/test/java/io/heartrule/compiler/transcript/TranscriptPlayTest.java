package io.heartrule.compiler.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.heartrule.compiler.Repository;
import io.heartrule.compiler.compile.ScriptFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole conversations: each folder of {@code transcripts} holds scripts and what they must do, compiled
 * and played just as a project's own tests are.
 */
class TranscriptPlayTest {
  private static final Path FOLDER =
      Repository.root().resolve("heartrule-maven-plugin/src/test/resources/transcripts");

  /** Transcripts that show a mistake of the engine which is known and not yet repaired. To be empty. */
  private static final Set<String> PENDING = Set.of();

  @TempDir
  Path temp;

  @TestFactory
  Stream<DynamicNode> transcripts() throws IOException {
    try (Stream<Path> folders = Files.list(FOLDER)) {
      List<Path> all = folders.filter(Files::isDirectory).sorted().toList();
      return all.stream().map(this::folder).toList().stream();
    }
  }

  private DynamicNode folder(Path folder) {
    try {
      Path classes = Files.createDirectories(temp.resolve(folder.getFileName().toString()));
      Map<String, Runnable> transcripts = Compiled.transcripts(
          new ScriptFolder(folder, folder.resolve("scripts")).read(),
          new ScriptFolder(folder, folder.resolve("tests")).read(), classes);
      assertThat(transcripts).isNotEmpty();
      return dynamicContainer(folder.getFileName().toString(), transcripts.entrySet().stream()
          .map(each -> test(each.getKey(), each.getValue())));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static DynamicTest test(String name, Runnable transcript) {
    return PENDING.contains(name)
        ? dynamicTest(name + " (pending)", () -> assertThrows(AssertionError.class, transcript::run))
        : dynamicTest(name, transcript::run);
  }
}
