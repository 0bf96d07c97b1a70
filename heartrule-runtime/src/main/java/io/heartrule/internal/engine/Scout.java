package io.heartrule.internal.engine;

import io.heartrule.ConversationListener;
import io.heartrule.generated.Ask;
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

  /** The requests that the visitor will wait for after an extraction, in order; empty if that cannot be told. */
  List<ModelRequest> after(ModelRequest pending, Ask ask) {
    try {
      return switch (ask.pipelining()) {
        case NO -> updates(after(pending, Map.of()), after(pending, something(pending, ask, false)));
        case ALWAYS -> after(pending, Map.of());
        case IF_UNREAD -> same(after(pending, Map.of()), pending, ask);
        case IF_FOUND -> same(after(pending, something(pending, ask, true)), pending, ask);
      };
    } catch (RuntimeException e) {
      // The conversation itself may well do better, and if not, it will say so.
      engine.trace(new TraceEvent.Noted(pending.position(), "no early calls: " + e.getClass().getSimpleName()));
      return List.of();
    }
  }

  /** All if they are the same whatever is found. */
  private List<ModelRequest> same(List<ModelRequest> found, ModelRequest pending, Ask ask) {
    List<ModelRequest> other = after(pending, something(pending, ask, false));
    return found.equals(other) ? found : updates(found, other);
  }

  /** The catch-ups before the next topic that come whatever is found; the opening itself depends on it. */
  private static List<ModelRequest> updates(List<ModelRequest> one, List<ModelRequest> other) {
    return one.stream().filter(request -> request.purpose() == Purpose.UPDATE && other.contains(request))
        .toList();
  }

  private List<ModelRequest> after(ModelRequest pending, Map<String, Object> answer) {
    Model model = new Model(pending, Json.write(answer));
    Surroundings apart = new Surroundings(model, surroundings.prompts(), Runnable::run, surroundings.clock(),
        new ConversationListener() { });
    try {
      // Nothing that happens on the way is a crisis yet.
      new Engine(SnapshotReader.copy(engine.state), apart, CrisisDesk.NOBODY).goOn();
    } catch (Stop found) {
      return model.found;
    }
    return model.found;
  }

  /** An answer in which something is found for what an ask collects; two kinds, as different as can be. */
  private static Map<String, Object> something(ModelRequest pending, Ask ask, boolean one) {
    Map<String, Object> answer = new LinkedHashMap<>();
    for (ExpectedField field : pending.fields()) {
      if (ask.gets().stream().anyMatch(get -> get.name().equals(field.name()))) {
        answer.put(field.name(), something(field, one));
      }
    }
    return answer;
  }

  private static Object something(ExpectedField field, boolean one) {
    return switch (field.kind()) {
      case FLAG -> String.valueOf(!one);
      case NUMBER -> one ? 3 : 70;
      case STATUS -> field.values().isEmpty() ? "" : field.values().get(one ? 0 : field.values().size() - 1);
      case LIST -> one ? List.of(element(field, true)) : List.of(element(field, false), element(field, true));
      default -> one ? "？" : "！";
    };
  }

  private static Object element(ExpectedField list, boolean one) {
    Map<String, Object> fields = new LinkedHashMap<>();
    list.fields().forEach(field -> fields.put(field.name(), something(field, one)));
    return fields.isEmpty() ? one ? "？" : "！" : fields;
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
