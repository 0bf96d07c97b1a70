package io.heartrule.model.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.heartrule.model.LanguageModel.TextListener;
import io.heartrule.model.ModelAnswer;
import io.heartrule.model.ModelException;
import io.heartrule.model.ModelException.Reason;
import io.heartrule.model.ModelRequest;
import io.heartrule.model.Prompt;
import io.heartrule.model.Purpose;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The client against a server that others wrote: npm's aimock. Skipped, loudly, where Node or npm is missing. */
class AimockPeerTest {
  private static final String VERSION = "1.43.0";
  private static final Path FOLDER = Path.of("target", "aimock").toAbsolutePath();

  private static Process server;
  private static String url;

  private final FakeTime time = new FakeTime(0.5);

  @BeforeAll
  static void start() throws Exception {
    Files.createDirectories(FOLDER);
    Path script = FOLDER.resolve("aimock-server.mjs");
    try (InputStream source = AimockPeerTest.class.getResourceAsStream("aimock-server.mjs")) {
      Files.copy(source, script, StandardCopyOption.REPLACE_EXISTING);
    }
    if (!Files.exists(FOLDER.resolve("node_modules/@copilotkit/aimock/dist/cli.js"))) {
      boolean installed = ran("npm", "install", "--prefix", FOLDER.toString(), "--no-audit", "--no-fund",
          "--ignore-scripts", "--prefer-offline", "@copilotkit/aimock@" + VERSION);
      skipUnless(installed, "npm could not install @copilotkit/aimock@" + VERSION);
    }
    try {
      server = new ProcessBuilder("node", script.toString()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    } catch (IOException noNode) {
      skipUnless(false, "node is not installed");
    }
    BufferedReader out = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
    String ready = out.readLine();
    skipUnless(ready != null && ready.startsWith("READY "), "aimock did not start");
    url = ready.substring(6) + "/v1";
  }

  private static void skipUnless(boolean holds, String why) {
    if (!holds) {
      System.err.println("!!! SKIPPED: the model client was NOT tested against a foreign server: " + why);
    }
    assumeTrue(holds, why);
  }

  private static boolean ran(String... command) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return false;
      }
      return process.exitValue() == 0;
    } catch (IOException notInstalled) {
      return false;
    }
  }

  @AfterAll
  static void stop() throws Exception {
    if (server != null) {
      server.getOutputStream().close();
      if (!server.waitFor(5, TimeUnit.SECONDS)) {
        server.destroyForcibly();
      }
    }
  }

  private ModelAnswer ask(String words, TextListener listener) {
    try (OpenAiModel model = OpenAiModel.builder().baseUrl(url).apiKey("sk-test").model("any").timekeeper(time)
        .readTimeout(Duration.ofSeconds(5)).build()) {
      return model.answer(new ModelRequest(Purpose.TURN, "a.yaml:1 aiAsk1",
          List.of(new Prompt(Prompt.Role.SYSTEM, "Answer in JSON."), new Prompt(Prompt.Role.USER, words)),
          Replies.request(Purpose.TURN).fields()), listener);
    }
  }

  private void assertFails(String words, TextListener listener, Reason reason) {
    assertThatExceptionOfType(ModelException.class).isThrownBy(() -> ask(words, listener))
        .satisfies(failure -> assertThat(failure.reason()).isEqualTo(reason));
  }

  @Test
  void aWholeAnswer() {
    ModelAnswer answer = ask("问好", null);

    assertThat(answer.text()).isEqualTo("{\"EXIT\":false,\"心谷向导\":\"你好，我是小谷🌱\"}");
    assertThat(answer.usage()).isEqualTo(new ModelAnswer.Usage(120, 0, 18));
  }

  @Test
  void aStreamedAnswerWhoseChunksSplitAnEmoji() {
    List<String> pieces = new ArrayList<>();

    ModelAnswer answer = ask("问好", pieces::add);

    assertThat(answer.text()).isEqualTo("{\"EXIT\":false,\"心谷向导\":\"你好，我是小谷🌱\"}").isEqualTo(String.join("", pieces));
    assertThat(pieces).hasSizeGreaterThan(5)
        .noneMatch(piece -> Character.isHighSurrogate(piece.charAt(piece.length() - 1)));
    assertThat(answer.usage()).isEqualTo(new ModelAnswer.Usage(120, 0, 18));
  }

  @Test
  void aRateLimitThenAnAnswer() {
    assertThat(ask("繁忙", null).text()).isEqualTo("好了");
    assertThat(time.pauses).containsExactly(Duration.ofSeconds(1));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theLengthLimitAndReasoning(boolean streamed) {
    TextListener listener = streamed ? piece -> {} : null;

    assertThat(ask("太长", listener)).satisfies(answer -> assertThat(answer.cut()).isTrue())
        .satisfies(answer -> assertThat(answer.text()).isEqualTo("没有说完"));
    assertThat(ask("思考", listener).text()).isEqualTo("想好了");
  }

  @Test
  void aStreamThatIsCutOff() {
    StringBuilder heard = new StringBuilder();

    assertFails("断开", heard::append, Reason.CUT);
    assertThat(heard).isNotEmpty();
    assertThat("这一句话会在中间断开，后面的听不到").startsWith(heard.toString()).isNotEqualTo(heard.toString());
  }

  @ParameterizedTest
  @CsvSource({"过滤, REFUSED, 0", "钥匙, REJECTED, 0", "维护, SERVER_ERROR, 2", "掉线, SERVER_ERROR, 2",
      "乱码, UNREADABLE, 0", "没有人答过的话, REJECTED, 0"})
  void failures(String words, Reason reason, int repeats) {
    assertFails(words, null, reason);
    assertThat(time.pauses).hasSize(repeats);
  }
}
