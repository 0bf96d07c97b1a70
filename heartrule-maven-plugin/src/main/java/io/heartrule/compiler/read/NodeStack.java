package io.heartrule.compiler.read;

import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.source.SourceFile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds nodes from their parts, without recursion; refuses a key that is given twice. */
final class NodeStack {
  private static final class Open {
    final boolean mapping;
    final boolean flow;
    final int start;
    int end;
    final List<Node> items = new ArrayList<>();
    final List<Node.Entry> entries = new ArrayList<>();
    final Map<String, Node.Scalar> keys = new HashMap<>();
    Node key;

    Open(boolean mapping, boolean flow, int start) {
      this.mapping = mapping;
      this.flow = flow;
      this.start = start;
      this.end = start;
    }
  }

  private final Repaired source;
  private final Findings findings;
  private final Deque<Open> stack = new ArrayDeque<>();
  private Node root;

  NodeStack(Repaired source, Findings findings) {
    this.source = source;
    this.findings = findings;
  }

  int depth() {
    return stack.size();
  }

  Optional<Node> root() {
    return Optional.ofNullable(root);
  }

  /** Begins a list or map at an offset of the repaired text. */
  void open(boolean mapping, boolean flow, int start) {
    stack.push(new Open(mapping, flow, start));
  }

  /** Ends the innermost list or map. */
  void close(int end) {
    Open open = stack.pop();
    int from = source.original(open.start);
    int to = open.flow ? source.span(open.start, end).end() : Math.max(from, open.end);
    var span = source.file().span(from, to);
    add(open.mapping ? new Node.Mapping(open.entries, span) : new Node.Sequence(open.items, open.flow, span));
  }

  /** Adds a finished node to the innermost list or map. */
  void add(Node node) {
    Open open = stack.peek();
    if (open == null) {
      root = node;
      return;
    }
    open.end = Math.max(open.end, node.span().end());
    if (!open.mapping) {
      open.items.add(node);
    } else if (open.key == null) {
      open.key = node;
    } else {
      entry(open, open.key, node);
      open.key = null;
    }
  }

  private void entry(Open open, Node key, Node value) {
    if (!(key instanceof Node.Scalar word) || word.missing()) {
      findings.add(Diagnostic.at(key.span(), Code.HR002).variant("key"));
      return;
    }
    if (word.text().equals("<<") && word.plain()) {
      findings.add(Diagnostic.at(key.span(), Code.HR021).variant("merge"));
      return;
    }
    Node.Scalar first = open.keys.putIfAbsent(word.text(), word);
    if (first != null) {
      findings.add(twice(word, first, value, open.flow));
      return;
    }
    open.entries.add(new Node.Entry(word, value));
  }

  /** The later one is made a comment, so that nothing is lost, where it has lines of its own. */
  private static Diagnostic twice(Node.Scalar key, Node.Scalar first, Node value, boolean flow) {
    Diagnostic diagnostic = Diagnostic.at(key.span(), Code.HR012, key.text(), first.span().line());
    SourceFile file = key.span().file();
    int line = key.span().line();
    int last = Math.max(line, file.line(value.span().end()));
    String text = file.text();
    int start = file.lineStart(line);
    if (flow || !text.substring(start, key.span().start()).isBlank()) {
      return diagnostic;
    }
    StringBuilder out = new StringBuilder();
    for (int now = line; now <= last; now++) {
      int next = now < last ? file.lineStart(now + 1) : file.lineEnd(now);
      out.append("# ").append(text, file.lineStart(now), next);
    }
    return diagnostic.fix(file.span(start, file.lineEnd(last)), out.toString());
  }
}
