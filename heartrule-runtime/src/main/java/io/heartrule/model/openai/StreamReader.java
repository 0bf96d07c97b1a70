package io.heartrule.model.openai;

import io.heartrule.model.ModelAnswer;
import io.heartrule.model.ModelAnswer.Usage;
import io.heartrule.model.ModelException.Reason;
import java.io.IOException;
import java.util.function.Consumer;
import okio.BufferedSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads an answer that comes as a stream of chunks. A stream counts as whole when it says so: by a
 * {@code finish_reason} or by {@code [DONE]}; the end of the connection alone proves nothing. Not thread-safe.
 */
final class StreamReader {
  private static final int MAX_TEXT = 1 << 20;

  private final SseReader events;
  private final Consumer<String> pieces;
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder refusal = new StringBuilder();
  private int handedOver;
  private Finish finish;
  private boolean done;
  private Usage usage = Usage.NONE;

  StreamReader(BufferedSource source, Consumer<String> pieces) {
    this.events = new SseReader(source);
    this.pieces = pieces;
  }

  ModelAnswer read() throws IOException, AttemptFailure {
    try {
      readChunks();
    } catch (IOException brokenOff) {
      if (finish == null) {
        throw brokenOff;
      }
      // The text was whole; only the count of tokens may be missing.
    }
    if (finish == null && !done) {
      throw AttemptFailure.passing(Reason.CUT, "the stream ended without [DONE]");
    }
    Envelope.checkRefusal(refusal.toString(), text.toString());
    handOver(text.length());
    return new ModelAnswer(text.toString(), finish == Finish.CUT, usage);
  }

  private void readChunks() throws IOException, AttemptFailure {
    for (SseReader.Event event = events.next(); event != null && !done; event = done ? null : events.next()) {
      String data = event.data().strip();
      if (data.equals("[DONE]")) {
        done = true;
      } else if (!data.isEmpty()) {
        readChunk(parse(event, data), event.name());
      }
    }
  }

  private JsonNode parse(SseReader.Event event, String data) throws AttemptFailure {
    try {
      return Json.read(data);
    } catch (JacksonException unreadable) {
      if (!event.complete()) {
        if (finish != null) {
          return Json.object();
        }
        throw AttemptFailure.passing(Reason.CUT, "the stream broke off");
      }
      if (event.name().equals("error")) {
        return Json.object();
      }
      throw AttemptFailure.lasting(Reason.UNREADABLE, "a chunk of the stream is not JSON");
    }
  }

  private void readChunk(JsonNode root, String eventName) throws AttemptFailure {
    Envelope.checkError(root);
    if (eventName.equals("error")) {
      throw AttemptFailure.passing(Reason.SERVER_ERROR, "the server reports an error in the stream");
    }
    Usage counted = Envelope.usage(root);
    if (counted != null) {
      usage = counted;
    }
    JsonNode choice = Envelope.firstChoice(root);
    if (choice == null) {
      return;
    }
    if (!Json.string(choice.get("finish_reason")).isEmpty()) {
      finish = Finish.of(choice.get("finish_reason"));
      finish.check();
    }
    JsonNode delta = choice.path("delta");
    add(Envelope.text(delta.get("content")));
    refusal.append(Json.string(delta.get("refusal")));
    if (text.isEmpty()) {
      // Some servers answer a wish for a stream with one chunk that holds the whole message.
      add(Envelope.text(choice.path("message").get("content")));
    }
  }

  private void add(String piece) throws AttemptFailure {
    if (piece.isEmpty()) {
      return;
    }
    text.append(piece);
    if (text.length() > MAX_TEXT) {
      throw AttemptFailure.lasting(Reason.UNREADABLE, "the answer is longer than 1 MB");
    }
    boolean halfCharacter = Character.isHighSurrogate(text.charAt(text.length() - 1));
    handOver(halfCharacter ? text.length() - 1 : text.length());
  }

  /** Gives the listener what it has not seen yet, never half a character. */
  private void handOver(int end) {
    if (end > handedOver) {
      pieces.accept(text.substring(handedOver, end));
      handedOver = end;
    }
  }
}
