package io.heartrule.internal.state;

import static io.heartrule.internal.state.EntryJson.put;

import io.heartrule.internal.json.Json;
import io.heartrule.trace.TraceEvent.Inserted;
import io.heartrule.trace.TraceEvent.RuleFired;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Why rules have fired, as JSON. */
final class FiredJson {
  private FiredJson() {}

  static Map<String, Object> write(RuleFired fired) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("rule", fired.rule());
    json.put("check", fired.check());
    put(json, "timing", fired.timing(), null);
    json.put("how", fired.how());
    put(json, "call", fired.call(), null);
    put(json, "decided", fired.decided(), null);
    json.put("position", fired.position());
    json.put("lines", List.of(fired.from(), fired.until()));
    put(json, "inserted", fired.inserted().stream().map(FiredJson::inserted).toList(), List.of());
    put(json, "effects", fired.effects(), List.of());
    return json;
  }

  private static Map<String, Object> inserted(Inserted inserted) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("topic", inserted.topic());
    json.put("timing", inserted.timing());
    json.put("place", inserted.place());
    put(json, "of", inserted.of(), null);
    put(json, "number", inserted.number(), 0);
    put(json, "before", inserted.before(), null);
    return json;
  }

  static RuleFired read(Map<String, Object> json) {
    List<Object> lines = Json.list(json.get("lines"));
    List<Inserted> inserted = Json.list(json.get("inserted")).stream().map(Json::map)
        .map(each -> new Inserted(Json.text(each, "topic"), Json.text(each, "timing"), Json.text(each, "place"),
            Json.text(each, "of"), Json.number(each, "number", 0), Json.text(each, "before"))).toList();
    return new RuleFired(Json.text(json, "rule"), Json.text(json, "check"), Json.text(json, "timing"),
        Json.text(json, "how"), Json.text(json, "call"), Json.text(json, "decided"), Json.text(json, "position"),
        ((Number) lines.get(0)).intValue(), ((Number) lines.get(1)).intValue(), inserted,
        Json.texts(json.get("effects")));
  }
}
