package io.heartrule.compiler.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastRunTest {
  private static final byte[] INPUTS = "skills.yaml".getBytes(StandardCharsets.UTF_8);

  @TempDir
  Path folder;
  private Path output;
  private LastRun run;

  @BeforeEach
  void wentWell() throws IOException {
    output = Files.writeString(folder.resolve("A.java"), "class A {}");
    run = new LastRun(folder.resolve("status/last-run.bin"));
    run.remember(INPUTS, List.of(output), List.of("WARNING 一行\n另一行", "INFO "));
  }

  @Test
  void says_the_same_where_nothing_changed() throws IOException {
    assertThat(run.saidWith(INPUTS.clone())).containsExactly("WARNING 一行\n另一行", "INFO ");
  }

  @Test
  void knows_nothing_of_other_inputs() throws IOException {
    assertThat(run.saidWith("skills.yml".getBytes(StandardCharsets.UTF_8))).isNull();
    assertThat(run.saidWith(new byte[0])).isNull();
  }

  @Test
  void sees_an_output_that_was_changed_or_touched_or_deleted() throws IOException {
    Files.setLastModifiedTime(output, FileTime.fromMillis(1_000_000_000_000L));
    assertThat(run.saidWith(INPUTS)).isNull();
    run.remember(INPUTS, List.of(output), List.of());
    Files.writeString(output, "class A { }");
    assertThat(run.saidWith(INPUTS)).isNull();
    run.remember(INPUTS, List.of(output), List.of());
    Files.delete(output);
    assertThat(run.saidWith(INPUTS)).isNull();
  }

  @Test
  void forgets() throws IOException {
    run.forget();
    assertThat(run.saidWith(INPUTS)).isNull();
    run.forget();
  }

  @Test
  void takes_a_damaged_record_for_none() throws IOException {
    Path record = folder.resolve("status/last-run.bin");
    byte[] whole = Files.readAllBytes(record);
    for (int length = 0; length < whole.length; length++) {
      Files.write(record, Arrays.copyOf(whole, length));
      assertThat(run.saidWith(INPUTS)).as("cut after %d bytes", length).isNull();
    }
    Files.write(record, new byte[] {0, 0, 0, 1, 127, 127, 127, 127});
    assertThat(run.saidWith(INPUTS)).isNull();
  }
}
