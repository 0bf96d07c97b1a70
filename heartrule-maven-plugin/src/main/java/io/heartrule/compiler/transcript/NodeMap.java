package io.heartrule.compiler.transcript;

import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.diagnostic.NearNames;
import io.heartrule.compiler.read.Node;
import io.heartrule.compiler.source.Span;
import io.heartrule.compiler.transcript.TestCase.Word;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A map of a test whose keys have been looked at; reads values and says what is wrong with them. */
final class NodeMap {
  private final String title;
  private final Node.Mapping mapping;
  private final Map<String, Node.Entry> entries = new LinkedHashMap<>();
  private final Diagnostics diagnostics;

  private NodeMap(String title, Node.Mapping mapping, Diagnostics diagnostics) {
    this.title = title;
    this.mapping = mapping;
    this.diagnostics = diagnostics;
  }

  /** Null, and said so, if it is no map. */
  static NodeMap open(Node node, String title, List<String> keys, Diagnostics diagnostics) {
    if (!(node instanceof Node.Mapping mapping)) {
      diagnostics.add(Diagnostic.at(node.span(), Code.HR901, title).variant("map", String.join("、", keys)));
      return null;
    }
    NodeMap map = new NodeMap(title, mapping, diagnostics);
    for (Node.Entry entry : mapping.entries()) {
      map.add(entry, keys);
    }
    return map;
  }

  private void add(Node.Entry entry, List<String> keys) {
    String written = entry.key().text().strip();
    if (keys.contains(written)) {
      entries.put(written, entry);
      return;
    }
    Diagnostic unknown = Diagnostic.at(entry.key().span(), Code.HR901, written, title, String.join("、", keys));
    Optional<String> near = NearNames.nearest(written, keys);
    diagnostics.add(near.isEmpty() ? unknown
        : unknown.variant("near", near.get()).fix(entry.key().span(), near.get()));
    // What was surely meant is read on: its own mistakes come out in the same run.
    near.ifPresent(key -> entries.putIfAbsent(key, entry));
  }

  Span span() {
    return mapping.span();
  }

  /** The first key. */
  Span head() {
    return mapping.entries().isEmpty() ? mapping.span() : mapping.entries().get(0).key().span();
  }

  boolean has(String key) {
    return entries.containsKey(key);
  }

  Span key(String key) {
    return entries.get(key).key().span();
  }

  /** Null if it is not there. */
  Node value(String key) {
    Node.Entry entry = entries.get(key);
    return entry == null ? null : entry.value();
  }

  /** A text; null if it is not there or something else. */
  String text(String key) {
    Word word = word(key);
    return word == null ? null : word.text();
  }

  /** A text and its place; null if it is not there or something else. */
  Word word(String key) {
    Node value = value(key);
    return value == null ? null : word(key, value);
  }

  private Word word(String key, Node value) {
    if (value instanceof Node.Scalar scalar && !scalar.missing()) {
      return new Word(scalar.text(), scalar.span());
    }
    wrong(value.span(), "text", key);
    return null;
  }

  /** One text, or several; null if it is not there. */
  List<Word> words(String key) {
    Node value = value(key);
    if (value == null) {
      return null;
    }
    List<Word> words = new ArrayList<>();
    for (Node each : value instanceof Node.Sequence list ? list.items() : List.of(value)) {
      Word word = word(key, each);
      if (word != null) {
        words.add(new Word(word.text().strip(), word.span()));
      }
    }
    return List.copyOf(words);
  }

  List<String> texts(String key) {
    List<Word> words = words(key);
    return words == null ? List.of() : words.stream().map(Word::text).toList();
  }

  /** One of these words; null if it is not there or another one. */
  String oneOf(String key, Collection<String> allowed) {
    Word word = word(key);
    return word == null || !isOneOf(word, key, allowed) ? null : word.text().strip();
  }

  boolean isOneOf(Word word, String key, Collection<String> allowed) {
    String written = word.text().strip();
    if (allowed.contains(written)) {
      return true;
    }
    Diagnostic unknown = Diagnostic.at(word.span(), Code.HR901, written, key, String.join("、", allowed));
    Optional<String> near = NearNames.nearest(written, allowed);
    diagnostics.add(near.isEmpty() ? unknown.variant("value")
        : unknown.variant("value_near", near.get()).fix(word.span(), near.get()));
    return false;
  }

  /** Names and what stands behind them; empty if it is not there. */
  Map<Word, Node> named(String key) {
    Node value = value(key);
    if (value == null) {
      return Map.of();
    }
    if (value instanceof Node.Mapping values) {
      return named(values);
    }
    wrong(value.span(), "names", key);
    return Map.of();
  }

  static Map<Word, Node> named(Node.Mapping values) {
    Map<Word, Node> named = new LinkedHashMap<>();
    for (Node.Entry entry : values.entries()) {
      named.put(new Word(entry.key().text().strip(), entry.key().span()), entry.value());
    }
    return named;
  }

  /** The items of a list; empty, and said so, if it is none. */
  List<Node> list(String key) {
    Node value = value(key);
    if (value instanceof Node.Sequence list) {
      return list.items();
    }
    if (value == null) {
      diagnostics.add(Diagnostic.at(head(), Code.HR901, title).variant("missing", key));
    } else {
      wrong(value.span(), "list", key);
    }
    return List.of();
  }

  void wrong(Span span, String variant, String key) {
    diagnostics.add(Diagnostic.at(span, Code.HR901, key).variant(variant));
  }
}
