package io.heartrule.model.openai;

import static io.heartrule.model.openai.FaultCase.at;
import static io.heartrule.model.openai.FaultCase.of;
import static io.heartrule.model.openai.FaultCase.raw;
import static io.heartrule.model.openai.RawServer.bytes;
import static io.heartrule.model.openai.Replies.TEXT;
import static io.heartrule.model.openai.Replies.completion;
import static io.heartrule.model.openai.Replies.json;

import io.heartrule.model.ModelException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.Dns;
import okhttp3.Protocol;
import okio.Buffer;

/** Cases 1 to 20: faults of the way between client and server. */
final class TransportFaults {
  private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
  private static final byte[] BODY = bytes(completion(TEXT));
  private static final String WHOLE = HEAD + "Content-Length: " + BODY.length + "\r\n\r\n" + completion(TEXT);

  private TransportFaults() {}

  static Stream<FaultCase> cases() {
    return Stream.of(
        at("1", "connection refused", "http://127.0.0.1:" + closedPort() + "/v1").fails(Reason.SERVER_ERROR, 0)
            .logs("ConnectException"),
        at("2", "name not found", "http://model.invalid/v1").http(b -> b.dns(noDns())).fails(Reason.SERVER_ERROR, 0)
            .logs("UnknownHostException"),
        raw("3", "TLS handshake fails", out -> out.write(bytes("hello"))).fails(Reason.SERVER_ERROR, 0),
        raw("4", "closed before the answer", out -> {}).fails(Reason.SERVER_ERROR, 3),
        raw("4b", "closed before the answer, then well", out -> {}, out -> out.write(bytes(WHOLE))).succeeds(2),
        raw("5", "closed in the headers", out -> out.write(bytes("HTTP/1.1 200 OK\r\nConte")))
            .fails(Reason.SERVER_ERROR, 3),
        raw("6", "closed in the body", out -> out.write(bytes(WHOLE), 0, bytes(WHOLE).length - 30))
            .fails(Reason.CUT, 3),
        raw("6b", "closed in a body of unknown length", out -> {
          out.write(bytes(HEAD + "Connection: close\r\n\r\n"));
          out.write(BODY, 0, BODY.length - 30);
        }).fails(Reason.CUT, 3),
        raw("7", "length longer than the body", out -> out.write(bytes(WHOLE.replace("Content-Length: ",
            "Content-Length: 9")))).fails(Reason.CUT, 3),
        raw("8", "chunks without a last one", out -> {
          out.write(bytes(HEAD + "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(BODY.length) + "\r\n"));
          out.write(BODY);
          out.write(bytes("\r\n"));
        }).fails(Reason.CUT, 3),
        raw("9", "silent before the headers", out -> Thread.sleep(3_000)).fails(Reason.TIMEOUT, 3),
        raw("10", "silent in the body", out -> {
          out.write(bytes(WHOLE), 0, 100);
          out.flush();
          Thread.sleep(3_000);
        }).fails(Reason.TIMEOUT, 3),
        raw("11", "drips", TransportFaults::drip).fails(Reason.TIMEOUT, 3),
        of("12", "kept connection is closed by the server",
            json(200, completion(TEXT)).onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE)).succeeds(1),
        of("13", "HTTP/2 stream reset in the body", new MockResponse.Builder().body(completion(TEXT))
            .onResponseBody(new SocketEffect.CloseStream(2)))
            .http(b -> b.protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE))).fails(Reason.CUT, 3),
        of("14", "gzip bomb", gzip(bytes("\"" + "我".repeat(20_000_000 / 3) + "\""))).fails(Reason.UNREADABLE, 1),
        of("15", "gzip cut in half", gzipHalf()).fails(Reason.CUT, 3),
        raw("16", "body of 100 MB", TransportFaults::flood).fails(Reason.UNREADABLE, 1),
        of("17", "307 to another host", new MockResponse.Builder().code(307)
            .setHeader("Location", "http://localhost:1/v1/chat/completions")).fails(Reason.REJECTED, 1),
        of("18", "headers claim another charset", new MockResponse.Builder().body(completion(TEXT))
            .setHeader("Content-Type", "application/json; charset=gbk")).succeeds(1),
        of("19", "byte order mark before the JSON", json(200, "\uFEFF" + completion(TEXT))).succeeds(1),
        of("20", "bytes that are not UTF-8", new MockResponse.Builder().body(broken())).fails(Reason.UNREADABLE, 3),
        of("20b", "damaged once, then well", new MockResponse.Builder().body(broken()), json(200, completion(TEXT)))
            .succeeds(2));
  }

  private static int closedPort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException cannotListen) {
      throw new UncheckedIOException(cannotListen);
    }
  }

  private static Dns noDns() {
    return host -> {
      throw new UnknownHostException(host);
    };
  }

  private static void drip(java.io.OutputStream out) throws IOException, InterruptedException {
    for (byte each : bytes(WHOLE)) {
      out.write(each);
      out.flush();
      Thread.sleep(40);
    }
  }

  private static void flood(java.io.OutputStream out) throws IOException {
    out.write(bytes(HEAD + "Content-Length: 100000000\r\n\r\n{\"choices\":\""));
    byte[] block = new byte[100_000];
    Arrays.fill(block, (byte) 'a');
    for (int i = 0; i < 1_000; i++) {
      out.write(block);
    }
  }

  private static Buffer zipped(byte[] body) {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
      zip.write(body);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return new Buffer().write(zipped.toByteArray());
  }

  private static MockResponse.Builder gzip(byte[] body) {
    return new MockResponse.Builder().setHeader("Content-Encoding", "gzip").body(zipped(body));
  }

  private static MockResponse.Builder gzipHalf() {
    Buffer half = new Buffer();
    Buffer whole = zipped(BODY);
    half.write(whole, whole.size() / 2);
    return new MockResponse.Builder().setHeader("Content-Encoding", "gzip").body(half);
  }

  private static Buffer broken() {
    byte[] body = BODY.clone();
    // the middle byte of the first 汉字 of the text
    for (int i = 0; i < body.length; i++) {
      if (body[i] < 0) {
        body[i + 1] = 'x';
        break;
      }
    }
    return new Buffer().write(body);
  }
}
