package io.heartrule.model.openai;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers each request with the next script of raw bytes, for faults below HTTP. */
final class RawServer implements AutoCloseable {
  private static final int TLS_HANDSHAKE = 0x16;

  final AtomicInteger requests = new AtomicInteger();
  private final ServerSocket socket;
  private final List<Script> scripts;

  /** Writes an answer to one connection, which is closed afterwards. */
  interface Script {
    void play(OutputStream out) throws IOException, InterruptedException;
  }

  /** The last script is played again for every further request. */
  RawServer(List<Script> scripts) {
    this.scripts = scripts;
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException cannotListen) {
      throw new UncheckedIOException(cannotListen);
    }
    daemon(this::accept);
  }

  String url() {
    return "http://127.0.0.1:" + socket.getLocalPort() + "/v1";
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket peer = socket.accept();
        daemon(() -> serve(peer));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket peer) {
    try (peer) {
      BufferedInputStream in = new BufferedInputStream(peer.getInputStream());
      in.mark(1);
      boolean encrypted = in.read() == TLS_HANDSHAKE;
      in.reset();
      if (!encrypted) {
        readRequest(in);
      }
      int number = encrypted ? 0 : requests.getAndIncrement();
      scripts.get(Math.min(number, scripts.size() - 1)).play(peer.getOutputStream());
      peer.getOutputStream().flush();
    } catch (IOException peerGone) {
      // the client has given up, as the case wants
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static void readRequest(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("no request");
      }
      head.append((char) next);
    }
    String lower = head.toString().toLowerCase(java.util.Locale.ROOT);
    int at = lower.indexOf("content-length:");
    in.readNBytes(Integer.parseInt(lower.substring(at + 15, lower.indexOf('\r', at)).strip()));
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "raw-server");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
