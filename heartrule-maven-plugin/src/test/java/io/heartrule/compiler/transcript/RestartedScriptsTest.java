package io.heartrule.compiler.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.Conversation;
import io.heartrule.ConversationEndedException;
import io.heartrule.ConversationListener;
import io.heartrule.HeartRule;
import io.heartrule.Message;
import io.heartrule.RiskRaised;
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
import io.heartrule.store.memory.MemoryStore;
import io.heartrule.testing.FakeClock;
import io.heartrule.trace.TraceEvent;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compiled scripts of every kind with a model and a visitor that do anything: dropping everything in memory
 * before and after each turn changes nothing, neither what is said, asked and traced nor what is known (Q53).
 */
class RestartedScriptsTest {
  private static final String[] WORDS = {"我妈", "挺好", "嗯，最近睡得不太好，老是半夜醒过来，白天也没精神",
      "还有舅舅，他总是使唤我", "好了", "我不想活了", "想死", "   ", "😀😀", "伤害自己"};
  private static final int SEEDS = 8;
  private static final int SESSIONS = 3;

  @TempDir
  Path temp;

  private int conversations;

  @Test
  void theConversationsAreTheSame() throws IOException {
    EverySession.visit(temp, (folder, library, session) -> {
      for (long seed = 0; seed < SEEDS; seed++) {
        conversations++;
        assertThat(new Played(library, session, seed, true).heard).as(folder + " " + session + " " + seed)
            .isEqualTo(new Played(library, session, seed, false).heard);
      }
    });
    assertThat(conversations).isGreaterThan(500);
  }

  /** Up to three sessions of one visitor. */
  private static final class Played {
    private final List<String> heard = new ArrayList<>();
    private final Library library;
    private final boolean restarts;
    private final MemoryStore store = new MemoryStore();
    private final FakeClock clock = new FakeClock();
    private final RandomModel model;
    private final Random visitor;
    private Conversation talk;
    private int turns;

    private Played(Library library, String session, long seed, boolean restarts) {
      this.library = library;
      this.restarts = restarts;
      this.model = new RandomModel(seed);
      this.visitor = new Random(seed);
      boolean goesOn = session(session);
      for (int i = 1; goesOn && i < SESSIONS; i++) {
        goesOn = session(library.sessions().get(visitor.nextInt(library.sessions().size())));
      }
    }

    /** Whether there may be another one. */
    private boolean session(String name) {
      HeartRule first = fresh();
      try {
        talk = first.start(new SessionKey<Record>(library, name), "visitor");
      } catch (ConversationEndedException e) {
        heard.add("the counseling is over");
        return false;
      }
      talk.begin();
      for (int i = 0; i < 30 && talk.status() == Turn.Status.WAITING; i++) {
        restart();
        clock.forward(Duration.ofSeconds(visitor.nextInt(200)));
        speak();
        restart();
        if (talk.status() == Turn.Status.WAITING) {
          heard.add(new TreeMap<>(talk.values().entrySet().stream().filter(each -> each.getValue() != null)
              .collect(Collectors.toMap(each -> each.getKey(), each -> each.getValue()))).toString());
          heard.add(talk.view().toString());
        }
      }
      heard.addAll(talk.transcript());
      return talk.status() != Turn.Status.WAITING;
    }

    private void speak() {
      String id = "t" + turns++;
      int kind = visitor.nextInt(12);
      String text = WORDS[visitor.nextInt(visitor.nextInt(3) == 0 ? WORDS.length : 5)];
      if (kind == 0) {
        talk.idle(id, Duration.ofSeconds(30));
      } else {
        talk.reply(id, text, kind == 1 ? List.of("流泪") : List.of());
      }
    }

    private void restart() {
      talk = restarts ? fresh().resume(talk.id()) : talk;
    }

    private HeartRule fresh() {
      return HeartRule.builder().model(model).executor(Runnable::run).store(store).clock(clock).library(library)
          .classLoader(library.getClass().getClassLoader()).listener(new ConversationListener() {
            @Override public void message(Message message) {
              heard.add("> " + message);
            }

            @Override public void risk(RiskRaised raised) {
              heard.add("! " + raised.risk() + " " + raised.how());
            }

            @Override public void event(TraceEvent event) {
              heard.add(event.toJson());
            }
          }).build();
    }
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
      return ModelAnswer.of(object(request.fields(), random));
    }

    private static String object(List<ExpectedField> fields, Random random) {
      StringBuilder text = new StringBuilder("{");
      for (ExpectedField field : fields) {
        text.append(text.length() > 1 ? "," : "").append('"').append(field.name()).append("\":")
            .append(value(field, random));
      }
      return text + "}";
    }

    private static String value(ExpectedField field, Random random) {
      boolean nothing = random.nextInt(3) == 0;
      return switch (field.kind()) {
        case FLAG -> random.nextInt(25) == 0 ? "\"是\""
            : String.valueOf(random.nextInt(field.name().equals("EXIT") ? 2 : 4) == 0);
        case NUMBER -> String.valueOf(random.nextInt(9));
        case STATUS -> nothing ? "\"\"" : '"' + field.values().get(random.nextInt(field.values().size())) + '"';
        case LIST -> nothing ? "[]" : "[" + element(field, random) + "," + element(field, random) + "]";
        default -> nothing && field.kind() != ExpectedField.Kind.REPLY ? "\"\"" : "\"值" + random.nextInt(4) + '"';
      };
    }

    private static String element(ExpectedField list, Random random) {
      return list.fields().isEmpty() ? "\"值" + random.nextInt(4) + '"' : object(list.fields(), random);
    }
  }
}
