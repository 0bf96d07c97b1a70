package io.heartrule.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.compiler.compile.ScriptSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is typed, pasted or lost: the compiler says what is wrong or gives Java that compiles, at once.
 *
 * <p>A long run: {@code mvn test -pl heartrule-maven-plugin -am -Dtest=MutationTest -Dheartrule.mutants=200000
 * -Dheartrule.mutants.compiled=500 -Dheartrule.mutants.seed=1 -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class MutationTest {

  @Test
  void every_mutant_yields_mistakes_or_java_that_compiles(@TempDir Path classes) throws Exception {
    try (StrictJavac javac = new StrictJavac(classes)) {
      MutationRun run = new MutationRun(Long.getLong("heartrule.mutants.seed", 20261121), corpus(), javac);
      run.run(Integer.getInteger("heartrule.mutants", 2000), Integer.getInteger("heartrule.mutants.compiled", 10));
      System.out.println(run.summary());
      assertThat(run.failures()).as(run.summary()).isEmpty();
    }
  }

  /** Each a project: the corpus file by file, the examples of all pages, and the example project. */
  private static List<List<ScriptSource>> corpus() throws IOException {
    List<List<ScriptSource>> corpus = new ArrayList<>();
    for (String folder : List.of("broken", "corrected")) {
      for (Path file : files(Repository.root().resolve("heartrule-maven-plugin/src/test/resources/corpus/" + folder))) {
        corpus.add(List.of(script(file)));
      }
    }
    for (String folder : List.of("docs/language", "docs/diagnostics")) {
      for (Path page : files(Repository.root().resolve(folder))) {
        for (PageBlocks.Block block : PageBlocks.of(Repository.read(page))) {
          corpus.add(block.files());
          if (!block.bad()) {
            corpus.add(block.files()); // twice: few mutants of broken scripts get as far as Java
          }
        }
      }
    }
    List<ScriptSource> example = new ArrayList<>();
    for (Path file : files(Repository.root().resolve("example-project/counseling-scripts/src/main/heartrule"))) {
      example.add(script(file));
    }
    corpus.add(example);
    assertThat(corpus).hasSizeGreaterThan(200);
    return corpus;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static ScriptSource script(Path file) throws IOException {
    return new ScriptSource(file.getFileName().toString(), Files.readAllBytes(file));
  }
}
