package io.heartrule.compiler.read;

import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.source.SourceFile;
import java.util.ArrayList;
import java.util.List;

/** Text to nodes: pre-scan and repairs first, then YAML, document by document. Never throws on bad input. */
final class YamlReader {

  /** The root nodes of the documents that could be read, in order; empty documents are left out. */
  List<Node> read(SourceFile file, Diagnostics diagnostics) {
    Repaired source = Repaired.of(file, List.of());
    List<Node> roots = new ArrayList<>();
    int budget = Limits.NODES;
    for (Documents.Part part : Documents.of(source.text())) {
      DocumentReader reader = new DocumentReader(source, part.start(), part.end(), budget, diagnostics);
      reader.read().ifPresent(roots::add);
      budget -= reader.nodes();
    }
    return List.copyOf(roots);
  }
}
