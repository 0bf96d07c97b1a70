package io.heartrule.compiler.read;

import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.model.Script;
import io.heartrule.compiler.source.SourceFile;
import java.util.List;

/**
 * Reads one script file: decoding, pre-scan, YAML, grammar. Never throws on bad input.
 *
 * <p>Thread-safe: holds no state.
 */
public final class ScriptReader {

  /**
   * @param path as shown in diagnostics
   * @param bytes the file as it lies on the disk
   * @return what could be read; everything wrong is in {@code diagnostics}
   */
  public Script read(String path, byte[] bytes, Diagnostics diagnostics) {
    SourceFile file = Decoder.decode(path, bytes, diagnostics).orElse(null);
    if (file == null) {
      return new FileGrammar(new SourceFile(path, ""), diagnostics).read(List.of());
    }
    return new FileGrammar(file, diagnostics).read(new YamlReader().read(file, diagnostics));
  }
}
