package io.heartrule.internal.state;

import io.heartrule.generated.Part;
import io.heartrule.generated.Stage;

/** Parts by their ids. */
final class Parts {
  private Parts() {}

  /** The globals, the session, a stage or a topic; null if there is none of that id. */
  static Part<?> find(State state, String id) {
    if (id.equals(state.session.id())) {
      return state.session;
    } else if (id.equals(state.library.globals().id())) {
      return state.library.globals();
    }
    Stage stage = stage(state, id);
    if (stage != null) {
      return stage.variables() == null ? new Live.Plain(id) : stage.variables();
    }
    try {
      return state.library.topic(id);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  static Stage stage(State state, String id) {
    for (Stage stage : state.session.stages()) {
      if (stage.id().equals(id)) {
        return stage;
      }
    }
    return null;
  }
}
