package io.heartrule.internal.engine;

import io.heartrule.ConversationListener;
import io.heartrule.internal.state.SnapshotReader;
import io.heartrule.model.LanguageModel;
import io.heartrule.model.ModelAnswer;
import io.heartrule.model.ModelRequest;
import io.heartrule.model.Purpose;
import io.heartrule.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;

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

  /** The requests that the visitor will wait for next, in order; empty if that cannot be told. */
  List<ModelRequest> after(ModelRequest pending) {
    Model model = new Model(pending);
    Surroundings apart = new Surroundings(model, surroundings.prompts(), Runnable::run, surroundings.clock(),
        new ConversationListener() { });
    try {
      new Engine(SnapshotReader.copy(engine.state), apart, messages -> { }).goOn();
    } catch (Stop found) {
      return model.found;
    } catch (RuntimeException e) {
      // The conversation itself may well do better, and if not, it will say so.
      engine.trace(new TraceEvent.Noted(pending.position(), "no look ahead: " + e.getClass().getSimpleName()));
      return List.of();
    }
    return model.found;
  }

  /** Finds nothing, and notes what it was asked. */
  private static final class Model implements LanguageModel {
    private final ModelRequest pending;
    private final List<ModelRequest> found = new ArrayList<>();
    private boolean reached;

    private Model(ModelRequest pending) {
      this.pending = pending;
    }

    @Override
    public ModelAnswer answer(ModelRequest request, TextListener listener) {
      if (!reached) {
        if (!request.equals(pending)) {
          throw new Stop(); // the copy went another way
        }
        reached = true;
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
