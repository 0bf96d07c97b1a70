package io.heartrule.testing;

import io.heartrule.Conversation;
import io.heartrule.ConversationView;
import io.heartrule.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** Looks whether a conversation stands as expected; finds everything that is wrong at once. */
final class ExpectationCheck {
  private final Conversation talk;
  private final Map<String, Integer> calls;
  private final FailureWords words = FailureWords.spoken();
  private final List<String> problems = new ArrayList<>();

  ExpectationCheck(Conversation talk, Map<String, Integer> calls) {
    this.talk = talk;
    this.calls = calls;
  }

  /** Empty if all is well. */
  List<String> problems(Expectation expected) {
    ConversationView view = talk.view();
    if (!expected.variables.isEmpty()) {
      variables(expected.variables, talk.values());
    }
    if (expected.topic != null) {
      topic(expected.topic, view);
    }
    for (String rule : expected.active) {
      if (!view.rules().contains(rule)) {
        problem("expect.active", rule, names(view.rules()));
      }
    }
    for (String rule : expected.inactive) {
      if (view.rules().contains(rule)) {
        problem("expect.inactive", rule);
      }
    }
    if (expected.queue != null && !expected.queue.equals(view.queue())) {
      problem("expect.queue", names(expected.queue), names(view.queue()));
    }
    if (expected.updating != null && !expected.updating.equals(view.updating().stream().sorted().toList())) {
      problem("expect.updating", names(expected.updating), names(view.updating()));
    }
    if (expected.calls != null) {
      calls(expected.calls);
    }
    String status = view.status().name().toLowerCase(Locale.ROOT);
    if (expected.status != null && !expected.status.equals(status)) {
      problem("expect.status", expected.status, status);
    }
    return problems;
  }

  private void variables(Map<String, Object> expected, Map<String, Object> actual) {
    expected.forEach((name, value) -> {
      if (!actual.containsKey(name)) {
        problem("expect.unknown", name, names(actual.keySet().stream().filter(n -> n.indexOf('.') < 0).toList()));
      } else if (!Comparison.fits(value, actual.get(name))) {
        problem("expect.variable", name, shown(value), shown(actual.get(name)));
      }
    });
  }

  private void topic(String expected, ConversationView view) {
    if (view.status() != Turn.Status.WAITING) {
      problem("expect.topic.ended", expected);
    } else if (!expected.equals(view.topic())) {
      problem("expect.topic", expected, view.topic() == null ? "–" : view.topic());
    }
  }

  private void calls(Map<String, Integer> expected) {
    TreeSet<String> purposes = new TreeSet<>(expected.keySet());
    purposes.addAll(calls.keySet());
    for (String purpose : purposes) {
      int wanted = expected.getOrDefault(purpose, 0);
      int made = calls.getOrDefault(purpose, 0);
      if (wanted != made) {
        problem("expect.calls", purpose, String.valueOf(wanted), String.valueOf(made));
      }
    }
  }

  private String shown(Object value) {
    return value == null || value.equals("") ? words.of("empty") : Comparison.shown(value);
  }

  private String names(List<String> names) {
    return names.isEmpty() ? words.of("none") : String.join("、", names);
  }

  private void problem(String key, String... arguments) {
    problems.add(words.of(key, arguments));
  }
}
