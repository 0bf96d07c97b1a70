package io.heartrule.compiler.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Tells whether scripts have been changed since they were compiled, by the times of their files. */
final class Changed {
  private Changed() {}

  /**
   * A script that is newer than all that the last compilation has left; null if there is none, or if nothing has been
   * compiled yet.
   *
   * @param scripts by the path that is shown
   * @param compiled folders with what a compilation writes
   */
  static String newest(Map<String, Path> scripts, Collection<Path> compiled) throws IOException {
    FileTime last = null;
    for (Path folder : compiled) {
      for (Path file : files(folder)) {
        FileTime time = Files.getLastModifiedTime(file);
        last = last == null || time.compareTo(last) > 0 ? time : last;
      }
    }
    String newest = null;
    for (Map.Entry<String, Path> script : scripts.entrySet()) {
      FileTime time = Files.getLastModifiedTime(script.getValue());
      if (last != null && time.compareTo(last) > 0) {
        last = time;
        newest = script.getKey();
      }
    }
    return newest;
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
