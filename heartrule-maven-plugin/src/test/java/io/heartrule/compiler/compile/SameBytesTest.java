package io.heartrule.compiler.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.compiler.write.GeneratedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** The same scripts give the same files, wherever, whenever, and on whosever machine they are compiled. */
@Isolated("changes the default locale and time zone")
class SameBytesTest {
  private static final Path CORRECTED = Path.of("src/test/resources/corpus/corrected");

  private List<ScriptSource> scripts;
  private List<GeneratedFile> expected;

  @BeforeEach
  void compileOnce() throws IOException {
    scripts = new ScriptFolder(CORRECTED.toAbsolutePath(), CORRECTED).read();
    expected = compile(scripts);
    assertThat(expected).isNotEmpty();
  }

  @Test
  void in_any_order_of_the_scripts() {
    List<ScriptSource> backwards = new ArrayList<>(scripts);
    Collections.reverse(backwards);
    assertThat(compile(backwards)).isEqualTo(expected);
  }

  @Test
  void in_any_locale_and_time_zone() {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Shanghai"));
      assertThat(compile(scripts)).isEqualTo(expected);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void in_any_folder(@TempDir Path elsewhere) throws IOException {
    for (Path script : new ScriptFolder(CORRECTED, CORRECTED).files().values()) {
      Files.copy(script, elsewhere.resolve(script.getFileName()));
    }
    assertThat(compile(new ScriptFolder(elsewhere, elsewhere).read())).isEqualTo(expected);
    assertThat(expected).noneMatch(file -> file.text().contains(Path.of("").toAbsolutePath().toString()));
  }

  @Test
  void with_unix_line_ends_and_in_order_of_their_paths() {
    assertThat(expected).noneMatch(file -> file.text().contains("\r"));
    assertThat(expected).isSorted();
  }

  private static List<GeneratedFile> compile(List<ScriptSource> scripts) {
    return new HeartRuleCompiler(CompilerOptions.of("com.example")).compile(scripts).files();
  }
}
