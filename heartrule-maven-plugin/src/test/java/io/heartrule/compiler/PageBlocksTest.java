package io.heartrule.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.heartrule.compiler.PageBlocks.Block;
import io.heartrule.compiler.compile.ScriptSource;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageBlocksTest {

  @Test
  void reads_bad_and_good_examples_with_their_options() {
    List<Block> blocks = PageBlocks.of("""
        # HR204 · 甲 · a

        ```yaml bad strictVariables requireCritical=识别,危机
        rules:
        ```
        ```sh
        mvn
        ```
        ```yaml good
        skills:
        ```
        """);
    assertThat(blocks).extracting(Block::bad).containsExactly(true, false);
    assertThat(blocks.get(0).line()).isEqualTo(3);
    assertThat(blocks.get(0).options().strictVariables()).isTrue();
    assertThat(blocks.get(0).options().requireCritical()).containsExactly("识别", "危机");
    assertThat(text(blocks.get(0).files().get(0))).isEqualTo("rules:\n");
  }

  @Test
  void several_files_begin_after_their_names() {
    List<ScriptSource> files = PageBlocks.of("```yaml bad\na: 1\n# --- b.yaml\nb: 1\n```\n").get(0).files();
    assertThat(files).extracting(ScriptSource::path).containsExactly("script.yaml", "b.yaml");
    assertThat(text(files.get(1))).isEqualTo("b: 1\n");
    assertThat(PageBlocks.of("```yaml bad\n# --- b.yaml\nb: 1\n```\n").get(0).files()).hasSize(1);
  }

  @Test
  void a_byte_can_be_written_out() {
    assertThat(PageBlocks.of("```yaml bad\na: \\xff\n```\n").get(0).files().get(0).bytes())
        .containsExactly('a', ':', ' ', 0xff, '\n');
  }

  @Test
  void says_what_is_wrong_with_a_page() {
    assertThatIllegalArgumentException().isThrownBy(() -> PageBlocks.of("```yaml bad\na: 1\n"));
    assertThatIllegalArgumentException().isThrownBy(() -> PageBlocks.of("```yaml ugly\n```\n"));
    assertThatIllegalArgumentException().isThrownBy(() -> PageBlocks.of("```yaml bad fast\n```\n"));
  }

  private static String text(ScriptSource file) {
    return new String(file.bytes(), StandardCharsets.UTF_8);
  }
}
