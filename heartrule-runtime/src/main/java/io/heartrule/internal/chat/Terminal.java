package io.heartrule.internal.chat;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Lines in, text out, in UTF-8 whatever the locale says; only the Windows console has a mind of its own. */
final class Terminal {
  private final BufferedReader in;
  private final PrintStream out;
  private final boolean isInteractive;

  Terminal(InputStream in, OutputStream out, boolean isInteractive, Charset charset) {
    this.in = new BufferedReader(new InputStreamReader(in, charset));
    this.out = new PrintStream(out, true, charset);
    this.isInteractive = isInteractive;
  }

  /** The terminal of this process, or what stands in its place. */
  static Terminal of(InputStream in, OutputStream out, ChatOptions options) {
    boolean interactive = hasConsole();
    boolean windows = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    String wanted = options.get("encoding");
    Charset charset = wanted != null ? Charset.forName(wanted)
        : windows && interactive ? System.console().charset() : StandardCharsets.UTF_8;
    return new Terminal(in, out, interactive && !options.is("batch"), charset);
  }

  /** Whether a person sits there. From JDK 22 on a console may exist that is no terminal; it says so itself. */
  private static boolean hasConsole() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException olderJdk) {
      return true;
    }
  }

  boolean isInteractive() {
    return isInteractive;
  }

  /** The next line without its end; null when there are no more. */
  String line() {
    try {
      return in.readLine();
    } catch (IOException e) {
      throw new UncheckedIOException("the input cannot be read", e);
    }
  }

  void print(String text) {
    out.print(text);
    out.flush();
  }

  void println(String text) {
    print(text + "\n");
  }
}
