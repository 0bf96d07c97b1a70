package io.heartrule.compiler.maven;

import io.heartrule.compiler.compile.Compilation;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Messages;
import io.heartrule.compiler.source.SourceFile;
import io.heartrule.compiler.write.OutputWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.logging.Log;
import org.codehaus.plexus.build.BuildContext;

/** Brings generated files into a project, and says how many. */
final class ProjectOutput {
  private final Path base;
  private final OutputWriter writer;
  private final BuildContext buildContext;
  private final Log log;
  private final Messages messages;

  /** @param base of the project: what paths in messages are relative to */
  ProjectOutput(Path base, OutputWriter writer, BuildContext buildContext, Log log, Messages messages) {
    this.base = base;
    this.writer = writer;
    this.buildContext = buildContext;
    this.log = log;
    this.messages = messages;
  }

  /** The same compilation; or only mistakes, if hand-written files are in the way. */
  Compilation write(Compilation compilation) throws IOException {
    OutputWriter.Result result = writer.write(compilation.files());
    if (!result.foreign().isEmpty()) {
      return foreignFiles(result.foreign());
    }
    result.changed().forEach(file -> buildContext.refresh(file.toFile()));
    if (result.unchanged() > 0 || !result.changed().isEmpty()) {
      log.info(messages.text("generated", result.written().size(), result.deleted().size(), result.unchanged()));
    }
    return compilation;
  }

  private Compilation foreignFiles(List<Path> files) {
    List<Diagnostic> diagnostics = files.stream()
        .map(file -> file.startsWith(base) ? base.relativize(file) : file)
        .map(file -> file.toString().replace('\\', '/'))
        .map(path -> Diagnostic.at(new SourceFile(path, "").span(0, 0), Code.HR801, path))
        .toList();
    return new Compilation(List.of(), diagnostics);
  }
}
