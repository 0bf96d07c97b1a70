package io.heartrule.compiler.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reading returns a script and diagnostics, whatever is in the file. */
class ReadingNeverFailsTest {
  private static final String[] PIECES = {"{", "}", "｛", "｝", "“", "”", "\"", "'", "[", "]", "- ", ": ", "：", "　", "\t",
      "\n", "\n  ", "\n- ", " # ", "&a", "*a", "!x", "|", ">", "---", "\n----\n", "=", "and", " or ", "(", "（", "{}",
      "[]", "~", "null", "\u200B", "\u202E", "\uD83D", "😀", "topic: ", "rule: ", "if: ", "get: ", "。。。", "XXX", "[名]",
      "condition: ", "{甲.乙}", "say", "goto: ", "timing: {before: 甲}", "0", "-1", "9999999999999999999"};

  @Test
  void a_script_with_slips_at_any_place() throws IOException {
    Random random = new Random(7);
    List<String> scripts = scripts();
    for (int round = 0; round < 3000; round++) {
      StringBuilder text = new StringBuilder(scripts.get(random.nextInt(scripts.size())));
      for (int slip = random.nextInt(4); slip >= 0; slip--) {
        int at = random.nextInt(text.length() + 1);
        if (random.nextInt(3) == 0) {
          text.delete(at, Math.min(text.length(), at + random.nextInt(12)));
        } else {
          text.insert(at, PIECES[random.nextInt(PIECES.length)]);
        }
      }
      read(text.toString());
    }
  }

  @Test
  void long_texts_take_time_in_proportion() {
    String many = "{".repeat(30_000);
    read("skills:\n- topic: 甲\n  actions:\n  - say: '" + many + "'\n");
    read("skills:\n- topic: 甲\n  actions:\n  - say: '" + "“｛".repeat(30_000) + "'\n");
    read("rules:\n- rule: 甲\n  if: '" + "{甲} and ".repeat(5_000) + "'\n");
    read("rules:\n- rule: 甲\n  cancel_when: '" + "not ".repeat(5_000) + "'\n");
  }

  private static void read(String text) {
    ReadScript read = ReadScript.of(text);
    assertThat(read.script()).as(text).isNotNull();
    Messages messages = Messages.in("zh");
    for (Diagnostic found : read.diagnostics()) {
      assertThat(found.span().end()).as(text).isBetween(found.span().start(), found.span().file().text().length());
      assertThat(messages.message(found)).as(text).isNotEmpty();
    }
  }

  private static List<String> scripts() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/corpus/corrected"))) {
      return files.sorted().map(ReadingNeverFailsTest::text).toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
