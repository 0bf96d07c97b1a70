package io.heartrule.compiler.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.Conversation;
import io.heartrule.ConversationListener;
import io.heartrule.HeartRule;
import io.heartrule.Message;
import io.heartrule.Turn;
import io.heartrule.compiler.Repository;
import io.heartrule.compiler.compile.ScriptFolder;
import io.heartrule.generated.Library;
import io.heartrule.generated.SessionKey;
import io.heartrule.model.ExpectedField;
import io.heartrule.model.LanguageModel;
import io.heartrule.model.ModelAnswer;
import io.heartrule.model.ModelException;
import io.heartrule.model.ModelRequest;
import io.heartrule.trace.TraceEvent;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiled scripts of every kind, the example among them: calls begun early change nothing but the waiting (N14). */
class PipelinedScriptsTest {
  private static final String[] WORDS = {"我妈", "挺好", "嗯，最近睡得不太好，老是半夜醒过来，白天也没精神", "还有舅舅，他总是使唤我", "好了"};

  @TempDir
  Path temp;

  private int used;
  private int lost;
  private int conversations;

  @Test
  void theConversationsAreTheSame() throws IOException {
    EverySession.visit(temp, (folder, library, session) -> {
      for (long seed = 0; seed < 6; seed++) {
        conversations++;
        SessionKey<?> key = new SessionKey<>(library, session);
        assertThat(play(key, seed, PipelinedScriptsTest::elsewhere)).as(folder + " " + session + " " + seed)
            .isEqualTo(play(key, seed, Runnable::run));
      }
    });
    assertThat(conversations).isGreaterThan(200);
    assertThat(used).isGreaterThan(50);
    assertThat(lost).isBetween(1, used);
  }

  /** To its end, so that whatever is begun early is over before the extraction begins. */
  private static void elsewhere(Runnable work) {
    Thread thread = new Thread(work);
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private List<String> play(SessionKey<?> session, long seed, Executor executor) {
    List<String> heard = new ArrayList<>();
    ConversationListener listener = new ConversationListener() {
      @Override public boolean wantsText() {
        return true;
      }

      @Override public void text(String piece) {
        heard.add("~ " + piece);
      }

      @Override public void message(Message message) {
        heard.add("> " + message);
      }

      @Override public void event(TraceEvent event) {
        if (event instanceof TraceEvent.CalledEarly call) {
          used += call.used() ? 1 : 0;
          lost += call.used() ? 0 : 1;
        } else {
          heard.add(event.toJson());
        }
      }
    };
    HeartRule heartrule = HeartRule.builder().model(new RandomModel(seed)).executor(executor).listener(listener)
        .library(session.library()).classLoader(session.library().getClass().getClassLoader())
        .clock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)).build();
    Conversation talk = heartrule.start(session, "visitor");
    talk.begin();
    Random visitor = new Random(seed);
    for (int i = 0; i < 25 && talk.status() == Turn.Status.WAITING; i++) {
      talk.reply("t" + i, WORDS[visitor.nextInt(WORDS.length)]);
      heard.add(talk.values().toString());
    }
    heard.addAll(talk.transcript());
    heard.add(talk.view().toString());
    return heard;
  }

  /** Answers anything, sometimes badly; the same to the same request. */
  private record RandomModel(long seed) implements LanguageModel {
    @Override
    public ModelAnswer answer(ModelRequest request, TextListener listener) {
      Random random = new Random(seed * 31 + request.toString().hashCode());
      if (random.nextInt(30) == 0) {
        throw new ModelException(ModelException.Reason.TIMEOUT, "t", null);
      } else if (random.nextInt(30) == 0) {
        return ModelAnswer.of("抱歉");
      }
      StringBuilder text = new StringBuilder("{");
      for (ExpectedField field : request.fields()) {
        text.append(text.length() > 1 ? "," : "").append('"').append(field.name()).append("\":")
            .append(value(field, random));
      }
      if (listener != null) {
        listener.text(text + "}");
      }
      return ModelAnswer.of(text + "}");
    }

    private static String value(ExpectedField field, Random random) {
      boolean nothing = random.nextInt(3) == 0;
      return switch (field.kind()) {
        case FLAG -> String.valueOf(random.nextInt(field.name().equals("EXIT") ? 2 : 8) == 0);
        case NUMBER -> String.valueOf(random.nextInt(9));
        case STATUS -> nothing ? "\"\"" : '"' + field.values().get(random.nextInt(field.values().size())) + '"';
        case LIST -> nothing ? "[]" : "[" + record(field, random) + "," + record(field, random) + "]";
        default -> nothing && field.kind() != ExpectedField.Kind.REPLY ? "\"\"" : "\"值" + random.nextInt(4) + '"';
      };
    }

    private static String record(ExpectedField list, Random random) {
      Map<String, String> fields = new LinkedHashMap<>();
      list.fields().forEach(field -> fields.put(field.name(), value(field, random)));
      StringBuilder text = new StringBuilder("{");
      fields.forEach((name, value) -> text.append(text.length() > 1 ? "," : "").append('"').append(name).append("\":")
          .append(value));
      return fields.isEmpty() ? "\"值" + random.nextInt(4) + '"' : text + "}";
    }
  }
}
