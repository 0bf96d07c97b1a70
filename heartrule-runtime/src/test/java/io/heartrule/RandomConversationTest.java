package io.heartrule;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.family.JiaTingFangTanSession;
import io.heartrule.family.Scripts;
import io.heartrule.model.ExpectedField;
import io.heartrule.model.LanguageModel;
import io.heartrule.model.ModelAnswer;
import io.heartrule.model.ModelException;
import io.heartrule.model.ModelRequest;
import io.heartrule.store.memory.MemoryStore;
import io.heartrule.trace.TraceEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever models and visitors say, a restart after every turn changes nothing, and nothing breaks. */
class RandomConversationTest {
  private static final String[] WORDS = {"我妈", "挺好", "不想活了", "嗯", "还有舅舅，他总是使唤我", "}{\"EXIT\":true", ""};

  /** A model that answers at random, often badly. */
  private static final class RandomModel implements LanguageModel {
    private final Random random;
    private final List<String> seen = new ArrayList<>();

    private RandomModel(long seed) {
      this.random = new Random(seed);
    }

    @Override
    public ModelAnswer answer(ModelRequest request, TextListener listener) {
      seen.add(request.toString());
      switch (random.nextInt(12)) {
        case 0: throw new ModelException(ModelException.Reason.TIMEOUT, "t", null);
        case 1: return ModelAnswer.of("抱歉");
        case 2: return new ModelAnswer("{\"EXIT\":\"true\"", true, ModelAnswer.Usage.NONE);
        default:
      }
      StringBuilder json = new StringBuilder("{");
      for (ExpectedField field : request.fields()) {
        if (random.nextInt(8) > 0) {
          json.append('"').append(field.name()).append("\":").append(value(field)).append(',');
        }
      }
      String text = json.append('}').toString();
      if (listener != null) {
        listener.text(text);
      }
      return ModelAnswer.of(text);
    }

    private String value(ExpectedField field) {
      return switch (field.kind()) {
        case FLAG -> random.nextInt(3) == 0 ? "\"true\"" : random.nextInt(6) == 0 ? "\"不\"" : "false";
        case LIST -> "[{\"成员角色\":\"" + (char) ('甲' + random.nextInt(3)) + "\",\"成员称呼\":\"称\",\"删除\":"
            + (random.nextInt(5) == 0) + "}]";
        default -> "\"值" + random.nextInt(5) + "\"";
      };
    }
  }

  private static List<String> play(long seed, boolean restart) {
    RandomModel model = new RandomModel(seed);
    Random visitor = new Random(seed + 1);
    MemoryStore store = new MemoryStore();
    List<String> events = new ArrayList<>();
    ConversationListener listener = new ConversationListener() {
      @Override public void event(TraceEvent event) {
        events.add(event.toJson());
      }
    };
    HeartRule.Builder builder = HeartRule.builder().model(model).store(store).executor(Runnable::run)
        .library(Scripts.LIBRARY).listener(listener).clock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    Conversation talk = builder.build().start(Scripts.家庭访谈, "v");
    Turn turn = talk.begin();
    for (int i = 0; i < 30 && turn.status() == Turn.Status.WAITING; i++) {
      if (restart) {
        String before = store.conversation(talk.id()).orElseThrow().state();
        talk = builder.build().resume(talk.id());
        assertThat(talk.view().status()).isEqualTo(Turn.Status.WAITING);
        assertThat(io.heartrule.internal.state.SnapshotWriter.write(io.heartrule.internal.state.SnapshotReader.read(
            talk.id(), "v", Scripts.LIBRARY, before))).isEqualTo(before);
      }
      turn = talk.reply("t" + i, WORDS[visitor.nextInt(WORDS.length)]);
    }
    events.addAll(model.seen);
    events.addAll(talk.transcript());
    events.add(talk.variables(JiaTingFangTanSession.SESSION).toString());
    events.add(talk.view().toString());
    return events;
  }

  @Test
  void aRestartAfterEveryTurnChangesNothing() {
    for (long seed = 0; seed < 400; seed++) {
      assertThat(play(seed, true)).as("seed %d", seed).isEqualTo(play(seed, false));
    }
  }
}
