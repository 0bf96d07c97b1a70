package io.heartrule.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.Conversation;
import io.heartrule.ConversationListener;
import io.heartrule.HeartRule;
import io.heartrule.Turn;
import io.heartrule.Settings;
import io.heartrule.generated.Library;
import io.heartrule.internal.json.Json;
import io.heartrule.model.ModelAnswer;
import io.heartrule.model.ModelRequest;
import io.heartrule.model.Purpose;
import io.heartrule.store.memory.MemoryStore;
import io.heartrule.trace.TraceEvent;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However late and in whatever order background answers come, a conversation ends as if they came at once. */
class ReorderedAnswersTest {
  private static final int CONVERSATIONS = 200;
  /** So many go on at a time: few enough that several calls of one conversation are under way together. */
  private static final int ABREAST = 5;
  private static final List<String> LASTING = List.of("年龄", "家人", "近况", "备注", "打算");

  @TempDir
  private Path classes;

  /**
   * Two threads that take what is waiting in a random order, and only when a model call of some
   * conversation lets them, or when a conversation waits for them.
   */
  private static final class Shuffled implements Executor {
    private final Random random;
    private final List<Runnable> waiting = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private final List<Thread> workers = new ArrayList<>();
    private final List<Thread> talkers = new ArrayList<>();
    private final AtomicInteger overtaken = new AtomicInteger();
    private int allowed;
    private boolean over;

    private Shuffled(long seed) {
      random = new Random(seed);
      for (int i = 0; i < 2; i++) {
        workers.add(new Thread(this::work, "shuffled-" + i));
        workers.get(i).start();
      }
    }

    @Override
    public void execute(Runnable work) {
      lock.lock();
      try {
        waiting.add(work);
      } finally {
        lock.unlock();
      }
    }

    /** Something happens in a conversation: some of what is waiting may go on. */
    private void tick() {
      lock.lock();
      try {
        allowed = Math.min(waiting.size(), allowed + random.nextInt(6) / 5);
        more.signalAll();
      } finally {
        lock.unlock();
      }
    }

    private void work() {
      for (Runnable next = next(); next != null; next = next()) {
        next.run();
      }
    }

    private Runnable next() {
      lock.lock();
      try {
        while (!over) {
          if (!waiting.isEmpty() && (allowed > 0 || talkers.stream().anyMatch(Shuffled::waits))) {
            allowed = Math.max(0, allowed - 1);
            int chosen = random.nextBoolean() ? waiting.size() - 1 : random.nextInt(waiting.size());
            overtaken.addAndGet(chosen > 0 ? 1 : 0);
            return waiting.remove(chosen);
          }
          more.await(1, TimeUnit.MILLISECONDS);
        }
        return null;
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      } finally {
        lock.unlock();
      }
    }

    private static boolean waits(Thread talker) {
      return talker.getState() == Thread.State.TIMED_WAITING;
    }

    private void end() throws InterruptedException {
      over = true;
      for (Thread worker : workers) {
        worker.join();
      }
    }
  }

  /** What is left of a conversation: all of its state, and what was read when for each variable. */
  private record Left(List<String> read, String state) {}

  /** Many conversations over one home. */
  private static final class Home implements ConversationListener {
    private final MemoryStore store = new MemoryStore();
    private final Map<Thread, Integer> speaking = new ConcurrentHashMap<>();
    private final Map<Integer, List<String>> read = new ConcurrentHashMap<>();
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final HeartRule home;
    private final Runnable tick;

    private Home(Library library, Executor executor, Runnable tick) {
      this.tick = tick;
      home = HeartRule.builder().model((request, text) -> answer(request)).store(store).executor(executor)
          .settings(Settings.defaults().with("pipelining", "false")) // each question is to be counted once
          .library(library).listener(this).clock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)).build();
    }

    private ModelAnswer answer(ModelRequest request) {
      tick.run();
      if (request.purpose() == Purpose.UPDATE || request.purpose() == Purpose.EXTRACT) {
        asked.add(request.fields().stream().map(field -> field.name()).toList()
            + FactsScript.dialogue(request.prompts().get(0).text()).toString());
      }
      return ModelAnswer.of(FactsScript.answer(request));
    }

    @Override
    public void event(TraceEvent event) {
      if (event instanceof TraceEvent.DialogueRead stretch) {
        List<String> mine = read.computeIfAbsent(speaking.get(Thread.currentThread()), n -> new ArrayList<>());
        stretch.variables().forEach(name -> mine.add(name + " " + stretch.from() + "–" + stretch.until()));
      }
    }

    /** One conversation from its beginning to its end, a turn at a time. */
    private final class Spoken {
      private final int number;
      private final Random visitor;
      private Conversation talk;
      private Turn.Status status = Turn.Status.WAITING;
      private int turns;

      private Spoken(int number, Library library) {
        this.number = number;
        this.visitor = new Random(number);
        this.talk = home.start(FactsScript.session(library), "visitor-" + number);
      }

      private boolean turn() {
        speaking.put(Thread.currentThread(), number);
        Turn turn = turns == 0 ? talk.begin() : talk.reply("t" + turns, FactsScript.line(visitor));
        turns++;
        status = turn.status();
        return status == Turn.Status.WAITING;
      }

      private Left left() {
        assertThat(status).isEqualTo(Turn.Status.SESSION_ENDED);
        // An answer that comes when its stage or topic is over is about a variable that is not there any more.
        List<String> sorted = read.get(number).stream().filter(line -> LASTING.contains(line.split(" ")[0]))
            .sorted(Comparator.comparing(line -> line.split(" ")[0])).toList();
        Map<String, Object> state = new TreeMap<>(Json.read(store.conversation(talk.id()).orElseThrow().state()));
        // Checks of rules come late by nature: how many there were and where, is no part of what is left.
        state.remove("serial");
        state.put("fired", Json.list(state.get("fired")).stream()
            .filter(fired -> !"check".equals(Json.map(fired).get("call"))).toList());
        return new Left(sorted, state.toString());
      }
    }

    private List<String> asked() {
      List<String> sorted = new ArrayList<>(asked);
      Collections.sort(sorted);
      return sorted;
    }
  }

  @Test
  void two_hundred_conversations_end_as_if_every_answer_came_at_once() throws Exception {
    Library library = FactsScript.library(classes);
    Home atOnce = new Home(library, Runnable::run, () -> { });
    List<Left> expected = new ArrayList<>();
    for (int i = 0; i < CONVERSATIONS; i++) {
      Home.Spoken spoken = atOnce.new Spoken(i, library);
      while (spoken.turn()) {
        assertThat(spoken.turns).isLessThan(500);
      }
      expected.add(spoken.left());
    }
    for (int talkers : new int[] {1, 4}) {
      Shuffled executor = new Shuffled(talkers);
      Home home = new Home(library, executor, executor::tick);
      List<Home.Spoken> all = new ArrayList<>();
      for (int i = 0; i < CONVERSATIONS; i++) {
        all.add(home.new Spoken(i, library));
      }
      speak(all, talkers, executor);
      executor.end();
      for (int i = 0; i < CONVERSATIONS; i++) {
        assertThat(all.get(i).left()).as("conversation %d", i).isEqualTo(expected.get(i));
      }
      assertThat(home.asked()).isEqualTo(atOnce.asked());
      assertThat(executor.overtaken.get()).as("answers that overtook another").isGreaterThan(500);
    }
  }

  /** Some threads turn the conversations, each now this and now that one. */
  private static void speak(List<Home.Spoken> all, int talkers, Shuffled executor) throws InterruptedException {
    List<Home.Spoken> waiting = new ArrayList<>(all);
    Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    for (int i = 0; i < talkers; i++) {
      Random random = new Random(i);
      executor.talkers.add(new Thread(() -> {
        try {
          for (Home.Spoken next = take(waiting, random); next != null; next = take(waiting, random)) {
            if (next.turn()) {
              synchronized (waiting) {
                waiting.add(0, next);
              }
            }
          }
        } catch (RuntimeException | Error e) {
          failures.add(e);
        }
      }, "talker-" + i));
    }
    for (Thread talker : executor.talkers) {
      talker.start();
    }
    for (Thread talker : executor.talkers) {
      talker.join();
    }
    assertThat(failures).isEmpty();
  }

  private static Home.Spoken take(List<Home.Spoken> waiting, Random random) {
    synchronized (waiting) {
      return waiting.isEmpty() ? null : waiting.remove(random.nextInt(Math.min(ABREAST, waiting.size())));
    }
  }
}
