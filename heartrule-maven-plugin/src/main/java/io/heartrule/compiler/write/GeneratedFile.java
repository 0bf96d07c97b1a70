package io.heartrule.compiler.write;

/**
 * A file to be written.
 *
 * @param path relative to the output directory, with {@code /}
 * @param text written as UTF-8
 */
public record GeneratedFile(String path, String text) implements Comparable<GeneratedFile> {
  @Override
  public int compareTo(GeneratedFile other) {
    return path.compareTo(other.path);
  }
}
