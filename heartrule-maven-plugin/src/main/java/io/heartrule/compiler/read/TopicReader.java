package io.heartrule.compiler.read;

import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.Attention;
import io.heartrule.compiler.model.Declared;
import io.heartrule.compiler.model.Name;
import io.heartrule.compiler.model.Topic;
import io.heartrule.compiler.source.Span;
import java.util.ArrayList;
import java.util.List;

/** Reads topics, of skills and of stages. */
final class TopicReader {
  private static final int USUAL_WEIGHT = 100;

  private final Reading reading;
  private final Fields fields;
  private final DeclareReader declares;
  private final ActionReader actions;

  TopicReader(Reading reading, DeclareReader declares, ActionReader actions) {
    this.reading = reading;
    this.fields = reading.fields();
    this.declares = declares;
    this.actions = actions;
  }

  /** The topic, and behind it those that stand among its actions by a slip of the indentation. */
  List<Topic> read(Item item) {
    Name name = fields.definition(item, "topic");
    List<Topic> strays = new ArrayList<>();
    List<Declared> declared = declares.read(item);
    List<Attention> attentions = declares.attentions(item);
    if (!item.has("actions") && !item.has("quick") && !item.has("detailed")) {
      fields.require(item, "actions", "topic");
    }
    List<Action> standard = actions(item, "actions", strays);
    List<Action> quick = item.has("quick") ? actions(item, "quick", strays) : null;
    List<Action> detailed = item.has("detailed") ? actions(item, "detailed", strays) : null;
    Integer weight = fields.integer(item, "weight", 0);
    Integer minutes = fields.integer(item, "minutes", 1);
    Name id = fields.id(item);
    List<Topic> topics = new ArrayList<>();
    if (name != null) {
      topics.add(new Topic(name, id, declared, attentions, standard, quick, detailed,
          weight == null ? USUAL_WEIGHT : weight, minutes, item.key("topic"), item.span()));
    }
    topics.addAll(strays);
    return topics;
  }

  private List<Action> actions(Item topic, String key, List<Topic> strays) {
    List<Action> read = new ArrayList<>();
    for (Node node : fields.items(topic, key)) {
      if (node instanceof Node.Mapping mapping && isTopic(mapping)) {
        stray(mapping, topic, strays);
        continue;
      }
      for (Item item : reading.heads().open(node, "actions", Shapes.ACTIONS)) {
        Action action = actions.action(item);
        if (action != null) {
          read.add(action);
        }
      }
    }
    return read;
  }

  private static boolean isTopic(Node.Mapping mapping) {
    return !mapping.entries().isEmpty()
        && "topic".equals(Shapes.TOPIC.canonical(mapping.entries().get(0).key().text().strip()));
  }

  private void stray(Node.Mapping mapping, Item topic, List<Topic> strays) {
    Item item = Item.open(mapping, Shapes.TOPIC, reading.diagnostics());
    Span head = item.key("topic");
    String parent = topic.place("topic").text();
    reading.report(Diagnostic.at(head, Code.HR109, parent, topic.place("topic").line()));
    strays.addAll(read(item));
  }
}
