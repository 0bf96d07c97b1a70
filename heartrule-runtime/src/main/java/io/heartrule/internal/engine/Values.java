package io.heartrule.internal.engine;

import io.heartrule.generated.Field;
import io.heartrule.generated.Texts;
import io.heartrule.generated.Variables;
import io.heartrule.internal.json.VariableJson;
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
    List<Variables> visible = new ArrayList<>();
    TopicLive topic = state.topicAt(index);
    if (topic != null) {
      visible.add(topic.vars());
    }
    StageLive stage = state.stageAt(index);
    if (topic == null || !topic.isSkill()) {
      if (stage != null) {
        visible.add(stage.vars());
      }
      if (state.session() != null) {
        visible.add(state.session().vars());
      }
    }
    visible.add(state.globals().vars());
    return visible;
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
