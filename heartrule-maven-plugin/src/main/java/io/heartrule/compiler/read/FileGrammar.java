package io.heartrule.compiler.read;

import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.diagnostic.NearNames;
import io.heartrule.compiler.diagnostic.Severity;
import io.heartrule.compiler.model.Declared;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.Script;
import io.heartrule.compiler.model.Session;
import io.heartrule.compiler.model.Setting;
import io.heartrule.compiler.model.Topic;
import io.heartrule.compiler.source.Located;
import io.heartrule.compiler.source.SourceFile;
import io.heartrule.compiler.source.Span;
import java.util.ArrayList;
import java.util.List;

/** Reads the roots of one file: what it holds, in any mixture, all its documents together. */
final class FileGrammar {
  private static final String VERSION = "1";

  private final SourceFile file;
  private final Reading reading;
  private final Fields fields;
  private final DeclareReader declareReader;
  private final TopicReader topicReader;
  private final RuleReader ruleReader;
  private final SessionReader sessionReader;
  private final SettingsReader settingsReader;

  private final List<Declared> declares = new ArrayList<>();
  private final List<Topic> skills = new ArrayList<>();
  private final List<Rule> rules = new ArrayList<>();
  private final List<Session> sessions = new ArrayList<>();
  private final List<Setting> settings = new ArrayList<>();

  FileGrammar(SourceFile file, Diagnostics diagnostics) {
    this.file = file;
    this.reading = new Reading(diagnostics);
    this.fields = reading.fields();
    TimingReader timing = new TimingReader(reading);
    OutputReader outputs = new OutputReader(reading);
    WatchReader watches = new WatchReader(reading, timing);
    ActionReader actions = new ActionReader(reading, timing, outputs, watches);
    this.declareReader = new DeclareReader(reading, outputs);
    this.topicReader = new TopicReader(reading, declareReader, actions);
    this.settingsReader = new SettingsReader(reading);
    this.ruleReader = new RuleReader(reading, timing, outputs, actions, watches);
    this.sessionReader = new SessionReader(reading, declareReader, topicReader, actions, settingsReader);
  }

  Script read(List<Node> roots) {
    reportKinds(roots);
    for (Node root : roots) {
      if (root instanceof Node.Mapping mapping) {
        map(mapping);
      } else if (root instanceof Node.Sequence sequence) {
        sequence.items().forEach(this::item);
      } else {
        reading.report(Diagnostic.at(root.span(), Code.HR013).variant("text"));
      }
    }
    return new Script(file, declares, skills, rules, sessions, settings);
  }

  /** HR013: a mere list is tolerated, a list beside a map is not. */
  private void reportKinds(List<Node> roots) {
    Node.Sequence list = null;
    Node first = null;
    Node other = null;
    for (Node root : roots) {
      if (root instanceof Node.Scalar) {
        continue;
      }
      list = list == null && root instanceof Node.Sequence sequence ? sequence : list;
      first = first == null ? root : first;
      other = other == null && root.getClass() != first.getClass() ? root : other;
    }
    if (list == null) {
      return;
    }
    String key = rootKey(list);
    Span start = file.span(list.span().start(), list.span().start());
    boolean atMargin = !list.flow() && list.span().column() == 1 && key != null;
    Diagnostic found = other == null
        ? Diagnostic.at(start(list), Code.HR013, key == null ? "rules" : key).variant("list").as(Severity.INFO)
        : Diagnostic.at(start(other), Code.HR013, list.span().line(), key == null ? "rules" : key).variant("mixed");
    reading.report(atMargin ? found.fix(start, key + ":\n") : found);
  }

  private Span start(Node node) {
    if (node instanceof Node.Mapping mapping && !mapping.entries().isEmpty()) {
      return Item.keySpan(mapping.entries().get(0).key());
    }
    return file.span(node.span().start(), node.span().start() + 1);
  }

  /** The key that a mere list belongs under; null if its items are of several kinds. */
  private static String rootKey(Node.Sequence list) {
    String key = null;
    for (Node node : list.items()) {
      String own = node instanceof Node.Mapping mapping ? rootKey(mapping) : null;
      if (own != null && key != null && !own.equals(key)) {
        return null;
      }
      key = own == null ? key : own;
    }
    return key;
  }

  /** The first key tells; null if it is none of those that begin an item. */
  private static String rootKey(Node.Mapping mapping) {
    String first = mapping.entries().isEmpty() ? "" : mapping.entries().get(0).key().text().strip();
    if ("rule".equals(Shapes.RULE.canonical(first))) {
      return "rules";
    } else if ("session".equals(Shapes.SESSION.canonical(first))) {
      return "sessions";
    } else if ("topic".equals(Shapes.TOPIC.canonical(first))) {
      return "skills";
    }
    return first.equalsIgnoreCase("var") ? "declare" : null;
  }

  private void map(Node.Mapping mapping) {
    if (mapping.entries().isEmpty()) {
      reading.report(Diagnostic.at(mapping.span(), Code.HR013).variant("text"));
      return;
    }
    if (mapping.entries().stream().noneMatch(FileGrammar::isRootKey)) {
      Span key = start(mapping);
      String own = rootKey(mapping);
      Diagnostic found = Diagnostic.at(key, Code.HR013, key.text());
      reading.report(own == null ? found : found.variant("item", own));
      if (own != null) {
        item(mapping);
      }
      return;
    }
    Item item = Item.open(mapping, Shapes.FILE, reading.diagnostics());
    version(item);
    declares.addAll(declareReader.read(item));
    for (Item topic : own(item, "skills", Shapes.TOPIC)) {
      fields.require(topic, "topic", "topic");
      skills.addAll(topicReader.read(topic));
    }
    for (Item rule : own(item, "rules", Shapes.RULE)) {
      add(ruleReader.read(rule), rules);
    }
    for (Item session : own(item, "sessions", Shapes.SESSION)) {
      add(sessionReader.read(session), sessions);
    }
    settings.addAll(settingsReader.read(item));
  }

  /** The items of a list; those that belong under another key are reported and read as what they are. */
  private List<Item> own(Item root, String key, Shape shape) {
    List<Item> items = new ArrayList<>();
    for (Node node : fields.items(root, key)) {
      String proper = node instanceof Node.Mapping mapping ? rootKey(mapping) : key;
      if (proper != null && !proper.equals(key) && node instanceof Node.Mapping mapping) {
        Span head = start(mapping);
        reading.report(Diagnostic.at(head, Code.HR110, head.text(), key).variant("list", proper));
        item(mapping);
      } else if (node instanceof Node.Mapping mapping) {
        items.add(Item.open(mapping, shape, reading.diagnostics()));
      } else {
        reading.heads().notAMap(node, key, shape.title());
      }
    }
    return items;
  }

  private static boolean isRootKey(Node.Entry entry) {
    String written = entry.key().text().strip();
    return Shapes.FILE.canonical(written) != null || Shapes.FILE.isLater(written)
        || !Shapes.isKnown(written) && NearNames.nearest(written, Shapes.FILE.keys()).isPresent();
  }

  /** An item of a file that is a mere list. */
  private void item(Node node) {
    for (Item item : reading.heads().open(node, "rules", Shapes.ROOTS)) {
      switch (item.title()) {
        case "rule" -> add(ruleReader.read(item), rules);
        case "topic" -> skills.addAll(topicReader.read(item));
        case "session" -> add(sessionReader.read(item), sessions);
        default -> add(declareReader.declared(item), declares);
      }
    }
  }

  private void version(Item item) {
    Located located = fields.scalar(item, "heartrule", "");
    if (located != null && !located.text().strip().equals(VERSION)) {
      reading.report(
          Diagnostic.at(located.span(), Code.HR020, located.text().strip(), VERSION).fix(located.span(), VERSION));
    }
  }

  private static <T> void add(T read, List<T> all) {
    if (read != null) {
      all.add(read);
    }
  }
}
