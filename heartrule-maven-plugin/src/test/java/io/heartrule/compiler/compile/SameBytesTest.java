package io.heartrule.compiler.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.heartrule.compiler.write.GeneratedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** The same scripts give the same files, wherever, whenever, and on whosever machine they are compiled. */
@Isolated("changes the default locale and time zone")
class SameBytesTest {
  private static final Path CORRECTED = Path.of("src/test/resources/corpus/corrected");

  @TempDir
  private Path work;
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

  /** Sets and maps without an order of their own have another one in every process. */
  @Test
  void in_processes_of_their_own() throws Exception {
    assertThat(elsewhere(Path.of(System.getProperty("java.home")), "C")).isEqualTo(fingerprint(expected));
    assertThat(elsewhere(Path.of(System.getProperty("java.home")), "tr_TR.UTF-8", "-Duser.language=tr",
        "-Duser.country=TR", "-Duser.timezone=Pacific/Kiritimati")).isEqualTo(fingerprint(expected));
  }

  @Test
  void on_another_version_of_java() throws Exception {
    Path jdk = otherJdk();
    assumeTrue(jdk != null, "NOT TRIED: there is no other JDK from 17 on in /usr/lib/jvm");
    assertThat(elsewhere(jdk, "C.UTF-8")).isEqualTo(fingerprint(expected));
  }

  private static Path otherJdk() throws IOException {
    Path all = Path.of("/usr/lib/jvm");
    if (!Files.isDirectory(all)) {
      return null;
    }
    try (Stream<Path> homes = Files.list(all)) {
      for (Path home : homes.sorted().toList()) {
        Path release = home.resolve("release");
        if (Files.isExecutable(home.resolve("bin/java")) && Files.isRegularFile(release)) {
          String version = Files.readString(release).replaceAll("(?s).*JAVA_VERSION=\"([0-9]+).*", "$1");
          if (version.matches("[0-9]+") && Integer.parseInt(version) >= 17
              && Integer.parseInt(version) != Runtime.version().feature()) {
            return home;
          }
        }
      }
    }
    return null;
  }

  /** The fingerprint of what another process generates, in another working directory. */
  private String elsewhere(Path jdk, String locale, String... options) throws Exception {
    List<String> command = new ArrayList<>(List.of(jdk.resolve("bin/java").toString()));
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Elsewhere.class.getName(),
        CORRECTED.toAbsolutePath().toString()));
    ProcessBuilder builder = new ProcessBuilder(command).directory(work.toFile());
    builder.environment().put("LC_ALL", locale);
    builder.redirectError(work.resolve("errors.txt").toFile());
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(process.waitFor()).as(Files.readString(work.resolve("errors.txt"))).isZero();
    return said;
  }

  /** Compiles the scripts of a folder and prints what came of it, as a fingerprint. */
  static final class Elsewhere {
    private Elsewhere() {}

    public static void main(String[] args) throws Exception {
      Path folder = Path.of(args[0]);
      System.out.println(fingerprint(compile(new ScriptFolder(folder, folder).read())));
    }
  }

  private static String fingerprint(List<GeneratedFile> files) throws NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (GeneratedFile file : files) {
      digest.update((file.path() + "\0" + file.text() + "\0").getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static List<GeneratedFile> compile(List<ScriptSource> scripts) {
    return new HeartRuleCompiler(CompilerOptions.of("com.example")).compile(scripts).files();
  }
}
