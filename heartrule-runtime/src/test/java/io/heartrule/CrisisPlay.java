package io.heartrule;

import static io.heartrule.TestScripts.branch;
import static io.heartrule.TestScripts.main;
import static io.heartrule.family.SmallTopic.ask;
import static io.heartrule.family.SmallTopic.say;

import io.heartrule.family.SmallTopic;
import io.heartrule.generated.NoVars;
import io.heartrule.generated.Return;
import io.heartrule.generated.Rule;
import io.heartrule.generated.Rule.Check;
import io.heartrule.generated.SessionKey;
import io.heartrule.generated.Timing;
import io.heartrule.generated.Topic;
import io.heartrule.internal.json.Json;
import io.heartrule.model.ExpectedField;
import io.heartrule.model.LanguageModel;
import io.heartrule.model.ModelAnswer;
import io.heartrule.model.ModelException;
import io.heartrule.model.ModelException.Reason;
import io.heartrule.model.ModelRequest;
import io.heartrule.model.Purpose;
import io.heartrule.store.ConversationStore;
import io.heartrule.store.StoredConversation;
import io.heartrule.store.StoredTurn;
import io.heartrule.store.memory.MemoryStore;
import io.heartrule.trace.TraceEvent;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A conversation with everything that can lie on an ask, a model that can fail in every way, a store
 * and a listener that can fail too. Writes down in which order what happened.
 */
final class CrisisPlay implements LanguageModel, ConversationListener, ConversationStore {
  static final String SORRY = "我这边刚才有点卡，能请你再说一次吗？";
  static final List<String> WORDS = List.of("你的安全最要紧。", "现在就可以打 12356。");
  static final String OTHER_WORDS = "先到安全的地方，打 110。";

  /** What the conversation is doing when the visitor speaks. */
  enum Place { ASK, SUSPENDED, INSERTED, BRANCH, SKILL, AFTER_MAIN, CRISIS, SKILL_IN_CRISIS, GONE }

  /** How a call fails; GOOD does not. */
  enum Fault {
    GOOD, TIMEOUT, TOO_MANY, SERVER_ERROR, CUT_STREAM, REFUSAL, CRASH, NO_ANSWER, BAD_JSON, CUT_JSON, PROSE,
    TWO_OBJECTS, FLAG_MISSING, FLAG_ODD, EMPTY_REPLY
  }

  /** The process or the medium ends. */
  static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final TestScripts scripts;
  private final MemoryStore store = new MemoryStore();
  /** What happened, in order: said …, risk …, stored, call …. */
  final List<String> order = new ArrayList<>();
  final List<ModelRequest> requests = new ArrayList<>();
  final List<RiskRaised> risks = new ArrayList<>();
  final StringBuilder streamed = new StringBuilder();
  /** Values of fields that differ from what a harmless model answers. */
  final Map<String, Object> values = new LinkedHashMap<>();
  /** How calls fail, by their purpose. */
  final Map<Purpose, Fault> faults = new EnumMap<>(Purpose.class);
  boolean streams;
  /** The listener throws whenever it is called. */
  boolean listenerFails;
  /** The store cannot keep words early. */
  boolean spokenFails;
  /** The process ends at the first model call after crisis words, or when the turn is to be completed. */
  boolean killedAtCall;
  boolean killedAtEnd;
  private boolean gone;
  private HeartRule heartrule;
  private Conversation talk;

  CrisisPlay(Place place, Timing timing) {
    Topic<NoVars> skill = new SmallTopic("技", "ask#1", 60, List.of(), ask("问技", "答"));
    SmallTopic.Action crisisAsk = place == Place.SKILL_IN_CRISIS ? call(skill) : ask("确认安全", "安全");
    scripts = new TestScripts().open("危", "害", "插", "换")
        .rule("危", view -> Rule.check("危", Check.NOW, "想结束生命").critical("想死", "不想活了")
            .call(timing, "危机"))
        .rule("害", view -> Rule.check("害", Check.NOW, "正被伤害").critical("打我").call(timing, "求助"))
        .rule("插", view -> Rule.check("插", Check.NOW, "说到插").call(Timing.BEFORE_ASK, "插话"))
        .rule("换", view -> Rule.check("换", Check.NOW, "说到换").call(Timing.NOW, "换话"))
        .topic("危机", "say#1 say#2 ask#1 ask#2", say(WORDS.get(0)), say(WORDS.get(1)), crisisAsk,
            ask("再确认安全", "安全"))
        .topic("求助", "say#1 ask#1", say(OTHER_WORDS), ask("问在哪里", "说了"))
        .topic("插话", "ask#1", ask("插问", "答")).topic("换话", "ask#1", ask("换问", "答")).topic("技", "ask#1",
            ask("问技", "答"))
        .topic("收尾", "ask#1", ask("问收尾", "答"))
        .topic("会谈/支/丙", "ask#1", ask("问丙", "答")).topic("会谈/一/乙", "say#1", say("乙"));
    if (place == Place.AFTER_MAIN) {
      scripts.afterMain("收尾").topic("会谈/一/甲", "say#1", say("甲"));
    } else {
      SmallTopic.Action first = place == Place.BRANCH ? (frame, counselor) -> counselor.goTo(frame, "支", Return.HERE, 1)
          : place == Place.SKILL ? call(skill) : ask("问甲", "答");
      SmallTopic.Action here = place == Place.GONE
          ? (frame, counselor) -> (gone ? say("改过的话") : ask("旧的问", "答")).apply(frame, counselor) : first;
      scripts.topic("会谈/一/甲", "a#1 ask#2 say#1", here, ask("再问", "答"), say("完"));
    }
    scripts.stage(main("会谈/一", "会谈/一/甲", "会谈/一/乙")).stage(branch("会谈/支", "会谈/支/丙"));
    restart();
    SessionKey<?> key = scripts.key();
    talk = heartrule.start(key, "v");
    talk.begin();
    arrive(place);
  }

  private static SmallTopic.Action call(Topic<NoVars> skill) {
    return (frame, counselor) -> counselor.call(frame, skill, skill.begin()).signal;
  }

  private void arrive(Place place) {
    switch (place) {
      case SUSPENDED -> with("rule_插", true, "说插");
      case INSERTED -> with("rule_换", true, "说换");
      case CRISIS, SKILL_IN_CRISIS -> with("rule_危", true, "活着没劲");
      case GONE -> gone = true;
      default -> { }
    }
    order.clear();
    requests.clear();
    risks.clear();
  }

  private void with(String field, Object value, String text) {
    values.put(field, value);
    talk.reply("before " + text, text);
    values.clear();
  }

  Conversation talk() {
    return talk;
  }

  /** Everything in memory is lost. */
  CrisisPlay restart() {
    heartrule = HeartRule.builder().model(this).store(this).library(scripts).executor(Runnable::run).listener(this)
        .build();
    if (talk != null) {
      talk = heartrule.resume(talk.id());
    }
    return this;
  }

  // The model

  @Override
  public ModelAnswer answer(ModelRequest request, TextListener listener) {
    if (killedAtCall && order.stream().anyMatch(WORDS_SAID)) {
      throw new Error("killed");
    }
    requests.add(request);
    order.add("call " + request.purpose().word());
    Fault fault = faults.getOrDefault(request.purpose(), Fault.GOOD);
    Map<String, Object> object = new LinkedHashMap<>();
    for (ExpectedField field : request.fields()) {
      boolean flag = field.kind() == ExpectedField.Kind.FLAG;
      Object usual = flag ? (Object) "false" : field.name().equals("BRIEF") ? "略" : "嗯";
      object.put(field.name(), values.getOrDefault(field.name(), usual));
    }
    if (fault == Fault.FLAG_MISSING) {
      object.remove("rule_危");
    } else if (fault == Fault.FLAG_ODD) {
      object.put("rule_危", "False ");
    } else if (fault == Fault.EMPTY_REPLY) {
      object.put("小谷", "");
    }
    String text = Json.write(object);
    if (listener != null) {
      (fault == Fault.CUT_STREAM ? text.substring(0, text.length() / 2) : text).codePoints()
          .forEach(c -> listener.text(Character.toString(c)));
    }
    return switch (fault) {
      case TIMEOUT -> throw new ModelException(Reason.TIMEOUT, "late", null);
      case TOO_MANY -> throw new ModelException(Reason.RATE_LIMITED, "429", null);
      case SERVER_ERROR -> throw new ModelException(Reason.SERVER_ERROR, "500", null);
      case CUT_STREAM -> throw new ModelException(Reason.CUT, "cut", null);
      case REFUSAL -> throw new ModelException(Reason.REFUSED, "filter", null);
      case CRASH -> throw new IllegalStateException("crash");
      case NO_ANSWER -> null;
      case BAD_JSON -> ModelAnswer.of("{\"rule_危\":，false");
      case CUT_JSON -> new ModelAnswer(text, true, ModelAnswer.Usage.NONE);
      case PROSE -> ModelAnswer.of("你愿意多说说吗？我在听。");
      case TWO_OBJECTS -> ModelAnswer.of(text + "{\"EXIT\":\"true\",\"rule_危\":\"true\"}");
      default -> ModelAnswer.of(text);
    };
  }

  static final java.util.function.Predicate<String> WORDS_SAID = line -> line.equals("said " + WORDS.get(1))
      || line.equals("said " + OTHER_WORDS);

  // The listener

  @Override
  public boolean wantsText() {
    return streams;
  }

  @Override
  public void text(String piece) {
    streamed.append(piece);
    failListener();
  }

  @Override
  public void message(Message message) {
    order.add("said " + message.text());
    failListener();
  }

  @Override
  public void risk(RiskRaised raised) {
    risks.add(raised);
    order.add("risk " + raised.risk().level() + " " + raised.risk().rule() + " " + raised.how());
    failListener();
  }

  @Override
  public void event(TraceEvent event) {
    if (event instanceof TraceEvent.RiskUnknown) {
      order.add("event RiskUnknown");
    }
    failListener();
  }

  private void failListener() {
    if (listenerFails) {
      throw new IllegalStateException("listener");
    }
  }

  // The store

  @Override
  public void create(StoredConversation conversation) {
    store.create(conversation);
  }

  @Override
  public Optional<StoredConversation> conversation(String id) {
    return store.conversation(id);
  }

  @Override
  public Optional<StoredTurn> turn(String conversation, String turn) {
    return store.turn(conversation, turn);
  }

  @Override
  public boolean accept(StoredTurn turn) {
    return store.accept(turn);
  }

  @Override
  public void spoken(String conversation, String turn, String spoken) {
    order.add("stored");
    if (spokenFails) {
      throw new IllegalStateException("store");
    }
    store.spoken(conversation, turn, spoken);
  }

  @Override
  public Optional<StoredTurn> brokenOff(String conversation) {
    return store.brokenOff(conversation);
  }

  @Override
  public boolean complete(StoredTurn turn, StoredConversation state, String visitorRecord) {
    if (killedAtEnd) {
      throw new Killed();
    }
    return store.complete(turn, state, visitorRecord);
  }

  @Override
  public Optional<String> visitor(String library, String visitor) {
    return store.visitor(library, visitor);
  }
}
