package io.heartrule.benchmarks.runtime;

import io.heartrule.Conversation;
import io.heartrule.HeartRule;
import io.heartrule.benchmarks.CompiledScripts;
import java.util.concurrent.TimeUnit;
import org.bsc.langgraph4j.GraphStateException;
import org.bsc.langgraph4j.RunnableConfig;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Whole turns of an ask, everything but the model: read, render the prompt, read the answer, judge the
 * rules, store. Each run takes a stored conversation and goes on for {@value Talks#TURNS} turns.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TurnBenchmark {
  @Param({"5", "55"})
  private int rules;

  private HeartRule heartrule;
  private Talks.Parked store;
  private HandWritten hand;
  private String handState;
  private PeerGraph peer;

  @Setup
  public void setUp() throws GraphStateException {
    CompiledScripts scripts = Talks.compile(Talks.ask(rules));
    store = Talks.park(scripts, rules);
    heartrule = Talks.engine(scripts, store, rules);
    hand = new HandWritten(rules);
    hand.say("counselor", Talks.REPLY);
    handState = hand.state();
    peer = PeerGraph.ask(new HandWritten(rules));
  }

  @Benchmark
  @OperationsPerInvocation(Talks.TURNS)
  public void heartrule(Blackhole hole) {
    store.reset();
    Conversation talk = heartrule.resume(store.id());
    for (int i = 0; i < Talks.TURNS; i++) {
      hole.consume(talk.reply("turn", Talks.VISITOR));
      hole.consume(store.now());
    }
  }

  @Benchmark
  @OperationsPerInvocation(Talks.TURNS)
  public void byHand(Blackhole hole) {
    hand.load(handState);
    for (int i = 0; i < Talks.TURNS; i++) {
      hole.consume(hand.turn(Talks.VISITOR));
    }
  }

  @Benchmark
  @OperationsPerInvocation(Talks.TURNS)
  public void langGraph4j(Blackhole hole) throws Exception {
    RunnableConfig config = peer.begin("thread");
    for (int i = 0; i < Talks.TURNS; i++) {
      hole.consume(peer.turn(config, Talks.VISITOR));
    }
    peer.forget(config);
  }
}
