package io.heartrule.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.compiler.emit.PlainRules.Frame;
import io.heartrule.compiler.emit.PlainRules.Kind;
import io.heartrule.compiler.emit.PlainRules.Statement;
import io.heartrule.generated.Counselor;
import io.heartrule.generated.Library;
import io.heartrule.generated.Moment;
import io.heartrule.generated.NoVars;
import io.heartrule.generated.Opening;
import io.heartrule.generated.Part;
import io.heartrule.generated.Rule;
import io.heartrule.generated.RuleBook;
import io.heartrule.generated.RuleFacts;
import io.heartrule.generated.RuleView;
import io.heartrule.generated.Scope;
import io.heartrule.generated.Session;
import io.heartrule.generated.Signal;
import io.heartrule.generated.Stage;
import io.heartrule.generated.Topic;
import io.heartrule.generated.Variables;
import io.heartrule.internal.rule.ActiveRules;
import io.heartrule.internal.rule.RuleLife;
import io.heartrule.internal.state.GlobalLive;
import io.heartrule.internal.state.Instance;
import io.heartrule.internal.state.Live;
import io.heartrule.internal.state.SessionLive;
import io.heartrule.internal.state.SnapshotReader;
import io.heartrule.internal.state.SnapshotWriter;
import io.heartrule.internal.state.StageLive;
import io.heartrule.internal.state.State;
import io.heartrule.internal.state.TopicLive;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The same without conversations: {@link RuleLife} alone, 100,000 steps, compared after each. */
class RuleLifeWalkTest {
  private static final int STEPS = 100_000;
  private static final int RULES = 9;

  private final Random random = new Random(11);
  private final PlainRules plain = new PlainRules();
  private final Set<String> ending = new TreeSet<>();
  private boolean cut;
  private State state = new State("c", "v", new Scripts(), new Talk());
  private RuleLife life = new RuleLife(state, new Nowhere(), event -> { });

  @Test
  void everyStepGivesThePlainModelsRules() {
    state.stack.add(new GlobalLive(Live.begin(state.library.globals())));
    state.stack.add(new SessionLive(Live.begin(state.session)));
    enter(Kind.SESSION, false);
    for (int i = 0; i < STEPS; i++) {
      step();
      compare(i);
    }
  }

  private void step() {
    int depth = state.stack.size();
    switch (random.nextInt(12)) {
      case 0, 1 -> {
        if (depth < 9) {
          push();
        } else {
          pop();
        }
      }
      case 2, 3 -> {
        if (depth > 2) {
          pop();
        }
      }
      case 4, 5, 6 -> {
        Statement statement = any();
        int frame = life.frame(scope(statement.wider()), state.top());
        plain.act(statement);
        apply(statement, frame);
      }
      case 7 -> effect();
      case 8 -> {
        String rule = rule();
        plain.cancel(rule);
        life.cancel(rule);
      }
      case 9 -> {
        cut = random.nextInt(3) == 0;
        ending.clear();
        ending.add(rule());
        plain.cut = cut;
        plain.ending.clear();
        plain.ending.addAll(ending);
        plain.look();
        life.cancelDue(state.top());
      }
      case 10 -> {
        if (!state.rules.isEmpty()) {
          List<String> open = List.copyOf(state.rules.keySet());
          String rule = open.get(random.nextInt(open.size()));
          plain.counted(rule);
          ((Seen) state.rules.get(rule).watches).times++;
        }
      }
      default -> {
        String snapshot = SnapshotWriter.write(state);
        state = SnapshotReader.read("c", "v", state.library, snapshot);
        life = new RuleLife(state, new Nowhere(), event -> { });
        assertThat(SnapshotWriter.write(state)).isEqualTo(snapshot);
      }
    }
  }

  private void push() {
    Live top = state.stack.get(state.top());
    if (top instanceof SessionLive || top instanceof TopicLive && random.nextInt(3) == 0) {
      StageLive stage = new StageLive(Stage.main("会谈/" + (top instanceof SessionLive ? "主" : "支")));
      stage.returns = top instanceof TopicLive;
      state.stack.add(stage);
      enter(Kind.STAGE, stage.returns);
    } else {
      Small topic = new Small();
      TopicLive live = new TopicLive(topic, Live.begin(topic));
      live.nested = top instanceof TopicLive && random.nextBoolean();
      state.stack.add(live);
      enter(Kind.TOPIC, live.nested);
    }
  }

  private void pop() {
    Live live = state.stack.remove(state.top());
    life.leave(live);
    plain.leave();
  }

  private void enter(Kind kind, boolean onTop) {
    List<Statement> attentions = new ArrayList<>();
    List<Opening> opens = new ArrayList<>();
    List<String> closes = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      Statement statement = any();
      if (attentions.stream().anyMatch(other -> other.rule().equals(statement.rule()))) {
        continue;
      }
      Kind wider = statement.wider() != null && statement.wider().ordinal() < kind.ordinal() ? statement.wider() : null;
      if (statement.opens()) {
        attentions.add(attentions.size() - closes.size(),
            new Statement(true, statement.rule(), wider, statement.cancellable()));
        opens.add(new Opening(statement.rule(), scope(wider), statement.cancellable() ? "断" : null));
      } else {
        attentions.add(new Statement(false, statement.rule(), null, false));
        closes.add(statement.rule());
      }
    }
    life.enter(state.top(), opens, closes);
    plain.enter(kind, onTop, attentions);
  }

  private void effect() {
    List<String> active = plain.active();
    if (!active.isEmpty()) {
      String doer = active.get(random.nextInt(active.size()));
      Statement any = any();
      Statement statement = any.wider() == Kind.TOPIC ? new Statement(any.opens(), any.rule(), null, false) : any;
      int home = ActiveRules.frameOf(state, doer, state.top());
      int frame = statement.wider() == null ? home : Math.min(home, life.frame(scope(statement.wider()), state.top()));
      plain.effect(doer, statement);
      apply(statement, frame);
    }
  }

  private void apply(Statement statement, int frame) {
    if (statement.opens()) {
      life.open(statement.rule(), frame, statement.cancellable() ? "断" : null);
    } else {
      life.close(statement.rule(), frame);
    }
  }

  private Statement any() {
    Kind[] kinds = Kind.values();
    Kind wider = random.nextInt(3) > 0 ? null : kinds[random.nextInt(kinds.length)];
    if (wider != null && plain.frames.stream().noneMatch(frame -> frame.kind == wider)) {
      return any();
    }
    boolean opens = random.nextInt(5) < 3;
    return new Statement(opens, rule(), wider, opens && random.nextInt(4) == 0);
  }

  private String rule() {
    return "规" + random.nextInt(RULES);
  }

  private static Scope scope(Kind kind) {
    return kind == null ? null : Scope.valueOf(kind.name());
  }

  private void compare(int step) {
    List<String> frames = new ArrayList<>();
    for (Live live : state.stack) {
      Map<String, Integer> counts = new TreeMap<>();
      live.opens.forEach((rule, opens) -> counts.put(rule, opens.size()));
      frames.add(counts + " closed " + new TreeSet<>(live.closed));
    }
    List<String> expected = new ArrayList<>();
    for (Frame frame : plain.frames) {
      expected.add(frame.counts() + " closed " + frame.closed);
    }
    assertThat(frames).as("step %d", step).isEqualTo(expected);
    List<String> instances = new ArrayList<>();
    for (Instance instance : state.rules.values()) {
      instances.add(instance.rule + "=" + ((Seen) instance.watches).times);
    }
    assertThat(instances).as("step %d", step)
        .isEqualTo(plain.instances.entrySet().stream().map(each -> each.getKey() + "=" + each.getValue()).toList());
    assertThat(life.active().at(state.top()).stream().map(instance -> instance.rule).toList()).as("step %d", step)
        .isEqualTo(plain.active());
    assertThat(new TreeSet<>(state.cancelled)).as("step %d", step).isEqualTo(plain.off);
  }

  /** What a rule has counted. */
  public static final class Seen extends Variables {
    public Integer times = 0;
  }

  /** The rules. */
  private final class Book extends RuleBook {
    @Override public List<String> names() { throw new AssertionError("nobody needs all rules"); }

    @Override public RuleFacts facts(String name) { return RuleFacts.at(Rule.Check.At.NOW).cancels(); }

    @Override public Rule rule(String name, RuleView view) {
      return Rule.check(name, Rule.Check.NOW, "出现").cancelWhen(ending.contains(name));
    }

    @Override public Variables watches(String name) { return new Seen(); }

    @Override public boolean cancels(String id, RuleView view) { return cut; }
  }

  /** A topic without actions. */
  private static final class Small extends Topic<NoVars> {
    private Small() { super("话题", NoVars.class, "say#1", 1, 1); }

    @Override public NoVars begin() { return new NoVars(); }

    @Override public Signal run(io.heartrule.generated.Frame<NoVars> frame, Counselor counselor) { return Signal.DONE; }
  }

  /** Nothing to tell. */
  public record Nothing() {}

  /** The session. */
  private static final class Talk extends Session<NoVars, Nothing> {
    private Talk() { super("会谈", NoVars.class); }

    @Override public NoVars begin() { return new NoVars(); }

    @Override public List<Stage> stages() { return List.of(Stage.main("会谈/主"), Stage.branch("会谈/支")); }

    @Override public Nothing toRecord(NoVars vars) { return new Nothing(); }
  }

  /** The library. */
  private final class Scripts implements Library {
    @Override public String name() { return "walk"; }

    @Override public String fingerprint() { return "f"; }

    @Override public List<String> sessions() { return List.of("会谈"); }

    @Override public List<String> skills() { return List.of(); }

    @Override public Session<?, ?> session(String id) { return new Talk(); }

    @Override public Topic<?> topic(String id) { return new Small(); }

    @Override public RuleBook rules() { return new Book(); }

    @Override public Part<? extends Variables> globals() {
      return new Part<>("全局", NoVars.class) {
        @Override public NoVars begin() { return new NoVars(); }
      };
    }

    @Override public Map<String, String> settings() { return Map.of(); }
  }

  /** No texts are looked at. */
  private static final class Nowhere implements Moment {
    @Override public <V extends Variables> V globals(Class<V> type) { return null; }

    @Override public <V extends Variables> V session(Class<V> type) { return null; }

    @Override public <V extends Variables> V stage(Class<V> type) { return null; }

    @Override public int minutesLeft() { return 0; }

    @Override public int visited(String stage) { return 0; }

    @Override public Instant now() { return Instant.EPOCH; }

    @Override public String recentDialogue() { return ""; }
  }
}
