package io.heartrule.compiler.emit;

import io.heartrule.Conversation;
import io.heartrule.ConversationListener;
import io.heartrule.HeartRule;
import io.heartrule.Message;
import io.heartrule.Turn;
import io.heartrule.generated.Library;
import io.heartrule.generated.SessionKey;
import io.heartrule.model.rehearsal.Cassette;
import io.heartrule.model.rehearsal.RehearsalModel;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;

/**
 * The program that is debugged: plays the first session on its class path from a cassette and prints what is said.
 * Arguments: cassette, file with the visitor's lines.
 */
public final class DebuggedTalk {
  private DebuggedTalk() {}

  public static void main(String[] args) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Library library = ServiceLoader.load(Library.class).findFirst().orElseThrow();
    HeartRule heartrule = HeartRule.builder().executor(Runnable::run)
        .model(RehearsalModel.from(Cassette.read(Path.of(args[0]))))
        .listener(new ConversationListener() {
          @Override
          public void message(Message message) {
            out.println(message.text());
          }
        }).build();
    Conversation talk = heartrule.start(new SessionKey<>(library, library.sessions().get(0)), "visitor");
    Turn.Status status = talk.begin().status();
    int turn = 0;
    for (String line : Files.readAllLines(Path.of(args[1]))) {
      if (status == Turn.Status.WAITING && !line.startsWith("#")) {
        status = talk.reply("turn-" + turn++, line).status();
      }
    }
    out.println(status);
  }
}
