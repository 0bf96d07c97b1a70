package io.heartrule.model.openai;

import io.heartrule.model.LanguageModel;
import io.heartrule.model.ModelAnswer;
import io.heartrule.model.ModelException;
import io.heartrule.model.ModelException.Reason;
import io.heartrule.model.ModelRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

/**
 * A language model behind a server that speaks the OpenAI chat-completions protocol (OpenAI, DeepSeek, Qwen, vLLM,
 * Ollama and many more).
 *
 * <p>It owns all repeats: requests that time out, are rate limited (429), conflict (409), meet a server error (5xx)
 * or a broken connection are sent again, at most {@link OpenAiModelBuilder#maxAttempts} times and never beyond the
 * deadline of the call; requests that the server rejects are not. The text of an answer is handed on as it is: whether
 * it holds the expected JSON is for the engine to judge. It may be empty.
 *
 * <p>Without a listener the answer is fetched whole, with one it is streamed. The listener is called on the calling
 * thread; the pieces it gets, joined, are the beginning of the text or, when the call returns, all of it. That is why
 * a call is not repeated any more once a piece was handed over.
 *
 * <p>Interrupting the calling thread cancels the request and keeps the interrupt flag set. Neither the key nor any text
 * of a conversation gets into logs, exceptions or {@link #toString()}. Instances are safe for any number of threads;
 * one per server is enough. {@link #close()} is optional.
 */
public final class OpenAiModel implements LanguageModel, AutoCloseable {
  private static final MediaType JSON = MediaType.get("application/json");

  private final Settings settings;
  private final HttpUrl endpoint;
  private final OkHttpClient client;
  private final Timekeeper time;
  private final Dialect dialect;
  private volatile boolean closed;

  OpenAiModel(Settings settings, HttpUrl endpoint, OkHttpClient client) {
    this.settings = settings;
    this.endpoint = endpoint;
    this.client = client;
    this.time = settings.timekeeper();
    this.dialect = new Dialect(settings.jsonMode());
  }

  /** Starts the settings of a model; base URL and model name are required. */
  public static OpenAiModelBuilder builder() {
    return new OpenAiModelBuilder();
  }

  /**
   * Blocks until the whole answer is there.
   *
   * @param request what to ask; with expected fields the server is asked for JSON as {@link JsonMode} says
   * @param listener gets the text as it arrives, or null; what it throws ends the call and is passed on
   * @return never null; {@link ModelAnswer#cut()} where the model met its length limit
   * @throws ModelException if there is no answer: {@code TIMEOUT} (nothing came in time), {@code RATE_LIMITED} (429 to
   *     the end, or a pause longer than 20 s is demanded), {@code SERVER_ERROR} (5xx, or no connection), {@code CUT}
   *     (the answer broke off on its way), {@code REFUSED} (by a filter or the model), {@code REJECTED} (the request
   *     can never succeed: key, quota, model name, length), {@code UNREADABLE} (not a chat completion),
   *     {@code CANCELLED} (the thread was interrupted or this model closed)
   */
  @Override
  public ModelAnswer answer(ModelRequest request, TextListener listener) {
    long started = time.nanoTime();
    for (int attempt = 1, requests = 1; ; requests++) {
      if (closed || Thread.currentThread().isInterrupted()) {
        throw cancelled(request, requests - 1);
      }
      Duration left = settings.deadline().minusNanos(time.nanoTime() - started);
      JsonMode mode = ChatRequest.modeFor(request, dialect.jsonMode());
      boolean streamOptions = listener != null && dialect.streamOptions();
      Exchange exchange = new Exchange(client, time, settings.apiKey());
      Exchange.Outcome outcome;
      try {
        outcome = exchange.run(http(request, mode, listener != null, streamOptions), shorter(left), listener);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw cancelled(request, requests);
      }
      if (outcome.answer() != null) {
        CallLog.answered(request, outcome.answer(), requests, (time.nanoTime() - started) / 1_000_000);
        return outcome.answer();
      }
      AttemptFailure failure = outcome.failure();
      if (dialect.learn(failure.status(), outcome.errorBody(), mode, streamOptions)) {
        // Not counted as an attempt: it happens at most three times in the life of the model.
        CallLog.weaker(request, dialect);
        if (time.nanoTime() - started < settings.deadline().toNanos()) {
          continue;
        }
      }
      if (attempt == settings.maxAttempts() || !failure.repeatable() || exchange.piecesDelivered()) {
        throw failed(request, failure, requests);
      }
      pause(request, failure, attempt++, requests, started);
    }
  }

  /** Waits before a repeat, or gives up if the wait would be too long for the visitor. */
  private void pause(ModelRequest request, AttemptFailure failure, int attempt, int requests, long started) {
    Duration pause = Backoff.pause(attempt, failure.retryAfter(), time.random());
    Duration left = settings.deadline().minusNanos(time.nanoTime() - started);
    if (pause.compareTo(Backoff.LONGEST_RETRY_AFTER) > 0 || pause.compareTo(left) >= 0) {
      throw failed(request, failure, requests);
    }
    CallLog.repeats(request, failure, attempt, pause);
    try {
      time.sleep(pause);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw cancelled(request, requests);
    }
  }

  private Duration shorter(Duration left) {
    return left.compareTo(settings.attemptTimeout()) < 0 ? left : settings.attemptTimeout();
  }

  private Request http(ModelRequest request, JsonMode mode, boolean stream, boolean streamOptions) {
    String body = ChatRequest.write(request, settings.model(), settings.temperature(), settings.maxTokens(), mode,
        stream, streamOptions);
    return new Request.Builder()
        .url(endpoint)
        .header("Accept", stream ? "text/event-stream, application/json" : "application/json")
        .header("User-Agent", "heartrule")
        .post(RequestBody.create(body.getBytes(StandardCharsets.UTF_8), JSON))
        .build();
  }

  private static ModelException failed(ModelRequest request, AttemptFailure failure, int requests) {
    CallLog.failed(request, failure, requests);
    return new ModelException(failure.reason(), CallLog.name(request) + ": " + failure.getMessage() + ", after "
        + requests + (requests == 1 ? " request" : " requests"), failure.getCause());
  }

  private static ModelException cancelled(ModelRequest request, int requests) {
    return failed(request, AttemptFailure.lasting(Reason.CANCELLED, "cancelled"), requests);
  }

  /** Cancels the calls under way and lets go of connections and threads; later calls fail as {@code CANCELLED}. */
  @Override
  public void close() {
    closed = true;
    client.dispatcher().cancelAll();
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }

  /** The server's host and the model's name. */
  @Override
  public String toString() {
    return "OpenAiModel[" + endpoint.scheme() + "://" + endpoint.host() + ":" + endpoint.port() + ", model="
        + settings.model() + "]";
  }
}
