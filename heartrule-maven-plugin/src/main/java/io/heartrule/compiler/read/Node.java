package io.heartrule.compiler.read;

import io.heartrule.compiler.source.Located;
import io.heartrule.compiler.source.Span;
import java.util.List;

/** A YAML node with the place of everything in it. */
public sealed interface Node {
  Span span();

  /** {@code key: value} lines, in order; no key twice. */
  record Mapping(List<Entry> entries, Span span) implements Node {
    public Mapping {
      entries = List.copyOf(entries);
    }
  }

  record Entry(Scalar key, Node value) {}

  /** {@code - item} lines or {@code [a, b]}. */
  record Sequence(List<Node> items, boolean flow, Span span) implements Node {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /**
   * A text; nothing is converted here.
   *
   * @param plain without quotes and not a block text: only such a scalar may mean a number, yes/no or null
   * @param missing nothing stands after the key; the span is then the place where a value would stand
   */
  record Scalar(Located located, boolean plain, boolean missing) implements Node {
    public String text() {
      return located.text();
    }

    @Override
    public Span span() {
      return located.span();
    }
  }
}
