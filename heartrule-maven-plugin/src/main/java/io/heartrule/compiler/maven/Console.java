package io.heartrule.compiler.maven;

import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Messages;
import io.heartrule.compiler.diagnostic.TextRenderer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.List;

/** What the console that Maven writes to can show. */
final class Console {
  private Console() {}

  static boolean canShow(List<Diagnostic> diagnostics, Messages messages) {
    CharsetEncoder encoder = charset().newEncoder();
    TextRenderer renderer = new TextRenderer(messages);
    return diagnostics.stream().allMatch(diagnostic -> encoder.canEncode(renderer.render(diagnostic)));
  }

  /** Java 18 and later say it; before that it is the platform's. */
  private static Charset charset() {
    String name = System.getProperty("stdout.encoding", System.getProperty("sun.stdout.encoding"));
    return name != null && Charset.isSupported(name) ? Charset.forName(name) : Charset.defaultCharset();
  }
}
