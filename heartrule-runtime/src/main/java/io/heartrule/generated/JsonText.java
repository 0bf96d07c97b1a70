package io.heartrule.generated;

import java.lang.reflect.RecordComponent;
import java.util.List;

/** The JSON form of lists in texts and prompts, in the order of the script. */
final class JsonText {
  private JsonText() {}

  static String array(List<?> list) {
    StringBuilder out = new StringBuilder("[");
    for (Object element : list) {
      value(out.length() > 1 ? out.append(',') : out, element);
    }
    return out.append(']').toString();
  }

  /** What a copy for an element is called by: its key, else its first text; {@code ""} if it has neither. */
  static String name(Object element) {
    if (!(element instanceof Record record)) {
      return Texts.show(element);
    }
    String name = element instanceof Keyed keyed ? keyed.key() : "";
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      if (name.isEmpty() && component.getType() == String.class) {
        name = Texts.show(read(component, record));
      }
    }
    return name;
  }

  private static Object read(RecordComponent component, Record record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(component.getName(), e);
    }
  }

  private static void value(StringBuilder out, Object value) {
    if (value instanceof Record record) {
      object(out, record);
    } else if (value instanceof Boolean || value instanceof Integer) {
      out.append(value);
    } else {
      string(out, Texts.show(value));
    }
  }

  private static void object(StringBuilder out, Record record) {
    out.append('{');
    boolean first = true;
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      if (!first) {
        out.append(',');
      }
      first = false;
      ScriptName written = component.getAnnotation(ScriptName.class);
      string(out, written == null ? component.getName() : written.value());
      out.append(':');
      value(out, read(component, record));
    }
    out.append('}');
  }

  private static void string(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ') {
            out.append(String.format("\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
