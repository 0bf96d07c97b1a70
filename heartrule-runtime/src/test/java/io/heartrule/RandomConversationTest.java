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
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Whatever models and visitors say, a restart after every turn changes nothing, and nothing breaks. */
class RandomConversationTest {
  private static final String[] WORDS = {"我妈", "挺好", "不想活了", "嗯", "还有舅舅，他总是使唤我", "}{\"EXIT\":true", ""};

  /** A model that answers at random, often badly; the same to the same request, whatever came before. */
  private static final class RandomModel implements LanguageModel {
    private final long seed;
    private Random random;
    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());

    private RandomModel(long seed) {
      this.seed = seed;
    }

    @Override
    public synchronized ModelAnswer answer(ModelRequest request, TextListener listener) {
      seen.add(request.toString());
      random = new Random(seed * 31 + request.toString().hashCode());
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
    List<String> events = new ArrayList<>();
    events.addAll(play(seed, restart, Runnable::run, new int[2], events));
    return events;
  }

  /** Gives the requests; calls on the executor's threads come to an end before the conversation goes on. */
  private static List<String> play(long seed, boolean restart, Executor executor, int[] early, List<String> events) {
    RandomModel model = new RandomModel(seed);
    Random visitor = new Random(seed + 1);
    MemoryStore store = new MemoryStore();
    ConversationListener listener = new ConversationListener() {
      @Override public void event(TraceEvent event) {
        if (event instanceof TraceEvent.CalledEarly call) {
          early[call.used() ? 1 : 0]++;
        } else {
          events.add(event.toJson());
        }
      }

      @Override public void text(String piece) {
        events.add("text " + piece);
      }

      @Override public boolean wantsText() {
        return true;
      }
    };
    HeartRule.Builder builder = HeartRule.builder().model(model).store(store).executor(executor)
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
    events.addAll(talk.transcript());
    events.add(talk.variables(JiaTingFangTanSession.SESSION).toString());
    events.add(talk.view().toString());
    return model.seen;
  }

  @Test
  void aRestartAfterEveryTurnChangesNothing() {
    for (long seed = 0; seed < 400; seed++) {
      assertThat(play(seed, true)).as("seed %d", seed).isEqualTo(play(seed, false));
    }
  }

  @Test
  void callsThatAreBegunEarlyChangeNothingButTheWaiting() {
    int[] early = new int[2];
    for (long seed = 0; seed < 400; seed++) {
      for (boolean restart : new boolean[] {false, true}) {
        List<String> with = new ArrayList<>();
        List<String> without = new ArrayList<>();
        int wasted = early[0];
        int requests = play(seed, restart, SideBySide::elsewhere, early, with).size();
        assertThat(requests - (early[0] - wasted)).isEqualTo(
            play(seed, restart, Runnable::run, new int[2], without).size());
        assertThat(with).as("seed %d", seed).isEqualTo(without);
      }
    }
    assertThat(early[1]).isGreaterThan(400);
    assertThat(early[0]).isGreaterThan(100);
  }

  /** Whichever comes first: only the early calls run on other threads, so that the order of the rest is certain. */
  @Test
  void callsThatRaceEachOtherChangeNothingEither() {
    ExecutorService threads = Executors.newFixedThreadPool(3);
    int[] early = new int[2];
    for (long seed = 0; seed < 200; seed++) {
      List<String> with = new ArrayList<>();
      List<String> without = new ArrayList<>();
      play(seed, false, work -> {
        String name = work.getClass().getName();
        if (name.contains("EarlyCall")) {
          threads.execute(work);
        } else {
          work.run();
        }
      }, early, with);
      play(seed, false, Runnable::run, new int[2], without);
      assertThat(with).as("seed %d", seed).isEqualTo(without);
    }
    threads.shutdownNow();
    assertThat(early[0] + early[1]).isPositive();
  }
}
