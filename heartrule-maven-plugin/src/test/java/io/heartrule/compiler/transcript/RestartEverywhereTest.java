package io.heartrule.compiler.transcript;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.heartrule.compiler.Repository;
import io.heartrule.compiler.compile.ScriptFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * All conversations once more, with everything in memory dropped before each thing that a visitor says or
 * does not say, and before each look: what is said, asked, remembered and open must be the same (Q53).
 */
class RestartEverywhereTest {
  private static final Path FOLDER =
      Repository.root().resolve("heartrule-maven-plugin/src/test/resources/transcripts");

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
          new ScriptFolder(folder, folder.resolve("tests")).read(), classes, RestartEverywhereTest::interrupted);
      return dynamicContainer(folder.getFileName().toString(), transcripts.entrySet().stream()
          .map(each -> dynamicTest(each.getKey(), each.getValue()::run)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** A generated test with a restart before each step that speaks or looks, but for a look at what was at the end. */
  private static String interrupted(String test) {
    List<String> lines = test.lines().toList();
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      String step = lines.get(i).strip();
      boolean last = next(lines, i).strip().equals(".play();");
      if (step.startsWith(".visitor(") || step.startsWith(".idle(") || step.startsWith(".expect(") && !last) {
        out.append("        .restart(0)\n");
      }
      out.append(lines.get(i)).append('\n');
    }
    return out.toString();
  }

  /** The step behind a step. */
  private static String next(List<String> lines, int at) {
    int next = at + 1;
    while (next < lines.size() && !lines.get(next).startsWith("        .")) {
      next++;
    }
    return next < lines.size() ? lines.get(next) : "";
  }
}
