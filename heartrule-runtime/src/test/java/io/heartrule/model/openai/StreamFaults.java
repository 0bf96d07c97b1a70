package io.heartrule.model.openai;

import static io.heartrule.model.openai.FaultCase.of;
import static io.heartrule.model.openai.FaultCase.raw;
import static io.heartrule.model.openai.RawServer.bytes;
import static io.heartrule.model.openai.Replies.TEXT;
import static io.heartrule.model.openai.Replies.chunk;
import static io.heartrule.model.openai.Replies.completion;
import static io.heartrule.model.openai.Replies.error;
import static io.heartrule.model.openai.Replies.json;
import static io.heartrule.model.openai.Replies.lastChunk;
import static io.heartrule.model.openai.Replies.sse;
import static io.heartrule.model.openai.Replies.stream;

import io.heartrule.model.ModelException.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.util.stream.Stream;

/** Cases 50 to 58 and streamed variants of others. */
final class StreamFaults {
  private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n";
  private static final String DONE = "data: [DONE]\n\n";

  private StreamFaults() {}

  static Stream<FaultCase> cases() {
    String mixed = stream(TEXT).replace("}\n\n", "}\r\n\r\n")
        .replaceFirst("\r\n\r\n", "\r\r").replaceFirst("\r\n", "\n");
    return Stream.of(
        of("50", "no [DONE], no finish_reason", sse(chunk(TEXT))).fails(Reason.CUT, 1),
        of("50b", "no [DONE], but a finish_reason", sse(chunk(TEXT) + lastChunk("\"stop\""))),
        of("50c", "[DONE], but no finish_reason", sse(chunk(TEXT) + DONE)),
        of("50d", "[DONE] without a line end", sse(chunk(TEXT) + "data: [DONE]")),
        of("50e", "an empty stream, then well", sse(""), sse(stream(TEXT))).succeeds(2),
        of("51", "[DONE] twice", sse(stream(TEXT) + DONE)),
        of("51b", "chunks after [DONE]", sse(stream(TEXT) + chunk("more"))),
        raw("52", "keep-alive comments only", StreamFaults::comments).fails(Reason.TIMEOUT, 3),
        of("52b", "comments between chunks", sse(stream(TEXT).replace("\n\n", "\n\n: ping\n\n"))),
        raw("53", "packets end inside a 汉字", StreamFaults::byteByByte),
        of("54", "CRLF, CR and LF mixed", sse(mixed)),
        of("55", "error in the stream", sse(chunk(TEXT) + "data: {\"error\":{\"type\":\"server_error\"}}\n\n"))
            .fails(Reason.SERVER_ERROR, 1),
        of("55b", "error event before any text", sse("event: error\ndata: overloaded\n\n"), sse(stream(TEXT)))
            .succeeds(2),
        raw("56", "broken off in half a chunk", out -> out.write(bytes(HEAD + chunk("{\"EXIT\"") + chunk("x")
            .substring(0, 30)))).fails(Reason.CUT, 1),
        raw("56b", "broken off before any text, then well", out -> out.write(bytes(HEAD + "data: {\"cho")),
            out -> out.write(bytes(HEAD + stream(TEXT)))).succeeds(2),
        raw("56c", "broken off after the finish_reason", out -> out.write(bytes(HEAD + chunk(TEXT)
            + lastChunk("\"stop\"") + "data: {\"us"))),
        of("57", "usage in a chunk without choices", sse(stream(TEXT))),
        of("58", "data: without a space", sse(stream(TEXT).replace("data: ", "data:"))),
        of("58b", "a chunk that is no JSON", sse("data: <html>\n\n")).fails(Reason.UNREADABLE, 1),
        of("59c", "a whole answer though a stream was asked for", json(200, completion(TEXT))),
        of("41s", "streamed finish_reason length", sse(chunk(TEXT) + lastChunk("\"length\"") + DONE))
            .with("CUT " + TEXT),
        of("42s", "streamed content_filter", sse(chunk("{") + lastChunk("\"content_filter\"") + DONE))
            .fails(Reason.REFUSED, 1),
        of("25s", "500 on a stream, then well", error(500, "server_error"), sse(stream(TEXT))).succeeds(2),
        of("30s", "400 about stream_options, then well",
            json(400, "{\"error\":{\"message\":\"Unknown field: stream_options\"}}"), sse(stream(TEXT))).succeeds(2)
            .logs("streamOptions=false"),
        of("20s", "a surrogate pair in two chunks", sse(stream("x").replace("\"x\"", "\"\\ud83c\"")
            .replaceFirst("\n\n", "\n\ndata: {\"choices\":[{\"delta\":{\"content\":\"\\\\udf31\"}}]}\n\n"))).with("🌱"))
        .map(FaultCase::streamed);
  }

  private static void comments(OutputStream out) throws IOException, InterruptedException {
    out.write(bytes(HEAD));
    for (int i = 0; i < 100; i++) {
      out.write(bytes(": keep-alive\n\n"));
      out.flush();
      Thread.sleep(40);
    }
  }

  private static void byteByByte(OutputStream out) throws IOException {
    for (byte each : bytes(HEAD + stream(TEXT))) {
      out.write(each);
      out.flush();
    }
  }
}
