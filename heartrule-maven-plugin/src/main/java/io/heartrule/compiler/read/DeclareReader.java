package io.heartrule.compiler.read;

import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.model.Attention;
import io.heartrule.compiler.model.AutoUpdate;
import io.heartrule.compiler.model.Declared;
import io.heartrule.compiler.model.Get;
import io.heartrule.compiler.model.Name;
import io.heartrule.compiler.model.ScopeLevel;
import io.heartrule.compiler.source.Located;
import io.heartrule.compiler.source.Span;
import java.util.ArrayList;
import java.util.List;

/** Reads what sessions, stages and topics have in common: {@code declare} and {@code attentions}. */
final class DeclareReader {
  private final Reading reading;
  private final Fields fields;
  private final OutputReader outputs;

  DeclareReader(Reading reading, OutputReader outputs) {
    this.reading = reading;
    this.fields = reading.fields();
    this.outputs = outputs;
  }

  List<Declared> read(Item owner) {
    List<Declared> declared = new ArrayList<>();
    for (Item item : fields.maps(owner, "declare", Shapes.DECLARE)) {
      Declared one = declared(item);
      if (one != null) {
        declared.add(one);
      }
    }
    return declared;
  }

  /** One variable, or null if it has no name. */
  Declared declared(Item item) {
    fields.require(item, "var", "var");
    Name variable = fields.name(item, "var");
    AutoUpdate update = fields.word(item, "autoUpdate", Vocabulary.AUTO_UPDATE, Code.HR701);
    Declared declared = new Declared(variable, fields.text(item, "define"), fields.type(item),
        fields.names(item, "values"), fields.value(item, "value"), update == null ? AutoUpdate.CLOSE : update,
        update == null ? null : new Name(item.value("autoUpdate").span().text(), item.value("autoUpdate").span()),
        fields.name(item, "key"), fieldsOf(item));
    outputs.words(item, declared.type());
    return variable == null ? null : declared;
  }

  /** Fields of a list: maps with {@code var} and {@code define}, or mere names. */
  private List<Get> fieldsOf(Item owner) {
    List<Get> gets = new ArrayList<>();
    for (Node node : fields.items(owner, "fields")) {
      Get get = null;
      if (node instanceof Node.Mapping mapping) {
        Item item = Item.open(mapping, Shapes.FIELD, reading.diagnostics());
        fields.require(item, "var", "var");
        get = item.has("var") ? outputs.get(item, "var") : null;
      } else if (node instanceof Node.Scalar scalar && !Scalars.isNothing(scalar)) {
        List<Located> several = fields.enumerated(owner, "fields", node);
        for (Located located : several.isEmpty() ? List.of(scalar.located()) : several) {
          Name name = fields.name(located, "fields", owner);
          if (name != null) {
            gets.add(new Get(name, null, null, List.of()));
          }
        }
      } else {
        reading.heads().notAMap(node, "fields", "var、define");
      }
      if (get != null) {
        gets.add(get);
      }
    }
    return gets;
  }

  List<Attention> attentions(Item owner) {
    List<Attention> attentions = new ArrayList<>();
    for (Node node : fields.items(owner, "attentions")) {
      for (Item item : reading.heads().open(node, "attentions", Shapes.ATTENTIONS)) {
        Attention attention = attention(item);
        if (attention != null) {
          attentions.add(attention);
        }
      }
    }
    return attentions;
  }

  private Attention attention(Item item) {
    Name rule = fields.name(item, item.title());
    if (item.title().equals("close_rule")) {
      return rule == null ? null : new Attention.Close(rule, item.span());
    }
    ScopeLevel scope = fields.word(item, "scope", Vocabulary.SCOPE);
    Span scopeSpan = scope == null ? null : item.value("scope").span();
    Fields.Condition cancel = fields.condition(item, "cancel_when");
    return rule == null ? null
        : new Attention.Open(rule, scope, scopeSpan, cancel.expression(), cancel.text(), item.span());
  }
}
