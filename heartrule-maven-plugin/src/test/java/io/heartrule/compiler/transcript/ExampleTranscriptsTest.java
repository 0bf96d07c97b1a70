package io.heartrule.compiler.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.heartrule.compiler.Repository;
import io.heartrule.compiler.compile.ScriptFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The conversation tests of the example project, without building it. */
class ExampleTranscriptsTest {
  private static final Path PROJECT = Repository.root().resolve("example-project/counseling-scripts");

  @TempDir
  Path classes;

  @TestFactory
  Stream<DynamicNode> transcripts() throws IOException {
    Map<String, Runnable> transcripts = Compiled.transcripts(
        new ScriptFolder(PROJECT, PROJECT.resolve("src/main/heartrule")).read(),
        new ScriptFolder(PROJECT, PROJECT.resolve("src/test/heartrule")).read(), classes);
    assertThat(transcripts).hasSizeGreaterThan(3);
    return transcripts.entrySet().stream().map(each -> dynamicTest(each.getKey(), each.getValue()::run));
  }
}
