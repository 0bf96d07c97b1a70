package io.heartrule.internal.json;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** JSON text from and to plain maps, lists, texts, numbers and booleans, in the order given. */
public final class Json {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  public static String write(Object tree) {
    return MAPPER.writeValueAsString(tree);
  }

  /** A text in quotation marks; much cheaper than {@link #write}. */
  public static String quote(String text) {
    StringBuilder out = new StringBuilder(text.length() + 8).append('"');
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
    return out.append('"').toString();
  }

  /** @throws RuntimeException if it is no JSON object */
  @SuppressWarnings("unchecked")
  public static Map<String, Object> read(String text) {
    return MAPPER.readValue(text, Map.class);
  }

  @SuppressWarnings("unchecked")
  public static Map<String, Object> map(Object value) {
    return value == null ? Map.of() : (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked")
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
