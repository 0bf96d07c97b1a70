package io.heartrule.benchmarks.runtime;

import io.heartrule.HeartRule;
import io.heartrule.benchmarks.CompiledScripts;
import io.heartrule.generated.SessionKey;
import io.heartrule.store.memory.MemoryStore;
import java.util.concurrent.TimeUnit;
import org.bsc.langgraph4j.GraphStateException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A session of actions that ask no model, from start to end. One action costs the difference between
 * the long session and the short one, divided by the actions that it has more.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class StepBenchmark {
  @Param({"10", "1010"})
  private int actions;

  private CompiledScripts scripts;
  private SessionKey<?> session;
  private HeartRule heartrule;
  private PeerGraph peer;
  private int step;
  private int value;

  @Setup
  public void setUp() throws GraphStateException {
    scripts = Talks.compile(Talks.steps(actions));
    session = scripts.session(0);
    peer = PeerGraph.steps(actions);
  }

  /** A store that is not full of the conversations before. */
  @Setup(Level.Iteration)
  public void freshStore() {
    heartrule = Talks.engine(scripts, new MemoryStore(), 5);
  }

  @Benchmark
  public Object heartrule() {
    return heartrule.start(session, "visitor").begin();
  }

  /** A state machine for this one session. */
  @Benchmark
  public int byHand() {
    step = 0;
    while (step < actions) {
      run();
    }
    return value;
  }

  private void run() {
    switch (step % 9) {
      case 0: value = 0; break;
      case 1: value = 1; break;
      case 2: value = 2; break;
      case 3: value = 3; break;
      case 4: value = 4; break;
      case 5: value = 5; break;
      case 6: value = 6; break;
      case 7: value = 7; break;
      default: value = 8;
    }
    step++;
  }

  @Benchmark
  public Object langGraph4j() {
    return peer.run();
  }
}
