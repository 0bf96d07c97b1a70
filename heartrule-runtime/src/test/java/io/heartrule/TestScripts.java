package io.heartrule;

import io.heartrule.family.SmallTopic;
import io.heartrule.generated.Answer;
import io.heartrule.generated.Effects;
import io.heartrule.generated.Field;
import io.heartrule.generated.Library;
import io.heartrule.generated.NoVars;
import io.heartrule.generated.Opening;
import io.heartrule.generated.Part;
import io.heartrule.generated.Rule;
import io.heartrule.generated.RuleBook;
import io.heartrule.generated.RuleView;
import io.heartrule.generated.Session;
import io.heartrule.generated.SessionKey;
import io.heartrule.generated.Stage;
import io.heartrule.generated.Topic;
import io.heartrule.generated.Variables;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Scripts put together in a test: small topics, rules as functions, one global of each kind. */
public final class TestScripts implements Library {
  /** Global variables. */
  public static final class Globals extends Variables {
    public String 目标;
    public String 近况;
    public Integer 次数 = 0;
    public Boolean 完成 = false;
  }

  /** Watch variables, the same for every rule. */
  public static final class Watches extends Variables {
    public Integer 念头 = 0;
    public List<Instant> 时间 = List.of();
    public String 原因;
  }

  /** What apps get of the session: nothing. */
  public record Nothing() {}

  private final Map<String, Topic<?>> topics = new LinkedHashMap<>();
  private final List<Stage> stages = new ArrayList<>();
  private final Map<String, Function<RuleView, Rule>> rules = new LinkedHashMap<>();
  private final Map<String, BiConsumer<RuleView, Effects>> acts = new LinkedHashMap<>();
  private final Map<String, Function<RuleView, Boolean>> cancels = new LinkedHashMap<>();
  private final List<Opening> opens = new ArrayList<>();
  private final List<String> updates = new ArrayList<>();
  private final Map<String, String> settings = new LinkedHashMap<>();
  private int minutes;
  private int boundary = BOUNDARY;
  private String afterMain;

  TestScripts boundary(int other) {
    boundary = other;
    return this;
  }

  @Override
  public int boundary() {
    return boundary;
  }

  TestScripts topic(String id, String steps, SmallTopic.Action... actions) {
    return add(new SmallTopic(id, steps, 60, List.of(), actions));
  }

  TestScripts add(SmallTopic topic) {
    topics.put(topic.id(), topic);
    return this;
  }

  TestScripts stage(Stage stage) {
    stages.add(stage);
    return this;
  }

  TestScripts rule(String name, Function<RuleView, Rule> rule) {
    rules.put(name, rule);
    return this;
  }

  TestScripts act(String name, BiConsumer<RuleView, Effects> act) {
    acts.put(name, act);
    return this;
  }

  TestScripts cancel(String id, Function<RuleView, Boolean> when) {
    cancels.put(id, when);
    return this;
  }

  TestScripts open(String... names) {
    for (String name : names) {
      opens.add(Opening.of(name));
    }
    return this;
  }

  TestScripts open(Opening opening) {
    opens.add(opening);
    return this;
  }

  TestScripts update(String... variables) {
    updates.addAll(List.of(variables));
    return this;
  }

  TestScripts set(String name, String value) {
    settings.put(name, value);
    return this;
  }

  TestScripts minutes(int length) {
    minutes = length;
    return this;
  }

  TestScripts afterMain(String skill) {
    afterMain = skill;
    return this;
  }

  /** A stage 甲/… with one scene and these topics. */
  static Stage main(String id, String... topics) {
    return fill(Stage.main(id), topics);
  }

  static Stage branch(String id, String... topics) {
    return fill(Stage.branch(id), topics);
  }

  private static Stage fill(Stage stage, String... topics) {
    stage.scene("谈话室", "小谷", "来访者");
    for (String topic : topics) {
      stage.topic(topic);
    }
    return stage;
  }

  SessionKey<Nothing> key() {
    return new SessionKey<>(this, "会谈");
  }

  @Override public String name() { return "test"; }

  @Override public String fingerprint() { return "f"; }

  @Override public List<String> sessions() { return List.of("会谈"); }

  @Override public List<String> skills() { return List.of(); }

  @Override public Session<?, ?> session(String id) {
    return new TestSession();
  }

  @Override public Topic<?> topic(String id) {
    Topic<?> topic = topics.get(id);
    if (topic == null) {
      throw new IllegalArgumentException(id);
    }
    return topic;
  }

  @Override public Map<String, String> settings() { return settings; }

  @Override public Part<? extends Variables> globals() { return new GlobalPart(); }

  @Override public RuleBook rules() { return new Book(); }

  /** The session. */
  private final class TestSession extends Session<NoVars, Nothing> {
    private TestSession() { super("会谈", NoVars.class); }

    @Override public NoVars begin() { return new NoVars(); }

    @Override public List<Stage> stages() { return stages; }

    @Override public Nothing toRecord(NoVars vars) { return new Nothing(); }

    @Override public List<Opening> opens() { return opens; }

    @Override public int minutes() { return minutes; }

    @Override public String afterMain() { return afterMain; }
  }

  /** The globals. */
  private final class GlobalPart extends Part<Globals> {
    private GlobalPart() { super("globals", Globals.class); }

    @Override public Globals begin() { return new Globals(); }

    @Override public List<String> updates() { return updates; }

    @Override public Field field(String variable) { return Field.text(variable, "提取" + variable); }

    @Override public void assign(Globals vars, String variable, Answer answer) {
      if (variable.equals("目标")) {
        vars.目标 = answer.text(variable, vars.目标);
      } else {
        vars.近况 = answer.text(variable, vars.近况);
      }
    }
  }

  /** The rules. */
  private final class Book extends RuleBook {
    @Override public List<String> names() { return List.copyOf(rules.keySet()); }

    @Override public Rule rule(String name, RuleView view) { return rules.get(name).apply(view); }

    @Override public Variables watches(String name) { return new Watches(); }

    @Override public void assign(String name, RuleView view, String variable, Answer answer) {
      view.watch(Watches.class).原因 = answer.text(variable, view.watch(Watches.class).原因);
    }

    @Override public void assign(String name, RuleView view, String variable, Object value) {
      Watches watches = view.watch(Watches.class);
      if (variable.equals("念头")) {
        watches.念头 = (Integer) value;
      } else {
        List<Instant> times = new ArrayList<>();
        ((List<?>) value).forEach(time -> times.add((Instant) time));
        watches.时间 = List.copyOf(times);
      }
    }

    @Override public void act(String name, RuleView view, Effects effects) { acts.get(name).accept(view, effects); }

    @Override public boolean cancels(String id, RuleView view) { return cancels.get(id).apply(view); }
  }
}
