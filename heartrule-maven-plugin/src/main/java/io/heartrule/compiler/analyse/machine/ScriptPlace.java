package io.heartrule.compiler.analyse.machine;

/**
 * Where something stands in the scripts.
 *
 * @param path as in diagnostics, relative to the script directory
 * @param file the last segment of the path
 * @param line from 1
 */
public record ScriptPlace(String path, String file, int line) {
  /** {@code family.yaml:26}. */
  @Override
  public String toString() {
    return file + ":" + line;
  }
}
