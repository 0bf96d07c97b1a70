package io.heartrule.internal.engine;

import io.heartrule.ConversationListener;
import io.heartrule.generated.Field;
import io.heartrule.internal.json.Json;
import io.heartrule.internal.state.SnapshotReader;
import io.heartrule.model.ExpectedField;
import io.heartrule.model.LanguageModel;
import io.heartrule.model.ModelAnswer;
import io.heartrule.model.ModelRequest;
import io.heartrule.model.Purpose;
import io.heartrule.trace.TraceEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds out which calls follow one that is about to be made: a second engine runs on over a copy of the state, as if
 * that call found nothing, up to the next opening. It touches nothing of the conversation: it hears and tells nobody,
 * stores nothing, and its model is this class.
 */
final class Scout {
  private final Engine engine;
  private final Surroundings surroundings;

  /** Ends the run of the second engine: there is nothing more to be found. */
  private static final class Stop extends Error {
    private static final long serialVersionUID = 1L;

    Stop() {
      super(null, null, false, false);
    }
  }

  Scout(Engine engine, Surroundings surroundings) {
    this.engine = engine;
    this.surroundings = surroundings;
  }

  /**
   * The requests that the visitor will wait for next, in order; empty if that cannot be told.
   *
   * @param unread must make no difference: the requests are the same whether something is found for these or not
   */
  List<ModelRequest> after(ModelRequest pending, List<Field> unread) {
    try {
      List<ModelRequest> found = after(pending, Map.of());
      return unread.isEmpty() || found.isEmpty() || found.equals(after(pending, something(pending, unread))) ? found
          : List.of();
    } catch (RuntimeException e) {
      // The conversation itself may well do better, and if not, it will say so.
      engine.trace(new TraceEvent.Noted(pending.position(), "no look ahead: " + e.getClass().getSimpleName()));
      return List.of();
    }
  }

  private List<ModelRequest> after(ModelRequest pending, Map<String, Object> answer) {
    Model model = new Model(pending, Json.write(answer));
    Surroundings apart = new Surroundings(model, surroundings.prompts(), Runnable::run, surroundings.clock(),
        new ConversationListener() { });
    try {
      new Engine(SnapshotReader.copy(engine.state), apart, messages -> { }).goOn();
    } catch (Stop found) {
      return model.found;
    }
    return model.found;
  }

  /** An answer in which something is found for some fields. */
  private static Map<String, Object> something(ModelRequest pending, List<Field> wanted) {
    Map<String, Object> answer = new LinkedHashMap<>();
    for (ExpectedField field : pending.fields()) {
      if (wanted.stream().anyMatch(get -> get.name().equals(field.name()))) {
        answer.put(field.name(), something(field));
      }
    }
    return answer;
  }

  private static Object something(ExpectedField field) {
    return switch (field.kind()) {
      case FLAG -> "true";
      case NUMBER -> 7;
      case STATUS -> field.values().isEmpty() ? "" : field.values().get(field.values().size() - 1);
      case LIST -> List.of(field.fields().isEmpty() ? "？" : record(field));
      default -> "？";
    };
  }

  private static Map<String, Object> record(ExpectedField list) {
    Map<String, Object> fields = new LinkedHashMap<>();
    list.fields().forEach(field -> fields.put(field.name(), something(field)));
    return fields;
  }

  /** Gives one answer, finds nothing afterwards, and notes what it was asked. */
  private static final class Model implements LanguageModel {
    private final ModelRequest pending;
    private final String first;
    private final List<ModelRequest> found = new ArrayList<>();
    private boolean reached;

    private Model(ModelRequest pending, String first) {
      this.pending = pending;
      this.first = first;
    }

    @Override
    public ModelAnswer answer(ModelRequest request, TextListener listener) {
      if (!reached) {
        if (!request.equals(pending)) {
          throw new Stop(); // the copy went another way
        }
        reached = true;
        return ModelAnswer.of(first);
      } else if (request.purpose() == Purpose.EXTRACT) {
        throw new Stop();
      } else if (request.purpose() != Purpose.CHECK) {
        found.add(request);
        if (request.purpose() == Purpose.TURN) {
          throw new Stop();
        }
      }
      return ModelAnswer.of("{}");
    }

    @Override
    public boolean allowsEarlyCalls() {
      return false;
    }
  }
}
