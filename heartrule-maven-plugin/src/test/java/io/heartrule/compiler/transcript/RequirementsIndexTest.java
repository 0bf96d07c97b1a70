package io.heartrule.compiler.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.compiler.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page {@code docs/requirements.md} says what shows each requirement: it must be true. */
class RequirementsIndexTest {
  private static final Path MODULE = Repository.root().resolve("heartrule-maven-plugin");
  private static final Path TRANSCRIPTS = MODULE.resolve("src/test/resources/transcripts");
  private static final Path DOCS = Repository.root().resolve("docs");
  private static final String HEAD = "- transcript: ";

  @Test
  void whatTheIndexNamesExists() throws IOException {
    Map<String, Set<String>> shown = shown();
    Set<String> tests = testClasses();
    List<String> wrong = new ArrayList<>();
    rows().forEach((row, proofs) -> {
      for (String proof : proofs) {
        boolean found = proof.startsWith("`")
            ? shown.getOrDefault(row, Set.of()).contains(proof.substring(1, proof.length() - 1))
            : proof.startsWith("[HR") ? Files.exists(DOCS.resolve(link(proof)))
            : proof.endsWith("Test") ? tests.contains(proof)
            : proof.startsWith("it/") ? Files.exists(MODULE.resolve("src/" + proof)) : !proof.isBlank();
        if (!found) {
          wrong.add(row + ": " + proof);
        }
      }
    });
    assertThat(wrong).as("named in docs/requirements.md, but not there").isEmpty();
  }

  @Test
  void theIndexNamesEveryTranscriptOfItsRows() throws IOException {
    Map<String, List<String>> rows = rows();
    List<String> missing = new ArrayList<>();
    shown().forEach((row, files) -> {
      if (rows.containsKey(row)) {
        files.stream().filter(file -> !rows.get(row).contains("`" + file + "`"))
            .forEach(file -> missing.add(row + ": " + file));
      }
    });
    assertThat(rows).hasSizeGreaterThan(150);
    assertThat(missing).as("to be added to docs/requirements.md").isEmpty();
  }

  private static String link(String proof) {
    return proof.substring(proof.indexOf('(') + 1, proof.length() - 1);
  }

  /** What shows each row, as the page says. */
  private static Map<String, List<String>> rows() {
    Map<String, List<String>> rows = new LinkedHashMap<>();
    for (String line : Repository.read(DOCS.resolve("requirements.md")).split("\n")) {
      String[] cells = line.split("(?<!\\\\)\\|");
      if (cells.length == 4 && isRow(cells[1].strip())) {
        rows.put(cells[1].strip(), Arrays.stream(cells[3].split(", ")).map(String::strip).toList());
      }
    }
    return rows;
  }

  /** The files with a transcript whose name begins with a row, by the row. */
  private static Map<String, Set<String>> shown() throws IOException {
    Map<String, Set<String>> shown = new LinkedHashMap<>();
    try (Stream<Path> files = Files.walk(TRANSCRIPTS)) {
      for (Path file : files.filter(f -> f.getParent().endsWith("tests") && Files.isRegularFile(f)).sorted().toList()) {
        String name = file.getFileName().toString();
        String place = file.getParent().getParent().getFileName() + "/" + name.substring(0, name.lastIndexOf('.'));
        for (String line : Repository.read(file).split("\n")) {
          int head = line.indexOf(HEAD);
          if (head >= 0) {
            names(line.substring(head + HEAD.length()))
                .forEach(row -> shown.computeIfAbsent(row, r -> new LinkedHashSet<>()).add(place));
          }
        }
      }
    }
    return shown;
  }

  private static List<String> names(String transcript) {
    return Arrays.stream(transcript.split("[ '：]")).filter(RequirementsIndexTest::isRow).toList();
  }

  private static boolean isRow(String word) {
    return word.matches("[A-Z]{2}-[0-9]{2}");
  }

  private static Set<String> testClasses() throws IOException {
    Set<String> names = new TreeSet<>();
    for (String module : List.of("heartrule-maven-plugin", "heartrule-runtime")) {
      try (Stream<Path> files = Files.walk(Repository.root().resolve(module).resolve("src/test/java"))) {
        files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith("Test.java"))
            .forEach(name -> names.add(name.substring(0, name.length() - ".java".length())));
      }
    }
    return names;
  }
}
