package io.heartrule.compiler.read;

import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.source.SourceFile;
import java.util.List;

/** Text to nodes: pre-scan and repairs first, then YAML, document by document. Never throws on bad input. */
final class YamlReader {

  /** The root nodes of the documents that could be read, in order; empty documents are left out. */
  List<Node> read(SourceFile file, Diagnostics diagnostics) {
    return List.of();
  }
}
