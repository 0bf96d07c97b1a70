package io.heartrule.compiler.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.compiler.source.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FixApplierTest {
  private static final String TEXT = "say：你好\ncheck: now\n";
  private static final SourceFile FILE = new SourceFile("a.yaml", TEXT);

  @Test
  void makes_repairs_in_any_order() {
    assertThat(apply(fix(7, 12, "check_time"), fix(3, 4, ": ")).text()).isEqualTo("say: 你好\ncheck_time: now\n");
  }

  @Test
  void makes_the_same_repair_once() {
    assertThat(apply(fix(3, 4, ": "), fix(3, 4, ": ")).applied()).hasSize(1);
  }

  @Test
  void leaves_what_touches_an_earlier_repair_for_the_next_round() {
    assertThat(apply(fix(0, 5, "A"), fix(3, 4, ": ")).text()).isEqualTo("A好\ncheck: now\n");
    assertThat(apply(fix(0, 0, "A"), fix(0, 0, "B")).text()).isEqualTo("A" + TEXT);
    assertThat(apply(fix(0, 3, "A"), fix(3, 4, ": ")).text()).isEqualTo("A: 你好\ncheck: now\n");
  }

  @Test
  void a_repair_that_changes_nothing_is_none() {
    assertThat(apply(fix(0, 3, "say")).applied()).isEmpty();
  }

  @Test
  void a_diff_shows_three_lines_around_a_change() {
    String before = "1\n2\n3\n4\n5\n6\n7\n8\n9\n";
    assertThat(UnifiedDiff.of("规则.yaml", before, before.replace("5", "五"))).isEqualTo(
        "--- a/规则.yaml\n+++ b/规则.yaml\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+五\n 6\n 7\n 8\n");
    assertThat(UnifiedDiff.of("a", before, before)).isEmpty();
  }

  @Test
  void a_diff_tells_of_a_missing_last_line_break() {
    assertThat(UnifiedDiff.of("a", "x", "x\n")).isEqualTo(
        "--- a/a\n+++ b/a\n@@ -1,1 +1,1 @@\n-x\n\\ No newline at end of file\n+x\n");
    assertThat(UnifiedDiff.of("a", "", "x\n")).isEqualTo("--- a/a\n+++ b/a\n@@ -0,0 +1,1 @@\n+x\n");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void patch_makes_the_second_version_from_the_first(long seed, @TempDir Path folder)
      throws IOException, InterruptedException {
    Random random = new Random(seed);
    String before = randomLines(random, 60);
    String after = before;
    for (int i = 0; i < 6; i++) {
      int at = random.nextInt(after.length());
      after = after.substring(0, at) + (random.nextBoolean() ? "新\n" : "")
          + after.substring(Math.min(after.length(), at + random.nextInt(5)));
    }
    Path file = Files.writeString(folder.resolve("a"), before);
    Path diff = Files.writeString(folder.resolve("diff"), UnifiedDiff.of("a", before, after), StandardCharsets.UTF_8);
    Process patch;
    try {
      patch = new ProcessBuilder("patch", "-s", "-p1", "-i", diff.toString()).directory(folder.toFile())
          .inheritIO().start();
    } catch (IOException noPatchHere) {
      org.junit.jupiter.api.Assumptions.abort("needs the program patch");
      return;
    }
    assertThat(patch.waitFor()).isZero();
    assertThat(Files.readString(file)).isEqualTo(after);
  }

  private static String randomLines(Random random, int count) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lines.add("行" + random.nextInt(9));
    }
    return String.join("\n", lines) + "\n";
  }

  private static Fix fix(int start, int end, String replacement) {
    return new Fix(FILE.span(start, end), replacement);
  }

  private static FixApplier.Result apply(Fix... fixes) {
    return FixApplier.apply(TEXT, List.of(fixes));
  }
}
