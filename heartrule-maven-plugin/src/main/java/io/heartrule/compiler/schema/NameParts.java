package io.heartrule.compiler.schema;

import java.util.ArrayList;
import java.util.List;

/** Schemas of names and texts: what is defined elsewhere in this project is offered. */
final class NameParts {
  /** As the reader tells a sentence from a name: marks that end one, or a length that no name has. */
  private static final String NAME =
      "^(?=[\\s\\S]*\\S)(?!(?=[\\s\\S]*[，,！？!?])[\\s\\S]{19})[^。；;\\n{]{1,40}$";

  private static final List<String> SCALAR = List.of("string", "number", "boolean");

  private final Hover hover;
  private final ProjectNames names;

  NameParts(Hover hover, ProjectNames names) {
    this.hover = hover;
    this.names = names;
  }

  /** The definitions that others refer to. */
  void define(Part definitions) {
    definitions.with("text", Part.of("type", SCALAR).with("pattern", "\\S"))
        .with("name", Part.of("type", SCALAR).with("pattern", NAME)
            .with("errorMessage", hover.problem("name", "")))
        .with("id", Part.of("type", "string").with("pattern", "^[a-z][a-z0-9_]*$")
            .with("errorMessage", hover.problem("id", "")))
        .with("skillName", mustBe(names.skills(), "skill"))
        .with("topicName", mustBe(names.topics(), "topic"))
        .with("ruleName", mustBe(names.rules(), "rule"))
        .with("stageName", mustBe(names.stages(), "stage"))
        .with("variableName", mayBe(names.variables()));
  }

  /** A name that must exist, as far as all are known. */
  private Part mustBe(List<String> known, String kind) {
    if (known.isEmpty()) {
      return Part.reference("name");
    }
    return names.complete() ? Part.of("enum", values(known)).with("errorMessage", hover.problem(kind, ""))
        : mayBe(known);
  }

  /** A name that may be new. */
  private static Part mayBe(List<String> known) {
    return known.isEmpty() ? Part.reference("name")
        : Part.of("anyOf", List.of(Part.of("enum", values(known)), Part.reference("name")));
  }

  /** Without quotation marks YAML reads some names as numbers. */
  private static List<Object> values(List<String> known) {
    List<Object> values = new ArrayList<>(known);
    for (String name : known) {
      if (isNumber(name)) {
        values.add(Integer.valueOf(name));
      } else if (name.equalsIgnoreCase("true") || name.equalsIgnoreCase("false")) {
        values.add(name.equalsIgnoreCase("true"));
      }
    }
    return values;
  }

  private static boolean isNumber(String name) {
    return !name.isEmpty() && name.length() < 10 && (name.length() == 1 || name.charAt(0) != '0')
        && name.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
