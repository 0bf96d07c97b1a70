package io.heartrule.internal.state;

import static io.heartrule.internal.state.EntryJson.put;

import io.heartrule.Risk;
import io.heartrule.generated.Frame;
import io.heartrule.generated.Version;
import io.heartrule.internal.json.Json;
import io.heartrule.internal.json.VariableJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The state as one small JSON object: only what differs from the beginning. */
public final class SnapshotWriter {
  private final State state;
  private final EntryJson entries;

  private SnapshotWriter(State state) {
    this.state = state;
    this.entries = new EntryJson(state.library, id -> Parts.find(state, id));
  }

  public static String write(State state) {
    String rest = withoutDialogue(state);
    CharSequence lines = state.written.of(state.dialogue);
    StringBuilder out = new StringBuilder(rest.length() + lines.length() + 16);
    out.append(rest, 0, rest.length() - 1).append(",\"dialogue\":[").append(lines);
    return out.append("]}").toString();
  }

  static String withoutDialogue(State state) {
    return Json.write(new SnapshotWriter(state).tree());
  }

  private Map<String, Object> tree() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("script", state.library.fingerprint());
    json.put("session", state.session.id());
    if (state.session instanceof SkillSession skill) {
      json.put("scene", EntryJson.scene(skill.scene()));
      json.put("input", skill.input());
    }
    put(json, "status", state.status == null ? null : state.status.name(), null);
    put(json, "settings", state.overrides, Map.of());
    put(json, "given", state.given, Map.of());
    put(json, "started", state.startedAt == null ? null : state.startedAt.toString(), null);
    List<Object> frames = new ArrayList<>();
    state.stack.forEach(live -> frames.add(frame(live)));
    json.put("frames", frames);
    List<Object> rules = new ArrayList<>();
    state.rules.values().forEach(instance -> rules.add(instance(instance)));
    put(json, "rules", rules, List.of());
    put(json, "hints", state.hints.stream().map(SnapshotWriter::hint).toList(), List.of());
    put(json, "checks", state.checks.stream().map(SnapshotWriter::check).toList(), List.of());
    put(json, "fired", state.fired.stream().map(FiredJson::write).toList(), List.of());
    put(json, "nextSession", entries.write(state.nextSession), List.of());
    put(json, "former", state.former.write(), Map.of());
    put(json, "cancelled", List.copyOf(state.cancelled), List.of());
    put(json, "visited", state.visited, Map.of());
    put(json, "order", state.order, 0);
    put(json, "serial", state.serial, 0);
    put(json, "topics", state.finishedTopics, 0);
    put(json, "chars", state.visitorChars, 0);
    put(json, "judged", state.judged, 0);
    put(json, "jump", state.jump == null ? null : jump(state.jump), null);
    put(json, "ended", state.counselingEnded, false);
    if (state.risk.level() != Risk.Level.NONE) {
      json.put("risk", List.of(state.risk.level().name(), state.risk.rule()));
    }
    return json;
  }

  private Map<String, Object> frame(Live live) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("part", live.id());
    Frame<?> frame = live.frame;
    if (live instanceof TopicLive topic) {
      json.put("step", StepIds.of(topic.topic, frame.step));
      topic(json, topic);
    } else if (live instanceof StageLive stage) {
      put(json, "queue", entries.write(stage.queue), List.of());
      put(json, "tail", entries.write(stage.tail), List.of());
      put(json, "checked", stage.checked, false);
      put(json, "returns", stage.returns, false);
      put(json, "border", stage.border, false);
    } else if (live instanceof SessionLive session) {
      put(json, "phase", session.phase.name(), SessionLive.Phase.MAIN.name());
      put(json, "next", session.next, null);
      put(json, "then", session.then, null);
      put(json, "stopped", session.stopped, false);
      put(json, "jumping", session.jumping, false);
      put(json, "scene", EntryJson.scene(session.scene), null);
      put(json, "tail", entries.write(session.tail), List.of());
      put(json, "forStages", entries.write(session.forStages), List.of());
    }
    put(json, "vars", VariableJson.difference(live.vars(), frame.part.begin()), Map.of());
    put(json, "open", opens(live), Map.of());
    put(json, "closed", List.copyOf(live.closed), List.of());
    Map<String, Object> autos = new LinkedHashMap<>();
    live.autos.forEach((name, auto) -> {
      if (!auto.isClosed()) {
        autos.put(name, auto.open ? auto.settled() : List.of(auto.settled()));
      }
    });
    put(json, "cursors", autos, Map.of());
    return json;
  }

  /** A count where no opening has a {@code cancel_when}, else the list of them. */
  private static Map<String, Object> opens(Live live) {
    Map<String, Object> json = new LinkedHashMap<>();
    live.opens.forEach((rule, cancels) -> json.put(rule, areBare(cancels) ? (Object) cancels.size() : cancels));
    return json;
  }

  private static boolean areBare(List<String> openings) {
    for (String cancel : openings) {
      if (!cancel.isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private void topic(Map<String, Object> json, TopicLive topic) {
    Frame<?> frame = topic.frame;
    put(json, "begun", frame.begun, false);
    if (frame.loop != null) {
      json.put("loop", Map.of("at", frame.loop.at, "keys", List.copyOf(frame.loop.keys)));
    }
    if (frame.asked != null) {
      Map<String, Object> asked = new LinkedHashMap<>();
      asked.put("from", frame.asked.from);
      asked.put("until", frame.asked.until);
      asked.put("turns", frame.asked.turns);
      json.put("asked", asked);
    }
    put(json, "name", topic.name, topic.scriptName());
    put(json, "version", topic.version.name(), Version.STANDARD.name());
    put(json, "rule", topic.rule, null);
    put(json, "recent", topic.recent, "");
    put(json, "scene", EntryJson.scene(topic.scene), null);
    put(json, "nested", topic.nested, false);
    put(json, "border", topic.border, false);
    put(json, "serial", topic.serial, 0);
    put(json, "at", topic.startedAt, 0);
    put(json, "hurried", topic.hurried, false);
    put(json, "checked", topic.checked, false);
    put(json, "turnDue", topic.turnDue, false);
    put(json, "endAsk", topic.endAsk, false);
    put(json, "askEnded", topic.askEnded, false);
    put(json, "askRest", List.copyOf(topic.askRest), List.of());
    put(json, "left", topic.left, false);
    put(json, "stop", topic.stop == null ? null : topic.stop.name(), null);
    put(json, "jump", topic.jump == null ? null : jump(topic.jump), null);
    put(json, "entry", topic.entry == null || topic.entry.step == null ? null : entries.write(topic.entry), null);
    put(json, "atBorder", entries.write(topic.atBorder), List.of());
    put(json, "beforeAsk", entries.write(topic.beforeAsk), List.of());
    put(json, "suspending", entries.write(topic.suspending), List.of());
  }

  private static Map<String, Object> jump(State.Jump jump) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("stage", jump.stage());
    json.put("to", jump.back().to().name());
    put(json, "beside", jump.back().stage(), null);
    put(json, "max", jump.maxTimes(), 0);
    return json;
  }

  private Map<String, Object> instance(Instance instance) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("rule", instance.rule);
    json.put("order", instance.order);
    json.put("judged", instance.judged);
    put(json, "opened", instance.opened, 0);
    if (!instance.watched.isEmpty()) {
      json.put("watched", new LinkedHashMap<>(instance.watched));
    }
    put(json, "fired", instance.fired, 0);
    put(json, "hasFired", instance.hasFired, false);
    put(json, "rotation", instance.rotation, 0);
    put(json, "topics", instance.topics, 0);
    put(json, "chars", instance.chars, 0);
    put(json, "reached", new LinkedHashMap<>(instance.reached), Map.of());
    put(json, "values", instance.values, Map.of());
    put(json, "watches",
        VariableJson.difference(instance.watches, state.library.rules().watches(instance.rule)), Map.of());
    return json;
  }

  private static Map<String, Object> hint(Hint hint) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put(hint.style() ? "style" : "avoid", hint.text());
    put(json, "cancel", hint.cancel(), null);
    return json;
  }

  private static Map<String, Object> check(DueCheck check) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", check.id());
    json.put("point", check.point());
    json.put("rules", check.rules());
    put(json, "own", check.own(), List.of());
    json.put("since", check.since());
    json.put("until", check.until());
    put(json, "stage", check.stage(), null);
    return json;
  }
}
