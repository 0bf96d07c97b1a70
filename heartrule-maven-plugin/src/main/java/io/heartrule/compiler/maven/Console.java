package io.heartrule.compiler.maven;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** What the console that Maven writes to can show. */
final class Console {
  private Console() {}

  static boolean canShow(String text) {
    return charset().newEncoder().canEncode(text);
  }

  /**
   * Prints a document for a program: UTF-8 whatever the console, and past {@code System.out}, which
   * Maven 4 turns into log lines.
   */
  static void print(String document) throws IOException {
    System.out.flush();
    @SuppressWarnings("resource") // Closing it would close the console.
    FileOutputStream console = new FileOutputStream(FileDescriptor.out);
    console.write(document.getBytes(StandardCharsets.UTF_8));
    console.flush();
  }

  /** Java 18 and later say it; before that it is the platform's. */
  private static Charset charset() {
    String name = System.getProperty("stdout.encoding", System.getProperty("sun.stdout.encoding"));
    return name != null && Charset.isSupported(name) ? Charset.forName(name) : Charset.defaultCharset();
  }
}
