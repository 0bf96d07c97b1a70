package io.heartrule.model.openai;

import static io.heartrule.model.openai.Replies.KEY;
import static io.heartrule.model.openai.Replies.SECRET_WORDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.model.ModelAnswer;
import io.heartrule.model.ModelException;
import io.heartrule.model.Purpose;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Protocol;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The fault table of docs/guides/model-client.md, each row for each kind of call that a conversation makes. */
class FaultTableTest {
  private static final Duration DEADLINE = Duration.ofSeconds(30);
  private static final Duration REAL_LIMIT = Duration.ofSeconds(5);

  private static final MockWebServer HTTP1 = new MockWebServer();
  private static final MockWebServer HTTP2 = new MockWebServer();

  @BeforeAll
  static void start() throws Exception {
    HTTP2.setProtocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE));
    HTTP1.start(InetAddress.getLoopbackAddress(), 0);
    HTTP2.start(InetAddress.getLoopbackAddress(), 0);
  }

  @AfterAll
  static void stop() {
    HTTP1.close();
    HTTP2.close();
  }

  static Stream<Arguments> rows() {
    return Stream.of(TransportFaults.cases(), StatusFaults.cases(), EnvelopeFaults.cases(), StreamFaults.cases())
        .flatMap(cases -> cases)
        .flatMap(fault -> Stream.of(Purpose.TURN, Purpose.EXTRACT, Purpose.THINK, Purpose.CHECK)
            .filter(purpose -> purpose == Purpose.TURN || !isSlow(fault))
            .map(purpose -> Arguments.of(fault, purpose)));
  }

  @Test
  void everyNumberOfTheTableHasARow() {
    Set<Integer> numbers = new TreeSet<>();
    rows().map(row -> ((FaultCase) row.get()[0]).number())
        .forEach(number -> numbers.add(Integer.valueOf(number.replaceAll("[a-z]", ""))));

    assertThat(numbers).containsExactlyElementsOf(IntStream.rangeClosed(1, 64).boxed().toList());
  }

  /** Where real sockets must stay silent for a while one purpose is enough: the client treats all alike. */
  private static boolean isSlow(FaultCase fault) {
    return List.of("9", "10", "11", "52", "14", "16").contains(fault.number());
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("rows")
  void everyFaultEndsAsTheTableSays(FaultCase fault, Purpose purpose) throws Exception {
    FakeTime time = new FakeTime(0.5);
    MockWebServer server = fault.number().equals("13") ? HTTP2 : HTTP1;
    server.setDispatcher(script(fault));
    int before = server.getRequestCount();
    try (LogWatch log = new LogWatch(); RawServer raw = new RawServer(fault.raw())) {
      StringBuilder heard = new StringBuilder();
      long started = System.nanoTime();
      String outcome;
      try (OpenAiModel model = model(fault, url(fault, server, raw), time)) {
        outcome = outcome(model, fault, purpose, heard);
      }
      Duration took = Duration.ofNanos(System.nanoTime() - started);

      String expected = fault.reason() == null ? fault.text() : "FAILED " + fault.reason();
      assertThat(outcome.lines().findFirst().orElse("")).as("outcome").isEqualTo(expected);
      assertThat(server.getRequestCount() - before + raw.requests.get()).as("requests").isEqualTo(fault.requests());
      assertThat(time.passed()).as("deadline, pauses included").isLessThan(DEADLINE);
      assertThat(took).as("real time").isLessThan(REAL_LIMIT);
      if (fault.stream() && fault.reason() == null) {
        assertThat(heard).as("pieces").hasToString(fault.text().replace("CUT ", ""));
      }
      assertThat(log.lines()).contains(fault.log()).contains(purpose.word() + " at first_day.yaml:42 aiAsk1");
      assertThat(log.lines() + leakable(outcome)).as("leaks").doesNotContain(KEY, SECRET_WORDS, "家里有哪些人");
    }
  }

  private static String leakable(String outcome) {
    return outcome.startsWith("FAILED") ? outcome : "";
  }

  private static String outcome(OpenAiModel model, FaultCase fault, Purpose purpose, StringBuilder heard) {
    try {
      ModelAnswer answer = model.answer(Replies.request(purpose), fault.stream() ? heard::append : null);
      return (answer.cut() ? "CUT " : "") + answer.text();
    } catch (ModelException failure) {
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));
      return "FAILED " + failure.reason() + "\n" + trace + model;
    }
  }

  private static OpenAiModel model(FaultCase fault, String url, FakeTime time) {
    return OpenAiModel.builder().baseUrl(url).apiKey(KEY).model("test-model").timekeeper(time)
        .connectTimeout(Duration.ofSeconds(1)).readTimeout(Duration.ofMillis(isSlow(fault) ? 150 : 2_000))
        .attemptTimeout(Duration.ofMillis(isSlow(fault) ? 400 : 3_000)).deadline(DEADLINE).http(fault.http()).build();
  }

  private static String url(FaultCase fault, MockWebServer server, RawServer raw) {
    if (fault.number().equals("3")) {
      return raw.url().replace("http:", "https:");
    }
    if (fault.url() != null) {
      return fault.url();
    }
    return fault.raw().isEmpty() ? "http://127.0.0.1:" + server.getPort() + "/v1" : raw.url();
  }

  /** The responses in turn, the last one for ever. */
  private static Dispatcher script(FaultCase fault) {
    return new Dispatcher() {
      private int next;

      @Override
      public synchronized MockResponse dispatch(RecordedRequest request) {
        return fault.responses().get(Math.min(next++, fault.responses().size() - 1));
      }
    };
  }
}
