package io.heartrule.internal.explain;

import io.heartrule.generated.Rule;
import io.heartrule.generated.Stage;
import io.heartrule.internal.engine.Views;
import io.heartrule.internal.state.Line;
import io.heartrule.internal.state.State;
import io.heartrule.trace.TraceEvent.Inserted;
import io.heartrule.trace.TraceEvent.RuleFired;
import java.util.List;
import java.util.Locale;

/** Puts an event that holds no words together with the dialogue and the scripts. */
public final class Explainer {
  private final State state;
  private final Views views;
  private final Words words;

  public Explainer(State state, Views views, Locale language) {
    this.state = state;
    this.views = views;
    this.words = Words.in(language);
  }

  /** The newest firing of a rule, or the newest that called a topic; why there is none, if there is none. */
  public String why(String name) {
    for (int i = state.fired.size() - 1; i >= 0; i--) {
      RuleFired fired = state.fired.get(i);
      if (fired.rule().equals(name) || fired.inserted().stream().anyMatch(each -> is(each.topic(), name))) {
        return explain(fired);
      }
    }
    String caller = views.caller(name);
    if (caller != null) {
      return words.of("former", "topic", name, "rule", caller);
    } else if (!state.library.rules().names().contains(name)) {
      return words.of(isThere(name) ? "none" : "unknown", "name", name);
    }
    String why = views.why(name);
    return words.of("silent", "rule", name, "why", words.of("silent." + (why.isEmpty() ? "READY" : why)));
  }

  /** Whether the scripts have a topic of the name. */
  private boolean isThere(String name) {
    for (String skill : state.library.skills()) {
      if (is(skill, name)) {
        return true;
      }
    }
    for (Stage stage : state.session.stages()) {
      for (Stage.Step step : stage.steps()) {
        if (step instanceof Stage.Entry entry && is(entry.topic(), name)) {
          return true;
        }
      }
    }
    return false;
  }

  /** As the script has it; without the number if the rule is judged at other times by now. */
  private static String checkTime(RuleFired fired, Rule rule) {
    boolean same = rule != null && rule.check().at().name().equals(fired.check());
    if (same && rule.check().at() == Rule.Check.At.EVERY_TOPICS) {
      return "{topics: " + rule.check().every() + "}";
    } else if (same && rule.check().at() == Rule.Check.At.EVERY_CHARS) {
      return "{chars: " + rule.check().every() + "}";
    }
    return fired.check().toLowerCase(Locale.ROOT).replace("every_", "");
  }

  /** A topic is meant by its id, its own name, or the name of one copy for an element of a list. */
  private static boolean is(String topic, String name) {
    String own = topic.substring(topic.lastIndexOf('/') + 1);
    return topic.equals(name) || own.equals(name) || name.startsWith(own + "-");
  }

  /** Several lines. */
  public String explain(RuleFired fired) {
    StringBuilder out = new StringBuilder();
    Rule rule = views.rule(fired.rule());
    line(out, "fired", "rule", fired.rule(), "check", checkTime(fired, rule));
    line(out, "position", "position", fired.position());
    if (rule != null && rule.ifText != null) {
      line(out, "if", "if", rule.ifText);
    }
    line(out, "how." + fired.how(), "decided", fired.decided(), "call", words.orEmpty("call.", fired.call()),
        "phrase", rule == null ? "" : phrase(rule, fired.decided()));
    dialogue(out, fired);
    fired.inserted().forEach(each -> inserted(out, each));
    if (!fired.effects().isEmpty()) {
      line(out, "effects", "effects", String.join(words.of("comma"), fired.effects()));
    }
    if (fired.inserted().isEmpty() && fired.effects().isEmpty()) {
      line(out, "nothing");
    }
    return out.toString();
  }

  private static String phrase(Rule rule, String decided) {
    for (int i = 0; i < rule.phrases.size(); i++) {
      if (("phrases[" + (i + 1) + "]").equals(decided)) {
        return rule.phrases.get(i);
      }
    }
    return "";
  }

  private void dialogue(StringBuilder out, RuleFired fired) {
    List<Line> lines = state.dialogue;
    int from = Math.max(0, fired.from());
    int until = Math.min(lines.size(), fired.until());
    if (from >= until) {
      return;
    }
    line(out, "lines", "from", String.valueOf(from + 1), "to", String.valueOf(until));
    for (Line line : lines.subList(from, until)) {
      out.append("    ").append(line.name()).append('：').append(line.whole()).append('\n');
    }
  }

  private void inserted(StringBuilder out, Inserted topic) {
    String place = words.of("place." + topic.place(), "of", topic.of(), "number", String.valueOf(topic.number()));
    String before = topic.before() == null ? "" : words.of("place.before", "topic", topic.before());
    line(out, "inserted", "topic", topic.topic().substring(topic.topic().lastIndexOf('/') + 1),
        "timing", topic.timing().toLowerCase(Locale.ROOT), "place", place + before);
  }

  private void line(StringBuilder out, String key, String... pairs) {
    out.append(words.of(key, pairs)).append('\n');
  }
}
