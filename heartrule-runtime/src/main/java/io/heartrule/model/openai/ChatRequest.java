package io.heartrule.model.openai;

import io.heartrule.model.ExpectedField;
import io.heartrule.model.ModelRequest;
import io.heartrule.model.Prompt;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the body of a request. */
final class ChatRequest {
  private ChatRequest() {}

  /**
   * The body as JSON.
   *
   * @param temperature null: left to the server; so is {@code maxTokens}
   */
  static String write(ModelRequest request, String model, Double temperature, Integer maxTokens, JsonMode jsonMode,
      boolean stream, boolean streamOptions) {
    ObjectNode body = Json.object();
    body.put("model", model);
    ArrayNode messages = body.putArray("messages");
    for (Prompt prompt : request.prompts()) {
      messages.addObject()
          .put("role", prompt.role().name().toLowerCase(Locale.ROOT))
          .put("content", prompt.text());
    }
    if (temperature != null) {
      body.put("temperature", temperature);
    }
    if (maxTokens != null) {
      body.put("max_tokens", maxTokens);
    }
    addFormat(body, request, jsonMode);
    if (stream) {
      body.put("stream", true);
      if (streamOptions) {
        body.putObject("stream_options").put("include_usage", true);
      }
    }
    return Json.write(body);
  }

  /** The mode that applies to a request: one without fields expects plain text. */
  static JsonMode modeFor(ModelRequest request, JsonMode mode) {
    return request.fields().isEmpty() ? JsonMode.NONE : mode;
  }

  private static void addFormat(ObjectNode body, ModelRequest request, JsonMode mode) {
    if (mode == JsonMode.OBJECT) {
      body.putObject("response_format").put("type", "json_object");
    } else if (mode == JsonMode.SCHEMA) {
      ObjectNode schema = body.putObject("response_format").put("type", "json_schema").putObject("json_schema");
      schema.put("name", "heartrule_" + request.purpose().word());
      schema.put("strict", true);
      schema.set("schema", object(request.fields()));
    }
  }

  private static ObjectNode object(List<ExpectedField> fields) {
    ObjectNode schema = Json.object();
    schema.put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = schema.putArray("required");
    for (ExpectedField field : fields) {
      properties.set(field.name(), value(field));
      required.add(field.name());
    }
    schema.put("additionalProperties", false);
    return schema;
  }

  /** Strict schemas want every key, so a value that may be left as it is can be null. */
  private static ObjectNode value(ExpectedField field) {
    ObjectNode schema = Json.object();
    switch (field.kind()) {
      case FLAG -> schema.put("type", "boolean");
      case REPLY -> schema.put("type", "string");
      case TEXT -> schema.putArray("type").add("string").add("null");
      case NUMBER -> schema.putArray("type").add("number").add("null");
      case STATUS -> {
        schema.put("type", "string");
        ArrayNode words = schema.putArray("enum");
        field.values().forEach(words::add);
        if (!field.values().contains("")) {
          words.add("");
        }
      }
      case LIST -> {
        schema.put("type", "array");
        schema.set("items", object(field.fields()));
      }
    }
    return schema;
  }
}
