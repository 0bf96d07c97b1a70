package io.heartrule.model.openai;

import io.heartrule.model.LanguageModel.TextListener;
import io.heartrule.model.ModelAnswer;
import io.heartrule.model.ModelException.Reason;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;
import okio.ByteString;

/**
 * One request and its answer. The socket is read on a thread of the client, so that the caller can be interrupted at
 * any moment and hears the listener on its own thread. Used once.
 */
final class Exchange {
  private static final int MAX_BODY = 1 << 20;
  private static final int MAX_ERROR_BODY = 1 << 16;
  /** How much later than the socket the caller gives up; reached only where a name look-up hangs. */
  private static final Duration GRACE = Duration.ofMillis(500);

  private final OkHttpClient client;
  private final Timekeeper time;
  private final String apiKey;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private volatile boolean givenUp;
  private boolean piecesDelivered;

  /** What the reading thread tells the calling one. */
  private sealed interface Event {}

  private record Piece(String text) implements Event {}

  private record Whole(ModelAnswer answer) implements Event {}

  private record Failed(AttemptFailure failure, String errorBody) implements Event {}

  /** A refused request, with the server's words for {@link Dialect} alone. */
  record Outcome(ModelAnswer answer, AttemptFailure failure, String errorBody) {}

  Exchange(OkHttpClient client, Timekeeper time, String apiKey) {
    this.client = client;
    this.time = time;
    this.apiKey = apiKey;
  }

  /** Whether the listener has heard something: such an attempt must not be repeated. */
  boolean piecesDelivered() {
    return piecesDelivered;
  }

  /**
   * Sends the request and waits for the whole answer.
   *
   * @throws InterruptedException if the calling thread is interrupted; the request is then cancelled
   */
  Outcome run(Request request, Duration timeout, TextListener listener) throws InterruptedException {
    Call call = client.newCall(request);
    call.timeout().timeout(timeout.toNanos(), TimeUnit.NANOSECONDS);
    boolean ended = false;
    long giveUpAt = System.nanoTime() + timeout.plus(GRACE).toNanos();
    try {
      call.enqueue(new Reading());
      while (true) {
        Event event = events.poll(giveUpAt - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (event instanceof Piece piece) {
          if (listener != null) {
            piecesDelivered = true;
            listener.text(piece.text());
          }
        } else if (event instanceof Whole whole) {
          ended = true;
          return new Outcome(whole.answer(), null, "");
        } else if (event instanceof Failed failed) {
          ended = true;
          return new Outcome(null, failed.failure(), failed.errorBody());
        } else {
          return new Outcome(null, AttemptFailure.passing(Reason.TIMEOUT, "no answer in time"), "");
        }
      }
    } finally {
      if (!ended) {
        givenUp = true;
        call.cancel();
      }
    }
  }

  /** Runs on a thread of the client. */
  private final class Reading implements Callback {
    @Override
    public void onFailure(Call call, IOException trouble) {
      events.add(new Failed(failure(call, trouble, false), ""));
    }

    @Override
    public void onResponse(Call call, Response response) {
      try (response) {
        events.add(response.isSuccessful()
            ? new Whole(readAnswer(response))
            : refused(response));
      } catch (AttemptFailure failure) {
        events.add(new Failed(failure, ""));
      } catch (IOException trouble) {
        events.add(new Failed(failure(call, trouble, true), ""));
      } catch (RuntimeException | Error unexpected) {
        events.add(new Failed(AttemptFailure.lasting(Reason.UNREADABLE,
            "the answer could not be read (" + unexpected.getClass().getSimpleName() + ")"), ""));
      }
    }
  }

  private ModelAnswer readAnswer(Response response) throws IOException, AttemptFailure {
    BufferedSource source = response.body().source();
    if (isStream(response, source)) {
      return new StreamReader(source, piece -> events.add(new Piece(piece))).read();
    }
    if (source.request(MAX_BODY + 1L)) {
      throw AttemptFailure.lasting(Reason.UNREADABLE, "the answer is longer than 1 MB");
    }
    byte[] body = source.readByteArray();
    ModelAnswer answer = CompletionReader.read(Utf8.decode(body, body.length));
    if (!answer.text().isEmpty()) {
      events.add(new Piece(answer.text()));
    }
    return answer;
  }

  /** Decided by what comes, not by what was asked for: servers stream unasked, or answer whole when asked to. */
  private static boolean isStream(Response response, BufferedSource source) throws IOException {
    if (!source.request(1) || source.getBuffer().getByte(0) == '{') {
      return false;
    }
    String type = response.header("Content-Type", "");
    return type.contains("event-stream") || startsWith(source, "data:") || startsWith(source, "event:")
        || startsWith(source, ":");
  }

  private static boolean startsWith(BufferedSource source, String start) throws IOException {
    return source.rangeEquals(0, ByteString.encodeUtf8(start));
  }

  private Failed refused(Response response) {
    String body;
    try {
      BufferedSource source = response.body().source();
      source.request(MAX_ERROR_BODY);
      body = source.getBuffer().snapshot((int) Math.min(source.getBuffer().size(), MAX_ERROR_BODY)).utf8();
    } catch (IOException unreadable) {
      body = "";
    }
    AttemptFailure failure = ServerError.of(response.code(), body);
    Duration pause = Backoff.retryAfter(response.header("Retry-After-Ms"), response.header(Http.PAUSE), time.now());
    return new Failed(pause == null ? failure : failure.withRetryAfter(pause), body);
  }

  private AttemptFailure failure(Call call, IOException trouble, boolean answerBegan) {
    if (givenUp) {
      return AttemptFailure.lasting(Reason.CANCELLED, "cancelled");
    }
    String kind = trouble.getClass().getSimpleName();
    AttemptFailure failure;
    if (trouble instanceof InterruptedIOException) {
      failure = AttemptFailure.passing(Reason.TIMEOUT, "no answer in time");
    } else if (call.isCanceled()) {
      failure = AttemptFailure.lasting(Reason.CANCELLED, "cancelled");
    } else if (answerBegan) {
      failure = AttemptFailure.passing(Reason.CUT, "the answer broke off (" + kind + ")");
    } else {
      failure = AttemptFailure.passing(Reason.SERVER_ERROR, "no connection or no answer (" + kind + ")");
    }
    return maySayWhy(trouble) ? failure.causedBy(trouble) : failure;
  }

  /** A protocol error quotes the server's bytes, and those may quote the request. */
  private boolean maySayWhy(Throwable trouble) {
    for (Throwable each = trouble; each != null; each = each.getCause()) {
      if (each instanceof ProtocolException || apiKey != null && String.valueOf(each.getMessage()).contains(apiKey)) {
        return false;
      }
    }
    return true;
  }
}
