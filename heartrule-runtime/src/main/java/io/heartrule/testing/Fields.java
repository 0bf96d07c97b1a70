package io.heartrule.testing;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON values as one writes them in Java: {@code fields("EXIT", false, "小谷", "你好")}. */
public final class Fields {
  private Fields() {}

  /**
   * A JSON object, in this order.
   *
   * @param namesAndValues name, value, name, value, …; values are texts, numbers, booleans, null,
   *     {@link #list lists} and further fields
   */
  public static Map<String, Object> fields(Object... namesAndValues) {
    if (namesAndValues.length % 2 != 0) {
      throw new IllegalArgumentException("A name without a value: " + namesAndValues[namesAndValues.length - 1]);
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return Collections.unmodifiableMap(fields);
  }

  /** A JSON array; may hold nulls. */
  public static List<Object> list(Object... values) {
    return Collections.unmodifiableList(Arrays.asList(values.clone()));
  }
}
