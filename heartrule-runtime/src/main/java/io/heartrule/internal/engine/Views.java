package io.heartrule.internal.engine;

import io.heartrule.ConversationView;
import io.heartrule.Turn;
import io.heartrule.generated.Variables;
import io.heartrule.internal.json.VariableJson;
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
  private Views() {}

  public static ConversationView of(State state, Engine engine) {
    List<String> frames = new ArrayList<>();
    String topic = null;
    for (Live live : state.stack) {
      frames.add(live instanceof TopicLive t ? t.id() + " " + t.step() : live.id());
      topic = live instanceof TopicLive t ? t.name : topic;
    }
    boolean open = state.status == Turn.Status.WAITING;
    return new ConversationView(state.status, state.risk, topic, frames,
        open ? engine.activeRules() : List.of(), open ? engine.waiting() : List.of(),
        open ? engine.updating() : List.of(), engine.scene().ai(), engine.scene().human());
  }

  /** All variables in sight: bare names from the innermost scope out, and {@code scope.name} of each scope. */
  public static Map<String, Object> values(State state) {
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
}
