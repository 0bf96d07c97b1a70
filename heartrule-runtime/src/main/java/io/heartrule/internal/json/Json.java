package io.heartrule.internal.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON text from and to plain maps, lists, texts, numbers and booleans, in the order given. Without
 * data binding: its 600 classes would be much of the time from the start of a JVM to a first turn.
 */
public final class Json {
  private static final JsonFactory FACTORY = new JsonFactory();

  private Json() {}

  public static String write(Object tree) {
    StringBuilder out = new StringBuilder(256);
    write(tree, out);
    return out.toString();
  }

  private static void write(Object value, StringBuilder out) {
    if (value instanceof Map<?, ?> map) {
      out.append('{');
      map.forEach((key, each) -> {
        out.append(out.charAt(out.length() - 1) == '{' ? "" : ",");
        quote(key.toString(), out);
        write(each, out.append(':'));
      });
      out.append('}');
    } else if (value instanceof Iterable<?> list) {
      out.append('[');
      list.forEach(each -> write(each, out.append(out.charAt(out.length() - 1) == '[' ? "" : ",")));
      out.append(']');
    } else if (value == null || value instanceof Boolean || value instanceof Number number && finite(number)) {
      out.append(value);
    } else {
      quote(value.toString(), out);
    }
  }

  private static boolean finite(Number number) {
    return !(number instanceof Double || number instanceof Float) || Double.isFinite(number.doubleValue());
  }

  /** A text in quotation marks. */
  public static String quote(String text) {
    StringBuilder out = new StringBuilder(text.length() + 8);
    quote(text, out);
    return out.toString();
  }

  /** Adds a text in quotation marks. */
  public static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c == '\n') {
        out.append("\\n");
      } else if (c < ' ') {
        out.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }

  /** @throws RuntimeException if it is no JSON object */
  public static Map<String, Object> read(String text) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("no JSON object");
      }
      return object(parser);
    }
  }

  private static Map<String, Object> object(JsonParser parser) {
    Map<String, Object> object = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      object.put(name, value(parser));
    }
    return object;
  }

  private static Object value(JsonParser parser) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          list.add(value(parser));
        }
        yield list;
      }
      case VALUE_STRING -> parser.getString();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> parser.getNumberValue();
    };
  }

  /** An object of a tree; empty if there is none. */
  @SuppressWarnings("unchecked") // objects of a tree read here have text keys
  public static Map<String, Object> map(Object value) {
    return value == null ? Map.of() : (Map<String, Object>) value;
  }

  /** An array of a tree; empty if there is none. */
  @SuppressWarnings("unchecked") // every element is an Object
  public static List<Object> list(Object value) {
    return value == null ? List.of() : (List<Object>) value;
  }

  public static List<String> texts(Object value) {
    return list(value).stream().map(String::valueOf).toList();
  }

  public static String text(Map<String, Object> map, String key) {
    Object value = map.get(key);
    return value == null ? null : value.toString();
  }

  public static int number(Map<String, Object> map, String key, int absent) {
    return map.get(key) instanceof Number number ? number.intValue() : absent;
  }

  public static boolean flag(Map<String, Object> map, String key) {
    return Boolean.TRUE.equals(map.get(key));
  }
}
