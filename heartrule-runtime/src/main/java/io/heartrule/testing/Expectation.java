package io.heartrule.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How a conversation must stand at a point. What is not mentioned is not looked at. */
public final class Expectation {
  final Map<String, Object> variables = new LinkedHashMap<>();
  final List<String> active = new ArrayList<>();
  final List<String> inactive = new ArrayList<>();
  /** Null where nothing is expected. */
  String topic;
  List<String> queue;
  List<String> updating;
  Map<String, Integer> calls;
  String status;

  private Expectation() {}

  public static Expectation expectation() {
    return new Expectation();
  }

  /**
   * The value of a variable.
   *
   * @param name looked up from where the conversation stands, inner to outer, or {@code scope.name}
   * @param value as in JSON; a list must be of the same length, of its records only the fields that
   *     are mentioned count
   */
  public Expectation variable(String name, Object value) {
    variables.put(name, value);
    return this;
  }

  /** The innermost topic that now waits. */
  public Expectation topic(String name) {
    topic = name;
    return this;
  }

  /** Rules that are active, among others. */
  public Expectation active(String... rules) {
    active.addAll(List.of(rules));
    return this;
  }

  /** Rules that are not active. */
  public Expectation inactive(String... rules) {
    inactive.addAll(List.of(rules));
    return this;
  }

  /** Exactly the topics that have not yet begun, in order. */
  public Expectation queue(String... topics) {
    queue = List.of(topics);
    return this;
  }

  /** Exactly the variables that are being kept up to date, in any order. */
  public Expectation updating(String... names) {
    updating = Arrays.stream(names).sorted().toList();
    return this;
  }

  /** The number of calls so far by purpose: {@code calls("turn", 3, "extract", 1)}; all others 0. */
  public Expectation calls(Object... purposesAndNumbers) {
    calls = new LinkedHashMap<>();
    for (int i = 0; i < purposesAndNumbers.length; i += 2) {
      calls.put((String) purposesAndNumbers[i], (Integer) purposesAndNumbers[i + 1]);
    }
    return this;
  }

  /** {@code waiting}, {@code session_ended} or {@code counseling_ended}. */
  public Expectation status(String word) {
    status = word;
    return this;
  }
}
