package io.heartrule.benchmarks;

import io.heartrule.Conversation;
import io.heartrule.ConversationListener;
import io.heartrule.HeartRule;
import io.heartrule.Turn;
import io.heartrule.compiler.compile.ScriptFolder;
import io.heartrule.generated.SessionKey;
import io.heartrule.model.ExpectedField;
import io.heartrule.model.LanguageModel;
import io.heartrule.model.ModelAnswer;
import io.heartrule.model.ModelException;
import io.heartrule.model.ModelRequest;
import io.heartrule.model.Purpose;
import io.heartrule.model.rehearsal.Cassette;
import io.heartrule.model.rehearsal.RehearsalModel;
import io.heartrule.trace.TraceEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/**
 * How many model calls a visitor waits for, one after the other, in each turn: calls at the same time count once, and
 * background calls count where the conversation has to wait for them. Every call takes the same time, so the length of
 * a turn is that number. With and without pipelining.
 *
 * <p>{@code benchmarks/run WaitCounts [example scripts]}
 */
public final class WaitCounts {
  /** Long beside anything that the engine does. */
  private static final int UNIT_MILLIS = 150;
  private static final int CONVERSATIONS = 20;
  private static final String EXAMPLE = "example-project/counseling-scripts/src/";
  private static final String[] SENTENCES = {"嗯，最近睡得不太好，老是半夜醒过来", "我妈总说我想太多了，我也不知道怎么回她", "还好吧", "是的"};

  private WaitCounts() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Path example = Path.of(args.length > 0 ? args[0] : EXAMPLE + "main/heartrule");
    CompiledScripts course = CompiledScripts.of(new ScriptFolder(example, example).read());
    CompiledScripts generated = CompiledScripts.of(Course.of(100).scripts());
    System.out.println("calls in sequence a turn: all turns | no ask ends | an ask ends | lost calls | turns");
    for (boolean pipelining : new boolean[] {false, true}) {
      String with = pipelining ? ", pipelined" : "";
      print("example cassette" + with, cassette(course, pipelining));
      for (int length : new int[] {3, 6}) {
        print("example, asks of " + length + with, play(course, pipelining, length));
        print("generated, asks of " + length + with, play(generated, pipelining, length));
      }
    }
  }

  private static void print(String name, Tally tally) {
    System.out.printf(Locale.ROOT, "%-36s %.2f | %.2f | %.2f | %.3f | %d%n", name,
        (tally.inside + tally.ending) / (double) (tally.insideTurns + tally.endingTurns),
        tally.inside / (double) tally.insideTurns, tally.ending / (double) tally.endingTurns,
        tally.lost.get() / (double) (tally.insideTurns + tally.endingTurns), tally.insideTurns + tally.endingTurns);
  }

  private static Tally cassette(CompiledScripts scripts, boolean pipelining) throws IOException {
    Tally tally = new Tally();
    Path file = Path.of(EXAMPLE + "test/heartrule/cassettes/first_day.jsonl");
    RehearsalModel recorded = RehearsalModel.from(Cassette.read(file));
    Map<ModelRequest, ModelAnswer> known = new ConcurrentHashMap<>();
    LanguageModel model = (request, listener) -> known.computeIfAbsent(request, r -> recorded.answer(r, null));
    talk(scripts, new SessionKey<>(scripts.library(), "评估性会谈"), model, pipelining, 1, tally);
    return tally;
  }

  private static Tally play(CompiledScripts scripts, boolean pipelining, int length) throws InterruptedException {
    Tally tally = new Tally();
    ExecutorService visitors = Executors.newFixedThreadPool(CONVERSATIONS);
    List<Future<?>> talks = new ArrayList<>();
    for (int i = 0; i < CONVERSATIONS; i++) {
      int seed = i;
      talks.add(visitors.submit(() -> talk(scripts, scripts.session(seed % scripts.library().sessions().size()),
          new Scripted(seed, length), pipelining, seed, tally)));
    }
    for (Future<?> talk : talks) {
      try {
        talk.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException(e.getCause());
      }
    }
    visitors.shutdown();
    return tally;
  }

  private static void talk(CompiledScripts scripts, SessionKey<?> session, LanguageModel model, boolean pipelining,
      long seed, Tally tally) {
    ExecutorService threads = Executors.newCachedThreadPool();
    Timed timed = new Timed(model);
    HeartRule heartrule = HeartRule.builder().model(timed).classLoader(scripts.loader())
        .library(session.library()).executor(threads).listener(new ConversationListener() {
          @Override public void event(TraceEvent event) {
            if (event instanceof TraceEvent.CalledEarly call && !call.used()) {
              tally.lost.incrementAndGet();
            }
          }
        }).build();
    Conversation talk = heartrule.start(session, "visitor", Map.of("pipelining", "" + pipelining), Map.of());
    talk.begin();
    Random random = new Random(seed);
    for (int i = 0; i < 60 && talk.status() == Turn.Status.WAITING; i++) {
      timed.exits = false;
      long from = System.nanoTime();
      talk.reply("t" + i, SENTENCES[random.nextInt(SENTENCES.length)]);
      tally.add((System.nanoTime() - from) / 1_000_000 / UNIT_MILLIS, timed.exits);
    }
    threads.shutdown();
  }

  /** Counters of one kind of conversation. */
  private static final class Tally {
    private final AtomicInteger lost = new AtomicInteger();
    private long inside;
    private long insideTurns;
    private long ending;
    private long endingTurns;

    private synchronized void add(long calls, boolean ends) {
      inside += ends ? 0 : calls;
      insideTurns += ends ? 0 : 1;
      ending += ends ? calls : 0;
      endingTurns += ends ? 1 : 0;
    }
  }

  /** The same time for every call. */
  private static final class Timed implements LanguageModel {
    private final LanguageModel model;
    private volatile boolean exits;

    private Timed(LanguageModel model) {
      this.model = model;
    }

    @Override
    public ModelAnswer answer(ModelRequest request, TextListener listener) {
      try {
        Thread.sleep(UNIT_MILLIS);
      } catch (InterruptedException e) {
        throw new ModelException(ModelException.Reason.CANCELLED, "interrupted", e);
      }
      ModelAnswer answer = model.answer(request, null);
      exits |= request.purpose() == Purpose.TURN && answer.text().contains("\"EXIT\":true");
      return answer;
    }
  }

  /** Ends an ask at a given visitor turn; the same answer to the same request. */
  private static final class Scripted implements LanguageModel {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final long seed;
    private final int length;
    private final Map<String, Integer> turns = new LinkedHashMap<>();

    private Scripted(long seed, int length) {
      this.seed = seed;
      this.length = length;
    }

    @Override
    public synchronized ModelAnswer answer(ModelRequest request, TextListener listener) {
      String prompt = request.prompts().toString();
      Random random = new Random(seed * 31 + request.position().hashCode() + prompt.hashCode());
      Map<String, Object> answer = new LinkedHashMap<>();
      for (ExpectedField field : request.fields()) {
        answer.put(field.name(), value(field, request, random));
      }
      return ModelAnswer.of(JSON.writeValueAsString(answer));
    }

    private Object value(ExpectedField field, ModelRequest request, Random random) {
      return switch (field.kind()) {
        case FLAG -> field.name().equals("EXIT") ? exits(request)
            : field.name().startsWith("rule_") && random.nextInt(25) == 0;
        case REPLY -> "听起来这件事让你挺不容易的，能再多讲一点当时的情形吗？";
        case NUMBER -> 2;
        case STATUS -> field.values().get(0);
        case LIST -> list(field);
        default -> field.name().equals("BRIEF") ? "请他多讲一点" : "他讲到睡不好，白天没有精神";
      };
    }

    /** An opening has nothing new from the visitor: it begins the count. */
    private boolean exits(ModelRequest request) {
      boolean opening = request.prompts().get(1).text().contains("现在由你先开口");
      int turn = opening ? 0 : turns.getOrDefault(request.position(), 0) + 1;
      boolean exits = turn >= length;
      turns.put(request.position(), exits ? 0 : turn);
      return exits;
    }

    private List<Object> list(ExpectedField field) {
      List<Object> list = new ArrayList<>();
      for (String word : new String[] {"母亲", "舅舅"}) {
        Map<String, Object> record = new LinkedHashMap<>();
        field.fields().forEach(f -> record.put(f.name(), word));
        list.add(field.fields().isEmpty() ? word : record);
      }
      return list;
    }
  }
}
