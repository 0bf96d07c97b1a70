package io.heartrule.internal.engine;

import io.heartrule.model.LanguageModel;
import io.heartrule.model.ModelAnswer;
import io.heartrule.model.ModelException;
import io.heartrule.model.ModelRequest;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A call that is made on another thread before anyone has asked for it. Whoever then asks for its answer gets the text
 * so far, the rest as it arrives, and the outcome. As long as it has not been begun it can be withdrawn.
 */
final class EarlyCall implements Runnable, LanguageModel {
  private enum Phase { WAITING, RUNNING, DONE, WITHDRAWN }

  private final LanguageModel model;
  private final ModelRequest request;
  private final boolean streams;
  private final Thread owner = Thread.currentThread();
  private final Deque<String> pieces = new ArrayDeque<>();
  private Phase phase = Phase.WAITING;
  private Thread runner;
  private boolean cancelled;
  private ModelAnswer answer;
  private Throwable failure;

  EarlyCall(LanguageModel model, ModelRequest request, boolean streams) {
    this.model = model;
    this.request = request;
    this.streams = streams;
  }

  ModelRequest request() {
    return request;
  }

  /** An executor that works on the caller's own thread gains nothing: then no call is made. */
  @Override
  public void run() {
    if (Thread.currentThread() == owner) {
      withdraw();
      return;
    } else if (!begin()) {
      return;
    }
    ModelAnswer got = null;
    Throwable wrong = null;
    try {
      got = model.answer(request, streams ? this::piece : null);
    } catch (RuntimeException | Error e) {
      wrong = e; // told to whoever asks for the answer
    }
    synchronized (this) {
      answer = got;
      failure = wrong;
      phase = Phase.DONE;
      if (cancelled) {
        Thread.interrupted(); // was meant for this call, not for what the thread does next
      }
      notifyAll();
    }
  }

  private synchronized boolean begin() {
    runner = Thread.currentThread();
    return move(Phase.RUNNING);
  }

  private synchronized void piece(String text) {
    if (text != null) {
      pieces.add(text);
      notifyAll();
    }
  }

  private synchronized boolean move(Phase to) {
    if (phase != Phase.WAITING) {
      return false;
    }
    phase = to;
    return true;
  }

  /** Makes sure that the model is not asked; false if it has been already. */
  boolean withdraw() {
    return move(Phase.WITHDRAWN);
  }

  /** Nobody will ask for the answer; gives whether the model has been asked. A call under way is broken off. */
  synchronized boolean drop() {
    if (phase == Phase.RUNNING) {
      cancelled = true;
      runner.interrupt();
    }
    return !withdraw();
  }

  synchronized boolean isWithdrawn() {
    return phase == Phase.WITHDRAWN;
  }

  @Override
  public ModelAnswer answer(ModelRequest same, TextListener listener) {
    for (String piece = next(); piece != null; piece = next()) {
      if (listener != null) {
        listener.text(piece);
      }
    }
    synchronized (this) {
      if (failure instanceof Error error) {
        throw error;
      } else if (failure != null) {
        throw (RuntimeException) failure;
      }
      return answer;
    }
  }

  /** Waits for the next piece; null when there will be no more. */
  private synchronized String next() {
    while (pieces.isEmpty() && phase != Phase.DONE) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ModelException(ModelException.Reason.CANCELLED, "interrupted", e);
      }
    }
    return pieces.poll();
  }
}
