package io.heartrule.example.app;

import io.heartrule.Conversation;
import io.heartrule.HeartRule;
import io.heartrule.Turn;
import io.heartrule.example.counseling.Scripts;
import io.heartrule.model.LanguageModel;
import io.heartrule.model.openai.OpenAiModel;
import io.heartrule.model.rehearsal.Cassette;
import io.heartrule.model.rehearsal.RehearsalModel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A first session in the terminal: all that an app needs to do with compiled scripts. */
public final class CounselingApp {
  private final HeartRule heartrule;
  private final BufferedReader in;
  private final PrintStream out;

  CounselingApp(HeartRule heartrule, BufferedReader in, PrintStream out) {
    this.heartrule = heartrule;
    this.in = in;
    this.out = out;
  }

  /** @param args a cassette to rehearse from, if no model is set in the environment */
  public static void main(String[] args) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    HeartRule heartrule = HeartRule.builder().model(model(args)).listener(new Screen(out)).build();
    new CounselingApp(heartrule, in, out).talk(heartrule.start(Scripts.评估性会谈, "visitor-42"));
  }

  private static LanguageModel model(String[] args) throws IOException {
    String server = System.getenv("HEARTRULE_BASE_URL");
    if (server != null) {
      return OpenAiModel.builder().baseUrl(server).apiKey(System.getenv("HEARTRULE_API_KEY"))
          .model(System.getenv("HEARTRULE_MODEL")).build();
    }
    return args.length == 0 ? RehearsalModel.placeholders() : RehearsalModel.from(Cassette.read(Path.of(args[0])));
  }

  /** Goes on with a conversation that was left, perhaps by another process: the store remembers it. */
  void goOn(String id) throws IOException {
    talk(heartrule.resume(id));
  }

  /** Talks until the session is over or the visitor leaves. */
  void talk(Conversation talk) throws IOException {
    Turn.Status status = talk.status() == null ? talk.begin().status() : talk.status();
    for (int turn = talk.transcript().size(); status == Turn.Status.WAITING; turn = talk.transcript().size()) {
      out.print("> ");
      String line = in.readLine();
      if (line == null) {
        return;
      }
      // The same id again gives the same turn: a message that is sent twice is answered once.
      status = talk.reply("turn-" + turn, line).status();
    }
  }
}
