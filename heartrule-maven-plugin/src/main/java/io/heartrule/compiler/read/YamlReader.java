package io.heartrule.compiler.read;

import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.source.SourceFile;
import java.util.ArrayList;
import java.util.List;

/** Text to nodes: pre-scan and repairs first, then YAML, document by document. Never throws on bad input. */
public final class YamlReader {

  /**
   * The root nodes of a file that is no script, such as a conversation test.
   *
   * @param path as shown in diagnostics
   */
  public List<Node> read(String path, byte[] bytes, Diagnostics diagnostics) {
    return Decoder.decode(path, bytes, diagnostics).map(file -> read(file, diagnostics)).orElse(List.of());
  }

  /** The root nodes of the documents that could be read, in order; empty documents are left out. */
  List<Node> read(SourceFile file, Diagnostics diagnostics) {
    int size = file.text().codePointCount(0, file.text().length());
    if (size > Limits.FILE) {
      diagnostics.add(Diagnostic.at(file.span(0, 0), Code.HR022).variant("file", Limits.FILE));
      return List.of();
    }
    Findings findings = new Findings(file, diagnostics);
    Repaired source = PreScan.repair(file, findings);
    List<Node> roots = new ArrayList<>();
    int budget = Limits.NODES;
    for (Documents.Part part : Documents.of(source.text())) {
      DocumentReader reader = new DocumentReader(source, part.start(), part.end(), budget, findings);
      reader.read().ifPresent(roots::add);
      budget -= reader.nodes();
      if (budget < 0) {
        break;
      }
    }
    return List.copyOf(roots);
  }
}
