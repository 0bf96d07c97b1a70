package io.heartrule.compiler.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.compiler.analyse.machine.LibraryIndex;
import io.heartrule.compiler.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.InputLocation;
import org.apache.maven.model.InputSource;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuntimeCheckTest {
  @TempDir
  Path folder;

  @ParameterizedTest
  @CsvSource({
      "0.1.0, 0.1.0, true", "0.1.3, 0.1.0-SNAPSHOT, true", "0.1.0, 0.2.0, false", "0.1.0, 1.1.0, false",
      "1.0.0, 1.7.2, true", "1.9, 2.0, false", "0.1, 0.1.5, true", "0.1.0, 0, false"})
  void numbers_decide_what_fits(String plugin, String runtime, boolean fits) {
    assertThat(RuntimeCheck.fits(plugin, runtime)).isEqualTo(fits);
  }

  @Test
  void a_runtime_that_does_not_fit_is_an_error_at_its_version() throws IOException {
    MavenProject project = project("<project>\n  <dependency>\n    <version>0.2.0</version>\n");
    Dependency runtime = runtime("0.2.0");
    InputSource source = new InputSource();
    source.setLocation(project.getFile().getPath());
    runtime.setLocation("version", new InputLocation(3, 20, source));
    project.getModel().addDependency(runtime);
    Diagnostic found = new RuntimeCheck(project, "0.1.0").check(List.of()).get(0);
    assertThat(found.isError()).isTrue();
    assertThat(found.span().file().path() + ":" + found.span().place()).endsWith("pom.xml:3");
    assertThat(found.span().column()).isEqualTo(5);
    assertThat(found.arguments()).containsExactly("0.1.0", "0.2.0");
  }

  @Test
  void a_version_from_elsewhere_is_reported_at_the_start_of_the_pom() throws IOException {
    MavenProject project = project("<project>");
    project.getModel().addDependency(runtime("9.0"));
    Diagnostic found = new RuntimeCheck(project, "0.1.0").check(List.of()).get(0);
    assertThat(found.span().line()).isEqualTo(1);
    assertThat(found.span().column()).isEqualTo(1);
  }

  @Test
  void a_project_without_a_runtime_is_told_apart() throws IOException {
    RuntimeCheck check = new RuntimeCheck(project("<project>"), "0.1.0");
    assertThat(check.isMissing()).isTrue();
    assertThat(check.check(List.of())).isEmpty();
  }

  @Test
  void a_library_for_another_boundary_is_an_error() throws IOException {
    MavenProject project = project("<project>");
    project.getModel().addDependency(runtime("0.1.7"));
    LibraryIndex old = new LibraryIndex("it:old", "it.old", 0, null, List.of(), List.of(), List.of(), List.of(), List.of());
    Diagnostic found = new RuntimeCheck(project, "0.1.0").check(List.of(old)).get(0);
    assertThat(found.variant()).isEqualTo("library_old");
    assertThat(found.arguments()).containsExactly("0.1.0", "it:old");
  }

  @Test
  void a_runtime_that_fits_is_nothing_to_talk_about() throws IOException {
    MavenProject project = project("<project>");
    project.getModel().addDependency(runtime("0.1.7"));
    assertThat(new RuntimeCheck(project, "0.1.0").check(List.of())).isEmpty();
  }

  private MavenProject project(String pom) throws IOException {
    MavenProject project = new MavenProject();
    project.setFile(Files.writeString(folder.resolve("pom.xml"), pom).toFile());
    return project;
  }

  private static Dependency runtime(String version) {
    Dependency dependency = new Dependency();
    dependency.setGroupId("io.heartrule");
    dependency.setArtifactId("heartrule-runtime");
    dependency.setVersion(version);
    return dependency;
  }
}
