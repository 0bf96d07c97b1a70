package io.heartrule.model.openai;

import static io.heartrule.model.openai.Replies.KEY;
import static io.heartrule.model.openai.Replies.TEXT;
import static io.heartrule.model.openai.Replies.completion;
import static io.heartrule.model.openai.Replies.json;
import static io.heartrule.model.openai.Replies.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.heartrule.model.ExpectedField;
import io.heartrule.model.ExpectedField.Kind;
import io.heartrule.model.ModelAnswer;
import io.heartrule.model.ModelException;
import io.heartrule.model.ModelException.Reason;
import io.heartrule.model.ModelRequest;
import io.heartrule.model.Purpose;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

@Timeout(20)
class OpenAiModelTest {
  private final MockWebServer server = new MockWebServer();
  private final FakeTime time = new FakeTime(0.5);

  @BeforeEach
  void start() throws Exception {
    server.start(InetAddress.getLoopbackAddress(), 0);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private OpenAiModelBuilder builder() {
    return OpenAiModel.builder().baseUrl("http://127.0.0.1:" + server.getPort() + "/v1/").apiKey(" " + KEY + "\n")
        .model("qwen-max").timekeeper(time);
  }

  private void answers(MockResponse.Builder... responses) {
    for (MockResponse.Builder response : responses) {
      server.enqueue(response.build());
    }
  }

  private JsonNode body() throws Exception {
    return Json.read(server.takeRequest().getBody().utf8());
  }

  @Test
  void aRequestHoldsModelMessagesAndKey() throws Exception {
    answers(json(200, completion(TEXT)));

    builder().temperature(0.3).maxTokens(800).build().answer(request(Purpose.TURN), null);

    RecordedRequest sent = server.takeRequest();
    assertThat(sent.getRequestLine()).isEqualTo("POST /v1/chat/completions HTTP/1.1");
    assertThat(sent.getHeaders().get("Authorization")).isEqualTo("Bearer " + KEY);
    assertThat(sent.getBody().utf8()).isEqualTo("{\"model\":\"qwen-max\",\"messages\":["
        + "{\"role\":\"system\",\"content\":\"你是心理咨询师。\"},{\"role\":\"user\",\"content\":\"我妈阿惠昨晚没睡\"}],"
        + "\"temperature\":0.3,\"max_tokens\":800,\"response_format\":{\"type\":\"json_object\"}}");
  }

  @Test
  void withoutKeyNoneIsSent() throws Exception {
    answers(json(200, completion(TEXT)));

    builder().apiKey(null).build().answer(request(Purpose.TURN), null);

    assertThat(server.takeRequest().getHeaders().get("Authorization")).isNull();
  }

  @Test
  void aSchemaNamesEveryFieldInItsOrder() throws Exception {
    answers(json(200, completion(TEXT)));
    ModelRequest request = new ModelRequest(Purpose.EXTRACT, "a.yaml:1 x", List.of(), List.of(
        ExpectedField.of("rule_风险", Kind.FLAG), ExpectedField.of("年龄", Kind.NUMBER),
        new ExpectedField("作业", Kind.STATUS, List.of("完成", "未完成"), List.of()),
        new ExpectedField("家人", Kind.LIST, List.of(), List.of(ExpectedField.of("称呼", Kind.TEXT)))));

    builder().jsonMode(JsonMode.SCHEMA).build().answer(request, null);

    JsonNode schema = body().path("response_format").path("json_schema");
    assertThat(schema.path("name").stringValue()).isEqualTo("heartrule_extract");
    assertThat(schema.path("strict").booleanValue()).isTrue();
    assertThat(schema.path("schema").toString()).isEqualTo("{\"type\":\"object\",\"properties\":{"
        + "\"rule_风险\":{\"type\":\"boolean\"},\"年龄\":{\"type\":[\"number\",\"null\"]},"
        + "\"作业\":{\"type\":\"string\",\"enum\":[\"完成\",\"未完成\",\"\"]},"
        + "\"家人\":{\"type\":\"array\",\"items\":{\"type\":\"object\","
        + "\"properties\":{\"称呼\":{\"type\":[\"string\",\"null\"]}},"
        + "\"required\":[\"称呼\"],\"additionalProperties\":false}}},"
        + "\"required\":[\"rule_风险\",\"年龄\",\"作业\",\"家人\"],\"additionalProperties\":false}");
  }

  @Test
  void aRequestWithoutFieldsExpectsPlainText() throws Exception {
    answers(json(200, completion("想好了")));

    builder().build().answer(new ModelRequest(Purpose.THINK, "a.yaml:1 x", List.of(), List.of()), null);

    assertThat(body().has("response_format")).isFalse();
  }

  @Test
  void aRefusedJsonModeIsWeakenedOnceAndRemembered() throws Exception {
    MockResponse.Builder refused = json(400, "{\"error\":{\"message\":\"unknown response_format json_schema\"}}");
    answers(refused, refused, json(200, completion(TEXT)), json(200, completion(TEXT)));
    OpenAiModel model = builder().jsonMode(JsonMode.SCHEMA).maxAttempts(1).build();

    model.answer(request(Purpose.TURN), null);
    model.answer(request(Purpose.TURN), null);

    assertThat(body().path("response_format").path("type").asString()).isEqualTo("json_schema");
    assertThat(body().path("response_format").path("type").asString()).isEqualTo("json_object");
    assertThat(body().has("response_format")).isFalse();
    assertThat(body().has("response_format")).isFalse();
    assertThat(time.pauses).isEmpty();
  }

  @Test
  void tokensAreCountedIncludingCachedOnes() {
    answers(json(200, completion(TEXT)), Replies.sse(Replies.stream(TEXT)),
        json(200, completion(TEXT).replace("\"prompt_tokens_details\":{\"cached_tokens\":96}",
            "\"prompt_cache_hit_tokens\":\"64\"")));
    OpenAiModel model = builder().build();

    ModelAnswer.Usage usage = new ModelAnswer.Usage(120, 96, 18);
    assertThat(model.answer(request(Purpose.TURN), null).usage()).isEqualTo(usage);
    assertThat(model.answer(request(Purpose.TURN), piece -> {}).usage()).isEqualTo(usage);
    assertThat(model.answer(request(Purpose.TURN), null).usage().cached()).isEqualTo(64);
  }

  @Test
  void pausesGrowUpToTheirCeilingAndARetryAfterCountsWhereLonger() {
    List<Duration> pauses = new ArrayList<>();
    for (int failed = 1; failed <= 7; failed++) {
      pauses.add(Backoff.pause(failed, null, 1));
    }
    assertThat(pauses).extracting(Duration::toMillis).containsExactly(500L, 1000L, 2000L, 4000L, 8000L, 8000L, 8000L);
    assertThat(Backoff.pause(3, null, 0)).isZero();
    assertThat(Backoff.pause(3, Duration.ofSeconds(5), 1)).hasSeconds(5);
    assertThat(Backoff.pause(3, Duration.ofMillis(1), 1)).hasMillis(2000);
  }

  @Test
  void aPauseBeyondTheDeadlineIsNotWaited() {
    answers(json(503, "").setHeader("Retry-After", "15"), json(503, "").setHeader("Retry-After", "15"));
    OpenAiModel model = builder().deadline(Duration.ofSeconds(20)).build();

    assertThatExceptionOfType(ModelException.class).isThrownBy(() -> model.answer(request(Purpose.TURN), null))
        .withMessage("turn at first_day.yaml:42 aiAsk1: HTTP 503, after 2 requests");
    assertThat(time.passed()).hasSeconds(15);
  }

  @Test
  void aNameLookUpThatHangsDoesNotHoldTheCaller() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    OpenAiModel model = builder().baseUrl("http://slow.invalid/v1").maxAttempts(1)
        .attemptTimeout(Duration.ofMillis(200))
        .http(client -> client.dns(host -> {
          try {
            end.await();
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
          throw new UnknownHostException(host);
        })).build();

    assertThatExceptionOfType(ModelException.class).isThrownBy(() -> model.answer(request(Purpose.TURN), null))
        .satisfies(failure -> assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT));
    end.countDown();
  }

  @Test
  void interruptingTheCallerCancelsTheRequest() throws Exception {
    answers(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE));
    OpenAiModel model = builder().build();
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    AtomicReference<Boolean> flag = new AtomicReference<>();
    Thread caller = new Thread(() -> {
      try {
        model.answer(request(Purpose.TURN), null);
      } catch (ModelException failure) {
        thrown.set(failure);
        flag.set(Thread.currentThread().isInterrupted());
      }
    });
    caller.start();
    server.takeRequest();
    caller.interrupt();
    caller.join();

    assertThat(((ModelException) thrown.get()).reason()).isEqualTo(Reason.CANCELLED);
    assertThat(flag.get()).as("interrupt flag").isTrue();
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void closingTheModelCancelsTheCallsUnderWayAndThoseAfter() throws Exception {
    answers(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE));
    OpenAiModel model = builder().build();
    ExecutorService caller = Executors.newSingleThreadExecutor();
    Callable<Reason> call = () -> {
      try {
        model.answer(request(Purpose.TURN), null);
        return null;
      } catch (ModelException failure) {
        return failure.reason();
      }
    };
    Future<Reason> underWay = caller.submit(call);
    server.takeRequest();
    model.close();

    assertThat(underWay.get()).isEqualTo(Reason.CANCELLED);
    assertThat(caller.submit(call).get()).isEqualTo(Reason.CANCELLED);
    caller.shutdownNow();
  }

  @Test
  void theListenerHearsOnTheCallingThreadAndMayStopTheCall() {
    answers(Replies.sse(Replies.stream(TEXT)), Replies.sse(Replies.stream(TEXT)));
    OpenAiModel model = builder().build();
    List<Thread> threads = new ArrayList<>();

    model.answer(request(Purpose.TURN), piece -> threads.add(Thread.currentThread()));
    assertThat(threads).hasSizeGreaterThan(10).containsOnly(Thread.currentThread());
    assertThatIllegalStateException().isThrownBy(() -> model.answer(request(Purpose.TURN), piece -> {
      throw new IllegalStateException("enough");
    })).withMessage("enough");
  }

  @Test
  void aKeptConnectionThatTheServerClosedCostsAtMostARepeat() {
    answers(json(200, completion(TEXT)).onResponseEnd(new SocketEffect.CloseSocket()), json(200, completion(TEXT)));
    OpenAiModel model = builder().build();

    model.answer(request(Purpose.TURN), null);
    assertThat(model.answer(request(Purpose.TURN), null).text()).isEqualTo(TEXT);
  }

  @Test
  void manyThreadsShareOneModel() throws Exception {
    for (int i = 0; i < 64; i++) {
      answers(json(200, completion(TEXT)));
    }
    OpenAiModel model = builder().build();
    ExecutorService callers = Executors.newFixedThreadPool(16);
    List<Callable<String>> calls = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      calls.add(() -> model.answer(request(Purpose.TURN), null).text());
    }
    for (Future<String> answer : callers.invokeAll(calls)) {
      assertThat(answer.get()).isEqualTo(TEXT);
    }
    callers.shutdown();
  }

  @Test
  void settingsThatCannotWorkAreNamedWithoutTheKey() {
    assertThatIllegalArgumentException().isThrownBy(() -> builder().model(" ").build()).withMessageContaining("model");
    assertThatIllegalArgumentException().isThrownBy(() -> builder().baseUrl(null).build())
        .withMessageContaining("baseUrl");
    assertThatIllegalArgumentException().isThrownBy(() -> builder().baseUrl("api.x.com").build())
        .withMessageContaining("http://");
    assertThatIllegalArgumentException().isThrownBy(() -> builder().baseUrl("https://u:p@x.com/v1").build())
        .withMessageContaining("apiKey");
    assertThatIllegalArgumentException().isThrownBy(() -> builder().apiKey(KEY + "密").build())
        .withMessageContaining("apiKey").withMessageNotContaining(KEY);
    assertThatIllegalArgumentException().isThrownBy(() -> builder().maxAttempts(0));
    assertThatIllegalArgumentException().isThrownBy(() -> builder().deadline(Duration.ZERO));
    assertThatIllegalArgumentException().isThrownBy(() -> builder().temperature(Double.NaN));
  }

  @Test
  void namesOfModelsAndBuildersDoNotShowTheKey() {
    assertThat(builder() + " " + builder().build()).contains("qwen-max").doesNotContain(KEY);
  }
}
