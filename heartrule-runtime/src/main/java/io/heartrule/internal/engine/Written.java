package io.heartrule.internal.engine;

import io.heartrule.generated.Variables;
import io.heartrule.internal.json.VariableJson;
import io.heartrule.internal.state.Instance;
import io.heartrule.internal.state.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Finds out which variables the {@code do} of a rule has written: generated code writes them itself. */
final class Written {
  private final Map<Variables, Variables> before = new LinkedHashMap<>();

  Written(State state, Instance instance) {
    state.stack.forEach(live -> before.put(live.vars(), live.vars().copy()));
    before.put(instance.watches, instance.watches.copy());
  }

  /** {@code set 名字} for each that has another value now. */
  List<String> since() {
    List<String> written = new ArrayList<>();
    before.forEach((now, then) -> {
      for (String name : VariableJson.names(now.getClass())) {
        if (!Objects.equals(VariableJson.get(now, name), VariableJson.get(then, name))) {
          written.add("set " + name);
        }
      }
    });
    return written;
  }
}
