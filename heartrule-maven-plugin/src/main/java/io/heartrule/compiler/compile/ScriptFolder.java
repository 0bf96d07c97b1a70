package io.heartrule.compiler.compile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The folder in which a project keeps its scripts: every {@code .yaml} and {@code .yml} below it, but not
 * what is hidden and not {@code prompts/}, which holds wordings.
 */
public final class ScriptFolder {
  private static final String PROMPTS = "prompts";

  private final Path project;
  private final Path folder;

  /**
   * @param project what paths in diagnostics are relative to
   * @param folder absolute
   */
  public ScriptFolder(Path project, Path folder) {
    this.project = project.toAbsolutePath().normalize();
    this.folder = folder.toAbsolutePath().normalize();
  }

  public boolean exists() {
    return Files.isDirectory(folder);
  }

  /** The script files, by their path as diagnostics show it. */
  public TreeMap<String, Path> files() throws IOException {
    TreeMap<String, Path> files = new TreeMap<>();
    if (!exists()) {
      return files;
    }
    try (Stream<Path> all = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      for (Path file : all.filter(this::isScript).toList()) {
        files.put(shown(file), file);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return files;
  }

  /** A file that may have been meant as a script but is not named as one, such as {@code first.yaml.txt}; or null. */
  public String nearMiss() throws IOException {
    if (!exists()) {
      return null;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> Files.isRegularFile(file) && !isScript(file))
          .map(file -> file.getFileName().toString()).filter(ScriptFolder::looksLikeAScript)
          .sorted().findFirst().orElse(null);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static boolean looksLikeAScript(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return !name.startsWith(".") && (lower.contains(".yaml") || lower.contains(".yml") || lower.endsWith(".txt"));
  }

  /** Reads them all, ordered by path. */
  public List<ScriptSource> read() throws IOException {
    List<ScriptSource> sources = new ArrayList<>();
    for (var file : files().entrySet()) {
      sources.add(new ScriptSource(file.getKey(), Files.readAllBytes(file.getValue())));
    }
    return sources;
  }

  private boolean isScript(Path file) {
    String name = file.getFileName().toString();
    if (!name.endsWith(".yaml") && !name.endsWith(".yml") || !Files.isRegularFile(file)) {
      return false;
    }
    Path inside = folder.relativize(file);
    if (inside.getNameCount() > 1 && inside.getName(0).toString().equals(PROMPTS)) {
      return false;
    }
    for (Path segment : inside) {
      if (segment.toString().startsWith(".")) {
        return false;
      }
    }
    return true;
  }

  private String shown(Path file) {
    boolean sameRoot = file.getRoot().equals(project.getRoot());
    Path path = sameRoot ? project.relativize(file) : folder.getFileName().resolve(folder.relativize(file));
    return path.toString().replace(file.getFileSystem().getSeparator(), "/");
  }
}
