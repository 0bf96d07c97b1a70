package io.heartrule.trace;

import io.heartrule.internal.json.Json;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON line of an event: its kind, then its components in order. */
final class TraceLine {
  private static final ClassValue<RecordComponent[]> COMPONENTS = new ClassValue<>() {
    @Override
    protected RecordComponent[] computeValue(Class<?> type) {
      return type.getRecordComponents();
    }
  };

  private TraceLine() {}

  static String of(TraceEvent event) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("event", event.getClass().getSimpleName());
    components(event, line);
    return Json.write(line);
  }

  private static Map<String, Object> components(Object event, Map<String, Object> line) {
    for (RecordComponent component : COMPONENTS.get(event.getClass())) {
      try {
        Object value = component.getAccessor().invoke(event);
        if (value != null) {
          line.put(component.getName(), value instanceof List<?> list ? list.stream().map(TraceLine::plain).toList()
              : value);
        }
      } catch (ReflectiveOperationException e) {
        throw new AssertionError(component.getName(), e);
      }
    }
    return line;
  }

  private static Object plain(Object value) {
    return value instanceof Record inner ? components(inner, new LinkedHashMap<>()) : value;
  }
}
