package io.heartrule.compiler.schema;

import io.heartrule.compiler.diagnostic.Messages;
import io.heartrule.compiler.read.Grammar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Writes the JSON Schema (draft 2020-12) of scripts, with the names of a project.
 *
 * <p>It says what the structure of a script can be wrong in; what needs a look at the whole project is left
 * to the compiler. Only keywords that editors for YAML know are used; {@code errorMessage} and {@code
 * deprecationMessage} are their own and mean nothing to others. The same names give the same bytes.
 */
public final class SchemaWriter {
  private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";

  /** Actions that say to what they change something. */
  private static final Set<String> CHANGES = Set.of("postpone", "weight", "version", "auto_update");

  private final Hover hover;
  private final Demand demand;
  private final Values values;
  private final ItemParts items;

  /** @param messages in the language of what editors show */
  public SchemaWriter(Messages messages) {
    this.hover = new Hover(messages);
    this.demand = new Demand(hover);
    this.values = new Values(hover);
    this.items = new ItemParts(hover, values, demand);
  }

  /** The schema as JSON text. */
  public String write(ProjectNames names) {
    Part definitions = Part.of();
    new NameParts(hover, names).define(definitions);
    values.define(definitions);
    containers(definitions);
    variables(definitions);
    lists(definitions);
    places(definitions);
    return root().with("$defs", definitions).text();
  }

  /** A file is a map of lists; a mere list is read too. */
  private Part root() {
    Part file = items.map(Grammar.file(), false);
    return Part.of("$schema", DRAFT).with("title", hover.text("schema.title"))
        .with("description", hover.text("schema.about"))
        .with("$comment", hover.text("schema.comment"))
        .append(file).with("type", List.of("object", "array", "null")).with("minProperties", 1)
        .with("items", Part.of("anyOf", List.of(Part.reference("rule"), Part.reference("topic"),
            Part.reference("session"), Part.reference("declare"))));
  }

  private void containers(Part definitions) {
    Part rule = items.item(Grammar.rule(), false);
    new RuleDemands(hover, demand).addTo(rule);
    definitions.with("session", items.item(Grammar.session(), false, "stages"))
        .with("stage", withTopic(items.item(Grammar.stage(), false, "steps")))
        .with("topic", items.item(Grammar.topic(), false, "actions"))
        .with("rule", rule)
        .with("settings", items.map(Grammar.settings(), false));
  }

  /** A stage without a topic has nothing to do. */
  private Part withTopic(Part stage) {
    Part topic = Demand.has(List.of("topic", "goal", "call"));
    return stage.also(Demand.value(List.of("steps"),
        Part.of("contains", topic).with("errorMessage", hover.problem("noTopic", ""))));
  }

  private void variables(Part definitions) {
    definitions.with("declare", variable(Grammar.declared())).with("field", variable(Grammar.field()))
        .with("fieldOrName", Part.of("anyOf", List.of(Part.reference("field"), Part.reference("variableName"))));
  }

  private Part variable(Grammar.Item shape) {
    return items.map(shape, false).also(Demand.needs(shape.spellings("var")));
  }

  private void lists(Part definitions) {
    Map<String, Grammar.Item> actions = Grammar.actions();
    choice(definitions, "action", actions, shape -> action(shape, false), Map.of());
    // Effects that are actions too are the same, but `stop`, which may end an ask.
    Map<String, String> shared = new LinkedHashMap<>();
    actions.keySet().forEach(head -> shared.put(head, "action." + head));
    shared.remove("stop");
    choice(definitions, "effect", Grammar.effects(), shape -> action(shape, true), shared);
    choice(definitions, "watch", Grammar.watches(), shape -> items.item(shape, false, "define"), Map.of());
    choice(definitions, "attention", Grammar.attentions(), shape -> items.item(shape, false), Map.of());
    choice(definitions, "output", Grammar.outputs(), this::output, Map.of());
    choice(definitions, "step", Grammar.steps(), this::step, Map.of("topic", "topic"));
  }

  /** @param defined heads whose items are defined elsewhere, and where */
  private void choice(Part definitions, String list, Map<String, Grammar.Item> shapes,
      Function<Grammar.Item, Part> item, Map<String, String> defined) {
    Map<String, String> references = new LinkedHashMap<>();
    shapes.forEach((head, shape) -> {
      String place = defined.get(head);
      if (place == null) {
        place = list + "." + head;
        definitions.with(place, item.apply(shape));
      }
      references.put(head, place);
    });
    definitions.with(list, items.choice(list, shapes, references));
  }

  private Part step(Grammar.Item shape) {
    return shape.head().equals("scene") ? items.item(shape, false, "ai", "human") : items.item(shape, false);
  }

  private Part output(Grammar.Item shape) {
    return shape.head().equals("set") ? items.item(shape, false, "value") : items.item(shape, false);
  }

  private Part action(Grammar.Item shape, boolean effect) {
    String head = shape.head();
    Part item = CHANGES.contains(head) ? items.item(shape, effect, "to")
        : head.equals("think") ? items.item(shape, effect, "output")
        : head.equals("set") ? items.item(shape, effect, "value") : items.item(shape, effect);
    if (shape.keys().contains("tolist")) {
      Part withGet = Demand.value(List.of("output"),
          Part.of("contains", Demand.has(List.of("get"))).with("errorMessage", hover.problem("tolist", "")));
      item.also(Demand.when(Demand.has(List.of("tolist")), withGet));
      item.also(Demand.when(Demand.has(List.of("tolist")), Demand.needs(shape.spellings("output"))));
    }
    return item;
  }

  /** The small maps that stand in place of a word. */
  private void places(Part definitions) {
    definitions.with("every", items.single(Grammar.checkTime()))
        .with("beside", items.single(Grammar.timing()))
        .with("backTo", items.single(Grammar.back()))
        .with("postponed", items.single(Grammar.postponed()));
  }
}
