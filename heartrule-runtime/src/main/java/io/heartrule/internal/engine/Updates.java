package io.heartrule.internal.engine;

import io.heartrule.generated.AutoUpdate;
import io.heartrule.generated.Field;
import io.heartrule.generated.Part;
import io.heartrule.generated.Signal;
import io.heartrule.generated.Variables;
import io.heartrule.internal.answer.FoundAnswer;
import io.heartrule.internal.json.VariableJson;
import io.heartrule.internal.prompt.DialogueText;
import io.heartrule.internal.prompt.Slot;
import io.heartrule.internal.state.Auto;
import io.heartrule.internal.state.Live;
import io.heartrule.internal.state.State;
import io.heartrule.model.LanguageModel;
import io.heartrule.model.ModelRequest;
import io.heartrule.trace.TraceEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Keeps variables up to date from the dialogue, in the background, as long as they are used (b9). */
final class Updates {
  private final Engine engine;
  private final State state;
  private final Liveness liveness;

  /** A variable that is due. */
  private record Due(Live live, String name, Auto auto) {}

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

  /** Names of the variables that are being kept up to date (varUpdateList). */
  List<String> updating() {
    List<String> names = new ArrayList<>();
    for (Live live : state.stack) {
      live.autos.forEach((name, auto) -> {
        if (auto.open && liveness.isUsedAhead(live, name)) {
          names.add(name);
        }
      });
    }
    return names;
  }

  /** An ask has ended: variables with enough new talk. */
  void afterAsk() {
    List<Due> due = new ArrayList<>();
    for (Live live : state.stack) {
      live.autos.forEach((name, auto) -> {
        if (auto.open && auto.before < 0
            && state.visitorCharsSince(auto.at) >= Math.max(1, state.settings.updateAfterChars())
            && liveness.isUsedAhead(live, name)) {
          due.add(new Due(live, name, auto));
        }
      });
    }
    submit(due);
    engine.background.apply();
  }

  /** Before a topic that uses variables: they must know everything that has been said. */
  void before(List<String> uses, int index) {
    List<Due> due = new ArrayList<>();
    boolean wait = false;
    for (String name : uses) {
      Live live = owner(name, index, false);
      Auto auto = live == null ? null : live.autos.get(name);
      if (auto != null && auto.open) {
        wait |= auto.before >= 0;
        if (auto.before < 0 && state.visitorCharsSince(auto.at) > 0) {
          due.add(new Due(live, name, auto));
        }
      }
    }
    submit(due);
    if (wait || !due.isEmpty()) {
      engine.background.await(state.settings.backgroundWaitSeconds());
    }
  }

  /** Whether anything is kept up to date at all. */
  boolean isAny() {
    return state.stack.stream().anyMatch(live -> !live.autos.isEmpty());
  }

  /** Whether a result is still to come. */
  boolean isUnderWay() {
    return state.stack.stream().anyMatch(live -> live.autos.values().stream().anyMatch(auto -> auto.before >= 0));
  }

  /** Where an extraction of a variable has to begin so that nothing is missed. */
  int from(String name, int index, int asked) {
    Auto auto = auto(name, index);
    return auto == null || !auto.open ? asked : Math.min(asked, auto.at);
  }

  /** An extraction has covered everything up to a line. */
  void extracted(String name, int index, int until) {
    Auto auto = auto(name, index);
    if (auto != null) {
      auto.at = Math.max(auto.at, until);
    }
  }

  private Auto auto(String name, int index) {
    Live live = owner(name, index, engine.state.topicAt(index) != null && engine.state.topicAt(index).isSkill());
    return live == null ? null : live.autos.get(name);
  }

  /** Effect {@code auto_update}. */
  void turn(String name, AutoUpdate to, int index) {
    Live live = declaring(name, index);
    if (live == null) {
      engine.trace(new TraceEvent.Noted(name, "auto_update of a variable that is not there"));
    } else if (to == AutoUpdate.CLOSE) {
      live.autos.remove(name);
    } else {
      Auto auto = live.autos.computeIfAbsent(name, n -> new Auto(state.dialogue.size(), false));
      auto.open = to == AutoUpdate.OPEN;
    }
  }

  private Live owner(String name, int index, boolean skill) {
    for (int i = Math.min(index, state.top()); i >= 0; i--) {
      Live live = state.stack.get(i);
      if (live.autos.containsKey(name) && !(skill && i > 0 && i < index)) {
        return live;
      }
    }
    return null;
  }

  private Live declaring(String name, int index) {
    for (int i = Math.min(index, state.top()); i >= 0; i--) {
      if (VariableJson.has(state.stack.get(i).vars(), name)) {
        return state.stack.get(i);
      }
    }
    return null;
  }

  /** Variables with the same cursor go together, so that nothing is read twice. */
  private void submit(List<Due> due) {
    Map<Integer, List<Due>> byCursor = new TreeMap<>();
    due.forEach(d -> byCursor.computeIfAbsent(d.auto.at, at -> new ArrayList<>()).add(d));
    int batch = state.settings.updateBatch();
    byCursor.forEach((at, same) -> {
      for (int from = 0; from < same.size(); from += batch) {
        run(List.copyOf(same.subList(from, Math.min(same.size(), from + batch))), at);
      }
    });
  }

  private void run(List<Due> batch, int at) {
    Map<String, Object> known = new LinkedHashMap<>();
    Map<Due, Object> snapshot = new LinkedHashMap<>();
    List<Slot> slots = new ArrayList<>();
    for (Due due : batch) {
      Object value = VariableJson.get(due.live.vars(), due.name);
      Field field = due.live.frame.part.field(due.name);
      snapshot.put(due, value);
      known.put(due.name, VariableJson.toJson(value));
      slots.add(Slot.of(field, engine.prompts.words()));
      due.auto.before = at;
      due.auto.at = state.dialogue.size();
    }
    List<String> names = batch.stream().map(Due::name).toList();
    ModelRequest request = engine.prompts.update("update " + String.join(" ", names), known,
        DialogueText.of(state.dialogue, at, state.dialogue.size()), slots);
    engine.trace(new TraceEvent.BackgroundBegan("update", names));
    LanguageModel first = engine.ahead.take(request);
    engine.background.submit(
        trace -> engine.calls.answer(first, request, object -> null, null, () -> { }, trace),
        answer -> apply(snapshot, names, answer));
  }

  private void apply(Map<Due, Object> snapshot, List<String> names, Map<String, Object> answer) {
    snapshot.forEach((due, before) -> {
      Auto auto = due.auto;
      if (answer == null) {
        auto.at = auto.before < 0 ? auto.at : Math.min(auto.at, auto.before);
      } else if (state.stack.contains(due.live)) {
        Object now = VariableJson.get(due.live.vars(), due.name);
        if (now instanceof List || Objects.equals(now, before)) {
          assign(due.live.frame.part, due.live.vars(), due.name, answer);
        }
      }
      auto.before = -1;
    });
    engine.trace(new TraceEvent.BackgroundApplied("update", names, answer != null));
  }

  private <V extends Variables> void assign(Part<V> part, Variables vars, String name, Map<String, Object> answer) {
    part.assign(part.type().cast(vars), name, new FoundAnswer(Signal.NEXT, answer,
        (field, note) -> engine.trace(new TraceEvent.AnswerNoted(part.id(), field, note))));
  }
}
