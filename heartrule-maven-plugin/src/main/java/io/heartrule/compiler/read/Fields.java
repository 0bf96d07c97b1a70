package io.heartrule.compiler.read;

import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Severity;
import io.heartrule.compiler.model.Expression;
import io.heartrule.compiler.model.Name;
import io.heartrule.compiler.model.Text;
import io.heartrule.compiler.model.TypeName;
import io.heartrule.compiler.model.Value;
import io.heartrule.compiler.source.Located;
import io.heartrule.compiler.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads the value of a key as a text, a name, a number, a word, a list. What does not fit is
 * reported here, and null (or the default) is returned, as for a key that is not there.
 */
final class Fields {
  private static final Set<String> SPOKEN = Set.of("say", "reply", "unavailable_reply", "time_sentence");

  private final Reading reading;
  private final Scalars scalars;

  Fields(Reading reading) {
    this.reading = reading;
    this.scalars = new Scalars(reading.diagnostics());
  }

  /** A text in which variables may stand. */
  Text text(Item item, String key) {
    Located located = scalar(item, key, "");
    if (located == null) {
      return null;
    }
    item.lookForPlaceholder(located, reading.texts());
    if (SPOKEN.contains(key)) {
      reading.texts().wrapped(located);
    }
    return reading.texts().read(located);
  }

  /** An expression and its text; both null if there is none. */
  Condition condition(Item item, String key) {
    Located located = scalar(item, key, "expression");
    boolean placeholder = !(item.value(key) instanceof Node.Scalar);
    return located == null || placeholder ? Condition.NONE
        : new Condition(reading.expressions().read(located, prose(located, item, key)), reading.texts().quiet(located));
  }

  /** HR406: where prose may stand instead depends on the place. */
  private static Diagnostic prose(Located located, Item item, String key) {
    Diagnostic found = Diagnostic.at(located.span(), Code.HR406, key);
    boolean rule = item.title().equals("rule");
    if (key.equals("cancel_when")) {
      Diagnostic cancel = found.variant("cancel_when");
      return rule && !item.has("cancel_if") ? cancel.fix(item.key(key), "cancel_if") : cancel;
    }
    return rule ? found.variant("guard") : found;
  }

  /**
   * An expression as written.
   *
   * @param expression null if there is none or it could not be read
   */
  record Condition(Expression expression, Text text) {
    static final Condition NONE = new Condition(null, null);
  }

  /** The value behind a key, or null. */
  Value value(Item item, String key) {
    return item.has(key) ? reading.values().read(item.value(key), key, item.key(key)) : null;
  }

  /** A written type, or null. */
  TypeName type(Item item) {
    TypeName.Kind kind = word(item, "type", Vocabulary.TYPE);
    return kind == null ? null : new TypeName(kind, item.value("type").span());
  }

  /** The names of a list; what is none has been reported. */
  List<Name> names(Item item, String key) {
    List<Name> names = new ArrayList<>();
    for (Located located : texts(item, key)) {
      Name name = reading.names().read(located);
      if (name != null) {
        names.add(name);
      }
    }
    return names;
  }

  /** The maps of a list, all of one kind. */
  List<Item> maps(Item item, String key, Shape shape) {
    List<Item> maps = new ArrayList<>();
    for (Node node : items(item, key)) {
      if (node instanceof Node.Mapping mapping) {
        maps.add(Item.open(mapping, shape, reading.diagnostics()));
      } else {
        reading.heads().notAMap(node, key, String.join("、", shape.keys()));
      }
    }
    return maps;
  }

  /** A name that is defined here: any letters. */
  Name definition(Item item, String key) {
    Located located = scalar(item, key, "name");
    if (located == null) {
      return null;
    }
    item.lookForPlaceholder(located, reading.texts());
    return reading.names().read(scalars.unbracketed(located));
  }

  /** A name of something that is defined elsewhere. */
  Name name(Item item, String key) {
    Located located = scalar(item, key, "name");
    return located == null ? null : name(located, key, item);
  }

  /** The same for one element of a list. */
  Name name(Located located, String key, Item item) {
    Located trimmed = NameReader.trim(located);
    if (NameReader.isSentence(trimmed.text())) {
      reading.report(sentence(trimmed, key, item));
      return null;
    }
    item.lookForPlaceholder(located, reading.texts());
    return reading.names().read(scalars.unbracketed(located));
  }

  private static Diagnostic sentence(Located text, String key, Item item) {
    Diagnostic found = Diagnostic.at(text.span(), Code.HR115, key);
    if (!key.equals("call")) {
      return found;
    }
    boolean rule = item.title().equals("rule");
    Span place = item.key("call");
    return found.variant(rule ? "reply" : "say").fix(place, rule ? "reply" : "say");
  }

  /** The stable identity (N3). */
  Name id(Item item) {
    Located located = scalar(item, "id", "name");
    if (located == null) {
      return null;
    }
    Located trimmed = NameReader.trim(located);
    if (!isIdentity(trimmed.text())) {
      reading.report(Diagnostic.at(trimmed.span(), Code.HR106, trimmed.text()).variant("id"));
      return null;
    }
    return new Name(trimmed.text(), trimmed.span());
  }

  private static boolean isIdentity(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = c >= 'a' && c <= 'z';
      if (!letter && (i == 0 || c != '_' && (c < '0' || c > '9'))) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /** A whole number. */
  Integer integer(Item item, String key, int least) {
    return item.has(key) ? scalars.integer(item.value(key), key, item.key(key), least) : null;
  }

  /** Yes or no; no if it is not written. */
  boolean flag(Item item, String key) {
    return Boolean.TRUE.equals(word(item, key, Vocabulary.FLAG));
  }

  /** One of some words. */
  <T> T word(Item item, String key, Words<T> words) {
    return item.has(key) ? scalars.word(item.value(key), key, item.key(key), words, Code.HR106) : null;
  }

  /** The same; a word that is none of them is reported with a code of its own. */
  <T> T word(Item item, String key, Words<T> words, Code code) {
    return item.has(key) ? scalars.word(item.value(key), key, item.key(key), words, code) : null;
  }

  /** The items of a list; empty if there is none. */
  List<Node> items(Item item, String key) {
    if (!item.has(key)) {
      return List.of();
    }
    Node value = item.value(key);
    if (value instanceof Node.Sequence sequence) {
      if (sequence.items().isEmpty() && !isPart(key)) {
        reading.report(Diagnostic.at(item.key(key), Code.HR112, key));
      }
      return sequence.items();
    }
    if (value instanceof Node.Scalar scalar && Scalars.isNothing(scalar)) {
      if (!isPart(key)) {
        reading.report(Diagnostic.at(item.key(key), Code.HR112, key));
      }
      return List.of();
    }
    Diagnostic found = Diagnostic.at(value.span(), Code.HR107, key).variant("list");
    if (!(value instanceof Node.Mapping) || key.equals("fields")) {
      reading.report(found);
      return List.of();
    }
    String text = value.span().text();
    boolean flow = text.startsWith("{");
    reading.report(found.fix(value.span(), flow ? "[" + text + "]" : "- " + text.replace("\n", "\n  ")));
    return List.of(value);
  }

  /** Without these there is no session or stage: HR610. */
  private static boolean isPart(String key) {
    return key.equals("stages") || key.equals("steps");
  }

  /** The texts of a list such as {@code [甲, 乙]}; several in one text are reported and taken apart. */
  List<Located> texts(Item item, String key) {
    if (item.value(key) instanceof Node.Scalar scalar && !Scalars.isNothing(scalar)) {
      List<Located> parts = Enumeration.parts(scalar.located());
      String list = "[" + Enumeration.joined(parts) + "]";
      reading.report(Diagnostic.at(scalar.span(), Code.HR107, key, list).variant("texts")
          .fix(scalar.span(), list));
      return parts;
    }
    List<Located> texts = new ArrayList<>();
    for (Node node : items(item, key)) {
      List<Located> several = enumerated(item, key, node);
      Located located = several.isEmpty() ? scalars.scalar(node, key, item.key(key), "") : null;
      texts.addAll(several);
      if (located != null) {
        texts.add(located);
      }
    }
    return texts;
  }

  /** The parts of {@code 甲，乙} in {@code [甲，乙]}, which is reported; empty if it is one item. */
  List<Located> enumerated(Item item, String key, Node node) {
    Diagnostic mistake = item.value(key) instanceof Node.Sequence list && list.flow()
        ? Enumeration.mistake(node, list.items().size() == 1 || key.equals("phrases")) : null;
    if (mistake == null) {
      return List.of();
    }
    reading.report(mistake);
    return Enumeration.parts(((Node.Scalar) node).located());
  }

  /** HR103 if a key is not there; the place is the name of the item. */
  void require(Item item, String key, String head) {
    if (!item.has(key) && !item.isExcused(key)) {
      Diagnostic found = Diagnostic.at(item.place(head), Code.HR103, key, item.title());
      reading.report(key.equals(head) ? found.variant("name") : found);
    }
  }

  /** HR103 as a mere remark: a default is taken. */
  void assumed(Span place, String key, String taken) {
    reading.report(Diagnostic.at(place, Code.HR103, key, taken).variant("taken").as(Severity.INFO));
  }

  /** The scalar of a key, {@code [placeholder]} unwrapped; null if there is none, which is reported. */
  Located scalar(Item item, String key, String expected) {
    return item.has(key) ? scalars.scalar(item.value(key), item.written(key), item.key(key), expected) : null;
  }
}
