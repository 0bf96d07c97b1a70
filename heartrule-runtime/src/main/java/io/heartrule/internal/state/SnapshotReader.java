package io.heartrule.internal.state;

import io.heartrule.Risk;
import io.heartrule.Turn;
import io.heartrule.generated.Asked;
import io.heartrule.generated.Frame;
import io.heartrule.generated.Library;
import io.heartrule.generated.Loop;
import io.heartrule.generated.Return;
import io.heartrule.generated.Session;
import io.heartrule.generated.Stop;
import io.heartrule.generated.Topic;
import io.heartrule.generated.Version;
import io.heartrule.internal.json.Json;
import io.heartrule.internal.json.VariableJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A state from its JSON, over the scripts as they are now. */
public final class SnapshotReader {
  private final State state;
  private final EntryJson entries;

  private SnapshotReader(State state) {
    this.state = state;
    this.entries = new EntryJson(state.library, id -> Parts.find(state, id));
  }

  /** @throws IllegalStateException if the conversation waits at a place that the scripts no longer have */
  public static State read(String id, String visitor, Library library, String snapshot) {
    Map<String, Object> json = Json.read(snapshot);
    SnapshotReader reader = new SnapshotReader(new State(id, visitor, library, session(library, json)));
    reader.fill(json);
    return reader.state;
  }

  /** A state of its own that stands where the given one stands. */
  public static State copy(State state) {
    Map<String, Object> json = Json.read(SnapshotWriter.withoutDialogue(state));
    SnapshotReader reader = new SnapshotReader(new State(state.id, state.visitor, state.library, state.session));
    reader.fill(json);
    reader.state.dialogue.addAll(state.dialogue);
    reader.state.settings = state.settings;
    return reader.state;
  }

  private static Session<?, ?> session(Library library, Map<String, Object> json) {
    String id = Json.text(json, "session");
    String skill = SkillSession.skill(id);
    return skill == null ? library.session(id)
        : new SkillSession(library, skill, EntryJson.scene(json.get("scene")), Json.map(json.get("input")));
  }

  private void fill(Map<String, Object> json) {
    state.status = json.containsKey("status") ? Turn.Status.valueOf(Json.text(json, "status")) : null;
    Map<String, String> overrides = new LinkedHashMap<>();
    Json.map(json.get("settings")).forEach((name, value) -> overrides.put(name, String.valueOf(value)));
    state.overrides = overrides;
    state.given.putAll(Json.map(json.get("given")));
    state.startedAt = json.containsKey("started") ? Instant.parse(Json.text(json, "started")) : null;
    Json.list(json.get("frames")).forEach(frame -> state.stack.add(live(Json.map(frame))));
    Json.list(json.get("rules")).stream().map(Json::map)
        .sorted(Comparator.comparingInt(rule -> Json.number(rule, "order", 0))).forEach(this::instance);
    Json.list(json.get("hints")).forEach(hint -> state.hints.add(hint(Json.map(hint))));
    Json.list(json.get("checks")).forEach(check -> state.checks.add(check(Json.map(check))));
    state.nextSession.addAll(entries.read(json.get("nextSession")));
    state.former.read(Json.map(json.get("former")));
    state.cancelled.addAll(Json.texts(json.get("cancelled")));
    Json.map(json.get("visited")).forEach((stage, n) -> state.visited.put(stage, ((Number) n).intValue()));
    state.order = Json.number(json, "order", 0);
    state.serial = Json.number(json, "serial", 0);
    state.finishedTopics = Json.number(json, "topics", 0);
    state.visitorChars = Json.number(json, "chars", 0);
    state.judged = Json.number(json, "judged", 0);
    state.jump = json.containsKey("jump") ? jump(Json.map(json.get("jump"))) : null;
    state.counselingEnded = Json.flag(json, "ended");
    Json.list(json.get("fired")).forEach(each -> state.fired.add(FiredJson.read(Json.map(each))));
    List<String> risk = Json.texts(json.get("risk"));
    state.risk = risk.isEmpty() ? Risk.NONE : new Risk(Risk.Level.valueOf(risk.get(0)), risk.get(1));
    for (Object each : Json.list(json.get("dialogue"))) {
      Map<String, Object> line = Json.map(each);
      boolean visitor = line.containsKey("visitor");
      state.dialogue.add(new Line(visitor, Json.text(line, visitor ? "visitor" : "counselor"),
          Json.text(line, "text"), Json.text(line, "brief"), Json.text(line, "seen")));
    }
  }

  private Live live(Map<String, Object> json) {
    String id = Json.text(json, "part");
    Live live;
    if (state.stack.isEmpty()) {
      live = new GlobalLive(Live.begin(state.library.globals()));
    } else if (state.stack.size() == 1) {
      live = session(json);
    } else if (json.containsKey("step")) {
      live = topic(id, json);
    } else {
      live = stage(id, json);
    }
    VariableJson.apply(live.vars(), Json.map(json.get("vars")));
    Json.map(json.get("open")).forEach((rule, opens) -> live.opens.put(rule, openings(opens)));
    live.closed.addAll(Json.texts(json.get("closed")));
    Json.map(json.get("cursors")).forEach((name, at) -> live.autos.put(name, at instanceof List<?> paused
        ? new Auto(((Number) paused.get(0)).intValue(), false) : new Auto(((Number) at).intValue(), true)));
    return live;
  }

  private static List<String> openings(Object json) {
    if (json instanceof List<?>) {
      return new ArrayList<>(Json.texts(json));
    }
    List<String> opens = new ArrayList<>();
    for (int i = 0; i < ((Number) json).intValue(); i++) {
      opens.add("");
    }
    return opens;
  }

  private SessionLive session(Map<String, Object> json) {
    SessionLive live = new SessionLive(Live.begin(state.session));
    live.phase = json.containsKey("phase") ? SessionLive.Phase.valueOf(Json.text(json, "phase"))
        : SessionLive.Phase.MAIN;
    live.next = Json.text(json, "next");
    live.then = Json.text(json, "then");
    live.stopped = Json.flag(json, "stopped");
    live.jumping = Json.flag(json, "jumping");
    live.scene = EntryJson.scene(json.get("scene"));
    live.tail.addAll(entries.read(json.get("tail")));
    live.forStages.addAll(entries.read(json.get("forStages")));
    return live;
  }

  private StageLive stage(String id, Map<String, Object> json) {
    StageLive live = new StageLive(Parts.stage(state, id));
    live.queue.addAll(entries.read(json.get("queue")));
    live.tail.addAll(entries.read(json.get("tail")));
    live.checked = Json.flag(json, "checked");
    live.returns = Json.flag(json, "returns");
    live.border = Json.flag(json, "border");
    return live;
  }

  private TopicLive topic(String id, Map<String, Object> json) {
    Version version = json.containsKey("version") ? Version.valueOf(Json.text(json, "version")) : Version.STANDARD;
    Topic<?> standard = state.library.topic(id);
    Topic<?> form = version == Version.QUICK ? standard.quick()
        : version == Version.DETAILED ? standard.detailed() : standard;
    Topic<?> topic = form == null ? standard : form;
    TopicLive live = new TopicLive(topic, Live.begin(topic));
    live.version = version;
    Frame<?> frame = live.frame;
    frame.step = StepIds.position(topic, Json.text(json, "step"));
    frame.begun = Json.flag(json, "begun");
    if (json.containsKey("loop")) {
      Map<String, Object> loop = Json.map(json.get("loop"));
      frame.loop = new Loop(Json.number(loop, "at", 0), Json.texts(loop.get("keys")));
    }
    if (json.containsKey("asked")) {
      Map<String, Object> asked = Json.map(json.get("asked"));
      frame.asked = new Asked();
      frame.asked.from = Json.number(asked, "from", 0);
      frame.asked.until = Json.number(asked, "until", -1);
      frame.asked.turns = Json.number(asked, "turns", 0);
    }
    live.name = json.containsKey("name") ? Json.text(json, "name") : live.name;
    live.rule = Json.text(json, "rule");
    live.recent = json.containsKey("recent") ? Json.text(json, "recent") : "";
    live.scene = EntryJson.scene(json.get("scene"));
    live.nested = Json.flag(json, "nested");
    live.border = Json.flag(json, "border");
    live.serial = Json.number(json, "serial", 0);
    live.startedAt = Json.number(json, "at", 0);
    live.hurried = Json.flag(json, "hurried");
    live.checked = Json.flag(json, "checked");
    live.turnDue = Json.flag(json, "turnDue");
    live.endAsk = Json.flag(json, "endAsk");
    live.askEnded = Json.flag(json, "askEnded");
    live.askRest.addAll(Json.texts(json.get("askRest")));
    live.left = Json.flag(json, "left");
    live.stop = json.containsKey("stop") ? Stop.valueOf(Json.text(json, "stop")) : null;
    live.jump = json.containsKey("jump") ? jump(Json.map(json.get("jump"))) : null;
    live.entry = json.containsKey("entry") ? entries.read(Json.map(json.get("entry"))) : null;
    live.atBorder.addAll(entries.read(json.get("atBorder")));
    live.beforeAsk.addAll(entries.read(json.get("beforeAsk")));
    live.suspending.addAll(entries.read(json.get("suspending")));
    return live;
  }

  private static State.Jump jump(Map<String, Object> json) {
    return new State.Jump(Json.text(json, "stage"),
        new Return(Return.To.valueOf(Json.text(json, "to")), Json.text(json, "beside")), Json.number(json, "max", 0));
  }

  private void instance(Map<String, Object> json) {
    String rule = Json.text(json, "rule");
    if (state.library.rules().facts(rule) == null) {
      return;
    }
    Instance instance = new Instance(rule,
        VariableJson.apply(state.library.rules().watches(rule), Json.map(json.get("watches"))));
    instance.order = Json.number(json, "order", 0);
    instance.judged = Json.number(json, "judged", 0);
    instance.opened = Json.number(json, "opened", 0);
    Map<String, Object> watched = Json.map(json.get("watched"));
    watched.keySet().forEach(point -> instance.watched.put(point, Json.number(watched, point, 0)));
    instance.fired = Json.number(json, "fired", 0);
    instance.hasFired = Json.flag(json, "hasFired");
    instance.rotation = Json.number(json, "rotation", 0);
    instance.topics = Json.number(json, "topics", 0);
    instance.chars = Json.number(json, "chars", 0);
    Map<String, Object> reached = Json.map(json.get("reached"));
    reached.keySet().forEach(time -> instance.reached.put(time, Json.number(reached, time, 0)));
    Json.map(json.get("values")).forEach((name, value) -> instance.values.put(name, String.valueOf(value)));
    state.rules.put(rule, instance);
  }

  private static Hint hint(Map<String, Object> json) {
    boolean style = json.containsKey("style");
    return new Hint(style, Json.text(json, style ? "style" : "avoid"), Json.text(json, "cancel"));
  }

  private static DueCheck check(Map<String, Object> json) {
    return new DueCheck(Json.number(json, "id", 0), Json.text(json, "point"), Json.texts(json.get("rules")),
        Json.texts(json.get("own")), Json.number(json, "since", 0), Json.number(json, "until", 0),
        Json.text(json, "stage"));
  }
}
