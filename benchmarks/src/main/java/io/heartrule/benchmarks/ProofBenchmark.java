package io.heartrule.benchmarks;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.Imports;
import io.heartrule.compiler.analyse.Options;
import io.heartrule.compiler.analyse.SymbolResolver;
import io.heartrule.compiler.analyse.Tables;
import io.heartrule.compiler.analyse.check.Check;
import io.heartrule.compiler.analyse.check.RuleChecks;
import io.heartrule.compiler.compile.ScriptSource;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.model.Project;
import io.heartrule.compiler.model.Script;
import io.heartrule.compiler.read.ScriptReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How long the proof takes that a required critical rule is active wherever a visitor can speak (HR522), for
 * courses of several sizes in which each session opens it: {@code benchmarks/run ProofBenchmark}.
 */
public final class ProofBenchmark {
  private static final String NAME = "必须处处有效的规则";
  private static final String RULE = "rules:\n- rule: " + NAME + "\n  critical: true\n  check_time: now\n"
      + "  if: 来访者提到想结束生命\n  phrases: [不想活了]\n  call: 必须处处有效的话题\n"
      + "skills:\n- topic: 必须处处有效的话题\n  actions:\n  - say: 你的安全最要紧。\n  - ai_ask: 确认是否安全\n    exit: 安全\n";
  private static final int ROUNDS = 25;
  /** Processor time: others may use the machine. */
  private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

  private ProofBenchmark() {}

  public static void main(String[] args) throws IOException {
    for (int skills : new int[] {160, 500, 1000, 5000}) {
      measure(Course.of(skills));
    }
  }

  private static void measure(Course course) {
    List<Script> scripts = new ArrayList<>();
    Diagnostics found = new Diagnostics();
    scripts.add(new ScriptReader().read("crisis.yaml", RULE.getBytes(StandardCharsets.UTF_8), found));
    for (ScriptSource source : course.scripts()) {
      String text = new String(source.bytes(), StandardCharsets.UTF_8);
      if (text.startsWith("sessions:")) {
        text = text.replaceFirst("\n  attentions:\n", "\n  attentions:\n  - open_rule: " + NAME + "\n");
      }
      scripts.add(new ScriptReader().read(source.path(), text.getBytes(StandardCharsets.UTF_8), found));
    }
    Project project = new Project(scripts);
    Options options = new Options(false, List.of(NAME), Imports.NONE);
    Analysis analysis = new Analysis(project, new SymbolResolver().resolve(project, options, found), options);
    Tables tables = Tables.of(analysis);
    Check proof = RuleChecks.all(tables).stream()
        .filter(check -> check.getClass().getSimpleName().equals("CriticalEverywhereCheck")).findFirst().orElseThrow();
    double[] times = new double[ROUNDS];
    double first = 0;
    for (int i = 0; i < ROUNDS; i++) {
      Diagnostics said = new Diagnostics();
      long begin = THREAD.getCurrentThreadCpuTime();
      proof.check(analysis, said);
      times[i] = (THREAD.getCurrentThreadCpuTime() - begin) / 1e6;
      first = i == 0 ? times[0] : first;
      if (said.sorted().stream().anyMatch(d -> d.code() == Code.HR522)) {
        throw new IllegalStateException("the proof fails: " + said.sorted().get(0));
      }
    }
    Arrays.sort(times);
    System.out.printf(Locale.ROOT, "%d topics in %d sessions: first %.1f ms, median of %d %.1f ms (%.1f–%.1f)%n",
        analysis.symbols().topics().size(), project.sessions().size(), first, ROUNDS, times[ROUNDS / 2], times[0],
        times[ROUNDS - 1]);
  }
}
