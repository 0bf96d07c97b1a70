package io.heartrule.internal.engine;

import io.heartrule.generated.Ask;
import io.heartrule.generated.Pipelined;
import io.heartrule.model.LanguageModel;
import io.heartrule.model.ModelRequest;
import io.heartrule.model.Purpose;
import io.heartrule.trace.TraceEvent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Pipelining (N14): while an extraction runs on the conversation's own thread, the calls that will follow it are
 * begun on others. What they are is found out by {@link Scout}; it may be mistaken, so an answer counts only if the
 * conversation then asks the very same. So nothing but time depends on it.
 */
final class EarlyCalls {
  private final Engine engine;
  private final LanguageModel model;
  private final Executor executor;
  private final Scout scout;
  private final List<EarlyCall> calls = new ArrayList<>();

  EarlyCalls(Engine engine, Surroundings surroundings) {
    this.engine = engine;
    this.model = surroundings.model();
    this.executor = surroundings.executor();
    this.scout = new Scout(engine, surroundings);
  }

  /** Begins what will follow the extraction of an ask, which is about to be asked for. */
  void begin(ModelRequest pending, Ask ask) {
    drop();
    boolean updating = engine.updates.isUnderWay();
    if (!engine.state.settings.pipelining() || !model.allowsEarlyCalls()
        || ask.pipelining() == Pipelined.NO && (updating || !engine.updates.isAny()) || !hasOtherThreads()) {
      return;
    }
    for (ModelRequest request : scout.after(pending, ask)) {
      if (updating && request.purpose() == Purpose.UPDATE) {
        continue; // the copy does not know of the one that is under way, which will be waited for
      }
      boolean streams = request.purpose() == Purpose.TURN && engine.wantsText();
      EarlyCall call = new EarlyCall(model, request, streams);
      try {
        executor.execute(call);
      } catch (RejectedExecutionException full) {
        return;
      }
      if (call.isWithdrawn()) {
        return; // the executor works, or has just worked, on the thread that gives it work
      }
      calls.add(call);
    }
  }

  /** Whether the executor does not just work on the thread that gives it work: then looking ahead is in vain. */
  private boolean hasOtherThreads() {
    Thread here = Thread.currentThread();
    AtomicBoolean same = new AtomicBoolean();
    try {
      executor.execute(() -> same.compareAndSet(false, Thread.currentThread() == here));
    } catch (RejectedExecutionException full) {
      return false;
    }
    return !same.get();
  }

  /** What answers a request: its call that is under way, else the model. Behind a turn nothing is early any more. */
  LanguageModel take(ModelRequest request) {
    EarlyCall found = null;
    for (Iterator<EarlyCall> each = calls.iterator(); each.hasNext() && found == null; ) {
      EarlyCall call = each.next();
      if (call.request().equals(request)) {
        found = call;
        each.remove();
      }
    }
    if (request.purpose() == Purpose.TURN) {
      drop();
    }
    if (found == null || found.withdraw()) {
      return model;
    }
    tell(found, true);
    return found;
  }

  /** What has not been asked for by now will not be. */
  void drop() {
    for (EarlyCall call : calls) {
      if (call.drop()) {
        tell(call, false);
      }
    }
    calls.clear();
  }

  private void tell(EarlyCall call, boolean used) {
    ModelRequest request = call.request();
    engine.trace(new TraceEvent.CalledEarly(request.purpose().word(), request.position(), used));
  }
}
