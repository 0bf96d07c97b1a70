package io.heartrule.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.Conversation;
import io.heartrule.ConversationListener;
import io.heartrule.HeartRule;
import io.heartrule.Turn;
import io.heartrule.compiler.emit.PlainRules.Frame;
import io.heartrule.compiler.emit.PlainRules.Kind;
import io.heartrule.compiler.emit.PlainRules.Statement;
import io.heartrule.generated.Library;
import io.heartrule.generated.SessionKey;
import io.heartrule.internal.json.Json;
import io.heartrule.model.ExpectedField;
import io.heartrule.model.LanguageModel;
import io.heartrule.model.ModelAnswer;
import io.heartrule.model.ModelRequest;
import io.heartrule.model.Purpose;
import io.heartrule.store.memory.MemoryStore;
import io.heartrule.trace.TraceEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * 10,000 random steps of a compiled script through the whole engine, with restarts and new sessions of
 * the same visitor: at every model call and after every turn the rules are those of {@link PlainRules}.
 */
class RuleWalkTest implements LanguageModel, ConversationListener {
  private static final int STEPS = 10_000;

  @TempDir
  Path classes;

  private RuleWalkScript script;
  private Random random;
  private PlainRules plain;
  private int steps;
  /** Statements of the round whose actions come next. */
  private final List<Statement> pending = new ArrayList<>();
  private List<Statement> effects = List.of();
  /** The visitor has said something that no turn has had yet. */
  private boolean text;
  /** A topic is about to take the place of the present one. */
  private boolean broken;
  private final List<String> log = new ArrayList<>();
  private final Map<String, Integer> seen = new TreeMap<>();

  @Test
  void theEngineAndThePlainModelAgreeAtEveryStep() {
    long seed = Long.getLong("heartrule.walk.seed", 7);
    script = new RuleWalkScript(seed);
    Library library = Generated.from(script.write()).load(classes);
    random = new Random(seed);
    plain = new PlainRules();
    MemoryStore store = new MemoryStore();
    HeartRule.Builder builder = HeartRule.builder().model(this).listener(this).store(store).library(library)
        .executor(Runnable::run);
    while (steps < STEPS) {
      session(builder, store, library);
    }
    // Everything that can happen has happened often.
    assertThat(seen.keySet()).contains("session", "stage", "branch", "topic", "called", "nested", "instead", "restart",
        "open", "close", "open global", "close global", "effect", "cancelled by answer", "cancelled by itself",
        "opening cancelled", "silenced", "stays off");
    assertThat(seen.values()).allMatch(times -> times >= 10, "each at least ten times: " + seen);
  }

  private void session(HeartRule.Builder builder, MemoryStore store, Library library) {
    Conversation talk = builder.build().start(new SessionKey<>(library, "会谈"), "visitor",
        Map.of("now_rules", "100", "max_turns", "1000"), Map.of());
    enter("session", Kind.SESSION, false, "会谈");
    Turn turn = talk.begin();
    compare(talk, store);
    for (int i = 0; turn.status() == Turn.Status.WAITING; i++) {
      if (random.nextInt(4) == 0) {
        note("restart");
        talk = builder.build().resume(talk.id());
        compare(talk, store);
      }
      text = true;
      turn = talk.reply("turn-" + i, "说");
      compare(talk, store);
    }
  }

  private void note(String what) {
    steps++;
    log.add(what);
    seen.merge(what, 1, Integer::sum);
  }

  private void enter(String what, Kind kind, boolean onTop, String id) {
    note(what);
    List<Statement> attentions = script.attentions.get(id);
    attentions.stream().filter(s -> s.wider() == Kind.GLOBAL && plain.off.contains(s.rule()))
        .forEach(s -> note("stays off"));
    log.add("enter " + id);
    plain.enter(kind, onTop, attentions);
  }

  private void leave() {
    steps++;
    log.add("leave");
    plain.leave();
  }

  private void look() {
    List<String> before = plain.active();
    before.stream().filter(plain.ending::contains).forEach(rule -> note("cancelled by itself"));
    if (plain.cut && plain.frames.stream().anyMatch(f -> f.opens.values().stream().anyMatch(o -> o.contains(true)))) {
      note("opening cancelled");
    }
    plain.look();
  }

  private void act() {
    for (Statement statement : pending) {
      note(statement.opens() ? "open" : "close");
      if (statement.wider() == Kind.GLOBAL) {
        note(statement.opens() ? "open global" : "close global");
      }
      log.add(statement.toString());
      plain.act(statement);
    }
    pending.clear();
  }

  // What the engine says about the flow

  @Override
  public void event(TraceEvent event) {
    log.add(event.toString());
    if (event instanceof TraceEvent.StageEntered entered) {
      act();
      boolean branch = entered.stage().endsWith("支段");
      enter(branch ? "branch" : "stage", Kind.STAGE, branch, entered.stage());
    } else if (event instanceof TraceEvent.StageLeft) {
      look();
      leave();
    } else if (event instanceof TraceEvent.TopicStarted started) {
      act();
      boolean above = RuleWalkScript.ABOVE.equals(started.rule());
      String what = above ? "nested" : started.rule() != null ? "instead"
          : started.topic().equals("被叫") ? "called" : "topic";
      enter(what, Kind.TOPIC, above, started.topic());
    } else if (event instanceof TraceEvent.TopicEnded) {
      act();
      look();
      leave();
      look();
    } else if (event instanceof TraceEvent.SessionEnded) {
      look();
      leave();
    }
  }

  // What the engine asks the model

  @Override
  public ModelAnswer answer(ModelRequest request, TextListener listener) {
    act();
    look();
    return ModelAnswer.of(Json.write(request.purpose() == Purpose.TURN ? turn(request) : extract(request)));
  }

  private Map<String, Object> turn(ModelRequest request) {
    List<String> fields = request.fields().stream().map(ExpectedField::name).toList();
    List<String> counted = plain.active().stream().filter(rule -> rule.startsWith("规")).toList();
    List<String> expected = new ArrayList<>(counted.stream().map(RuleWalkScript::counter).toList());
    assertThat(fields.stream().filter(field -> field.endsWith("次数")).toList()).as(where(request)).isEqualTo(expected);
    assertThat(fields.stream().filter(field -> field.startsWith("cancel_")).toList()).as(where(request))
        .isEqualTo(counted.stream().map(rule -> "cancel_" + rule).toList());
    boolean said = text;
    text = false;
    Map<String, Object> answer = new LinkedHashMap<>();
    List<String> cancelled = new ArrayList<>();
    for (String rule : counted) {
      boolean more = said && random.nextBoolean();
      boolean over = said && random.nextInt(12) == 0;
      answer.put(RuleWalkScript.counter(rule), more);
      answer.put("cancel_" + rule, over);
      if (more) {
        plain.counted(rule);
      }
      if (over) {
        cancelled.add(rule);
      }
    }
    cancelled.forEach(rule -> note("cancelled by answer"));
    log.add(cancelled.toString());
    cancelled.forEach(plain::cancel);
    boolean act = said && fields.contains("rule_" + RuleWalkScript.DOER) && random.nextInt(3) == 0;
    answer.put("rule_" + RuleWalkScript.DOER, act);
    if (act) {
      effects.forEach(statement -> note("effect"));
      log.add(effects.toString());
      effects.forEach(statement -> plain.effect(RuleWalkScript.DOER, statement));
    }
    String leaving = random.nextBoolean() ? RuleWalkScript.ABOVE : RuleWalkScript.INSTEAD;
    boolean leaves = said && fields.contains("rule_" + leaving) && random.nextInt(8) == 0;
    answer.put("rule_" + leaving, leaves);
    broken = leaves && leaving.equals(RuleWalkScript.INSTEAD);
    answer.put("EXIT", said && !leaves && random.nextInt(3) > 0);
    answer.put("谷", "嗯");
    return answer;
  }

  private Map<String, Object> extract(ModelRequest request) {
    Map<String, Object> answer = new LinkedHashMap<>();
    String place = request.position();
    StringBuilder command = new StringBuilder("无");
    if (!broken) {
      choose(script.rounds.get(place), 3, command, pending);
      List<String> ways = script.ways.get(place);
      if (!ways.isEmpty() && random.nextInt(3) == 0) {
        command.append(ways.get(random.nextInt(ways.size())));
      }
    }
    broken = false;
    answer.put("命令", command.toString());
    StringBuilder deed = new StringBuilder("无");
    effects = new ArrayList<>();
    choose(script.effects, 2, deed, effects);
    answer.put("做法", deed.toString());
    plain.cut = random.nextInt(6) == 0;
    answer.put("断开", plain.cut);
    plain.ending.clear();
    for (int i = 0; i < RuleWalkScript.RULES; i++) {
      boolean ends = random.nextInt(16) == 0;
      answer.put("结束" + i, ends);
      if (ends) {
        plain.ending.add(RuleWalkScript.rule(i));
      }
    }
    log.add("extracted " + answer);
    look();
    return answer;
  }

  private void choose(Map<String, Statement> from, int most, StringBuilder words, List<Statement> chosen) {
    List<String> all = new ArrayList<>(from.keySet());
    Collections.shuffle(all, random);
    List<String> some = all.subList(0, random.nextInt(most + 1));
    from.forEach((word, statement) -> {
      if (some.contains(word)) {
        words.append(word);
        chosen.add(statement);
      }
    });
  }

  private String where(ModelRequest request) {
    return request.position() + last();
  }

  private String last() {
    return " after " + steps + " steps; the last ones: " + log.subList(Math.max(0, log.size() - 60), log.size());
  }

  // The rules as they are stored

  private void compare(Conversation talk, MemoryStore store) {
    Map<String, Object> state = Json.read(store.conversation(talk.id()).orElseThrow().state());
    String where = last();
    List<String> frames = new ArrayList<>();
    for (Object each : Json.list(state.get("frames"))) {
      Map<String, Object> frame = Json.map(each);
      frames.add(counts(Json.map(frame.get("open"))) + " closed " + new TreeSet<>(Json.texts(frame.get("closed"))));
    }
    List<String> expected = new ArrayList<>();
    for (Frame frame : plain.frames) {
      expected.add(frame.counts() + " closed " + new TreeSet<>(frame.closed));
    }
    if (talk.view().status() != Turn.Status.WAITING) {
      expected.add("{} closed []");
    }
    assertThat(frames).as(where).isEqualTo(expected);
    List<String> instances = new ArrayList<>();
    for (Object each : Json.list(state.get("rules"))) {
      Map<String, Object> rule = Json.map(each);
      String name = Json.text(rule, "rule");
      instances.add(name + "=" + Json.number(Json.map(rule.get("watches")), RuleWalkScript.counter(name), 0));
    }
    assertThat(instances).as(where)
        .isEqualTo(plain.instances.entrySet().stream().map(each -> each.getKey() + "=" + each.getValue()).toList());
    if (talk.view().status() == Turn.Status.WAITING) {
      assertThat(talk.view().rules()).as(where).isEqualTo(plain.active());
      if (plain.active().size() < plain.instances.size()) {
        note("silenced");
      }
    }
  }

  private static Map<String, Integer> counts(Map<String, Object> open) {
    Map<String, Integer> counts = new TreeMap<>();
    open.forEach((rule, each) ->
        counts.put(rule, each instanceof List<?> list ? list.size() : ((Number) each).intValue()));
    return counts;
  }
}
