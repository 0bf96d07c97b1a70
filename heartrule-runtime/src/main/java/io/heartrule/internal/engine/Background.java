package io.heartrule.internal.engine;

import io.heartrule.trace.TraceEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntSupplier;

/**
 * Work that the visitor does not wait for. The work sees only what it was given; its result is
 * applied by the conversation's own thread, at the next border. Results about the same thing are
 * applied in the order in which the work was submitted, whichever arrives first.
 */
final class Background {
  private final Executor executor;
  private final Consumer<TraceEvent> trace;
  private final IntSupplier seconds;
  private final List<Job> jobs = new ArrayList<>();

  private record Result(Map<String, Object> answer, List<TraceEvent> events) {}

  /** Something under way. */
  private static final class Job {
    /** What the result changes, compared by identity. */
    final Set<Object> about;
    final CompletableFuture<Result> result;
    final Consumer<Map<String, Object>> apply;
    /** How long the conversation will still wait for it, all waits together: who hangs holds it up once. */
    long patience;

    Job(Set<Object> about, CompletableFuture<Result> result, Consumer<Map<String, Object>> apply, int seconds) {
      this.about = about;
      this.result = result;
      this.apply = apply;
      this.patience = TimeUnit.SECONDS.toNanos(seconds);
    }
  }

  /** @param seconds how long the conversation waits for a result */
  Background(Executor executor, Consumer<TraceEvent> trace, IntSupplier seconds) {
    this.executor = executor;
    this.trace = trace;
    this.seconds = seconds;
  }

  /**
   * Begins some work.
   *
   * @param about what the result changes: nothing of it is overtaken by work that is submitted later
   * @param work gets a listener for events; gives an answer or null
   * @param apply takes the answer, or null if there is none, on the conversation's thread
   */
  void submit(TraceEvent.BackgroundBegan began, Collection<?> about,
      Function<Consumer<TraceEvent>, Map<String, Object>> work, Consumer<Map<String, Object>> apply) {
    trace.accept(began);
    CompletableFuture<Result> result = new CompletableFuture<>();
    jobs.add(new Job(identities(about), result, apply, seconds.getAsInt()));
    try {
      executor.execute(() -> run(began, work, result));
    } catch (RejectedExecutionException e) {
      result.complete(new Result(null, List.of(failed(began, e))));
    }
  }

  /** Something that is to happen at the next border at which results are applied. */
  void later(Runnable what) {
    jobs.add(new Job(Set.of(), CompletableFuture.completedFuture(new Result(null, List.of())), answer -> what.run(),
        0));
  }

  private static void run(TraceEvent.BackgroundBegan began, Function<Consumer<TraceEvent>, Map<String, Object>> work,
      CompletableFuture<Result> result) {
    List<TraceEvent> events = new ArrayList<>();
    Map<String, Object> answer = null;
    try {
      answer = work.apply(events::add);
    } catch (RuntimeException e) {
      events.add(failed(began, e));
    } catch (Error e) {
      // The conversation goes on without the answer; the thread must not.
      events.add(failed(began, e));
      throw e;
    } finally {
      result.complete(new Result(answer, List.copyOf(events)));
    }
  }

  private static TraceEvent failed(TraceEvent.BackgroundBegan began, Throwable why) {
    return new TraceEvent.BackgroundFailed(began.purpose(), began.names(), why.getClass().getSimpleName());
  }

  private static Set<Object> identities(Collection<?> about) {
    Set<Object> identities = Collections.newSetFromMap(new IdentityHashMap<>());
    identities.addAll(about);
    return identities;
  }

  /** Applies what has arrived, except what must not overtake something that has not. */
  void apply() {
    for (Job job = next(); job != null; job = next()) {
      Result result = job.result.join();
      result.events.forEach(trace);
      job.apply.accept(result.answer);
    }
  }

  private Job next() {
    Set<Object> waiting = identities(List.of());
    for (int i = 0; i < jobs.size(); i++) {
      Job job = jobs.get(i);
      if (job.result.isDone() && Collections.disjoint(waiting, job.about)) {
        return jobs.remove(i);
      }
      waiting.addAll(job.about);
    }
    return null;
  }

  /** Waits for everything under way, and applies it. */
  void await() {
    await(List.copyOf(jobs), end());
  }

  /** The same for what changes one of these things, and for what must be applied before it. */
  void await(Collection<?> about, long end) {
    Set<Object> wanted = identities(about);
    List<Job> awaited = new ArrayList<>();
    for (int i = jobs.size() - 1; i >= 0; i--) {
      Job job = jobs.get(i);
      if (!Collections.disjoint(wanted, job.about)) {
        wanted.addAll(job.about);
        awaited.add(0, job);
      }
    }
    await(awaited, end);
  }

  /** The end of a wait that begins now. */
  long end() {
    return System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds.getAsInt());
  }

  private void await(List<Job> awaited, long end) {
    Set<Object> late = identities(List.of());
    for (Job job : awaited) {
      if (!Collections.disjoint(late, job.about)) {
        late.addAll(job.about); // it may not overtake one that hangs
        continue;
      }
      long from = System.nanoTime();
      try {
        job.result.get(Math.max(0, Math.min(end - from, job.patience)), TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      } catch (ExecutionException | TimeoutException e) {
        trace.accept(new TraceEvent.Noted("background", "result not there in time"));
        late.addAll(job.about);
      }
      job.patience -= System.nanoTime() - from;
    }
    apply();
  }
}
