package io.heartrule.benchmarks;

import io.heartrule.compiler.write.GeneratedFile;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Compiles a course in one process, phase by phase, beside javac on the same output: the first round
 * is cold, then come rounds that nobody counts, then five that are.
 *
 * <p>{@code benchmarks/run CompileBenchmark [skills]}, 1,000 by default. With {@code heap} as a second
 * argument: one round without javac, for the memory that the compiler itself needs; with {@code memory}
 * such rounds in JVMs of their own, each with the least of 256, 512 and 1,024 MiB that is enough: for a
 * tenth, all, five times and ten times of the skills.
 */
public final class CompileBenchmark {
  private static final int WARM_UP = 10;
  private static final int WARM_UP_JAVAC = 3;
  private static final int MEASURED = 5;

  private final Laps laps = new Laps();
  private final Phases phases = new Phases(laps);
  private final Course course;

  private CompileBenchmark(Course course) {
    this.course = course;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    int skills = args.length > 0 ? Integer.parseInt(args[0]) : 1000;
    String what = args.length > 1 ? args[1] : "times";
    if (what.equals("memory")) {
      memory(List.of(skills / 10, skills, skills * 5, skills * 10));
      return;
    }
    CompileBenchmark benchmark = new CompileBenchmark(Course.of(skills));
    if (what.equals("heap")) {
      benchmark.heap();
    } else {
      benchmark.times();
    }
  }

  private void times() throws IOException {
    machine();
    List<GeneratedFile> files = round(true);
    say("%d skills, %d scripts, %.1f MB of YAML; %d files, %.1f MB of Java", course.skills(), course.scripts().size(),
        course.bytes() / 1e6, files.size(), characters(files) / 1e6);
    table("cold, the first round of this process");
    for (int i = 0; i < WARM_UP; i++) {
      round(i < WARM_UP_JAVAC);
    }
    laps.forget();
    for (int i = 0; i < MEASURED; i++) {
      round(true);
    }
    table("warm, medians of " + MEASURED + " (least–most)");
  }

  private List<GeneratedFile> round(boolean withJavac) throws IOException {
    Path folder = Files.createTempDirectory("heartrule-benchmark");
    try {
      System.gc(); // the garbage of the round before is not this round's bill
      List<GeneratedFile> files = phases.compile(course);
      phases.write(files, folder);
      if (withJavac) {
        System.gc();
        laps.start();
        Javac.compile(folder.resolve("sources"), folder.resolve("classes"));
        laps.end("javac");
      }
      return files;
    } finally {
      Course.delete(folder);
    }
  }

  private void table(String title) {
    say("%n%s", title);
    Phases.ANALYSE.forEach(this::row);
    Phases.EMIT.forEach(this::row);
    row(Phases.WRITE);
    row(Phases.WRITE_AGAIN);
    row("javac");
    say("  wall:      %s", share(laps::wall));
    say("  processor: %s", share(laps::processor));
  }

  private static String share(ToDoubleFunction<String> time) {
    double read = time.applyAsDouble("read");
    double analyse = sum(Phases.ANALYSE, time);
    double emit = sum(Phases.EMIT, time);
    double write = time.applyAsDouble(Phases.WRITE);
    double javac = time.applyAsDouble("javac");
    double all = analyse + emit + write;
    return String.format(Locale.ROOT,
        "analysing %.0f ms + emitting %.0f ms + writing %.0f ms = %.0f ms, %.1f %% of javac's %.0f ms "
            + "(without reading YAML: %.1f %%)",
        analyse, emit, write, all, 100 * all / javac, javac, 100 * (all - read) / javac);
  }

  private void row(String name) {
    say("  %-24s %8.1f ms   (%.1f–%.1f)   processor %8.1f ms", name, laps.wall(name), laps.least(name), laps.most(name),
        laps.processor(name));
  }

  private static double sum(Collection<String> names, ToDoubleFunction<String> time) {
    return names.stream().mapToDouble(time).sum();
  }

  /** One round in a fresh process: what it took, and the most that the heap ever held. */
  private void heap() throws IOException {
    round(false);
    double wall = sum(Phases.ANALYSE, laps::wall) + sum(Phases.EMIT, laps::wall) + laps.wall(Phases.WRITE);
    double peak = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      peak += pool.getType() == MemoryType.HEAP ? pool.getPeakUsage().getUsed() / 1048576.0 : 0;
    }
    say("%6d skills, %5.1f MB of YAML: cold %6.0f ms, heap at most %4.0f MiB of %d (scripts in memory included)",
        course.skills(), course.bytes() / 1e6, wall, peak, Runtime.getRuntime().maxMemory() / 1048576);
  }

  private static void memory(List<Integer> sizes) throws IOException, InterruptedException {
    machine();
    for (int skills : sizes) {
      for (int heap : List.of(256, 512, 1024)) {
        List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + heap + "m", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
            CompileBenchmark.class.getName(), "" + skills, "heap");
        Process process = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        if (process.waitFor() == 0) {
          break;
        }
        say("%6d skills: %d MiB of heap are not enough", skills, heap);
      }
    }
  }

  private static long characters(List<GeneratedFile> files) {
    return files.stream().mapToLong(file -> file.text().getBytes(StandardCharsets.UTF_8).length).sum();
  }

  private static void machine() {
    var system = ManagementFactory.getOperatingSystemMXBean();
    say("Java %s, %d processors, load %.1f, %s", Runtime.version(), system.getAvailableProcessors(),
        system.getSystemLoadAverage(), String.join(" ", ManagementFactory.getRuntimeMXBean().getInputArguments()));
  }

  private static void say(String format, Object... arguments) {
    System.out.println(String.format(Locale.ROOT, format, arguments));
  }
}
