package io.heartrule.model.rehearsal;

import io.heartrule.model.ExpectedField;
import io.heartrule.model.ExpectedField.Kind;
import io.heartrule.model.ModelRequest;
import java.util.Locale;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns what a person typed into the answer that the engine expects; see {@link Player}. */
final class Played {
  private static final Set<String> YES = Set.of("true", "yes", "y", "1", "是", "对");

  private Played() {}

  static String answer(ModelRequest request, String typed) {
    String text = typed.strip();
    if (request.fields().isEmpty() || TakeJson.objectOrNull(text) != null) {
      return text;
    }
    ObjectNode object = TakeJson.JSON.createObjectNode();
    // In the expected order, as N5 wants the decisions first.
    request.fields().stream().filter(field -> field.kind() == Kind.FLAG)
        .forEach(field -> object.put(field.name(), false));
    StringBuilder words = new StringBuilder();
    for (String line : text.lines().toList()) {
      ExpectedField field = fieldOf(request, line);
      if (field == null) {
        words.append(words.isEmpty() ? "" : "\n").append(line);
      } else {
        put(object, field, line.substring(field.name().length()).strip().substring(1).strip());
      }
    }
    if (!words.isEmpty()) {
      putWords(object, request, words.toString());
    }
    return TakeJson.JSON.writeValueAsString(object);
  }

  /** Words without a name are the reply; where none is expected, the only text that is. */
  private static void putWords(ObjectNode object, ModelRequest request, String words) {
    for (ExpectedField field : request.fields()) {
      if (field.kind() == Kind.REPLY) {
        object.put(field.name(), words);
        return;
      }
    }
    if (request.fields().size() == 1) {
      put(object, request.fields().get(0), words);
    }
  }

  private static ExpectedField fieldOf(ModelRequest request, String line) {
    for (ExpectedField field : request.fields()) {
      if (line.startsWith(field.name())) {
        String rest = line.substring(field.name().length()).strip();
        if (rest.startsWith(":") || rest.startsWith("：")) {
          return field;
        }
      }
    }
    return null;
  }

  private static void put(ObjectNode object, ExpectedField field, String value) {
    switch (field.kind()) {
      case FLAG -> object.put(field.name(), YES.contains(value.toLowerCase(Locale.ROOT)));
      case REPLY, TEXT, STATUS -> object.put(field.name(), value);
      case NUMBER, LIST -> object.set(field.name(), jsonOrText(value));
    }
  }

  private static JsonNode jsonOrText(String value) {
    try {
      return TakeJson.JSON.readTree(value);
    } catch (JacksonException words) {
      return TakeJson.JSON.getNodeFactory().stringNode(value);
    }
  }
}
