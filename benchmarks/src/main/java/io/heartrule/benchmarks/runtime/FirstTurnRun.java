package io.heartrule.benchmarks.runtime;

import com.sun.management.OperatingSystemMXBean;
import io.heartrule.Conversation;
import io.heartrule.benchmarks.CompiledScripts;
import io.heartrule.generated.Library;
import io.heartrule.store.memory.MemoryStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;

/**
 * Processor time from the start of a JVM to the end of a visitor's first turn, above that of a main
 * that does nothing but ask for it. Medians of JVMs that take turns.
 *
 * <p>{@code benchmarks/run runtime.FirstTurnRun}
 */
public final class FirstTurnRun {
  private static final int JVMS = 11;

  private FirstTurnRun() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length == 2 && args[0].equals("turn")) {
      turn(Path.of(args[1]));
    }
    if (args.length > 0) {
      OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
      System.out.println(system.getProcessCpuTime() / 1_000_000);
      return;
    }
    CompiledScripts scripts = Talks.compile(Talks.ask(5));
    URL[] folders = ((URLClassLoader) scripts.loader()).getURLs();
    String classes = Path.of(folders[0].getPath()).getParent().toString();
    long[] empty = new long[JVMS];
    long[] turn = new long[JVMS];
    for (int i = 0; i < JVMS; i++) {
      empty[i] = run("empty", classes);
      turn[i] = run("turn", classes);
    }
    Arrays.sort(empty);
    Arrays.sort(turn);
    System.out.printf(Locale.ROOT, "empty main %d ms (%d–%d), first turn %d ms (%d–%d), difference of medians %d ms%n",
        empty[JVMS / 2], empty[0], empty[JVMS - 1], turn[JVMS / 2], turn[0], turn[JVMS - 1],
        turn[JVMS / 2] - empty[JVMS / 2]);
  }

  private static void turn(Path folder) throws IOException {
    URLClassLoader loader = new URLClassLoader(new URL[] {folder.resolve("classes").toUri().toURL(),
        folder.resolve("resources").toUri().toURL()}, FirstTurnRun.class.getClassLoader());
    CompiledScripts scripts = new CompiledScripts(loader,
        ServiceLoader.load(Library.class, loader).findFirst().orElseThrow());
    Conversation talk = Talks.engine(scripts, new MemoryStore(), 5).start(scripts.session(0), "visitor");
    talk.begin();
    if (talk.reply("t", Talks.VISITOR).messages().isEmpty()) {
      throw new IllegalStateException("nothing was said");
    }
  }

  private static long run(String what, String classes) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
        FirstTurnRun.class.getName(), what, classes)).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      long millis = Long.parseLong(out.readLine().trim());
      process.waitFor();
      return millis;
    }
  }
}
