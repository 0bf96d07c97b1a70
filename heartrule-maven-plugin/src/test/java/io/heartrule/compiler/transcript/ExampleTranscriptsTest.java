package io.heartrule.compiler.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.heartrule.compiler.Repository;
import io.heartrule.compiler.compile.ScriptFolder;
import io.heartrule.compiler.compile.ScriptSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
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
    Map<String, Runnable> transcripts = Compiled.transcripts(scripts(),
        new ScriptFolder(PROJECT, PROJECT.resolve("src/test/heartrule")).read(), classes.resolve("example"));
    assertThat(transcripts).hasSizeGreaterThan(3);
    transcripts.putAll(guide());
    return transcripts.entrySet().stream().map(each -> dynamicTest(each.getKey(), each.getValue()::run));
  }

  private static List<ScriptSource> scripts() throws IOException {
    return new ScriptFolder(PROJECT, PROJECT.resolve("src/main/heartrule")).read();
  }

  /** The first test of the guide is about these scripts too. */
  private Map<String, Runnable> guide() throws IOException {
    String guide = Repository.read(Repository.root().resolve("docs/guides/conversation-tests.md"));
    int start = guide.indexOf("transcripts:");
    String test = guide.substring(start, guide.indexOf("```", start));
    Map<String, Runnable> found = new LinkedHashMap<>();
    Compiled.transcripts(scripts(), List.of(new ScriptSource("guide.yaml", test.getBytes(StandardCharsets.UTF_8))),
        classes.resolve("guide")).forEach((name, transcript) -> found.put("guide: " + name, transcript));
    return found;
  }
}
