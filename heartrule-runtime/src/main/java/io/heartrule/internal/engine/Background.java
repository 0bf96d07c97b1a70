package io.heartrule.internal.engine;

import io.heartrule.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Work that the visitor does not wait for. The work sees only what it was given; its result is
 * applied by the conversation's own thread, at the next border.
 */
final class Background {
  private final Executor executor;
  private final Consumer<TraceEvent> trace;
  private final List<Job> jobs = new ArrayList<>();

  private record Result(Map<String, Object> answer, List<TraceEvent> events) {}

  private record Job(CompletableFuture<Result> result, Consumer<Map<String, Object>> apply) {}

  Background(Executor executor, Consumer<TraceEvent> trace) {
    this.executor = executor;
    this.trace = trace;
  }

  /**
   * Begins some work.
   *
   * @param work gets a listener for events; gives an answer or null
   * @param apply takes the answer, or null if there is none, on the conversation's thread
   */
  void submit(Function<Consumer<TraceEvent>, Map<String, Object>> work, Consumer<Map<String, Object>> apply) {
    CompletableFuture<Result> result = new CompletableFuture<>();
    jobs.add(new Job(result, apply));
    try {
      executor.execute(() -> {
        List<TraceEvent> events = new ArrayList<>();
        Map<String, Object> answer = null;
        try {
          answer = work.apply(events::add);
        } finally {
          result.complete(new Result(answer, List.copyOf(events)));
        }
      });
    } catch (RejectedExecutionException e) {
      result.complete(new Result(null, List.of()));
    }
  }

  /** Something that is to happen at the next border at which results are applied. */
  void later(Runnable what) {
    jobs.add(new Job(CompletableFuture.completedFuture(new Result(null, List.of())), answer -> what.run()));
  }

  /** Applies what has arrived, in the order in which it was submitted. */
  void apply() {
    for (int i = 0; i < jobs.size(); ) {
      Job job = jobs.get(i);
      if (!job.result.isDone()) {
        i++;
        continue;
      }
      jobs.remove(i);
      Result result = job.result.join();
      result.events.forEach(trace);
      job.apply.accept(result.answer);
    }
  }

  /** Waits for everything under way, at most so long, and applies it. */
  void await(int seconds) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    for (Job job : List.copyOf(jobs)) {
      try {
        job.result.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      } catch (ExecutionException | TimeoutException e) {
        trace.accept(new TraceEvent.Noted("background", "result not there in time"));
      }
    }
    apply();
  }
}
