package io.heartrule.compiler.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputWriterTest {
  @TempDir
  Path target;
  private Path sources;
  private Path resources;

  @BeforeEach
  void folders() {
    sources = target.resolve("sources");
    resources = target.resolve("resources");
  }

  @Test
  void writes_sources_and_resources_to_their_roots() throws IOException {
    OutputWriter.Result result = write(java("a/A.java", "甲"), new GeneratedFile("META-INF/heartrule/map.json", "{}"));
    assertThat(sources.resolve("a/A.java")).content().contains("甲");
    assertThat(resources.resolve("META-INF/heartrule/map.json")).hasContent("{}");
    assertThat(result.written()).hasSize(2);
    assertThat(Files.readString(manifest("default"))).isEqualTo("""
        {
          "format": 1,
          "plugin": "1.0",
          "outputs": [
            "META-INF/heartrule/map.json",
            "a/A.java"
          ]
        }
        """);
  }

  @Test
  void an_unchanged_file_keeps_its_time_stamp() throws IOException {
    write(java("a/A.java", "1"), java("a/B.java", "1"));
    FileTime old = FileTime.fromMillis(1_000_000);
    try (Stream<Path> all = Files.walk(target)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        Files.setLastModifiedTime(file, old);
      }
    }
    OutputWriter.Result result = write(java("a/A.java", "1"), java("a/B.java", "2"));
    assertThat(Files.getLastModifiedTime(sources.resolve("a/A.java"))).isEqualTo(old);
    assertThat(Files.getLastModifiedTime(manifest("default"))).isEqualTo(old);
    assertThat(sources.resolve("a/B.java")).content().contains("2");
    assertThat(result.unchanged()).isEqualTo(1);
    assertThat(result.changed()).containsExactly(sources.resolve("a/B.java"));
  }

  @Test
  void deletes_what_no_script_yields_any_more_and_folders_that_are_empty_then() throws IOException {
    write(java("a/A.java", "1"), java("b/c/B.java", "1"));
    OutputWriter.Result result = write(java("a/A.java", "1"));
    assertThat(result.deleted()).containsExactly(sources.resolve("b/c/B.java"));
    assertThat(sources.resolve("b")).doesNotExist();
    assertThat(sources.resolve("a/A.java")).exists();
    write();
    assertThat(sources).isEmptyDirectory();
  }

  @Test
  void never_deletes_what_it_has_not_written() throws IOException {
    write(java("a/A.java", "1"));
    Path other = hand("a/Mine.java", "class Mine {}");
    Files.delete(sources.resolve("a/A.java"));
    Path replaced = hand("a/A.java", "class A { /* written by hand since */ }");
    OutputWriter.Result result = write();
    assertThat(result.deleted()).isEmpty();
    assertThat(other).exists();
    assertThat(replaced).exists();
  }

  @Test
  void refuses_to_overwrite_a_file_written_by_hand_and_does_nothing_then() throws IOException {
    write(java("a/Old.java", "1"));
    Path mine = hand("a/A.java", "class A {}");
    OutputWriter.Result result = write(java("a/A.java", "1"), java("a/B.java", "1"));
    assertThat(result.foreign()).containsExactly(mine);
    assertThat(mine).hasContent("class A {}");
    assertThat(sources.resolve("a/B.java")).doesNotExist();
    assertThat(sources.resolve("a/Old.java")).exists();
  }

  @Test
  void takes_over_generated_files_whose_manifest_is_lost() throws IOException {
    write(java("a/A.java", "1"), new GeneratedFile("META-INF/heartrule/map.json", "1"));
    Files.delete(manifest("default"));
    assertThat(write(java("a/A.java", "2"), new GeneratedFile("META-INF/heartrule/map.json", "2")).foreign()).isEmpty();
    assertThat(sources.resolve("a/A.java")).content().contains("2");
  }

  @Test
  void a_class_that_moves_to_another_execution_stays_whoever_runs_first() throws IOException {
    write("one", java("a/A.java", "1"));
    write("two", java("a/A.java", "1"));
    write("one");
    assertThat(sources.resolve("a/A.java")).exists();
    write("two");
    assertThat(sources.resolve("a/A.java")).doesNotExist();
  }

  @Test
  void a_manifest_of_another_kind_deletes_nothing() throws IOException {
    write(java("a/A.java", "1"));
    for (String strange : List.of("", "{}", "null", "{\n  \"format\": 2,\n    \"a/A.java\"\n}", "\u0000\ufffd")) {
      Files.writeString(manifest("default"), strange);
      assertThat(write().deleted()).isEmpty();
    }
    assertThat(sources.resolve("a/A.java")).exists();
  }

  @Test
  void a_manifest_cannot_lead_out_of_the_output_directory() throws IOException {
    write(java("a/A.java", "1"));
    Path outside = Files.writeString(target.resolve("X.java"), "// " + OutputWriter.HEADER);
    Files.writeString(manifest("default"),
        "{\n  \"format\": 1,\n  \"outputs\": [\n    \"../X.java\",\n    \"" + outside + "\"\n  ]\n}\n");
    assertThat(write().deleted()).isEmpty();
    assertThat(outside).exists();
  }

  @Test
  void does_not_follow_a_link_out_of_the_output_directory() throws IOException {
    write(java("a/A.java", "1"));
    Path outside = Files.createDirectories(target.resolve("outside"));
    Files.move(sources.resolve("a/A.java"), outside.resolve("A.java"));
    Files.delete(sources.resolve("a"));
    Files.createSymbolicLink(sources.resolve("a"), outside);
    assertThat(write().deleted()).isEmpty();
    assertThat(outside.resolve("A.java")).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../A.java", "/a/A.java", "a//A.java", "a/../../A.java", "a\\A.java", "C:/A.java", ""})
  void refuses_paths_that_leave_the_output_directory(String path) {
    assertThatIllegalArgumentException().isThrownBy(() -> write(java(path, "1")));
  }

  @Test
  void a_project_without_outputs_gets_no_manifest() throws IOException {
    write();
    assertThat(manifest("default")).doesNotExist();
  }

  private static GeneratedFile java(String path, String text) {
    return new GeneratedFile(path, "// " + OutputWriter.HEADER + " from x.yaml.\n" + text + "\n");
  }

  private Path hand(String path, String text) throws IOException {
    Path file = sources.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private Path manifest(String execution) {
    return target.resolve("maven-status/heartrule-maven-plugin/generate/" + execution + "/outputs.json");
  }

  private OutputWriter.Result write(GeneratedFile... files) throws IOException {
    return write("default", files);
  }

  private OutputWriter.Result write(String execution, GeneratedFile... files) throws IOException {
    return new OutputWriter(sources, resources, manifest(execution), "1.0").write(List.of(files));
  }
}
