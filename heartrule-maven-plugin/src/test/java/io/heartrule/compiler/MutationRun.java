package io.heartrule.compiler;

import io.heartrule.compiler.compile.Compilation;
import io.heartrule.compiler.compile.CompilerOptions;
import io.heartrule.compiler.compile.HeartRuleCompiler;
import io.heartrule.compiler.compile.ScriptSource;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Messages;
import io.heartrule.compiler.diagnostic.TextRenderer;
import io.heartrule.compiler.write.GeneratedFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Compiles damaged scripts and keeps those with which something is wrong: an exception, more than a second,
 * a place outside of the file, neither mistakes nor files, Java that javac does not take.
 */
final class MutationRun {
  private static final long LONGEST = 1_000_000_000L;
  private static final int SHOWN_FAILURES = 20;

  private final long seed;
  private final Mutator mutator;
  private final StrictJavac javac;
  private final HeartRuleCompiler compiler = new HeartRuleCompiler(CompilerOptions.of("mutant"));
  private final TextRenderer renderer = new TextRenderer(Messages.in("zh"));
  private final List<String> failures = new ArrayList<>();
  private final Set<String> kinds = new HashSet<>();
  private int mutants;
  private int withErrors;
  private int compiled;
  private long longest;

  MutationRun(long seed, List<List<ScriptSource>> corpus, StrictJavac javac) {
    this.seed = seed;
    this.mutator = new Mutator(seed, corpus);
    this.javac = javac;
  }

  /** @param toCompile how many of the mutants without errors go through javac, spread over the run */
  void run(int wanted, int toCompile) {
    for (; mutants < wanted; mutants++) {
      List<ScriptSource> scripts = mutator.next();
      try {
        Compilation compilation = compile(scripts);
        checkOutcome(compilation, scripts);
        if (compilation.hasErrors()) {
          withErrors++;
        } else if (compiled * (long) wanted < (long) toCompile * (mutants + 1)) {
          compiled++;
          report(javac.complaints(compilation.files()), scripts);
        }
      } catch (RuntimeException | Error e) {
        StackTraceElement[] at = e.getStackTrace();
        report(e + (at.length == 0 ? "" : " at " + at[0]), scripts);
      }
    }
  }

  /** Whatever else the machine does meanwhile: what is slow is slow three times. */
  private Compilation compile(List<ScriptSource> scripts) {
    long least = Long.MAX_VALUE;
    Compilation compilation = null;
    for (int attempt = 0; attempt < 3 && least > LONGEST; attempt++) {
      long start = System.nanoTime();
      compilation = compiler.compile(scripts);
      least = Math.min(least, System.nanoTime() - start);
    }
    longest = Math.max(longest, least);
    if (least > LONGEST) {
      report("took " + least / 1_000_000 + " ms", scripts);
    }
    return compilation;
  }

  private void checkOutcome(Compilation compilation, List<ScriptSource> scripts) {
    if (compilation.hasErrors() == !compilation.files().isEmpty()) {
      report("errors: " + compilation.hasErrors() + ", files: " + compilation.files().size(), scripts);
    }
    for (Diagnostic diagnostic : compilation.diagnostics()) {
      int length = diagnostic.span().file().text().length();
      if (diagnostic.span().start() < 0 || diagnostic.span().end() < diagnostic.span().start()
          || diagnostic.span().end() > length) {
        report("a place outside of the file: " + diagnostic.code(), scripts);
      }
    }
    renderer.render(compilation.diagnostics());
    Set<String> paths = new HashSet<>();
    for (GeneratedFile file : compilation.files()) {
      if (!paths.add(file.path().toLowerCase(Locale.ROOT))) {
        report("two files of one name, where case is ignored: " + file.path(), scripts);
      }
    }
  }

  /** One of a kind is enough: the first line, without what differs from script to script. */
  private void report(String complaint, List<ScriptSource> scripts) {
    String kind = complaint.lines().findFirst().orElse("").replaceAll("[^a-zA-Z ]", "");
    if (complaint.isEmpty() || !kinds.add(kind) || failures.size() >= SHOWN_FAILURES) {
      return;
    }
    StringBuilder out = new StringBuilder("mutant " + mutants + " of seed " + seed + ": " + complaint + "\n");
    for (ScriptSource script : scripts) {
      out.append("--- ").append(script.path()).append('\n')
          .append(new String(script.bytes(), StandardCharsets.UTF_8)).append('\n');
    }
    failures.add(out.toString());
  }

  List<String> failures() {
    return failures;
  }

  String summary() {
    return String.format(Locale.ROOT,
        "seed %d: %,d mutants, %,d with errors, %,d without (%,d of them compiled with javac), "
            + "longest compilation %d ms, %d kinds of failure",
        seed, mutants, withErrors, mutants - withErrors, compiled, longest / 1_000_000, failures.size());
  }
}
