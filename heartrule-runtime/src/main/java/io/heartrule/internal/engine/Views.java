package io.heartrule.internal.engine;

import io.heartrule.ConversationView;
import io.heartrule.Turn;
import io.heartrule.generated.Rule;
import io.heartrule.generated.Variables;
import io.heartrule.internal.json.VariableJson;
import io.heartrule.internal.rule.Silence;
import io.heartrule.internal.state.Instance;
import io.heartrule.internal.state.Live;
import io.heartrule.internal.state.StageLive;
import io.heartrule.internal.state.State;
import io.heartrule.internal.state.TopicLive;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Looks inside a conversation, for tests and tools. */
public final class Views {
  private final State state;
  private final Engine engine;

  public Views(Engine engine) {
    this.state = engine.state;
    this.engine = engine;
  }

  /** Where the conversation stands. */
  public ConversationView view() {
    List<String> frames = new ArrayList<>();
    String topic = null;
    for (Live live : state.stack) {
      frames.add(live instanceof TopicLive t ? t.id() + " " + t.step() : live.id());
      topic = live instanceof TopicLive t ? t.name : topic;
    }
    boolean open = state.status == Turn.Status.WAITING;
    return new ConversationView(state.status, state.risk, topic, frames,
        open ? activeRules() : List.of(), open ? waiting() : List.of(),
        open ? engine.updates.updating() : List.of(), engine.scene().ai(), engine.scene().human());
  }

  private List<String> activeRules() {
    return engine.life.active().at(state.top()).stream().map(instance -> instance.rule).toList();
  }

  /** Names of the topics that wait, in order. */
  private List<String> waiting() {
    return engine.queue.lists(state.top()).stream().flatMap(List::stream).map(entry -> entry.name).toList();
  }

  /** All variables in sight: bare names from the innermost scope out, and {@code scope.name} of each scope. */
  public Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    List<Live> scopes = new ArrayList<>(state.stack);
    if (state.status != null && state.status != Turn.Status.WAITING) {
      scopes.addAll(state.left);
    }
    for (int i = scopes.size() - 1; i >= 0; i--) {
      Live live = scopes.get(i);
      String scope = live instanceof TopicLive topic ? topic.name + "."
          : live instanceof StageLive stage ? stage.stage.name() + "." : "";
      Variables variables = live.vars();
      for (String name : VariableJson.names(variables.getClass())) {
        Object value = VariableJson.toJson(VariableJson.read(variables, name));
        values.putIfAbsent(name, value);
        values.putIfAbsent(scope + name, value);
        if (live instanceof TopicLive topic) {
          // A copy for an element of a list answers to the name of its topic too.
          values.putIfAbsent(topic.scriptName() + "." + name, value);
        }
      }
    }
    return values;
  }

  /** Why a rule cannot fire now; {@code ""} if it can. */
  public String why(String rule) {
    return new Silence(state, engine.life).why(rule, state.top());
  }

  /** The rule that called a topic which runs or waits; null if no rule did. */
  public String caller(String topic) {
    for (Live live : state.stack) {
      if (live instanceof TopicLive running && running.rule != null
          && (running.name.equals(topic) || running.scriptName().equals(topic))) {
        return running.rule;
      }
    }
    return engine.queue.lists(state.top()).stream().flatMap(List::stream)
        .filter(entry -> entry.rule != null && entry.is(topic)).map(entry -> entry.rule).findFirst().orElse(null);
  }

  /** A rule as it reads now, also if it is not open; null if the scripts do not have it. */
  public Rule rule(String name) {
    if (!state.library.rules().names().contains(name)) {
      return null;
    }
    Instance open = state.rules.get(name);
    return engine.life.rule(open != null ? open : new Instance(name, state.library.rules().watches(name)));
  }
}
