package io.heartrule.model.rehearsal;

import io.heartrule.model.ModelAnswer;
import io.heartrule.model.ModelAnswer.Usage;
import io.heartrule.model.ModelException.Reason;
import io.heartrule.model.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A take as one line of JSON and back. */
final class TakeJson {
  static final JsonMapper JSON = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private TakeJson() {}

  static String write(Take take) {
    ObjectNode line = JSON.createObjectNode();
    line.put("purpose", take.purpose().word());
    line.put("position", take.position());
    ArrayNode fields = line.putArray("fields");
    take.fields().forEach(fields::add);
    if (take.failure() != null) {
      line.put("fails", take.failure().name().toLowerCase(Locale.ROOT));
    } else {
      writeAnswer(line, take.answer());
    }
    return JSON.writeValueAsString(line);
  }

  /** An object that JSON writes in just the same way is kept as an object, for the reader's sake; else the raw text. */
  private static void writeAnswer(ObjectNode line, ModelAnswer answer) {
    JsonNode object = objectOrNull(answer.text());
    if (object != null && JSON.writeValueAsString(object).equals(answer.text())) {
      line.set("answer", object);
    } else {
      line.put("text", answer.text());
    }
    if (answer.cut()) {
      line.put("cut", true);
    }
    Usage usage = answer.usage();
    if (!usage.equals(Usage.NONE)) {
      line.putObject("usage").put("prompt", usage.prompt()).put("cached", usage.cached())
          .put("completion", usage.completion());
    }
  }

  static JsonNode objectOrNull(String text) {
    try {
      JsonNode node = JSON.readTree(text);
      return node != null && node.isObject() ? node : null;
    } catch (JacksonException notJson) {
      return null;
    }
  }

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException with what is wrong with it
   */
  static Take read(String text) {
    JsonNode line = objectOrNull(text);
    if (line == null) {
      throw new IllegalArgumentException("is not a JSON object");
    }
    String position = line.path("position").asString("");
    if (position.isEmpty()) {
      throw new IllegalArgumentException("has no \"position\"");
    }
    List<String> fields = new ArrayList<>();
    line.path("fields").forEach(name -> fields.add(name.asString("")));
    Purpose purpose = constant(Purpose.class, line, "purpose");
    if (line.has("fails")) {
      return new Take(purpose, position, fields, null, constant(Reason.class, line, "fails"));
    }
    return new Take(purpose, position, fields, answer(line), null);
  }

  private static ModelAnswer answer(JsonNode line) {
    JsonNode answer = line.path("answer");
    if (!answer.isObject() && !line.path("text").isString()) {
      throw new IllegalArgumentException("has neither \"answer\" (an object) nor \"text\" nor \"fails\"");
    }
    JsonNode usage = line.path("usage");
    return new ModelAnswer(answer.isObject() ? JSON.writeValueAsString(answer) : line.path("text").stringValue(),
        line.path("cut").asBoolean(false),
        new Usage(usage.path("prompt").asLong(0), usage.path("cached").asLong(0), usage.path("completion").asLong(0)));
  }

  private static <E extends Enum<E>> E constant(Class<E> type, JsonNode line, String key) {
    String word = line.path(key).asString("");
    for (E each : type.getEnumConstants()) {
      if (each.name().toLowerCase(Locale.ROOT).equals(word)) {
        return each;
      }
    }
    throw new IllegalArgumentException("has no known \"" + key + "\"");
  }
}
