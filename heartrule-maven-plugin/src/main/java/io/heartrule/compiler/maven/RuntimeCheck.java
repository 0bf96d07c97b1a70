package io.heartrule.compiler.maven;

import io.heartrule.compiler.analyse.machine.LibraryIndex;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.source.SourceFile;
import io.heartrule.compiler.source.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.InputLocation;
import org.apache.maven.project.MavenProject;

/** Ensures that the project has a runtime that takes what this plugin generates (HR803). */
final class RuntimeCheck {
  private static final String GROUP = "io.heartrule";
  private static final String RUNTIME = "heartrule-runtime";

  private final MavenProject project;
  private final String pluginVersion;

  RuntimeCheck(MavenProject project, String pluginVersion) {
    this.project = project;
    this.pluginVersion = pluginVersion;
  }

  /** What is wrong with the runtime, or with libraries that were compiled for another one. */
  List<Diagnostic> check(List<LibraryIndex> libraries) throws IOException {
    List<Diagnostic> found = new ArrayList<>(check());
    for (LibraryIndex library : libraries) {
      if (library.boundary() != LibraryIndex.BOUNDARY) {
        found.add(Diagnostic.at(pom().span(0, 0), Code.HR803, pluginVersion, library.origin())
            .variant(library.boundary() < LibraryIndex.BOUNDARY ? "library_old" : "library_new"));
      }
    }
    return found;
  }

  private List<Diagnostic> check() throws IOException {
    for (Dependency dependency : project.getDependencies()) {
      if (isRuntime(dependency.getGroupId(), dependency.getArtifactId()) && dependency.getVersion() != null) {
        return fits(pluginVersion, dependency.getVersion()) ? List.of()
            : List.of(mismatch(place(dependency), dependency.getVersion()));
      }
    }
    for (Artifact artifact : project.getArtifacts()) {
      if (isRuntime(artifact.getGroupId(), artifact.getArtifactId())) {
        return fits(pluginVersion, artifact.getBaseVersion()) ? List.of()
            : List.of(mismatch(pom().span(0, 0), artifact.getBaseVersion()));
      }
    }
    return List.of();
  }

  /** Whether there is no runtime at all: javac will say so too, at length. */
  boolean isMissing() {
    return project.getDependencies().stream().noneMatch(d -> isRuntime(d.getGroupId(), d.getArtifactId()))
        && project.getArtifacts().stream().noneMatch(a -> isRuntime(a.getGroupId(), a.getArtifactId()));
  }

  private Diagnostic mismatch(Span place, String runtime) {
    return Diagnostic.at(place, Code.HR803, pluginVersion, runtime);
  }

  /** Before 1.0 the first two numbers must be the same, from then on the first. */
  static boolean fits(String plugin, String runtime) {
    String[] ours = plugin.split("[.-]", 3);
    String[] theirs = runtime.split("[.-]", 3);
    return ours[0].equals(theirs[0])
        && (!ours[0].equals("0") || ours.length > 1 && theirs.length > 1 && ours[1].equals(theirs[1]));
  }

  private static boolean isRuntime(String group, String artifact) {
    return GROUP.equals(group) && RUNTIME.equals(artifact);
  }

  /** The line of the version if it stands in this pom, else the pom's first. */
  private Span place(Dependency dependency) throws IOException {
    SourceFile pom = pom();
    InputLocation location = dependency.getLocation("version");
    boolean here = location != null && location.getSource() != null && project.getFile() != null
        && project.getFile().getPath().equals(location.getSource().getLocation());
    if (!here || location.getLineNumber() < 1 || location.getLineNumber() > pom.lines()) {
      return pom.span(0, 0);
    }
    int start = pom.lineStart(location.getLineNumber());
    int end = pom.lineEnd(location.getLineNumber());
    while (start < end && Character.isWhitespace(pom.text().charAt(start))) {
      start++;
    }
    return pom.span(start, end);
  }

  private SourceFile pom() throws IOException {
    Path file = project.getFile() == null ? null : project.getFile().toPath();
    String text = file == null || !Files.isRegularFile(file) ? ""
        : new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    return new SourceFile(file == null ? "pom.xml" : file.getFileName().toString(), text);
  }
}
