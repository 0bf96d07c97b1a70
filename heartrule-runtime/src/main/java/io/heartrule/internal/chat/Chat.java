package io.heartrule.internal.chat;

import io.heartrule.Conversation;
import io.heartrule.ConversationView;
import io.heartrule.HeartRule;
import io.heartrule.Turn;
import io.heartrule.generated.Library;
import io.heartrule.generated.SessionKey;
import io.heartrule.generated.SkillKey;
import io.heartrule.generated.Stage;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** A chat with one session (or one skill) of a project in a terminal. */
public final class Chat {
  private final ChatOptions options;
  private final Terminal terminal;
  private final ChatWords words;
  private final ClassLoader project;

  /** A session or a skill. */
  private record Choice(Library library, String name, boolean isSession) {}

  private Chat(ChatOptions options, Terminal terminal, ClassLoader project) {
    this.options = options;
    this.terminal = terminal;
    this.words = ChatWords.in(options.get("language"));
    this.project = project;
  }

  /**
   * Chats until the session is over or the input ends. Called by reflection from the Maven plugin: only classes of the
   * JDK cross the border.
   *
   * @param options {@code session}, {@code baseUrl}, {@code model}, {@code cassette}, {@code cassettes} (a folder),
   *     {@code play} (a file of visitor lines), {@code changed} (a script that is newer than
   *     the classes), {@code summary}, {@code sources}, {@code language}, {@code encoding},
   *     {@code batch}
   * @param project holds the scripts
   * @return null, or why it could not begin
   */
  public static String run(Map<String, String> options, ClassLoader project, InputStream in, OutputStream out) {
    ChatOptions chosen = new ChatOptions(options, System.getenv());
    return run(chosen, project, Terminal.of(in, out, chosen));
  }

  static String run(ChatOptions options, ClassLoader project, Terminal terminal) {
    try {
      new Chat(options, terminal, project).run();
      return null;
    } catch (ChatException cannotBegin) {
      return cannotBegin.getMessage();
    }
  }

  private void run() {
    Choice choice = choice();
    Library library = choice.library;
    ScriptMap map = ScriptMap.of(library.name(), project);
    if (options.is("summary")) {
      new Compiled(library, map, words).print(terminal, options);
    }
    if (options.get("play") == null) {
      talk(choice, map, new Visitor(terminal));
      return;
    }
    talk(choice, map, Visitor.reading(options.path("play"), words));
    if (terminal.isInteractive()) {
      terminal.println("");
      terminal.print(words.of("offer"));
      String answer = terminal.line();
      if (answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y")) {
        talk(choice, map, new Visitor(terminal));
      }
    }
  }

  /** What can be talked with: the sessions and skills of each library on the class path, in order. */
  private List<Choice> choices() {
    List<Choice> choices = new ArrayList<>();
    try {
      for (Library library : ServiceLoader.load(Library.class, project)) {
        library.sessions().forEach(name -> choices.add(new Choice(library, name, true)));
        library.skills().forEach(name -> choices.add(new Choice(library, name, false)));
      }
    } catch (ServiceConfigurationError generatedButNotCompiled) {
      throw new ChatException(words.of("no.session"));
    }
    if (choices.isEmpty()) {
      throw new ChatException(words.of("no.session"));
    }
    return choices;
  }

  /** By name, or by number where the command line cannot spell the name; without a wish the first session. */
  private Choice choice() {
    List<Choice> choices = choices();
    String wanted = options.get("session");
    if (wanted == null) {
      return choices.stream().filter(Choice::isSession).findFirst().orElse(choices.get(0));
    }
    StringBuilder known = new StringBuilder();
    for (int i = 0; i < choices.size(); i++) {
      Choice choice = choices.get(i);
      if (choice.name.equals(wanted) || String.valueOf(i + 1).equals(wanted)) {
        return choice;
      }
      known.append("\n  ").append(i + 1).append("  ").append(choice.name);
    }
    throw new ChatException(words.of("session.unknown", wanted) + known);
  }

  private void talk(Choice choice, ScriptMap map, Visitor visitor) {
    Library library = choice.library;
    String name = choice.name;
    boolean isSession = choice.isSession;
    String script = map.all(isSession ? "session" : "skill").stream().filter(e -> e.name().equals(name))
        .map(ScriptMap.Element::file).findFirst().orElse(null);
    ChatModel model = ChatModel.of(options, name, script, words);
    List<Stage> stages = isSession ? library.session(name).stages() : List.of();
    Screen screen = new Screen(terminal, words, map, stages, model.address());
    HeartRule.Builder builder = HeartRule.builder().model(model.model()).listener(screen).classLoader(project);
    if (!model.isReal()) {
      // A rehearsal is the same every time: background work is done at once.
      builder.executor(Runnable::run);
    }
    HeartRule heartrule = builder.build();
    if (options.get("changed") != null && !visitor.isPlayed()) {
      terminal.println(words.of("compiled.old", options.get("changed")));
    }
    terminal.println(words.of("title", name, script == null ? "" : script));
    terminal.println(model.about());
    if (terminal.isInteractive() && !visitor.isPlayed()) {
      terminal.println(words.of("hint"));
    }
    Conversation talk = isSession ? heartrule.start(new SessionKey<>(library, name), "chat")
        : heartrule.start(new SkillKey<>(library, name), "chat", Map.of(), words.of("ai"), words.of("human"), Map.of(),
            Map.of());
    // Beforehand: the first words may come piece by piece, and pieces do not say who speaks.
    screen.speaker(first(stages));
    turns(talk, new Commands(talk, map, terminal, words), screen, visitor);
  }

  private String first(List<Stage> stages) {
    for (Stage stage : stages) {
      for (Stage.Step step : stage.steps()) {
        if (step instanceof Stage.Scene scene) {
          return scene.ai();
        }
      }
    }
    return words.of("ai");
  }

  private void turns(Conversation talk, Commands commands, Screen screen, Visitor visitor) {
    Turn turn = talk.begin();
    int number = 0;
    while (turn.status() == Turn.Status.WAITING) {
      ConversationView view = talk.view();
      screen.speaker(view.ai());
      terminal.print(words.of("says", view.human()));
      String line = visitor.next();
      if (line == null) {
        terminal.println("");
        terminal.println(words.of("input.ended"));
        return;
      }
      if (visitor.isPlayed() || !terminal.isInteractive()) {
        terminal.println(line);
      }
      Heard heard = Heard.of(line);
      if (line.isBlank()) {
        continue;
      } else if (heard == null) {
        if (!commands.run(line)) {
          return;
        }
      } else {
        turn = reply(talk, "turn-" + ++number, heard, turn, screen);
      }
    }
    terminal.println("");
    terminal.println(words.of(turn.status() == Turn.Status.SESSION_ENDED ? "session.ended" : "counseling.ended"));
    terminal.println(words.of("collected"));
    commands.variables();
  }

  /** A turn that failed leaves the conversation as it was: the person may say it again. */
  private Turn reply(Conversation talk, String id, Heard heard, Turn before, Screen screen) {
    try {
      return heard.silence() != null ? talk.idle(id, heard.silence()) : talk.reply(id, heard.text(), heard.seen());
    } catch (RuntimeException failed) {
      screen.note(words.of("turn.failed", failed));
      return before;
    }
  }
}
