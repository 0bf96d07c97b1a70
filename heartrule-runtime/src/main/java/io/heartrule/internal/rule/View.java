package io.heartrule.internal.rule;

import io.heartrule.generated.Moment;
import io.heartrule.generated.RuleView;
import io.heartrule.generated.Variables;
import io.heartrule.internal.json.Json;
import io.heartrule.internal.json.VariableJson;
import io.heartrule.internal.state.Instance;
import io.heartrule.internal.state.Live;
import io.heartrule.internal.state.State;
import io.heartrule.internal.state.TopicLive;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a rule may look at; remembers the values it was asked about, for the next {@code changed}. */
public final class View implements RuleView {
  private final State state;
  private final Moment moment;
  private final Instance instance;
  /** Made when something is asked for: most rules never ask. */
  private Map<String, String> seen = Map.of();

  public View(State state, Moment moment, Instance instance) {
    this.state = state;
    this.moment = moment;
    this.instance = instance;
  }

  /**
   * The rule has been judged: what it has seen are its previous values from now on.
   *
   * @param counts whether it could have fired; if not, a change stays a change for the next time
   */
  void judged(boolean counts) {
    seen.forEach((variable, value) -> {
      if (counts) {
        instance.values.put(variable, value);
      } else {
        instance.values.putIfAbsent(variable, value);
      }
    });
  }

  @Override
  public <V extends Variables> V watch(Class<V> type) {
    if (instance != null && type.isInstance(instance.watches)) {
      return type.cast(instance.watches);
    }
    for (Instance other : state.rules.values()) {
      if (type.isInstance(other.watches)) {
        return type.cast(other.watches);
      }
    }
    return null;
  }

  @Override
  public boolean changed(String variable, Object value) {
    String now = Json.write(VariableJson.toJson(value));
    if (seen.isEmpty()) {
      seen = new LinkedHashMap<>();
    }
    seen.put(variable, now);
    String before = instance == null ? null : instance.values.get(variable);
    return before != null && !before.equals(now);
  }

  @Override
  public <V extends Variables> V topic(Class<V> type) {
    for (int i = state.top(); i >= 0; i--) {
      Live live = state.stack.get(i);
      if (live instanceof TopicLive && type.isInstance(live.vars())) {
        return type.cast(live.vars());
      }
    }
    return null;
  }

  @Override
  public <V extends Variables> V globals(Class<V> type) {
    return moment.globals(type);
  }

  @Override
  public <V extends Variables> V session(Class<V> type) {
    return moment.session(type);
  }

  @Override
  public <V extends Variables> V stage(Class<V> type) {
    return moment.stage(type);
  }

  @Override
  public int minutesLeft() {
    return moment.minutesLeft();
  }

  @Override
  public int visited(String stage) {
    return moment.visited(stage);
  }

  @Override
  public Instant now() {
    return moment.now();
  }

  @Override
  public String recentDialogue() {
    return moment.recentDialogue();
  }
}
