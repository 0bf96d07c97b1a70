package io.heartrule.internal.state;

import io.heartrule.generated.Library;
import io.heartrule.generated.Part;
import io.heartrule.generated.Session;
import io.heartrule.generated.Stage;
import io.heartrule.generated.Variables;
import io.heartrule.internal.json.Json;
import io.heartrule.internal.json.VariableJson;
import java.util.LinkedHashMap;
import java.util.Map;

/** Variables of sessions that are over, for topics that were left for the next one and still speak of them. */
public final class Former {
  private final Library library;
  private final Map<String, Variables> kept = new LinkedHashMap<>();

  Former(Library library) {
    this.library = library;
  }

  void keep(SessionLive session) {
    if (library.sessions().contains(session.id())) {
      kept.put(session.id(), session.vars());
    }
  }

  /** The variables of another session or of one of its stages, as they were; the initial ones if nothing is known. */
  public <V extends Variables> V of(Class<V> type) {
    for (String id : library.sessions()) {
      Session<?, ?> session = library.session(id);
      if (session.type() == type) {
        return type.cast(of(id, session));
      }
      for (Stage stage : session.stages()) {
        if (stage.variables() != null && stage.variables().type() == type) {
          return type.cast(of(stage.id(), stage.variables()));
        }
      }
    }
    return null;
  }

  private Variables of(String id, Part<?> part) {
    return kept.computeIfAbsent(id, i -> part.begin());
  }

  Map<String, Object> write() {
    Map<String, Object> json = new LinkedHashMap<>();
    for (String id : library.sessions()) {
      if (kept.containsKey(id)) {
        json.put(id, VariableJson.difference(kept.get(id), library.session(id).begin()));
      }
    }
    return json;
  }

  void read(Map<String, Object> json) {
    for (String id : library.sessions()) {
      if (json.containsKey(id)) {
        kept.put(id, VariableJson.apply(library.session(id).begin(), Json.map(json.get(id))));
      }
    }
  }
}
