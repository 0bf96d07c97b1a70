package io.heartrule.compiler.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptFolderTest {
  @TempDir
  Path project;

  @Test
  void finds_yaml_and_yml_at_any_depth_sorted_by_path() throws IOException {
    add("src/main/heartrule/b.yml");
    add("src/main/heartrule/a/skills.yaml");
    add("src/main/heartrule/a.yaml");
    add("src/main/heartrule/notes.md");
    assertThat(folder("src/main/heartrule").files().keySet()).containsExactly(
        "src/main/heartrule/a.yaml", "src/main/heartrule/a/skills.yaml", "src/main/heartrule/b.yml");
    assertThat(folder("src/main/heartrule").read()).extracting(ScriptSource::path).hasSize(3);
  }

  @Test
  void leaves_out_prompts_and_what_is_hidden() throws IOException {
    add("scripts/prompts/turn.yaml");
    add("scripts/.git/x.yaml");
    add("scripts/.#lock.yaml");
    add("scripts/sessions/prompts/kept.yaml");
    assertThat(folder("scripts").files().keySet()).containsExactly("scripts/sessions/prompts/kept.yaml");
  }

  @Test
  void a_missing_folder_has_no_scripts() throws IOException {
    assertThat(folder("nowhere").exists()).isFalse();
    assertThat(folder("nowhere").read()).isEmpty();
  }

  @Test
  void knows_a_file_that_was_meant_as_a_script() throws IOException {
    add("scripts/notes.md");
    assertThat(folder("scripts").nearMiss()).isNull();
    add("scripts/first.yaml.txt");
    assertThat(folder("scripts").nearMiss()).isEqualTo("first.yaml.txt");
    assertThat(folder("nowhere").nearMiss()).isNull();
  }

  private ScriptFolder folder(String path) {
    return new ScriptFolder(project, project.resolve(path));
  }

  private void add(String path) throws IOException {
    Path file = project.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "rules: []\n");
  }
}
