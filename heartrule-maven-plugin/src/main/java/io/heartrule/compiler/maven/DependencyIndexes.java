package io.heartrule.compiler.maven;

import io.heartrule.compiler.analyse.machine.LibraryIndex;
import io.heartrule.compiler.compile.IndexReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.maven.artifact.Artifact;

/**
 * Finds the script libraries among the dependencies of a project: whatever holds an {@code index.json} in
 * {@code META-INF/heartrule}, or in a folder there if it has several libraries.
 */
final class DependencyIndexes {
  private static final String FOLDER = "META-INF/heartrule/";
  private static final String INDEX = "index.json";

  private DependencyIndexes() {}

  /** @return ordered by base package, whatever the order of the class path */
  static List<LibraryIndex> of(Collection<Artifact> dependencies) throws IOException {
    List<LibraryIndex> found = new ArrayList<>();
    for (Artifact dependency : dependencies) {
      File file = dependency.getFile();
      if (file == null || !dependency.getArtifactHandler().isAddedToClasspath()) {
        continue;
      }
      String origin = dependency.getGroupId() + ":" + dependency.getArtifactId();
      for (String index : file.isDirectory() ? inFolder(file.toPath()) : inJar(file)) {
        LibraryIndex library = IndexReader.read(origin, index);
        if (library != null && found.stream().noneMatch(other -> other.library().equals(library.library()))) {
          found.add(library);
        }
      }
    }
    found.sort(Comparator.comparing(LibraryIndex::library));
    return found;
  }

  /** In a build of several modules a dependency may be a folder with classes. */
  private static List<String> inFolder(Path classes) throws IOException {
    List<String> indexes = new ArrayList<>();
    Path folder = classes.resolve(FOLDER);
    if (Files.isDirectory(folder)) {
      try (Stream<Path> all = Files.walk(folder, 2)) {
        for (Path file : all.filter(path -> path.getFileName().toString().equals(INDEX)).sorted().toList()) {
          indexes.add(Files.readString(file));
        }
      }
    }
    return indexes;
  }

  private static List<String> inJar(File file) throws IOException {
    List<String> indexes = new ArrayList<>();
    if (!file.getName().endsWith(".jar")) {
      return indexes;
    }
    try (ZipFile jar = new ZipFile(file)) {
      for (ZipEntry entry : jar.stream().filter(one -> isIndex(one.getName()))
          .sorted(Comparator.comparing(ZipEntry::getName)).toList()) {
        indexes.add(new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return indexes;
  }

  private static boolean isIndex(String name) {
    return name.startsWith(FOLDER) && (name.equals(FOLDER + INDEX)
        || name.endsWith("/" + INDEX) && name.indexOf('/', FOLDER.length()) == name.length() - INDEX.length() - 1);
  }
}
