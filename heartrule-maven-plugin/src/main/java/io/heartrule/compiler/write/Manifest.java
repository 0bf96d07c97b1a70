package io.heartrule.compiler.write;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The list of files that one execution of a goal has written: what it may delete later.
 *
 * <p>JSON with one path a line, read back line by line. What does not look as we write it counts as
 * absent; then nothing is deleted.
 */
final class Manifest {
  private static final String FORMAT = "  \"format\": 1,";
  private static final String ITEM = "    \"";

  private Manifest() {}

  static SortedSet<String> read(Path file) throws IOException {
    SortedSet<String> paths = new TreeSet<>();
    if (!Files.isRegularFile(file)) {
      return paths;
    }
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (MalformedInputException e) {
      // Not UTF-8, so not as we write it: it counts as absent.
      return paths;
    }
    if (lines.size() < 2 || !lines.get(1).equals(FORMAT)) {
      return paths;
    }
    for (String line : lines) {
      String item = line.endsWith(",") ? line.substring(0, line.length() - 1) : line;
      if (item.startsWith(ITEM) && item.length() > ITEM.length() && item.endsWith("\"")) {
        String path = item.substring(ITEM.length(), item.length() - 1);
        if (isSafe(path)) {
          paths.add(path);
        }
      }
    }
    return paths;
  }

  static void write(Path file, String pluginVersion, Collection<String> paths) throws IOException {
    StringBuilder json = new StringBuilder("{\n").append(FORMAT).append('\n')
        .append("  \"plugin\": \"").append(pluginVersion).append("\",\n")
        .append("  \"outputs\": [");
    String separator = "\n";
    for (String path : new TreeSet<>(paths)) {
      json.append(separator).append(ITEM).append(path).append('"');
      separator = ",\n";
    }
    TextFile.writeIfDifferent(file, json.append("\n  ]\n}\n").toString());
  }

  /** Whether a path stays below its root, and stands in JSON as it is. */
  static boolean isSafe(String path) {
    if (path.isEmpty()) {
      return false;
    }
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c < ' ' || c == '\\' || c == '"' || c == ':') {
        return false;
      }
    }
    for (String segment : path.split("/", -1)) {
      if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
        return false;
      }
    }
    return true;
  }
}
