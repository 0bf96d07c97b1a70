package io.heartrule.internal.engine;

import io.heartrule.generated.AutoUpdate;
import io.heartrule.generated.Part;
import io.heartrule.generated.Signal;
import io.heartrule.generated.Topic;
import io.heartrule.generated.Variables;
import io.heartrule.internal.answer.FoundAnswer;
import io.heartrule.internal.json.VariableJson;
import io.heartrule.internal.prompt.NewParts;
import io.heartrule.internal.prompt.Slot;
import io.heartrule.internal.state.Auto;
import io.heartrule.internal.state.Entry;
import io.heartrule.internal.state.Live;
import io.heartrule.internal.state.State;
import io.heartrule.internal.state.TopicLive;
import io.heartrule.model.LanguageModel;
import io.heartrule.model.ModelRequest;
import io.heartrule.trace.TraceEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Keeps variables up to date from the dialogue, in the background, as long as they are used (b9).
 * Each line of the dialogue is read once for each of them, in order, whoever reads it: calls and what
 * they read do not depend on how fast answers come.
 */
final class Updates {
  private final Engine engine;
  private final State state;
  private final Liveness liveness;

  /** A variable that is kept up to date, in its scope. */
  private record Kept(Live live, String name, Auto auto) {}

  /** One of them in a call under way. */
  private record Read(Kept kept, Auto.Reading reading) {}

  Updates(Engine engine) {
    this.engine = engine;
    this.state = engine.state;
    this.liveness = new Liveness(state);
  }

  /** A scope begins: its variables are read from here on. */
  void enter(Live live) {
    live.frame.part.updates().forEach(name -> live.autos.put(name, new Auto(state.dialogue.size(), true)));
    live.frame.part.paused().forEach(name -> live.autos.put(name, new Auto(state.dialogue.size(), false)));
  }

  /** A scope ends and what it has found is handed on: calls under way belong to it. */
  void finish(Live live) {
    List<Kept> kept = new ArrayList<>();
    live.autos.forEach((name, auto) -> kept.add(new Kept(live, name, auto)));
    settle(kept, engine.background.end());
  }

  /** Names of the variables that are being kept up to date (varUpdateList). */
  List<String> updating() {
    return listed(auto -> true).stream().map(Kept::name).toList();
  }

  private List<Kept> listed(Predicate<Auto> which) {
    List<Kept> listed = new ArrayList<>();
    for (Live live : state.stack) {
      live.autos.forEach((name, auto) -> {
        if (auto.open && which.test(auto) && liveness.isUsedAhead(live, name)) {
          listed.add(new Kept(live, name, auto));
        }
      });
    }
    return listed;
  }

  /** An ask has ended: variables with enough new talk. */
  void afterAsk() {
    int enough = Math.max(1, state.settings.updateAfterChars());
    submit(listed(auto -> state.visitorCharsSince(auto.at) >= enough));
    engine.background.apply();
  }

  /** Before a waiting topic starts: what it uses, and what it is given, must know everything that has been said. */
  void before(Entry entry, int index) {
    List<Kept> used = used(state.library.topic(entry.topic), index);
    for (String name : Liveness.input(state, entry)) {
      add(used, name, entry.rule == null ? caller(entry.caller, index) : null,
          entry.rule != null || isSkill(entry.caller), index);
    }
    before(used);
  }

  /** The same before a topic that is called. */
  void before(Topic<?> topic, int index) {
    before(used(topic, index));
  }

  /** The same for the condition, the list and the input of a skill as a step of a stage. */
  void beforeStep(List<String> names, int index) {
    List<Kept> used = new ArrayList<>();
    names.forEach(name -> add(used, name, null, false, index));
    before(used);
  }

  private List<Kept> used(Topic<?> topic, int index) {
    List<Kept> used = new ArrayList<>();
    for (String name : topic.uses()) {
      if (!VariableJson.has(topic.begin(), name)) {
        add(used, name, null, isSkill(topic.id()), index);
      }
    }
    return used;
  }

  private boolean isSkill(String part) {
    return part.indexOf('/') < 0 && !part.equals(state.session.id());
  }

  private TopicLive caller(String id, int index) {
    for (int i = Math.min(index, state.top()); i > 0; i--) {
      if (state.stack.get(i) instanceof TopicLive topic && topic.id().equals(id)) {
        return topic;
      }
    }
    return null;
  }

  /** The variable that a name means for a topic on top of a frame, or for its caller (D-V1, D-V2). */
  private void add(List<Kept> used, String name, TopicLive own, boolean skill, int index) {
    boolean hidden = Liveness.isHidden(name);
    String plain = hidden ? Liveness.plain(name) : name;
    List<Live> lives = new ArrayList<>();
    if (!hidden && own != null) {
      lives.add(own);
    }
    if (!hidden && !skill) {
      lives.add(state.stageAt(index));
      lives.add(state.session());
    }
    lives.add(state.globals());
    for (Live live : lives) {
      if (live != null && VariableJson.has(live.vars(), plain)) {
        Auto auto = live.autos.get(plain);
        if (auto != null && used.stream().noneMatch(kept -> kept.auto == auto)) {
          used.add(new Kept(live, plain, auto));
        }
        return;
      }
    }
  }

  private void before(List<Kept> used) {
    long end = engine.background.end();
    // First what is under way: if it fails, the same stretch is read again now.
    settle(used, end);
    List<Kept> due = used.stream()
        .filter(kept -> kept.auto.open && state.visitorCharsSince(kept.auto.at) > 0).toList();
    submit(due);
    settle(due, end);
    for (Kept kept : used) {
      if (kept.auto.isBeingRead()) {
        engine.trace(new TraceEvent.Noted(kept.name, "used before its update has arrived"));
      }
    }
  }

  /** Whether anything is kept up to date at all. */
  boolean isAny() {
    return state.stack.stream().anyMatch(live -> !live.autos.isEmpty());
  }

  /** Whether a result is still to come. */
  boolean isUnderWay() {
    return state.stack.stream().anyMatch(live -> live.autos.values().stream().anyMatch(auto -> auto.isBeingRead()));
  }

  private void settle(List<Kept> kept, long end) {
    List<Auto> awaited = kept.stream().map(Kept::auto).filter(Auto::isBeingRead).toList();
    if (!awaited.isEmpty()) {
      engine.background.await(awaited, end);
    }
  }

  /**
   * Before an extraction collects a variable: what is under way for it comes first. What does not come
   * in time does not count any more, and the extraction reads that stretch too.
   */
  void settle(String name, int index, long end) {
    Kept kept = kept(name, index);
    if (kept != null && kept.auto.isBeingRead()) {
      settle(List.of(kept), end);
      kept.auto.giveUp();
    }
  }

  /**
   * From where on an ask that began at a line has to read for a variable.
   *
   * @return -1 if nothing new has been said for it up to {@code until}
   */
  int from(String name, int index, int asked, int until) {
    Kept kept = kept(name, index);
    int from = kept == null ? asked : kept.auto.at;
    for (int i = from; i < until; i++) {
      if (state.dialogue.get(i).visitor()) {
        return from;
      }
    }
    return -1;
  }

  /** An extraction has read variables from these lines up to another. */
  void extracted(Map<Integer, List<String>> read, int index, int until) {
    read.forEach((from, names) -> {
      engine.trace(new TraceEvent.DialogueRead(names, from, until, "extract"));
      for (String name : names) {
        Kept kept = kept(name, index);
        if (kept != null) {
          kept.auto.at = until;
        }
      }
    });
  }

  /** The variable that a name means at a place, if it is kept up to date or paused. */
  private Kept kept(String name, int index) {
    for (Live live : engine.values.lives(index)) {
      if (VariableJson.has(live.vars(), name)) {
        Auto auto = live.autos.get(name);
        return auto == null || auto.isClosed() ? null : new Kept(live, name, auto);
      }
    }
    return null;
  }

  /** Effect {@code auto_update}. */
  void turn(String name, AutoUpdate to, int index) {
    Live live = declaring(name, index);
    if (live == null) {
      engine.trace(new TraceEvent.Noted(name, "auto_update of a variable that is not there"));
    } else if (to == AutoUpdate.CLOSE) {
      if (live.autos.containsKey(name)) {
        live.autos.get(name).close();
      }
    } else {
      Auto auto = live.autos.get(name);
      if (auto != null && auto.isClosed()) {
        // The last to be opened, also if a store has forgotten it meanwhile.
        live.autos.remove(name);
      }
      auto = auto == null ? new Auto(state.dialogue.size(), false) : auto;
      auto.turn(to == AutoUpdate.OPEN, state.dialogue.size());
      live.autos.put(name, auto);
    }
  }

  private Live declaring(String name, int index) {
    for (int i = Math.min(index, state.top()); i >= 0; i--) {
      if (VariableJson.has(state.stack.get(i).vars(), name)) {
        return state.stack.get(i);
      }
    }
    return null;
  }

  /** As few calls as there can be; variables that have been read equally far go together. */
  private void submit(List<Kept> due) {
    List<Kept> sorted = new ArrayList<>(due);
    sorted.sort(Comparator.comparingInt(kept -> kept.auto.at));
    while (!sorted.isEmpty()) {
      Map<String, Kept> batch = new LinkedHashMap<>();
      for (Kept kept : List.copyOf(sorted)) {
        // Two scopes may have a variable of one name; an answer has room for one of them.
        if (batch.size() < state.settings.updateBatch() && batch.putIfAbsent(kept.name, kept) == null) {
          sorted.remove(kept);
        }
      }
      run(List.copyOf(batch.values()));
    }
  }

  private void run(List<Kept> batch) {
    int until = state.dialogue.size();
    Map<String, Object> known = new LinkedHashMap<>();
    List<Slot> slots = new ArrayList<>();
    NewParts parts = new NewParts();
    List<Read> reads = new ArrayList<>();
    for (Kept kept : batch) {
      Object value = VariableJson.get(kept.live.vars(), kept.name);
      known.put(kept.name, VariableJson.toJson(value));
      slots.add(Slot.of(kept.live.frame.part.field(kept.name), engine.prompts.words()));
      parts.begin(kept.auto.at, kept.name);
      reads.add(new Read(kept, kept.auto.read(until, value)));
    }
    List<String> names = batch.stream().map(Kept::name).toList();
    ModelRequest request = engine.prompts.update("update " + String.join(" ", names), known,
        parts.dialogue(state.dialogue, until, engine.prompts.words()), slots);
    LanguageModel first = engine.early.take(request);
    engine.background.submit(new TraceEvent.BackgroundBegan("update", names), batch.stream().map(Kept::auto).toList(),
        trace -> engine.calls.answer(first, request, object -> null, null, () -> { }, trace),
        answer -> apply(reads, names, until, answer));
  }

  private void apply(List<Read> reads, List<String> names, int until, Map<String, Object> answer) {
    Map<Integer, List<String>> read = new TreeMap<>();
    for (Read each : reads) {
      Kept kept = each.kept;
      if (!kept.auto.counts(each.reading)) {
        continue;
      }
      if (answer == null) {
        kept.auto.giveUp();
        continue;
      }
      if (state.stack.contains(kept.live)) {
        take(kept, each.reading, answer);
        read.computeIfAbsent(each.reading.from, from -> new ArrayList<>()).add(kept.name);
      }
    }
    engine.trace(new TraceEvent.BackgroundApplied("update", names, answer != null));
    read.forEach((from, of) -> engine.trace(new TraceEvent.DialogueRead(of, from, until, "update")));
  }

  /** What has been written since the call was made is newer than its answer: lists merge, the rest stays. */
  private void take(Kept kept, Auto.Reading reading, Map<String, Object> answer) {
    Variables vars = kept.live.vars();
    Object now = VariableJson.get(vars, kept.name);
    List<?> shown = reading.shown() instanceof List<?> list ? list : null;
    if (now instanceof List || Objects.equals(now, reading.shown())) {
      Part<?> part = kept.live.frame.part;
      assign(part, vars, kept.name, new FoundAnswer(Signal.NEXT, answer, shown,
          (field, note) -> engine.trace(new TraceEvent.AnswerNoted(part.id(), field, note))));
    } else {
      engine.trace(new TraceEvent.Noted(kept.name, "changed since its update began: it stays"));
    }
    Object after = VariableJson.get(vars, kept.name);
    // What this answer brings is no change by the script in the eyes of the calls that were made after it.
    kept.auto.done(reading, later -> Objects.equals(later, now) ? after
        : later instanceof List ? with(kept, later, new FoundAnswer(Signal.NEXT, answer, shown, (field, note) -> { }))
        : later);
  }

  /** What a list that is not the present one becomes by an answer. */
  private static Object with(Kept kept, Object list, FoundAnswer answer) {
    Variables scratch = kept.live.vars().copy();
    VariableJson.put(scratch, kept.name, list);
    assign(kept.live.frame.part, scratch, kept.name, answer);
    return VariableJson.get(scratch, kept.name);
  }

  private static <V extends Variables> void assign(Part<V> part, Variables vars, String name, FoundAnswer answer) {
    part.assign(part.type().cast(vars), name, answer);
  }
}
