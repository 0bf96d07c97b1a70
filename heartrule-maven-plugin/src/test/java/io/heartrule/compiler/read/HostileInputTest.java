package io.heartrule.compiler.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.source.SourceFile;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Files that no person wrote on purpose: nothing is thrown, nothing hangs, everything has a place. */
@Timeout(120)
class HostileInputTest {
  private static final String ODD = "：　\t\u00a0{｛}\"'#-[]&*!%|>\r\n\\，\ud83d";

  private final Diagnostics diagnostics = new Diagnostics();

  @Test
  void byteOrderMarkIsDropped() {
    Optional<SourceFile> file = decode(concat(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, utf8("say: 甲")));
    assertThat(file.orElseThrow().text()).isEqualTo("say: 甲");
  }

  @Test
  void otherEncodingsAreRecognised() {
    assertThat(decode("rules:\n- rule: 甲乙".getBytes(Charset.forName("GBK")))).isEmpty();
    Diagnostic gbk = diagnostics.sorted().get(0);
    assertThat(gbk.code()).isEqualTo(Code.HR001);
    assertThat(gbk.arguments()).containsExactly("0xBC", "16", "GBK");
    assertThat(gbk.span()).hasToString("a.yaml:2:9");
    assertThat(gbk.span().text()).isEqualTo("甲");
    for (String name : List.of("UTF-16LE", "UTF-16BE")) {
      Diagnostics own = new Diagnostics();
      assertThat(Decoder.decode("a.yaml", "\uFEFF甲".getBytes(Charset.forName(name)), own)).isEmpty();
      assertThat(own.sorted().get(0).arguments()).last().isEqualTo(name);
    }
  }

  @Test
  void brokenBytesAreNamed() {
    assertThat(decode(concat(utf8("say: 甲\nif: 乙"), new byte[] {(byte) 0xFF}, utf8("丙")))).isEmpty();
    Diagnostic broken = diagnostics.sorted().get(0);
    assertThat(broken.variant()).isEmpty();
    assertThat(broken.arguments()).containsExactly("0xFF", "17");
    assertThat(broken.span()).hasToString("a.yaml:2:6");
    assertThat(decode(concat(utf8("甲"), new byte[] {(byte) 0xE7}))).isEmpty();
  }

  @Test
  void controlCharactersAreReportedAndReadAsBlanks() {
    Scanned scanned = Scanned.of("- say: 甲\u0000乙\u0007\n- say: 丙\u007f\ud800\n");
    assertThat(scanned.places()).containsExactly("1:9 HR001.control", "2:9 HR001.control");
    assertThat(scanned.shape()).isEqualTo("[{say=甲 乙}, {say=丙}]");
  }

  @Test
  void nestingIsLimited() {
    assertThat(places("- ".repeat(3000))).containsExactly("1:65 HR022.depth");
    assertThat(places("[".repeat(10_000))).hasSize(1);
    assertThat(places("a: " + "[".repeat(40) + "]".repeat(40))).containsExactly("1:35 HR022.depth");
    assertThat(places("{a: ".repeat(5000))).hasSize(1);
    assertThat(places("? ".repeat(5000))).hasSize(1);
    assertThat(places("a: " + "[".repeat(31) + "]".repeat(31))).isEmpty();
  }

  @Test
  void sizeIsLimited() {
    assertThat(places("say: " + "1".repeat(1_000_000))).containsExactly("1:1 HR022.file");
    assertThat(places("say: " + "a ".repeat(131_000))).isEmpty();
    assertThat(places("- a\n".repeat(50_100))).containsExactly("50000:3 HR022.nodes");
    assertThat(decode(new byte[2_000_000])).isEmpty();
    assertThat(diagnostics.sorted()).extracting(Diagnostic::code).containsExactly(Code.HR022);
  }

  @Test
  void manyMistakesDoNotTakeLong() {
    for (String script : List.of("{a: 1, a: 1}, ".repeat(15_000), "-　".repeat(80_000), "if: a # c\n" + " b # c\n".repeat(35_000),
        "---\n? [\n".repeat(20_000), "- ".repeat(60_000) + "\nx".repeat(60_000), "a:\tb\n".repeat(40_000),
        "- \"\n".repeat(50_000), "- [\n".repeat(60_000), "- say: \"a\n".repeat(20_000), "a: b\n  c: d\n".repeat(20_000),
        "&a ".repeat(80_000), "a: b\n c: d\n- e\n".repeat(15_000), "\u0000".repeat(200_000))) {
      Duration limit = Duration.ofSeconds(10);
      assertTimeout(limit, () -> places(script), () -> script.substring(0, 10));
    }
  }

  @Test
  void aLongPromptIsNoBomb() {
    String prompt = "一二三四五六七八九，".repeat(7_000);
    assertThat(places("- ai_ask: " + prompt + "\n- say: \"" + prompt + "\"\n")).isEmpty();
    assertThat(places("- ai_ask: |\n" + ("    " + prompt.substring(0, 70) + "\n").repeat(1000))).isEmpty();
  }

  @Test
  void whatTheLibraryThrowsBecomesAFinding() {
    for (String bomb : List.of("a: !%20", "!%20 x", "[!%20]", "{a: !%zz b}", "\"\\", "a: \"\\xZZ\"", "a: \"\\U00110000\"",
        "*", "&", "%", "? [", "{? a", "--- >", "!", "!<", "a: |0", "- |99", "\uFEFF\uFEFFa", "%TAG ! a\n---\n", "%YAML 9.9\n---\na")) {
      Scanned.of(bomb);
    }
    assertThat(places("[!%20]")).hasSize(1);
    assertThat(places("a: \"\\U00110000\"")).hasSize(1);
  }

  @Test
  void mutationsOfScriptsNeverThrow() throws IOException {
    List<String> corpus = corpus();
    Random random = new Random(20260101);
    for (int round = 0; round < 4000; round++) {
      String script = mutate(corpus.get(random.nextInt(corpus.size())), random);
      try {
        Scanned scanned = Scanned.of(script);
        scanned.diagnostics().forEach(diagnostic -> assertThat(diagnostic.span().file().text()).isEqualTo(script));
        scanned.roots().forEach(HostileInputTest::walk);
        Scanned.of(scanned.fixed());
      } catch (RuntimeException | StackOverflowError e) {
        Assertions.fail("round " + round + ":\n" + script, e);
      }
    }
  }

  @Test
  void mutationsOfBytesNeverThrow() throws IOException {
    List<String> corpus = corpus();
    Random random = new Random(7);
    for (int round = 0; round < 2000; round++) {
      byte[] bytes = utf8(corpus.get(random.nextInt(corpus.size())));
      for (int flips = random.nextInt(3); flips >= 0; flips--) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      Diagnostics own = new Diagnostics();
      Decoder.decode("a.yaml", bytes, own).ifPresent(file -> new YamlReader().read(file, own));
    }
  }

  @Test
  void aLargeCorrectFileIsReadQuickly() {
    String script = "skills:\n" + "- topic: 话题\n  actions:\n  - ai_ask: 询问来访者最近过得怎么样，有什么开心的事情\n    exit: 说完了\n".repeat(3000);
    assertThat(script.length()).isLessThan(Limits.FILE);
    Assertions.assertThatCode(() -> Scanned.of(script)).doesNotThrowAnyException();
    assertTimeout(Duration.ofSeconds(5), () -> Scanned.of(script));
  }

  private static void walk(Node node) {
    assertThat(node.span().text()).isNotNull();
    if (node instanceof Node.Mapping mapping) {
      mapping.entries().forEach(entry -> {
        walk(entry.key());
        walk(entry.value());
      });
    } else if (node instanceof Node.Sequence sequence) {
      sequence.items().forEach(HostileInputTest::walk);
    } else {
      Node.Scalar scalar = (Node.Scalar) node;
      int before = 0;
      for (int i = 0; i <= scalar.text().length(); i++) {
        int offset = scalar.located().positions().offset(i);
        assertThat(offset).isBetween(before, node.span().file().text().length());
        before = offset;
      }
    }
  }

  private static List<String> corpus() throws IOException {
    List<String> scripts = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("src/test/resources/corpus"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".yaml")).sorted().toList()) {
        scripts.add(Files.readString(file));
      }
    }
    assertThat(scripts).hasSizeGreaterThan(10);
    return scripts;
  }

  private static String mutate(String script, Random random) {
    StringBuilder out = new StringBuilder(script);
    for (int changes = random.nextInt(4); changes >= 0 && out.length() > 2; changes--) {
      int at = random.nextInt(out.length() - 1);
      switch (random.nextInt(7)) {
        case 0 -> out.setCharAt(at, ODD.charAt(random.nextInt(ODD.length())));
        case 1 -> out.deleteCharAt(at);
        case 2 -> out.insert(at, " ".repeat(1 + random.nextInt(3)));
        case 3 -> out.setLength(at + 1);
        case 4 -> swapLines(out, random);
        case 5 -> out.insert(at, out.substring(at, Math.min(out.length(), at + 20)));
        default -> replaceOne(out, random);
      }
    }
    return out.toString();
  }

  private static void swapLines(StringBuilder out, Random random) {
    List<String> lines = new ArrayList<>(List.of(out.toString().split("\n", -1)));
    java.util.Collections.swap(lines, random.nextInt(lines.size()), random.nextInt(lines.size()));
    out.setLength(0);
    out.append(String.join("\n", lines));
  }

  private static void replaceOne(StringBuilder out, Random random) {
    String[] from = {": ", "- ", "\n", "  ", "\"", "{"};
    String[] to = {"：", "—", "\r\n", "\t", "“", "｛"};
    int kind = random.nextInt(from.length);
    int at = out.indexOf(from[kind], random.nextInt(out.length()));
    if (at >= 0) {
      out.replace(at, at + from[kind].length(), to[kind]);
    }
  }

  private static List<String> places(String script) {
    return Scanned.of(script).places();
  }

  private Optional<SourceFile> decode(byte[] bytes) {
    return Decoder.decode("a.yaml", bytes, diagnostics);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] concat(byte[]... parts) {
    java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
