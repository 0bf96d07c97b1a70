package io.heartrule.compiler.maven;

import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Messages;
import io.heartrule.compiler.diagnostic.Severity;
import io.heartrule.compiler.diagnostic.TextRenderer;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.logging.Log;
import org.codehaus.plexus.build.BuildContext;

/**
 * Shows diagnostics where the reader looks: as lines in Maven's log, or as markers in an IDE.
 *
 * <p>Never both: on the command line the build context writes to the log too, with the absolute path
 * in front, so that everything would stand there twice.
 */
final class Markers {
  private final BuildContext buildContext;
  private final Log log;
  private final Messages messages;
  private final Path project;
  private final boolean inIde;

  Markers(BuildContext buildContext, Log log, Messages messages, Path project, boolean inIde) {
    this.buildContext = buildContext;
    this.log = log;
    this.messages = messages;
    this.project = project;
    this.inIde = inIde;
  }

  /**
   * @param scripts all that were read: their old markers go
   * @return what went to the log
   */
  List<LogLine> show(List<Diagnostic> diagnostics, Iterable<Path> scripts) {
    scripts.forEach(script -> buildContext.removeMessages(script.toFile()));
    TextRenderer renderer = new TextRenderer(messages);
    List<LogLine> said = new ArrayList<>();
    for (Diagnostic diagnostic : diagnostics) {
      if (inIde) {
        mark(diagnostic);
      } else {
        LogLine line = new LogLine(diagnostic.severity(), renderer.render(diagnostic));
        line.to(log);
        said.add(line);
      }
    }
    return said;
  }

  private void mark(Diagnostic diagnostic) {
    if (diagnostic.severity() == Severity.INFO) {
      return; // Markers know only warnings and errors; a hint is neither.
    }
    File file = project.resolve(diagnostic.span().file().path()).toFile();
    String help = messages.help(diagnostic);
    String message = diagnostic.code() + ": " + messages.message(diagnostic) + (help.isEmpty() ? "" : "\n" + help);
    int severity = diagnostic.isError() ? BuildContext.SEVERITY_ERROR : BuildContext.SEVERITY_WARNING;
    buildContext.addMessage(file, diagnostic.span().line(), diagnostic.span().column(), message, severity, null);
  }
}
