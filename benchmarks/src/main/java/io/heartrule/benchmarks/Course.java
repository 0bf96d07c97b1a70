package io.heartrule.benchmarks;

import io.heartrule.compiler.compile.ScriptFolder;
import io.heartrule.compiler.compile.ScriptSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The scripts that are measured: a generated course of a given size.
 *
 * @param skills how many; a fifth of them are rules, a fiftieth sessions
 * @param scripts read into memory
 */
record Course(int skills, List<ScriptSource> scripts) {

  static Course of(int skills) throws IOException {
    Path folder = Files.createTempDirectory("heartrule-course");
    try {
      CourseGenerator.main(new String[] {
          folder.toString(), "" + skills, "" + Math.max(1, skills / 5), "" + Math.max(1, skills / 50)});
      return new Course(skills, new ScriptFolder(folder, folder).read());
    } finally {
      delete(folder);
    }
  }

  long bytes() {
    return scripts.stream().mapToLong(script -> script.bytes().length).sum();
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(Course::deleteOne);
    }
  }

  private static void deleteOne(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
