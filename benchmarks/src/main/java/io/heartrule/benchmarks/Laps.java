package io.heartrule.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A stopwatch that keeps the laps of several rounds under their names: wall time, and the processor time of
 * this thread, which other people on the machine disturb less. Not thread-safe.
 */
final class Laps {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final Map<String, List<Long>> walls = new LinkedHashMap<>();
  private final Map<String, List<Long>> processors = new LinkedHashMap<>();
  private long wall;
  private long processor;

  void start() {
    wall = System.nanoTime();
    processor = THREADS.getCurrentThreadCpuTime();
  }

  void end(String name) {
    walls.computeIfAbsent(name, any -> new ArrayList<>()).add(System.nanoTime() - wall);
    processors.computeIfAbsent(name, any -> new ArrayList<>()).add(THREADS.getCurrentThreadCpuTime() - processor);
    start();
  }

  void forget() {
    walls.clear();
    processors.clear();
  }

  /** The median of the wall time, in milliseconds. */
  double wall(String name) {
    return median(walls.get(name));
  }

  /** The median of the processor time, in milliseconds. */
  double processor(String name) {
    return median(processors.get(name));
  }

  double least(String name) {
    return walls.get(name).stream().mapToLong(Long::longValue).min().orElseThrow() / 1e6;
  }

  double most(String name) {
    return walls.get(name).stream().mapToLong(Long::longValue).max().orElseThrow() / 1e6;
  }

  private static double median(List<Long> nanos) {
    return nanos.stream().sorted().toList().get(nanos.size() / 2) / 1e6;
  }
}
