package io.heartrule.compiler.transcript;

import io.heartrule.compiler.Repository;
import io.heartrule.compiler.compile.ScriptFolder;
import io.heartrule.generated.Library;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** All sessions of the example and of the scripts behind the transcripts, compiled. */
final class EverySession {
  private static final Path TRANSCRIPTS =
      Repository.root().resolve("heartrule-maven-plugin/src/test/resources/transcripts");
  private static final Path EXAMPLE =
      Repository.root().resolve("example-project/counseling-scripts/src/main/heartrule");

  private EverySession() {}

  /** Looks at one session. */
  interface Look {
    void at(Path folder, Library library, String session) throws IOException;
  }

  /** @param classes where to compile to */
  static void visit(Path classes, Look look) throws IOException {
    List<Path> folders = new ArrayList<>(List.of(EXAMPLE));
    try (Stream<Path> each = Files.list(TRANSCRIPTS)) {
      each.filter(Files::isDirectory).sorted().map(folder -> folder.resolve("scripts")).forEach(folders::add);
    }
    for (Path folder : folders) {
      Path own = classes.resolve(folders.indexOf(folder) + "");
      Compiled.transcripts(new ScriptFolder(folder, folder).read(), List.of(), own);
      try (URLClassLoader loader = new URLClassLoader(new URL[] {own.toUri().toURL()},
          EverySession.class.getClassLoader())) {
        Library library = ServiceLoader.load(Library.class, loader).findFirst().orElseThrow();
        for (String session : library.sessions()) {
          look.at(folder, library, session);
        }
      }
    }
  }
}
