package io.heartrule.compiler.maven;

import java.nio.charset.Charset;

/** What the console that Maven writes to can show. */
final class Console {
  private Console() {}

  static boolean canShow(String text) {
    return charset().newEncoder().canEncode(text);
  }

  /** Java 18 and later say it; before that it is the platform's. */
  private static Charset charset() {
    String name = System.getProperty("stdout.encoding", System.getProperty("sun.stdout.encoding"));
    return name != null && Charset.isSupported(name) ? Charset.forName(name) : Charset.defaultCharset();
  }
}
