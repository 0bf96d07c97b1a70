package io.heartrule.internal.chat;

import io.heartrule.Conversation;
import io.heartrule.ConversationView;
import io.heartrule.trace.TraceEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** What a line that begins with a slash shows of the conversation. Changes nothing. */
final class Commands {
  private final Conversation talk;
  private final ScriptMap map;
  private final Terminal terminal;
  private final ChatWords words;

  Commands(Conversation talk, ScriptMap map, Terminal terminal, ChatWords words) {
    this.talk = talk;
    this.map = map;
    this.terminal = terminal;
    this.words = words;
  }

  /** Carries out a command; gives whether the chat goes on. */
  boolean run(String line) {
    String command = line.strip().toLowerCase(Locale.ROOT);
    if (command.startsWith("/why ")) {
      why(line.strip().substring("/why ".length()).strip());
      return true;
    }
    if (command.startsWith("/idle ")) {
      terminal.println("  " + words.of("form.idle"));
      return true;
    }
    switch (command) {
      case "/why" -> why();
      case "/vars" -> variables();
      case "/rules" -> rules();
      case "/where" -> where();
      case "/help" -> terminal.println("  " + words.of("help"));
      case "/quit", "/exit" -> {
        return false;
      }
      // With what belongs behind it, this is no command but something that the visitor shows.
      case "/see" -> terminal.println("  " + words.of("form.see"));
      default -> terminal.println("  " + words.of("command.unknown", line.strip()));
    }
    return true;
  }

  /** All variables in sight, each once, by the shortest name that means it here. */
  void variables() {
    Map<String, Object> values = talk.values();
    Map<String, Object> shown = new LinkedHashMap<>();
    values.forEach((name, value) -> {
      int dot = name.indexOf('.');
      boolean again = dot >= 0 && shown.containsKey(name.substring(dot + 1));
      if (!again || !sameValue(shown.get(name.substring(dot + 1)), value)) {
        shown.put(name, value);
      }
    });
    if (shown.isEmpty()) {
      terminal.println("  " + words.of("vars.none"));
    }
    shown.forEach(this::variable);
    List<String> updating = talk.view().updating();
    if (!updating.isEmpty()) {
      terminal.println("  " + words.of("vars.updating", String.join(words.of("comma"), updating)));
    }
  }

  private static boolean sameValue(Object one, Object other) {
    return one == null ? other == null : one.equals(other);
  }

  private void variable(String name, Object value) {
    if (value instanceof List<?> list && !list.isEmpty()) {
      terminal.println("  " + name + " =");
      list.forEach(element -> terminal.println("    - " + text(element)));
    } else {
      terminal.println("  " + name + " = " + text(value));
    }
  }

  private String text(Object value) {
    if (value == null || value instanceof List<?> || value instanceof String text && text.isEmpty()) {
      return words.of("vars.empty");
    }
    return value instanceof Map<?, ?> element ? fields(element) : value.toString();
  }

  private String fields(Map<?, ?> element) {
    StringJoiner fields = new StringJoiner(words.of("comma"));
    element.forEach((name, value) -> fields.add(name + " = " + text(value)));
    return fields.toString();
  }

  private void rules() {
    ConversationView view = talk.view();
    if (view.rules().isEmpty()) {
      terminal.println("  " + words.of("rules.none"));
    }
    for (String rule : view.rules()) {
      terminal.println("  " + rule + map.placeOf("rule", rule));
    }
  }

  /** Why the rule has fired that fired last. */
  private void why() {
    List<TraceEvent.RuleFired> fired = talk.fired();
    if (fired.isEmpty()) {
      terminal.println("  " + words.of("why.none"));
    } else {
      why(fired.get(fired.size() - 1).rule());
    }
  }

  /** Why a rule has fired, or a topic was put in; or why not. */
  private void why(String name) {
    talk.why(name, words.language()).lines().forEach(line -> terminal.println("  " + line));
    if (!map.placeOf("rule", name).isEmpty()) {
      terminal.println("  " + map.placeOf("rule", name));
    }
  }

  private void where() {
    ConversationView view = talk.view();
    for (String frame : view.frames()) {
      ScriptMap.Element element = map.at(frame);
      if (element != null) {
        String what = element.kind().equals("action") ? words.of("where.action", part(frame), element.name()) : frame;
        terminal.println("  " + what + "  " + element.place());
      }
    }
    if (!view.queue().isEmpty()) {
      terminal.println("  " + words.of("where.next", String.join(words.of("comma"), view.queue())));
    }
  }

  private static String part(String frame) {
    return frame.substring(0, frame.indexOf(' '));
  }
}
