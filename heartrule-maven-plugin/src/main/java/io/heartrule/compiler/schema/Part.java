package io.heartrule.compiler.schema;

import io.heartrule.compiler.diagnostic.JsonWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON object under construction; keys keep their order. */
final class Part {
  private final Map<String, Object> entries = new LinkedHashMap<>();

  static Part of() {
    return new Part();
  }

  static Part of(String key, Object value) {
    return new Part().with(key, value);
  }

  static Part reference(String definition) {
    return of("$ref", "#/$defs/" + definition);
  }

  /**
   * Adds an entry.
   *
   * @param value a text, a whole number, yes or no, a part, or a list of these; null adds nothing
   */
  Part with(String key, Object value) {
    if (value != null) {
      entries.put(key, value);
    }
    return this;
  }

  /** Adds one more schema that must hold besides. */
  Part also(Part schema) {
    List<Object> all = new ArrayList<>();
    if (entries.get("allOf") instanceof List<?> list) {
      all.addAll(list);
    }
    all.add(schema);
    return with("allOf", all);
  }

  /** Adds the entries of another part. */
  Part append(Part other) {
    entries.putAll(other.entries);
    return this;
  }

  /** The JSON text. */
  String text() {
    JsonWriter out = new JsonWriter();
    write(this, out);
    return out.toString();
  }

  private static void write(Object value, JsonWriter out) {
    if (value instanceof Part part) {
      out.beginObject();
      part.entries.forEach((key, entry) -> {
        out.key(key);
        write(entry, out);
      });
      out.endObject();
    } else if (value instanceof List<?> list) {
      out.beginArray();
      list.forEach(item -> write(item, out));
      out.endArray();
    } else if (value instanceof Integer number) {
      out.value(number.intValue());
    } else if (value instanceof Boolean flag) {
      out.value(flag.booleanValue());
    } else if (value == Nothing.NULL) {
      out.nothing();
    } else {
      out.value(value.toString());
    }
  }

  /** The JSON null. */
  enum Nothing { NULL }
}
