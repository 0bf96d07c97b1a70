package io.heartrule.internal.engine;

import io.heartrule.generated.Field;
import io.heartrule.generated.Texts;
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

/** Values of variables by name, as a place sees them: a skill sees its own and the globals (D-V2). */
final class Values {
  private final State state;

  Values(State state) {
    this.state = state;
  }

  /** The variables that a name may mean, innermost first. */
  List<Variables> visible(int index) {
    return lives(index).stream().map(Live::vars).toList();
  }

  /** The scopes in which a name is looked for, innermost first. */
  List<Live> lives(int index) {
    List<Live> lives = new ArrayList<>();
    TopicLive topic = state.topicAt(index);
    if (topic != null) {
      lives.add(topic);
    }
    StageLive stage = state.stageAt(index);
    if (topic == null || !topic.isSkill()) {
      if (stage != null) {
        lives.add(stage);
      }
      if (state.session() != null) {
        lives.add(state.session());
      }
    }
    lives.add(state.globals());
    return lives;
  }

  /** Null if it is unset or nobody knows it. */
  Object of(String name, int index) {
    for (Variables variables : visible(index)) {
      if (VariableJson.has(variables, name)) {
        return VariableJson.get(variables, name);
      }
    }
    return null;
  }

  boolean isKnown(Field field, int index) {
    return !Texts.empty(of(field.name(), index));
  }

  /** Values as JSON by name. */
  Map<String, Object> json(List<Field> fields, int index, boolean onlyKnown) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Field field : fields) {
      if (!onlyKnown || isKnown(field, index)) {
        values.put(field.name(), VariableJson.toJson(of(field.name(), index)));
      }
    }
    return values;
  }
}
