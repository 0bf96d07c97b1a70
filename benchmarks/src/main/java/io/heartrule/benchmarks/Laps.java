package io.heartrule.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A stopwatch that keeps the laps of several rounds under their names. Not thread-safe. */
final class Laps {
  private final Map<String, List<Long>> nanos = new LinkedHashMap<>();
  private long last = System.nanoTime();

  void start() {
    last = System.nanoTime();
  }

  void end(String name) {
    long now = System.nanoTime();
    nanos.computeIfAbsent(name, any -> new ArrayList<>()).add(now - last);
    last = System.nanoTime();
  }

  void forget() {
    nanos.clear();
  }

  double median(String name) {
    List<Long> sorted = nanos.get(name).stream().sorted().toList();
    return sorted.get(sorted.size() / 2) / 1e6;
  }

  double least(String name) {
    return nanos.get(name).stream().mapToLong(Long::longValue).min().orElseThrow() / 1e6;
  }

  double most(String name) {
    return nanos.get(name).stream().mapToLong(Long::longValue).max().orElseThrow() / 1e6;
  }
}
