package io.heartrule.internal.json;

import io.heartrule.generated.Keyed;
import io.heartrule.generated.ScriptName;
import io.heartrule.generated.Variables;
import io.heartrule.generated.Worded;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Variables by the names of the script: read, set, and stored as the difference from their initial
 * values. The only reflection of the engine, over generated variable classes and records.
 */
public final class VariableJson {
  private static final ClassValue<Map<String, Field>> FIELDS = new ClassValue<>() {
    @Override
    protected Map<String, Field> computeValue(Class<?> type) {
      Map<String, Field> fields = new LinkedHashMap<>();
      for (Field field : type.getFields()) {
        ScriptName name = field.getAnnotation(ScriptName.class);
        fields.put(name == null ? field.getName() : name.value(), field);
      }
      return fields;
    }
  };

  private VariableJson() {}

  public static Iterable<String> names(Class<? extends Variables> type) {
    return FIELDS.get(type).keySet();
  }

  public static boolean has(Variables variables, String name) {
    return FIELDS.get(variables.getClass()).containsKey(name);
  }

  /** The value of a variable; null if it is unset or not there. */
  public static Object get(Variables variables, String name) {
    Field field = FIELDS.get(variables.getClass()).get(name);
    try {
      return field == null ? null : field.get(variables);
    } catch (IllegalAccessException e) {
      throw new AssertionError(name, e);
    }
  }

  /** As scripts read it: a yes/no of which nobody has said anything is no. */
  public static Object read(Variables variables, String name) {
    Object value = get(variables, name);
    boolean unsaid = value == null && has(variables, name)
        && FIELDS.get(variables.getClass()).get(name).getType() == Boolean.class;
    return unsaid ? Boolean.FALSE : value;
  }

  /** Sets a variable from a JSON value. */
  public static void set(Variables variables, String name, Object json) {
    Field field = FIELDS.get(variables.getClass()).get(name);
    if (field == null) {
      throw new IllegalArgumentException(name);
    }
    put(variables, name, fromJson(json, field.getGenericType()));
  }

  /** Sets a variable to a value of its type. */
  public static void put(Variables variables, String name, Object value) {
    try {
      FIELDS.get(variables.getClass()).get(name).set(variables, value);
    } catch (IllegalAccessException e) {
      throw new AssertionError(name, e);
    }
  }

  /** What differs from the initial values, by name; an explicit null is kept. */
  public static Map<String, Object> difference(Variables variables, Variables initial) {
    Map<String, Object> difference = new LinkedHashMap<>();
    for (String name : FIELDS.get(variables.getClass()).keySet()) {
      Object value = get(variables, name);
      if (!Objects.equals(value, get(initial, name))) {
        difference.put(name, toJson(value));
      }
    }
    return difference;
  }

  /** Applies a stored difference; variables that are gone are passed over. */
  public static <V extends Variables> V apply(V variables, Map<String, Object> difference) {
    difference.forEach((name, json) -> {
      if (has(variables, name)) {
        set(variables, name, json);
      }
    });
    return variables;
  }

  public static Object toJson(Object value) {
    if (value instanceof List<?> list) {
      List<Object> array = new ArrayList<>(list.size());
      list.forEach(element -> array.add(toJson(element)));
      return array;
    } else if (value instanceof Record record) {
      Map<String, Object> object = new LinkedHashMap<>();
      for (RecordShape.Part part : RecordShape.of(record.getClass()).parts()) {
        object.put(part.name(), toJson(part.value(record)));
      }
      return object;
    } else if (value instanceof Worded status) {
      return status.word();
    } else if (value instanceof Instant time) {
      return time.toString();
    }
    return value;
  }

  /** The value of a type; null if the JSON does not fit any more. */
  public static Object fromJson(Object json, Type type) {
    if (type instanceof ParameterizedType list) {
      Type element = list.getActualTypeArguments()[0];
      List<Object> values = new ArrayList<>();
      for (Object each : json instanceof List<?> array ? array : List.of()) {
        Object value = fromJson(each, element);
        if (value != null) {
          values.add(value);
        }
      }
      return List.copyOf(values);
    }
    Class<?> plain = (Class<?>) type;
    if (json == null) {
      return null;
    } else if (plain == String.class) {
      return json instanceof String text ? text : String.valueOf(json);
    } else if (plain == Double.class) {
      return json instanceof Number number ? (Double) number.doubleValue() : null;
    } else if (plain == Integer.class) {
      return json instanceof Number number ? (Integer) number.intValue() : null;
    } else if (plain == Boolean.class) {
      return json instanceof Boolean ? json : null;
    } else if (plain == Instant.class) {
      return Instant.parse(json.toString());
    } else if (plain.isEnum()) {
      return word(plain, json.toString());
    } else if (plain.isRecord() && json instanceof Map<?, ?> object) {
      return RecordShape.of(plain).fromJson(Json.map(object));
    }
    return null;
  }

  /** The constant of a generated status by its word in the script; null if there is none. */
  public static Object word(Class<?> type, String word) {
    for (Object constant : type.getEnumConstants()) {
      if (constant instanceof Worded worded && worded.word().equals(word)) {
        return constant;
      }
    }
    return null;
  }

  /** The key of an element; {@code ""} if it has none. */
  public static String key(Object element) {
    String key = element instanceof Keyed keyed ? keyed.key() : String.valueOf(element);
    return key == null ? "" : key;
  }
}
