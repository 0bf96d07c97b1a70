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
   *     {@code play} (a file of visitor lines), {@code summary}, {@code sources}, {@code language}, {@code encoding},
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
    Library library = library();
    String name = name(library);
    ScriptMap map = ScriptMap.of(library.name(), project);
    if (options.is("summary")) {
      new Compiled(library, map, words).print(terminal, options);
    }
    if (options.get("play") == null) {
      talk(library, name, map, new Visitor(terminal));
      return;
    }
    talk(library, name, map, Visitor.reading(options.path("play"), words));
    if (terminal.isInteractive()) {
      terminal.println("");
      terminal.print(words.of("offer"));
      String answer = terminal.line();
      if (answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y")) {
        talk(library, name, map, new Visitor(terminal));
      }
    }
  }

  /** The library that holds the wanted session or skill; without a wish the first that has any, sessions first. */
  private Library library() {
    String wanted = options.get("session");
    List<Library> all = new ArrayList<>();
    try {
      ServiceLoader.load(Library.class, project).forEach(all::add);
    } catch (ServiceConfigurationError generatedButNotCompiled) {
      throw new ChatException(words.of("no.session"));
    }
    return all.stream().filter(library -> wanted == null ? !library.sessions().isEmpty() : names(library, wanted))
        .findFirst().or(() -> all.stream().filter(library -> wanted == null && !library.skills().isEmpty()).findFirst())
        .orElseThrow(() -> new ChatException(unknown(wanted, all)));
  }

  private static boolean names(Library library, String wanted) {
    return library.sessions().contains(wanted) || library.skills().contains(wanted);
  }

  private String unknown(String wanted, List<Library> all) {
    StringBuilder known = new StringBuilder();
    for (Library library : all) {
      library.sessions().forEach(session -> known.append("\n  ").append(session));
      library.skills().forEach(skill -> known.append("\n  ").append(skill));
    }
    return known.isEmpty() ? words.of("no.session") : words.of("session.unknown", wanted) + known;
  }

  private String name(Library library) {
    String wanted = options.get("session");
    return wanted != null ? wanted : (library.sessions().isEmpty() ? library.skills() : library.sessions()).get(0);
  }

  private void talk(Library library, String name, ScriptMap map, Visitor visitor) {
    boolean isSession = library.sessions().contains(name);
    String script = map.all(isSession ? "session" : "skill").stream().filter(e -> e.name().equals(name))
        .map(ScriptMap.Element::file).findFirst().orElse(null);
    ChatModel model = ChatModel.of(options, name, script, words);
    List<Stage> stages = isSession ? library.session(name).stages() : List.of();
    Screen screen = new Screen(terminal, words, map, stages);
    HeartRule.Builder builder = HeartRule.builder().model(model.model()).listener(screen).classLoader(project);
    if (!model.isReal()) {
      // A rehearsal is the same every time: background work is done at once.
      builder.executor(Runnable::run);
    }
    HeartRule heartrule = builder.build();
    terminal.println(words.of("title", name, script == null ? "" : script));
    terminal.println(model.about());
    if (terminal.isInteractive() && !visitor.isPlayed()) {
      terminal.println(words.of("hint"));
    }
    // Names beforehand: the first words may come piece by piece.
    Conversation talk = isSession ? heartrule.start(new SessionKey<>(library, name), "chat")
        : heartrule.start(new SkillKey<>(library, name), "chat", Map.of(), words.of("ai"), words.of("human"), Map.of(),
            Map.of());
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
      if (line.isBlank()) {
        continue;
      } else if (line.startsWith("/")) {
        if (!commands.run(line)) {
          return;
        }
      } else {
        turn = reply(talk, "turn-" + ++number, line, turn, screen);
      }
    }
    terminal.println("");
    terminal.println(words.of(turn.status() == Turn.Status.SESSION_ENDED ? "session.ended" : "counseling.ended"));
    terminal.println(words.of("collected"));
    commands.variables();
  }

  /** A turn that failed leaves the conversation as it was: the person may say it again. */
  private Turn reply(Conversation talk, String id, String line, Turn before, Screen screen) {
    try {
      return talk.reply(id, line);
    } catch (RuntimeException failed) {
      screen.note(words.of("turn.failed", failed));
      return before;
    }
  }
}
