package io.heartrule.internal.state;

import io.heartrule.generated.Library;
import io.heartrule.internal.engine.Engine;
import io.heartrule.internal.json.Json;
import io.heartrule.internal.json.VariableJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is kept for a visitor from session to session: globals, global rules, topics for the next one. */
public final class VisitorRecord {
  private VisitorRecord() {}

  /** Sets up the frames of a new session from what is kept. */
  public static void begin(State state, String record, Engine engine, Instant now) {
    Map<String, Object> json = record == null ? Map.of() : Json.read(record);
    Library library = state.library;
    state.startedAt = now;
    GlobalLive globals = new GlobalLive(Live.begin(library.globals()));
    VariableJson.apply(globals.vars(), Json.map(json.get("globals")));
    engine.enter(globals);
    engine.open(0, library.globals().opens(), library.globals().closes());
    for (Object each : Json.list(json.get("rules"))) {
      Map<String, Object> rule = Json.map(each);
      String name = Json.text(rule, "rule");
      if (library.rules().facts(name) != null) {
        engine.open(name, Json.texts(rule.get("open")));
        kept(state.rules.get(name), rule);
      }
    }
    state.cancelled.addAll(Json.texts(json.get("cancelled")));
    state.cancelled.forEach(engine::cancel);
    state.nextSession.addAll(new EntryJson(library, id -> Parts.find(state, id)).read(json.get("next")));
    state.nextSession.forEach(entry -> entry.former = true);
    state.former.read(Json.map(json.get("former")));
    SessionLive session = new SessionLive(Live.begin(state.session));
    session.next = engine.firstStage();
    engine.enter(session);
    engine.open(1, state.session.opens(), state.session.closes());
    for (String name : state.given.keySet()) {
      if (name.indexOf('.') < 0) {
        throw new IllegalArgumentException("There is no global or session variable " + name);
      }
    }
  }

  /** What is kept at the end of a session. */
  public static String write(State state) {
    Map<String, Object> json = new LinkedHashMap<>();
    GlobalLive globals = state.globals();
    json.put("globals", VariableJson.difference(globals.vars(), globals.frame.part.begin()));
    List<Object> rules = new ArrayList<>();
    for (Instance instance : state.rules.values()) {
      if (globals.opened(instance.rule) > 0) {
        rules.add(kept(state, instance));
      }
    }
    json.put("rules", rules);
    json.put("cancelled", List.copyOf(state.cancelled));
    json.put("next", new EntryJson(state.library, id -> Parts.find(state, id)).write(state.nextSession));
    if (!state.nextSession.isEmpty()) {
      state.former.keep(state.session());
      json.put("former", state.former.write());
    }
    json.put("ended", state.counselingEnded);
    return Json.write(json);
  }

  /** A global rule as it goes on in the next session; stretches of topics and talk go on across the border. */
  private static Map<String, Object> kept(State state, Instance instance) {
    Map<String, Object> rule = new LinkedHashMap<>();
    rule.put("rule", instance.rule);
    rule.put("open", state.globals().opens.get(instance.rule));
    rule.put("watches", VariableJson.difference(instance.watches, state.library.rules().watches(instance.rule)));
    rule.put("fired", instance.hasFired);
    rule.put("rotation", instance.rotation);
    rule.put("values", instance.values);
    rule.put("topics", instance.topics - state.finishedTopics);
    rule.put("chars", instance.chars - state.visitorChars);
    Map<String, Object> reached = new LinkedHashMap<>();
    instance.reached.forEach((time, at) ->
        reached.put(time, at - (time.startsWith("topics") ? state.finishedTopics : state.visitorChars)));
    rule.put("reached", reached);
    return rule;
  }

  private static void kept(Instance instance, Map<String, Object> rule) {
    VariableJson.apply(instance.watches, Json.map(rule.get("watches")));
    instance.hasFired = Json.flag(rule, "fired");
    instance.rotation = Json.number(rule, "rotation", 0);
    Json.map(rule.get("values")).forEach((name, value) -> instance.values.put(name, String.valueOf(value)));
    instance.topics = Json.number(rule, "topics", 0);
    instance.chars = Json.number(rule, "chars", 0);
    Map<String, Object> reached = Json.map(rule.get("reached"));
    reached.keySet().forEach(time -> instance.reached.put(time, Json.number(reached, time, 0)));
  }

  /** Whether the counseling of a visitor is over. */
  public static boolean isEnded(String record) {
    return record != null && Json.flag(Json.read(record), "ended");
  }
}
