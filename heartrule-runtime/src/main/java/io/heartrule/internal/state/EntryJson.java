package io.heartrule.internal.state;

import io.heartrule.generated.Library;
import io.heartrule.generated.Part;
import io.heartrule.generated.Stage;
import io.heartrule.generated.Variables;
import io.heartrule.generated.Version;
import io.heartrule.internal.json.Json;
import io.heartrule.internal.json.VariableJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Waiting topics and scenes as JSON. */
final class EntryJson {
  private final Library library;
  private final Function<String, Part<?>> callers;

  /** @param callers the part of an id, for the variables of a caller; null if it is gone */
  EntryJson(Library library, Function<String, Part<?>> callers) {
    this.library = library;
    this.callers = callers;
  }

  List<Object> write(List<Entry> entries) {
    List<Object> array = new ArrayList<>();
    entries.forEach(entry -> array.add(write(entry)));
    return array;
  }

  Map<String, Object> write(Entry entry) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("topic", entry.topic);
    put(json, "name", entry.name, entry.topicName());
    put(json, "weight", entry.weight, 100);
    put(json, "version", entry.version.name(), Version.STANDARD.name());
    put(json, "rule", entry.rule, null);
    put(json, "also", entry.also, List.of());
    put(json, "caller", entry.caller, null);
    put(json, "step", entry.step, null);
    put(json, "recent", entry.recent, "");
    put(json, "anchor", entry.anchor, "");
    put(json, "priority", entry.priority, 0);
    put(json, "critical", entry.critical, false);
    put(json, "nested", entry.nested, false);
    put(json, "restarts", entry.restarts, false);
    put(json, "former", entry.former, false);
    if (entry.scene != null) {
      json.put("scene", scene(entry.scene));
    }
    if (entry.element != null) {
      json.put("element", VariableJson.toJson(entry.element));
      if (entry.element instanceof Record) {
        json.put("type", entry.element.getClass().getName());
      }
    }
    Part<?> caller = entry.callerVars == null ? null : callers.apply(entry.caller);
    if (caller != null) {
      json.put("vars", VariableJson.difference(entry.callerVars, caller.begin()));
    }
    if (entry.watches != null) {
      json.put("watches", VariableJson.difference(entry.watches, library.rules().watches(entry.rule)));
    }
    return json;
  }

  static void put(Map<String, Object> json, String key, Object value, Object usual) {
    if (value != null && !value.equals(usual)) {
      json.put(key, value);
    }
  }

  static List<String> scene(Stage.Scene scene) {
    return scene == null ? null : List.of(scene.name(), scene.ai(), scene.human());
  }

  static Stage.Scene scene(Object json) {
    List<String> names = Json.texts(json);
    return names.size() == 3 ? new Stage.Scene(names.get(0), names.get(1), names.get(2)) : null;
  }

  List<Entry> read(Object array) {
    List<Entry> entries = new ArrayList<>();
    Json.list(array).forEach(each -> entries.add(read(Json.map(each))));
    return entries;
  }

  Entry read(Map<String, Object> json) {
    String topic = Json.text(json, "topic");
    String name = Json.text(json, "name");
    Entry entry = new Entry(topic, name == null ? topic.substring(topic.lastIndexOf('/') + 1) : name);
    entry.weight = Json.number(json, "weight", 100);
    entry.version = json.containsKey("version") ? Version.valueOf(Json.text(json, "version")) : Version.STANDARD;
    entry.rule = Json.text(json, "rule");
    entry.also.addAll(Json.texts(json.get("also")));
    entry.caller = Json.text(json, "caller");
    entry.step = Json.text(json, "step");
    entry.recent = json.containsKey("recent") ? Json.text(json, "recent") : "";
    entry.anchor = json.containsKey("anchor") ? Json.text(json, "anchor") : "";
    entry.priority = Json.number(json, "priority", 0);
    entry.critical = Json.flag(json, "critical");
    entry.nested = Json.flag(json, "nested");
    entry.restarts = Json.flag(json, "restarts");
    entry.former = Json.flag(json, "former");
    entry.scene = scene(json.get("scene"));
    entry.element = element(json);
    Part<?> caller = json.containsKey("vars") ? callers.apply(entry.caller) : null;
    if (caller != null) {
      entry.callerVars = VariableJson.apply((Variables) caller.begin(), Json.map(json.get("vars")));
    }
    if (json.containsKey("watches")) {
      entry.watches = VariableJson.apply(library.rules().watches(entry.rule), Json.map(json.get("watches")));
    }
    return entry;
  }

  /** An element of a list: a text, or a record of a generated class. */
  private Object element(Map<String, Object> json) {
    String type = Json.text(json, "type");
    if (type == null) {
      return json.get("element");
    }
    try {
      Class<?> record = Class.forName(type, false, library.getClass().getClassLoader());
      return record.isRecord() ? VariableJson.fromJson(json.get("element"), record) : null;
    } catch (ClassNotFoundException e) {
      // A later script without this list: the topic starts with empty fields.
      return null;
    }
  }
}
