package io.heartrule.internal.engine;

import io.heartrule.Message;
import io.heartrule.generated.Answer;
import io.heartrule.generated.Ask;
import io.heartrule.generated.Called;
import io.heartrule.generated.Counselor;
import io.heartrule.generated.Effects;
import io.heartrule.generated.Frame;
import io.heartrule.generated.Opening;
import io.heartrule.generated.Return;
import io.heartrule.generated.RuleBook;
import io.heartrule.generated.Signal;
import io.heartrule.generated.Stage;
import io.heartrule.generated.Topic;
import io.heartrule.generated.Variables;
import io.heartrule.internal.answer.FoundAnswer;
import io.heartrule.internal.json.VariableJson;
import io.heartrule.internal.prompt.Prompts;
import io.heartrule.internal.rule.RuleChoice;
import io.heartrule.internal.rule.RuleLife;
import io.heartrule.internal.rule.Silence;
import io.heartrule.internal.state.Entry;
import io.heartrule.internal.state.Instance;
import io.heartrule.internal.state.Line;
import io.heartrule.internal.state.Live;
import io.heartrule.internal.state.StageLive;
import io.heartrule.internal.state.State;
import io.heartrule.internal.state.TopicLive;
import io.heartrule.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs one conversation: what generated code calls, and the parts that do the work. One thread at a time. */
public final class Engine extends Surveyor implements Counselor {
  final State state;
  final Prompts prompts;
  final Calls calls;
  final EarlyCalls early;
  final Background background;
  final RuleLife life;
  final RuleChoice choice;
  final Queueing queue;
  final Updates updates;
  final Checks checks;
  final Values values;
  final Firing firing;
  final Crisis crisis;
  final Flow flow;
  private final Asking asking;
  private final Extraction extraction;
  private final Surroundings surroundings;

  /** Index of the frame whose machine runs. */
  private int current;
  /** The leading says of a crisis topic are being spoken: nothing else may happen yet. */
  private boolean leading;
  private boolean restored;
  private final List<Message> messages = new ArrayList<>();

  /** @param desk gets what must go out in a crisis before the turn is done */
  public Engine(State state, Surroundings surroundings, CrisisDesk desk) {
    super(state, surroundings.clock());
    this.state = state;
    this.surroundings = surroundings;
    this.prompts = surroundings.prompts();
    this.calls = new Calls(surroundings.model(), prompts);
    this.early = new EarlyCalls(this, surroundings);
    this.background = new Background(surroundings.executor(), this::trace,
        () -> state.settings.backgroundWaitSeconds());
    this.life = new RuleLife(state, this, this::trace);
    this.choice = new RuleChoice(state, life, this::trace);
    this.queue = new Queueing(state, this::trace, this::inputOf);
    this.values = new Values(state);
    this.updates = new Updates(this);
    this.checks = new Checks(this);
    this.firing = new Firing(this);
    this.crisis = new Crisis(this, desk);
    this.flow = new Flow(this);
    this.extraction = new Extraction(this);
    this.asking = new Asking(this, extraction);
  }

  // Turns

  /**
   * Takes what the visitor said and was seen to do, if anything, and runs to the next wait.
   *
   * @param text null for the opening
   * @param seen observations as they stand in the line, or null
   */
  public List<Message> turn(String text, String seen, BrokenOff before) {
    messages.clear();
    life.active().changed();
    crisis.begin();
    if (text != null) {
      if (before.text() != null) {
        hear(before.text(), before.seen());
      }
      hear(text, seen);
      crisis.again(before.rules());
    }
    try {
      if (!crisis.hasFound()) {
        resumeChecks();
      }
      flow.run();
      resumeChecks();
    } finally {
      early.drop();
      crisis.tell();
    }
    return said();
  }

  private void hear(String text, String seen) {
    state.dialogue.add(new Line(true, scene().human(), text, null, seen));
    state.visitorChars += text.length();
    crisis.hears(text);
  }

  /** Begins the checks again that were under way when the process ended; literal crisis words come first. */
  void resumeChecks() {
    if (restored) {
      restored = false;
      checks.resume();
    }
  }

  /** Goes on where the state stands, over a copy that nobody keeps: what would follow. */
  void goOn() {
    state.stack.forEach(this::attach);
    crisis.begin();
    flow.run();
  }

  /** What has been said in this turn so far. */
  List<Message> said() {
    return List.copyOf(messages);
  }

  // Frames

  int current() {
    return current;
  }

  boolean isLeading() {
    return leading;
  }

  /** Speaks the leading says of the topic at an index. */
  void lead(int index) {
    leading = true;
    try {
      flow.run(index);
    } finally {
      leading = false;
    }
  }

  Signal runMachine(int index, TopicLive live) {
    int before = current;
    current = index;
    try {
      return run(live.topic, live.frame);
    } finally {
      current = before;
    }
  }

  private <V extends Variables> Signal run(Topic<V> topic, Frame<?> frame) {
    @SuppressWarnings("unchecked") // a topic's frame is begun with that topic's part
    Frame<V> own = (Frame<V>) frame;
    return topic.run(own, this);
  }

  /** Puts a scope on the stack. */
  public void enter(Live live) {
    attach(live);
    updates.enter(live);
    state.stack.add(live);
    List<String> scope = live instanceof StageLive stage ? List.of(stage.stage.name())
        : live instanceof TopicLive topic ? List.of(topic.name, topic.scriptName())
        : List.of();
    state.given.entrySet().removeIf(entry -> given(live, scope, entry.getKey(), entry.getValue()));
  }

  /** The state comes from a store: ties its scopes to this engine; lost background work is begun again. */
  public void restored() {
    state.stack.forEach(this::attach);
    restored = true;
  }

  /** Ties a scope to this engine. */
  private void attach(Live live) {
    if (live instanceof TopicLive) {
      live.frame.border = this::passed;
    }
  }

  /** Opens and closes what the attentions of a scope say. */
  public void open(int index, List<Opening> opens, List<String> closes) {
    life.enter(index, opens, closes);
  }

  /** Opens a rule globally, once for each opening that was kept. */
  public void open(String rule, List<String> openings) {
    openings.forEach(cancel -> life.open(rule, 0, cancel));
  }

  /** A global rule that has been cancelled for good. */
  public void cancel(String rule) {
    life.cancel(rule);
  }

  /** Id of the first main-line stage. */
  public String firstStage() {
    return Jumps.first(state.session);
  }

  private static boolean given(Live live, List<String> scope, String key, Object value) {
    int dot = key.indexOf('.');
    String name = key.substring(dot + 1);
    boolean mine = dot < 0 ? scope.isEmpty() : scope.contains(key.substring(0, dot));
    if (mine && VariableJson.has(live.vars(), name)) {
      VariableJson.set(live.vars(), name, value);
      return true;
    }
    return false;
  }

  private Signal passed(Frame<?> frame) {
    return flow.border(current, (TopicLive) frame.notes);
  }

  /** The updates and checks that follow the end of an ask. */
  void afterAsk(int index) {
    extraction.judge();
    life.cancelDue(index);
    updates.afterAsk();
    checks.askRest(index);
    checks.every(index);
    background.apply();
  }

  // Speech

  @Override
  public Signal say(String text) {
    TopicLive live = state.topicAt(current);
    if (text.isBlank()) {
      trace(new TraceEvent.Noted(position(live), "nothing to say"));
    } else {
      speak(live, text, null);
    }
    return Signal.NEXT;
  }

  void speak(TopicLive live, String text, String brief) {
    Stage.Scene scene = live.scene == null ? scene() : live.scene;
    String position = position(live);
    Message message = new Message(scene.ai(), text, position);
    state.dialogue.add(new Line(false, scene.ai(), text, brief));
    messages.add(message);
    trace(new TraceEvent.Said(position, text.length()));
    surroundings.listener().message(message);
  }

  String position(TopicLive live) {
    return live.id() + " " + live.step();
  }

  /** The scene in force. */
  Stage.Scene scene() {
    for (int i = state.top(); i > 1; i--) {
      if (state.stack.get(i) instanceof TopicLive topic && topic.scene != null) {
        return topic.scene;
      }
    }
    Stage.Scene scene = state.session() == null ? null : state.session().scene;
    return scene == null ? new Stage.Scene("咨询室", "咨询师", "来访者") : scene;
  }

  boolean wantsText() {
    return surroundings.listener().wantsText();
  }

  void text(String piece) {
    surroundings.listener().text(piece);
  }

  void retracted() {
    surroundings.listener().retracted();
  }

  void trace(TraceEvent event) {
    surroundings.listener().event(event);
  }

  // Actions

  @Override
  public Answer ask(Frame<?> frame, Ask ask) {
    return asking.ask(frame, ask);
  }

  @Override
  public Answer think(Frame<?> frame, Ask ask) {
    return leading ? FoundAnswer.nothing(Signal.WAIT)
        : extraction.think(ask, current, state.topicAt(current));
  }

  @Override
  public <V extends Variables> Called<V> call(Frame<?> frame, Topic<V> topic, V input) {
    if (leading) {
      return new Called<>(Signal.WAIT, null);
    }
    int index = current;
    if (state.top() == index) {
      TopicLive called = flow.start(topic, input, index);
      if (frame.loop != null) {
        called.name = frame.loop.name(called.name);
      }
    }
    Live above = state.stack.get(index + 1);
    Signal signal = flow.run(index + 1);
    return signal == Signal.DONE ? new Called<>(signal, topic.type().cast(above.vars())) : new Called<>(signal, null);
  }

  @Override
  public Signal goTo(Frame<?> frame, String stage, Return back, int maxTimes) {
    if (leading) {
      return Signal.WAIT;
    }
    int index = current;
    if (state.top() == index) {
      Signal entered = flow.jumps.jump(index, new State.Jump(stage, back, maxTimes), false);
      if (entered == Signal.LEAVE || state.top() == index) {
        return entered;
      }
    }
    Signal signal = flow.run(index + 1);
    return signal == Signal.DONE ? Signal.NEXT : signal;
  }

  @Override
  Effects effects() {
    return new FlowEffects(this, current, current, null, Firing.At.ASK, "");
  }

  /** What a waiting topic would be given now, so that two calls can be compared. */
  private Object inputOf(Entry entry) {
    Variables input = flow.input(entry);
    return input == null ? Map.of() : VariableJson.difference(input, state.library.topic(entry.topic).begin());
  }

  RuleBook book() {
    return state.library.rules();
  }
}
