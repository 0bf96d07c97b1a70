package io.heartrule.benchmarks;

import io.heartrule.Conversation;
import io.heartrule.ConversationListener;
import io.heartrule.HeartRule;
import io.heartrule.Turn;
import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.LookAhead;
import io.heartrule.compiler.analyse.Tables;
import io.heartrule.compiler.analyse.TopicPlace;
import io.heartrule.compiler.compile.CompilerOptions;
import io.heartrule.compiler.compile.HeartRuleCompiler;
import io.heartrule.compiler.compile.ScriptFolder;
import io.heartrule.compiler.compile.ScriptSource;
import io.heartrule.compiler.model.Action;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
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
    Case course = Case.of(new ScriptFolder(example, example).read());
    Case generated = Case.of(Course.of(100).scripts());
    Case questions = Case.of(List.of(new ScriptSource("questions.yaml",
        questions().getBytes(StandardCharsets.UTF_8))));
    System.out.println("calls in sequence a turn: all turns | an ask goes on | it ends or a rule fires | lost | turns");
    for (boolean pipelining : new boolean[] {false, true}) {
      String with = pipelining ? ", pipelined" : "";
      print("example cassette" + with, cassette(course.scripts, pipelining));
      for (int length : new int[] {3, 6}) {
        print("example, asks of " + length + with, play(course, pipelining, length));
        print("generated, asks of " + length + with, play(generated, pipelining, length));
        print("questions, asks of " + length + with, play(questions, pipelining, length));
      }
    }
  }

  /** Asks that do not build upon each other, as when a case history is taken. */
  private static String questions() {
    StringBuilder out = new StringBuilder("sessions:\n- session: 了解情况\n  declare:\n");
    for (int i = 0; i < 8; i++) {
      out.append("  - var: 情况").append(i).append("\n    define: 来访者第").append(i).append("方面的情况\n");
    }
    out.append("  stages:\n  - stage: 了解\n    steps:\n    - scene: 咨询室\n      ai: 向导\n      human: 来访者\n");
    for (int i = 0; i < 8; i++) {
      out.append("    - topic: 话题").append(i).append("\n      actions:\n      - ai_ask: 请来访者讲讲第").append(i)
          .append("方面的情况\n        exit: 来访者讲完了\n        output:\n        - get: 情况").append(i).append('\n');
    }
    return out.append("    - topic: 小结\n      actions:\n      - say: 谢谢你讲了这些，我都记下了：{情况0}；{情况1}；{情况2}；")
        .append("{情况3}；{情况4}；{情况5}；{情况6}；{情况7}\n").toString();
  }

  private static void print(String name, Tally tally) {
    System.out.printf(Locale.ROOT, "%-34s %.2f | %.2f | %.2f | %.3f | %d%n", name,
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

  private static Tally play(Case of, boolean pipelining, int length) throws InterruptedException {
    Tally tally = new Tally();
    ExecutorService visitors = Executors.newFixedThreadPool(CONVERSATIONS);
    List<Future<?>> talks = new ArrayList<>();
    for (int i = 0; i < CONVERSATIONS; i++) {
      int seed = i;
      int session = i % of.scripts.library().sessions().size();
      talks.add(visitors.submit(() -> talk(of.scripts, of.scripts.session(session),
          new Scripted(seed, length, of.ahead), pipelining, seed, tally)));
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
            } else if (event instanceof TraceEvent.RuleFired fired && fired.check().equals("NOW")) {
              timed.exits = true;
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

  /** Scripts, and what each ask collects ahead, by its place. */
  private record Case(CompiledScripts scripts, Map<String, Set<String>> ahead) {
    static Case of(Collection<ScriptSource> sources) throws IOException {
      Analysis analysis = new HeartRuleCompiler(CompilerOptions.of("benchmark")).analyse(sources);
      LookAhead table = Tables.of(analysis).lookAhead();
      Map<String, Set<String>> ahead = new HashMap<>();
      for (TopicPlace place : analysis.symbols().topics()) {
        int number = 0;
        for (Action action : place.topic().actions()) {
          LookAhead.Ahead next = action instanceof Action.AiAsk ask ? table.ahead(ask) : null;
          number += action instanceof Action.AiAsk ? 1 : 0;
          if (next != null) {
            ahead.put(place.id() + " ai_ask#" + number, next.ask().tolist() != null
                ? Set.of(next.ask().tolist().text())
                : next.gets().stream().map(get -> get.variable().text()).collect(Collectors.toSet()));
          }
        }
      }
      return new Case(CompiledScripts.of(sources), ahead);
    }
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

  /** Ends an ask at a given visitor turn, finds one thing in ten ahead; the same answer to the same request. */
  private static final class Scripted implements LanguageModel {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final long seed;
    private final int length;
    private final Map<String, Integer> turns = new LinkedHashMap<>();

    private final Map<String, Set<String>> ahead;

    private Scripted(long seed, int length, Map<String, Set<String>> ahead) {
      this.seed = seed;
      this.ahead = ahead;
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
      boolean early = request.purpose() == Purpose.EXTRACT
          && ahead.getOrDefault(request.position(), Set.of()).contains(field.name());
      if (early && random.nextInt(10) > 0) {
        return "";
      }
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
