package io.heartrule.compiler.read;

import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.model.Assignment;
import io.heartrule.compiler.model.Get;
import io.heartrule.compiler.model.Name;
import io.heartrule.compiler.model.Output;
import io.heartrule.compiler.model.TypeName;
import io.heartrule.compiler.model.Value;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code output} and {@code input}: what the model extracts, what the program sets. */
final class OutputReader {
  private final Reading reading;
  private final Fields fields;

  OutputReader(Reading reading) {
    this.reading = reading;
    this.fields = reading.fields();
  }

  /** The output of an ask or a think. */
  Output output(Item owner) {
    List<Get> gets = new ArrayList<>();
    List<Assignment> sets = new ArrayList<>();
    for (Node node : fields.items(owner, "output")) {
      for (Item item : reading.heads().open(node, "output", Shapes.OUTPUTS)) {
        if (item.has("get")) {
          addOnce(get(item, "get"), gets);
        } else {
          add(assignment(item), sets);
        }
      }
    }
    return gets.isEmpty() && sets.isEmpty() ? Output.NONE : new Output(gets, sets);
  }

  /** The input or output of a call: {@code set} with {@code value} only. */
  List<Assignment> assignments(Item owner, String key) {
    List<Assignment> sets = new ArrayList<>();
    for (Node node : fields.items(owner, key)) {
      for (Item item : reading.heads().open(node, key, Shapes.OUTPUTS)) {
        if (item.has("get")) {
          reading.report(Diagnostic.at(item.key("get"), Code.HR117, key));
        } else {
          add(assignment(item), sets);
        }
      }
    }
    return sets;
  }

  /** {@code set} with {@code value}, or null. */
  Assignment assignment(Item item) {
    Name variable = fields.name(item, "set");
    if (!item.has("value")) {
      reading.report(Diagnostic.at(item.key("set"), Code.HR113, variable == null ? "" : variable.written()));
      return null;
    }
    Value value = fields.value(item, "value");
    return variable == null || value == null ? null : new Assignment(variable, value);
  }

  /** {@code get}, or a field of a declared list; null if it has no name. */
  Get get(Item item, String head) {
    Name variable = fields.name(item, head);
    Get get = new Get(variable, fields.text(item, "define"), fields.type(item), fields.names(item, "values"));
    words(item, get.type());
    return variable == null ? null : get;
  }

  /** HR110 for {@code values} beside a type that has none: they would be without effect. */
  void words(Item item, TypeName type) {
    if (item.has("values") && type != null && type.kind() != TypeName.Kind.ENUM) {
      reading.report(Diagnostic.at(item.key("values"), Code.HR110, "values", type.span().text()).variant("values")
          .fix(type.span(), "enum"));
    }
  }

  /** HR012: one answer has one place for a name. */
  private void addOnce(Get get, List<Get> gets) {
    Get earlier = get == null ? null : gets.stream()
        .filter(one -> one.variable().text().equals(get.variable().text())).findFirst().orElse(null);
    if (earlier != null) {
      reading.report(Diagnostic.at(get.variable().span(), Code.HR012, get.variable(),
          earlier.variable().span().line()).variant("get"));
    } else {
      add(get, gets);
    }
  }

  private static <T> void add(T item, List<T> items) {
    if (item != null) {
      items.add(item);
    }
  }
}
