package io.heartrule.compiler.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the executions of one module share. They have one folder of resources, and Java looks for services
 * in one file: it names the libraries of all of them. Files for tools lie in {@code META-INF/heartrule};
 * with several libraries each has a folder of its own there, called like its base package.
 *
 * <p>What the other executions have written is known from their manifests, so that the first of them
 * writes in the second build what the last wrote in the first.
 */
public final class ModuleFiles {
  static final String SERVICE = "META-INF/services/io.heartrule.generated.Library";
  private static final String TOOLS = "META-INF/heartrule/";
  private static final String ENTRY_POINT = "/Scripts.java";

  private final Path manifest;
  private final Set<String> executions;

  /**
   * @param manifest of this execution, {@code …/<goal>/<executionId>/outputs.json}
   * @param executions ids of all executions of the module that generate; what others have left counts no more
   */
  public ModuleFiles(Path manifest, Set<String> executions) {
    this.manifest = manifest;
    this.executions = Set.copyOf(executions);
  }

  /** The files of one library as they lie in a module that may have more of them. */
  public List<GeneratedFile> arrange(Collection<GeneratedFile> files) throws IOException {
    SortedSet<String> libraries = others();
    List<GeneratedFile> arranged = new ArrayList<>();
    String own = "";
    for (GeneratedFile file : files) {
      if (file.path().equals(SERVICE)) {
        own = file.text().strip();
        libraries.add(own);
      }
    }
    for (GeneratedFile file : files) {
      if (executions.size() > 1 && file.path().startsWith(TOOLS)) {
        arranged.add(new GeneratedFile(
            TOOLS + own.substring(0, own.lastIndexOf('.')) + "/" + file.path().substring(TOOLS.length()), file.text()));
      } else if (!file.path().equals(SERVICE)) {
        arranged.add(file);
      }
    }
    if (!libraries.isEmpty()) {
      arranged.add(new GeneratedFile(SERVICE, String.join("\n", libraries) + "\n"));
    }
    return arranged;
  }

  /** The entry points that the other executions have written. */
  private SortedSet<String> others() throws IOException {
    SortedSet<String> libraries = new TreeSet<>();
    Path execution = manifest.getParent();
    if (!Files.isDirectory(execution.getParent())) {
      return libraries;
    }
    try (Stream<Path> all = Files.list(execution.getParent())) {
      for (Path other : all.toList()) {
        if (!other.equals(execution) && executions.contains(other.getFileName().toString())) {
          for (String path : Manifest.read(other.resolve(manifest.getFileName()))) {
            if (path.endsWith(ENTRY_POINT)) {
              libraries.add(path.substring(0, path.length() - ".java".length()).replace('/', '.'));
            }
          }
        }
      }
    }
    return libraries;
  }
}
