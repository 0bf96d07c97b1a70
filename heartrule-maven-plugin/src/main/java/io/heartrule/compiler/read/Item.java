package io.heartrule.compiler.read;

import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.diagnostic.NearNames;
import io.heartrule.compiler.source.Located;
import io.heartrule.compiler.source.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A map of the script whose keys have been understood: aliases, letter case and near misses are
 * reported here once, and the readers ask for canonical keys only.
 */
final class Item {
  private final Node.Mapping mapping;
  private final Shape shape;
  private final Map<String, Node.Entry> entries = new LinkedHashMap<>();
  private boolean placeholderReported;
  /** The list whose line has been forgotten before what stands in this item, or null. */
  private String missing;
  /** Not what it should be at all, but an item of {@link #missing}. */
  private boolean isStray;

  private Item(Node.Mapping mapping, Shape shape) {
    this.mapping = mapping;
    this.shape = shape;
  }

  static Item open(Node.Mapping mapping, Shape shape, Diagnostics diagnostics) {
    Item item = new Item(mapping, shape);
    for (Node.Entry entry : mapping.entries()) {
      item.add(entry, diagnostics);
    }
    return item;
  }

  /** Whether it has been said already why a key is not there. */
  boolean isExcused(String key) {
    return isStray || key.equals(missing);
  }

  String title() {
    return shape.title();
  }

  Span span() {
    return mapping.span();
  }

  boolean has(String key) {
    return entries.containsKey(key);
  }

  /** The value of a key, or null. */
  Node value(String key) {
    Node.Entry entry = entries.get(key);
    return entry == null ? null : entry.value();
  }

  /** Where a key is written, or null. */
  Span key(String key) {
    Node.Entry entry = entries.get(key);
    return entry == null ? null : keySpan(entry.key());
  }

  /** The key as the author spelt it, or null. */
  String written(String key) {
    Node.Entry entry = entries.get(key);
    return entry == null ? null : entry.key().text().strip();
  }

  /** The canonical keys that are there, in the author's order. */
  List<String> keys() {
    return List.copyOf(entries.keySet());
  }

  /** Where to say that something is missing: the name of the item, else its first key. */
  Span place(String head) {
    Node value = value(head);
    if (value instanceof Node.Scalar scalar && !scalar.missing() && !scalar.text().isBlank()) {
      return NameReader.trim(scalar.located()).span();
    }
    return has(head) ? key(head) : mapping.span().file().span(mapping.span().start(), mapping.span().start() + 1);
  }

  /** Warns of words that are still to come; once an item is enough. */
  void lookForPlaceholder(Located located, TextReader texts) {
    placeholderReported = placeholderReported || texts.placeholder(located);
  }

  static Span keySpan(Node.Scalar key) {
    return NameReader.trim(key.located()).span();
  }

  private void add(Node.Entry entry, Diagnostics diagnostics) {
    Located located = NameReader.trim(entry.key().located());
    String written = located.text();
    Span span = located.span();
    String canonical = shape.canonical(written);
    if (canonical == null) {
      canonical = adopt(written, span, diagnostics);
      if (canonical != null) {
        entries.put(canonical, entry);
      }
      return;
    }
    Node.Entry first = entries.putIfAbsent(canonical, entry);
    if (first != null) {
      diagnostics.add(Diagnostic.at(span, Code.HR105, first.key().text().strip(), written, canonical));
    } else if (!written.equals(canonical)) {
      spelling(written, canonical, span, diagnostics);
    }
  }

  private void spelling(String written, String canonical, Span span, Diagnostics diagnostics) {
    if (written.equalsIgnoreCase(canonical)) {
      diagnostics.add(Diagnostic.at(span, Code.HR114, written, canonical).fix(span, canonical));
    } else if (shape == Shapes.RULE && canonical.equals("reply")) {
      return; // `say` in a rule has a warning of its own: the model rewrites the words
    } else if (written.equalsIgnoreCase("if_ask")) {
      ifAsk(span, diagnostics);
    } else if (!written.equalsIgnoreCase("get") || shape != Shapes.FIELD) {
      diagnostics.add(Diagnostic.at(span, Code.HR102, written, canonical).fix(span, canonical));
    }
  }

  /** {@code if_ask} stands for two lines. */
  private void ifAsk(Span span, Diagnostics diagnostics) {
    Diagnostic found = Diagnostic.at(span, Code.HR102, span.text(), "if + check_time: now").variant("if_ask");
    String before = span.file().text().substring(span.file().lineStart(span.line()), span.start());
    boolean room = before.chars().allMatch(c -> c == ' ' || c == '-');
    if (isThere("check_time")) {
      diagnostics.add(found);
    } else if (room) {
      diagnostics.add(found.fix(span, "check_time: now\n" + " ".repeat(before.length()) + "if"));
    } else {
      diagnostics.add(found.fix(span, "check_time: now, if"));
    }
  }

  /** Reports a key that has no place here; returns the key that was surely meant, or null. */
  private String adopt(String written, Span span, Diagnostics diagnostics) {
    if (shape.isLater(written)) {
      diagnostics.add(Diagnostic.at(span, Code.HR120, written));
      return null;
    }
    if (written.equalsIgnoreCase("fromlist")) {
      diagnostics.add(Diagnostic.at(span, Code.HR116, shape.title()).variant("fromlist"));
      return null;
    }
    if (shape == Shapes.GET && written.equalsIgnoreCase("value")) {
      diagnostics.add(Diagnostic.at(span, Code.HR113).variant("get"));
      return null;
    }
    String list = shape == Shapes.FILE ? Shapes.listOf(written) : null;
    if (list != null) {
      diagnostics.add(Diagnostic.at(span, Code.HR101, written, "", "").variant("near", list).fix(span, list));
      return isThere(list) ? null : list;
    }
    if (isInside(written, span, diagnostics)) {
      return null;
    }
    if (Shapes.isKnown(written)) {
      diagnostics.add(Diagnostic.at(span, Code.HR110, written, shape.title())
          .variant(variantOf(written), Belonging.of(written)));
      return null;
    }
    Optional<String> near = NearNames.nearest(written, shape.keys())
        .or(() -> NearNames.nearest(written, shape.words()).map(shape::canonical));
    Diagnostic unknown = Diagnostic.at(span, Code.HR101, written, shape.title().isEmpty() ? "" : shape.title(),
        String.join("、", shape.keys()));
    if (near.isEmpty()) {
      diagnostics.add(shape.title().isEmpty() ? unknown.variant("file") : unknown);
      return null;
    }
    diagnostics.add(unknown.variant("near", near.get()).fix(span, near.get()));
    return isThere(near.get()) ? null : near.get();
  }

  /** Whether a key belongs into a list that is not there, or hangs on one that does; told once an item. */
  private boolean isInside(String written, Span span, Diagnostics diagnostics) {
    String list = Shapes.listInside(shape.title(), written);
    if (missing == null && list != null && !isThere(list)) {
      missing = list;
      isStray = !isThere(shape.title());
      diagnostics.add(isStray ? Diagnostic.at(span, Code.HR110, written, shape.title(), list).variant("outside")
          : Diagnostic.at(span, Code.HR103, list, shape.title(), written).variant("line"));
      return true;
    }
    return missing != null && Shapes.isKnown(written);
  }

  private String variantOf(String written) {
    if (shape.title().isEmpty()) {
      return Belonging.of(written).isEmpty() ? "file" : "file.belongs";
    }
    if (shape == Shapes.STEP_CALL && written.equalsIgnoreCase("timing")) {
      return "step";
    }
    if (shape == Shapes.RULE && written.equalsIgnoreCase("attentions")) {
      return "attentions";
    }
    return !Belonging.of(written).isEmpty() ? "belongs" : Shapes.FILE.canonical(written) != null ? "top" : "";
  }

  private boolean isThere(String key) {
    if (entries.containsKey(key)) {
      return true;
    }
    for (Node.Entry entry : mapping.entries()) {
      if (key.equals(shape.canonical(entry.key().text().strip()))) {
        return true;
      }
    }
    return false;
  }
}
