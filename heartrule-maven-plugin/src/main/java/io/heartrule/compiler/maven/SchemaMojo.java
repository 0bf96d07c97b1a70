package io.heartrule.compiler.maven;

import io.heartrule.compiler.compile.ScriptSource;
import io.heartrule.compiler.write.TextFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.codehaus.plexus.build.BuildContext;

/**
 * Writes a JSON Schema of the script language with the names of this project, so that an editor can
 * complete, explain and check while one writes. Works also while scripts have errors.
 *
 * @since 0.1.0
 */
@Mojo(name = "schema", threadSafe = true,
    requiresDependencyResolution = ResolutionScope.COMPILE)
public final class SchemaMojo extends AbstractScriptMojo {
  /**
   * The file to write.
   *
   * @since 0.1.0
   */
  @Parameter(property = "heartrule.schemaFile",
      defaultValue = "${project.build.directory}/heartrule/heartrule.schema.json")
  private File schemaFile;

  @Inject
  public SchemaMojo(BuildContext buildContext) {
    super(buildContext);
  }

  @Override
  void run() throws IOException, MojoFailureException {
    List<ScriptSource> scripts = readScripts();
    Path file = schemaFile.toPath().toAbsolutePath().normalize();
    if (TextFile.writeIfDifferent(file, compiler().schema(scripts))) {
      buildContext().refresh(file.toFile());
    }
    getLog().info(spoken().text("schema.written", file));
    getLog().info(spoken().text("schema.line", seenFromScripts(file)));
  }

  /** From where most scripts lie, so that the line is right on every machine; else where it is here. */
  private String seenFromScripts(Path file) throws IOException {
    Path folder = scripts().files().values().stream().map(Path::getParent)
        .min(Comparator.comparingInt(Path::getNameCount)).orElse(null);
    boolean sameRoot = folder != null && file.getRoot().equals(folder.getRoot());
    return sameRoot ? folder.relativize(file).toString().replace(File.separatorChar, '/') : file.toUri().toString();
  }
}
