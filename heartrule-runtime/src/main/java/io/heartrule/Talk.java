package io.heartrule;

import io.heartrule.generated.Session;
import io.heartrule.generated.Variables;
import io.heartrule.internal.engine.BrokenOff;
import io.heartrule.internal.engine.CrisisDesk;
import io.heartrule.internal.engine.Engine;
import io.heartrule.internal.engine.Surroundings;
import io.heartrule.internal.engine.Views;
import io.heartrule.internal.explain.Explainer;
import io.heartrule.internal.json.Json;
import io.heartrule.internal.state.SnapshotReader;
import io.heartrule.internal.state.SnapshotWriter;
import io.heartrule.internal.state.State;
import io.heartrule.internal.state.VisitorRecord;
import io.heartrule.store.ConversationStore;
import io.heartrule.store.StoredConversation;
import io.heartrule.store.StoredTurn;
import io.heartrule.trace.TraceEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The turns of one conversation: the text first into the store, then the engine, then the result
 * with the new state, all or nothing. A failed turn drops what is in memory.
 */
final class Talk {
  private static final System.Logger LOG = System.getLogger(Conversation.class.getName());

  private final HeartRule home;
  private final Surroundings surroundings;
  private final QuietListener listener;
  private final String id;
  private StoredConversation stored;
  /** Null after a failure, and before the first turn of a resumed conversation. */
  private State state;
  private Engine engine;
  private String turn;

  Talk(HeartRule home, Surroundings surroundings, StoredConversation stored) {
    this.home = home;
    this.listener = new QuietListener(surroundings.listener());
    this.surroundings = surroundings.heardBy(listener);
    this.id = stored.id();
    this.stored = stored;
  }

  String id() {
    return id;
  }

  /** Hears this conversation alone, besides the listener of the app. */
  synchronized void listen(ConversationListener own) {
    listener.own(own);
  }

  /** How observations are worded. */
  Observations observations() {
    return new Observations(surroundings.prompts().words());
  }

  /** @param text null for the opening. @param seen clean observations */
  synchronized Turn turn(String turnId, String text, List<String> seen) {
    ConversationStore store = home.store();
    Optional<StoredTurn> known = store.turn(id, turnId);
    if (known.isPresent() && known.get().isDone()) {
      boolean same = TextDoor.clean(text == null ? "" : text).equals(known.get().text())
          && seen.equals(seen(known.get()));
      if (text != null && !same) {
        throw new ConversationConflictException("Turn " + turnId + " of conversation " + id
            + " is there already with another text or other observations: an utterance of its own needs an id of its"
            + " own, and only a repetition of the same utterance has the same id");
      }
      return TurnJson.read(known.get().result());
    }
    load();
    if (state.status == Turn.Status.SESSION_ENDED || state.status == Turn.Status.COUNSELING_ENDED) {
      throw new ConversationEndedException("The session is over");
    } else if (text == null && state.status != null) {
      throw new IllegalStateException("The conversation has begun already");
    } else if (text != null && state.status == null) {
      throw new IllegalStateException("The conversation has not begun yet");
    }
    BrokenOff before = brokenOff(turnId, known.orElse(null), text);
    StoredTurn accepted = new StoredTurn(id, turnId, stored.version(), text == null ? null : TextDoor.clean(text),
        seen.isEmpty() ? null : Json.write(seen), known.map(StoredTurn::spoken).orElse(null), null);
    if (!store.accept(accepted)) {
      throw lost();
    }
    try {
      return run(accepted, before);
    } catch (RuntimeException | Error e) {
      // Mutable state has no undo: the next turn starts from what is stored.
      state = null;
      engine = null;
      throw e;
    }
  }

  /** Crisis words that a try of this turn, or a turn given up for this one, has handed out already. */
  private BrokenOff brokenOff(String turnId, StoredTurn same, String text) {
    if (text == null) {
      return BrokenOff.NOTHING;
    } else if (same != null && same.spoken() != null) {
      return new BrokenOff(null, null, TurnJson.rules(same.spoken()));
    }
    StoredTurn other = home.store().brokenOff(id).orElse(null);
    return other == null || other.turn().equals(turnId) || other.base() != stored.version() ? BrokenOff.NOTHING
        : new BrokenOff(other.text(), observations().line(seen(other)), TurnJson.rules(other.spoken()));
  }

  private Turn run(StoredTurn accepted, BrokenOff before) {
    turn = accepted.turn();
    listener.event(new TraceEvent.TurnBegan(turn));
    if (accepted.text() == null) {
      VisitorRecord.begin(state, home.store().visitor(state.library.name(), state.visitor).orElse(null), engine,
          surroundings.clock().instant());
    }
    List<Message> messages = engine.turn(accepted.text(), observations().line(seen(accepted)), before);
    Turn result = new Turn(turn, messages, state.status, state.risk);
    boolean over = state.status != Turn.Status.WAITING;
    StoredConversation after = new StoredConversation(id, stored.visitor(), stored.library(), stored.version() + 1,
        SnapshotWriter.write(state));
    StoredTurn done = new StoredTurn(id, turn, stored.version(), accepted.text(),
        accepted.observations(), accepted.spoken(), TurnJson.write(result));
    if (!home.store().complete(done, after, over ? VisitorRecord.write(state) : null)) {
      throw lost();
    }
    stored = after;
    return result;
  }

  private static List<String> seen(StoredTurn turn) {
    String list = turn.observations();
    return list == null ? List.of() : Json.texts(Json.read("{\"seen\":" + list + "}").get("seen"));
  }

  private ConversationConflictException lost() {
    state = null;
    engine = null;
    return new ConversationConflictException("Another writer has changed conversation " + id
        + ": resume it, look at its turns and take this turn again");
  }

  /** What must not wait for the end of the turn. */
  private final class Desk implements CrisisDesk {
    @Override
    public void spoken(List<Message> messages, List<String> rules) {
      try {
        home.store().spoken(id, turn, TurnJson.spoken(messages, rules));
      } catch (RuntimeException e) {
        // The visitor has the words; if the store stays away, the end of the turn says so.
        LOG.log(System.Logger.Level.ERROR, "Crisis words could not be stored before the end of their turn", e);
      }
    }

    @Override
    public void risk(Risk risk, String how) {
      listener.risk(new RiskRaised(id, stored.visitor(), turn, risk, state.risk, how));
    }
  }

  private void load() {
    if (state != null) {
      return;
    }
    stored = home.store().conversation(id).orElseThrow(
        () -> new IllegalArgumentException("There is no conversation " + id));
    state = SnapshotReader.read(id, stored.visitor(), home.library(stored.library()), stored.state());
    state.settings = home.settings(state);
    // Of what a visitor has read, and an app has been told, nothing is forgotten.
    home.store().brokenOff(id).ifPresent(turn -> TurnJson.rules(turn.spoken()).forEach(rule ->
        state.risk = state.risk.or(new Risk(Risk.Level.FIRED, rule))));
    engine = new Engine(state, surroundings, new Desk());
    engine.restored();
  }

  synchronized <V extends Variables, R extends Record> R variables(Session<V, R> session) {
    load();
    return session.toRecord(session.type().cast((state.stack.size() > 1 ? state.session().vars() : session.begin())
        .copy()));
  }

  synchronized ConversationView view() {
    load();
    return new Views(engine).view();
  }

  synchronized Map<String, Object> values() {
    load();
    return new Views(engine).values();
  }

  synchronized List<TraceEvent.RuleFired> fired() {
    load();
    return List.copyOf(state.fired);
  }

  synchronized String explain(TraceEvent.RuleFired fired, Locale language) {
    load();
    return new Explainer(state, new Views(engine), language).explain(fired);
  }

  synchronized String why(String name, Locale language) {
    load();
    return new Explainer(state, new Views(engine), language).why(name);
  }

  synchronized List<String> transcript() {
    load();
    List<String> lines = new ArrayList<>();
    state.dialogue.forEach(line -> lines.add(line.name() + "：" + line.whole()));
    return lines;
  }

  /** The JSON of turns. */
  private static final class TurnJson {
    private TurnJson() {}

    static String write(Turn turn) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("id", turn.id());
      json.put("messages", turn.messages().stream().map(TurnJson::message).toList());
      json.put("status", turn.status().name());
      json.put("risk", turn.risk().level().name());
      json.put("rule", turn.risk().rule());
      return Json.write(json);
    }

    static String spoken(List<Message> messages, List<String> rules) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("messages", messages.stream().map(TurnJson::message).toList());
      json.put("rules", rules);
      return Json.write(json);
    }

    static List<String> rules(String spoken) {
      return Json.texts(Json.read(spoken).get("rules"));
    }

    private static List<String> message(Message message) {
      return List.of(message.speaker(), message.text(), message.position());
    }

    static Turn read(String text) {
      Map<String, Object> json = Json.read(text);
      List<Message> messages = new ArrayList<>();
      for (Object each : Json.list(json.get("messages"))) {
        List<String> message = Json.texts(each);
        messages.add(new Message(message.get(0), message.get(1), message.get(2)));
      }
      return new Turn(Json.text(json, "id"), messages, Turn.Status.valueOf(Json.text(json, "status")),
          new Risk(Risk.Level.valueOf(Json.text(json, "risk")), Json.text(json, "rule")));
    }
  }
}
