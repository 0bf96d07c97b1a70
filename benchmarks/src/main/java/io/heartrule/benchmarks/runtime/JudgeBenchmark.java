package io.heartrule.benchmarks.runtime;

import io.heartrule.Settings;
import io.heartrule.benchmarks.CompiledScripts;
import io.heartrule.generated.Moment;
import io.heartrule.generated.Variables;
import io.heartrule.internal.rule.Fired;
import io.heartrule.internal.rule.RuleCheck;
import io.heartrule.internal.rule.RuleChoice;
import io.heartrule.internal.rule.RuleLife;
import io.heartrule.internal.state.Line;
import io.heartrule.internal.state.SnapshotReader;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Fifty open rules judged from one answer that has been read already; and chosen, built and judged. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class JudgeBenchmark {
  private static final int RULES = 50;

  private RuleChoice choice;
  private RuleCheck check;
  private int index;
  private final Map<String, Object> answer = new HashMap<>();

  @Setup
  public void setUp() {
    CompiledScripts scripts = Talks.compile(Talks.ask(RULES));
    Talks.Parked store = Talks.park(scripts, RULES);
    io.heartrule.internal.state.State state =
        SnapshotReader.read(store.id(), "visitor", scripts.library(), store.now().state());
    state.settings = Settings.defaults().with("now_rules", "" + RULES);
    state.dialogue.add(new Line(true, "来访者", Talks.VISITOR, null));
    index = state.top();
    choice = new RuleChoice(state, new RuleLife(state, new Nowhere(), event -> { }), event -> { });
    check = choice.now(index);
    check.rules().forEach(judged -> answer.put(judged.field(), "false"));
    if (answer.size() != RULES) {
      throw new IllegalStateException(answer.size() + " rules");
    }
  }

  @Benchmark
  public List<Fired> judge() {
    return check.judge(answer, Instant.EPOCH);
  }

  @Benchmark
  public List<Fired> chooseBuildJudge() {
    return choice.now(index).judge(answer, Instant.EPOCH);
  }

  /** These rules look at nothing. */
  private static final class Nowhere implements Moment {
    @Override public <V extends Variables> V globals(Class<V> type) { return null; }

    @Override public <V extends Variables> V session(Class<V> type) { return null; }

    @Override public <V extends Variables> V stage(Class<V> type) { return null; }

    @Override public int minutesLeft() { return 0; }

    @Override public int visited(String stage) { return 0; }

    @Override public Instant now() { return Instant.EPOCH; }

    @Override public String recentDialogue() { return ""; }
  }
}
