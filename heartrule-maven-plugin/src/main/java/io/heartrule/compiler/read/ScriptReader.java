package io.heartrule.compiler.read;

import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.model.Script;

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
    return null;
  }
}
