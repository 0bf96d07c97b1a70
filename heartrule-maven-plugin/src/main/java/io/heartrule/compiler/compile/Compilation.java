package io.heartrule.compiler.compile;

import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.write.GeneratedFile;
import java.util.List;

/**
 * What came of a run of the compiler.
 *
 * @param files what to write; empty if there are errors
 * @param diagnostics of all files, sorted by file, line, column, code
 */
public record Compilation(List<GeneratedFile> files, List<Diagnostic> diagnostics) {
  public Compilation {
    files = List.copyOf(files);
    diagnostics = List.copyOf(diagnostics);
  }

  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }
}
