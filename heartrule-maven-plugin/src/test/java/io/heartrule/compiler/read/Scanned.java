package io.heartrule.compiler.read;

import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.diagnostic.Fix;
import io.heartrule.compiler.source.SourceFile;
import java.util.List;

/** What reading a script as YAML gives: nodes, findings, and the script with all fixes applied. */
record Scanned(SourceFile file, List<Node> roots, List<Diagnostic> diagnostics) {

  static Scanned of(String script) {
    SourceFile file = new SourceFile("a.yaml", script);
    Diagnostics diagnostics = new Diagnostics();
    List<Node> roots = new YamlReader().read(file, diagnostics);
    return new Scanned(file, roots, diagnostics.sorted());
  }

  /** {@code 3:5 HR003} for each finding. */
  List<String> places() {
    return diagnostics.stream()
        .map(d -> d.span().line() + ":" + d.span().column() + " " + d.code()
            + (d.variant().isEmpty() ? "" : "." + d.variant()))
        .toList();
  }

  /** The script after all fixes, the last in the file first. */
  String fixed() {
    StringBuilder out = new StringBuilder(file.text());
    int before = Integer.MAX_VALUE;
    List<Fix> fixes = diagnostics.stream().map(Diagnostic::fix).filter(fix -> fix != null)
        .sorted((a, b) -> a.span().start() != b.span().start()
            ? Integer.compare(b.span().start(), a.span().start())
            : Integer.compare(b.span().end(), a.span().end()))
        .toList();
    for (Fix fix : fixes) {
      if (fix.span().end() <= before) {
        out.replace(fix.span().start(), fix.span().end(), fix.replacement());
        before = fix.span().start();
      }
    }
    return out.toString();
  }

  /** The nodes in a short form that shows structure and texts. */
  String shape() {
    StringBuilder out = new StringBuilder();
    roots.forEach(root -> shape(root, out).append('\n'));
    return out.toString().strip();
  }

  private static StringBuilder shape(Node node, StringBuilder out) {
    if (node instanceof Node.Mapping mapping) {
      out.append('{');
      String separator = "";
      for (Node.Entry entry : mapping.entries()) {
        shape(entry.value(), out.append(separator).append(entry.key().text()).append('='));
        separator = ", ";
      }
      return out.append('}');
    }
    if (node instanceof Node.Sequence sequence) {
      out.append('[');
      String separator = "";
      for (Node item : sequence.items()) {
        shape(item, out.append(separator));
        separator = ", ";
      }
      return out.append(']');
    }
    return out.append(((Node.Scalar) node).text());
  }
}
