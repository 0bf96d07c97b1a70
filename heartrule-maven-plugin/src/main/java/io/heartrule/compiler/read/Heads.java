package io.heartrule.compiler.read;

import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.NearNames;
import io.heartrule.compiler.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Opens the items of lists in which the head key decides the kind: actions, effects, watches, …
 *
 * <p>Two heads in one item usually mean that the dash before the second has been forgotten; so the
 * item is cut there, and both parts are read.
 */
final class Heads {
  private final Reading reading;

  Heads(Reading reading) {
    this.reading = reading;
  }

  /**
   * @param list the key of the list, for messages
   * @return the items of this node, each titled by its head; usually one, none if it cannot be read
   */
  List<Item> open(Node node, String list, Map<String, Shape> shapes) {
    if (!(node instanceof Node.Mapping mapping)) {
      notAMap(node, list, String.join("、", shapes.keySet()));
      return List.of();
    }
    List<Integer> starts = new ArrayList<>();
    List<String> heads = new ArrayList<>();
    for (int i = 0; i < mapping.entries().size(); i++) {
      String head = head(mapping.entries().get(i), shapes);
      if (head != null) {
        starts.add(i);
        heads.add(head);
      }
    }
    if (heads.isEmpty()) {
      return withoutHead(mapping, list, shapes);
    }
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < heads.size(); i++) {
      int from = i == 0 ? 0 : starts.get(i);
      int to = i + 1 == heads.size() ? mapping.entries().size() : starts.get(i + 1);
      if (i > 0) {
        reportSecond(mapping, from, heads.get(i - 1), heads.get(i));
      }
      items.add(Item.open(part(mapping, from, to), shapes.get(heads.get(i)), reading.diagnostics()));
    }
    return items;
  }

  void notAMap(Node node, String list, String keys) {
    if (node instanceof Node.Scalar scalar && Scalars.isNothing(scalar)) {
      reading.report(Diagnostic.at(node.span(), Code.HR019, list).variant("item"));
    } else {
      Diagnostic found = Diagnostic.at(node.span(), Code.HR107, list, keys);
      String head = node instanceof Node.Scalar scalar ? firstWord(scalar.text()) : "";
      boolean colon = !head.isEmpty() && List.of(keys.split("、")).contains(head);
      Span end = node.span().file().span(node.span().start() + head.length(), node.span().start() + head.length());
      reading.report(colon ? found.variant("colon", head).fix(end, ":") : found.variant("item"));
    }
  }

  /** The word before the first blank. */
  private static String firstWord(String text) {
    int end = text.indexOf(' ');
    return end < 0 ? "" : text.substring(0, end);
  }

  private static String head(Node.Entry entry, Map<String, Shape> shapes) {
    String written = entry.key().text().strip();
    for (Map.Entry<String, Shape> shape : shapes.entrySet()) {
      if (shape.getKey().equals(shape.getValue().canonical(written))) {
        return shape.getKey();
      }
    }
    return null;
  }

  private void reportSecond(Node.Mapping mapping, int index, String first, String second) {
    Span key = Item.keySpan(mapping.entries().get(index).key());
    Diagnostic found = Diagnostic.at(key, Code.HR108, first, second).variant("two");
    String text = key.file().text();
    boolean room = key.start() >= 3 && text.startsWith("  ", key.start() - 2)
        && text.substring(key.file().lineStart(key.line()), key.start()).isBlank();
    reading.report(room ? found.fix(key.file().span(key.start() - 2, key.start()), "- ") : found);
  }

  private static Node.Mapping part(Node.Mapping mapping, int from, int to) {
    if (from == 0 && to == mapping.entries().size()) {
      return mapping;
    }
    List<Node.Entry> entries = mapping.entries().subList(from, to);
    Span span = entries.get(0).key().span().to(entries.get(entries.size() - 1).value().span());
    return new Node.Mapping(entries, span);
  }

  private List<Item> withoutHead(Node.Mapping mapping, String list, Map<String, Shape> shapes) {
    String all = String.join("、", shapes.keySet());
    if (mapping.entries().isEmpty()) {
      reading.report(Diagnostic.at(mapping.span(), Code.HR108, list, all));
      return List.of();
    }
    for (Node.Entry entry : mapping.entries()) {
      String written = entry.key().text().strip();
      if (Shapes.isHead(written)) {
        reading.report(Diagnostic.at(Item.keySpan(entry.key()), Code.HR110, written, list)
            .variant(Shapes.EFFECTS.containsKey(written) && list.equals("actions") ? "effect" : "item", all,
                Belonging.of(written)));
        return List.of();
      }
    }
    for (Node.Entry entry : mapping.entries()) {
      String written = entry.key().text().strip();
      String near = Shapes.isKnown(written) ? null : NearNames.nearest(written, shapes.keySet()).orElse(null);
      if (near != null) {
        return List.of(Item.open(mapping, shapes.get(near), reading.diagnostics()));
      }
    }
    Node.Scalar first = mapping.entries().get(0).key();
    reading.report(Diagnostic.at(Item.keySpan(first), Code.HR108, list, all));
    return List.of();
  }
}
