package io.heartrule.compiler.compile;

/**
 * A script file to be compiled.
 *
 * @param path relative to the project, with {@code /}, as diagnostics show it
 * @param bytes as they lie on the disk; not to be changed
 */
public record ScriptSource(String path, byte[] bytes) implements Comparable<ScriptSource> {
  @Override
  public int compareTo(ScriptSource other) {
    return path.compareTo(other.path);
  }
}
