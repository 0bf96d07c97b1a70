package io.heartrule.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.Conversation;
import io.heartrule.ConversationListener;
import io.heartrule.HeartRule;
import io.heartrule.Turn;
import io.heartrule.generated.Library;
import io.heartrule.model.ModelAnswer;
import io.heartrule.model.ModelException;
import io.heartrule.model.ModelRequest;
import io.heartrule.model.Purpose;
import io.heartrule.store.memory.MemoryStore;
import io.heartrule.trace.TraceEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each line of the dialogue is read exactly once for each variable that is kept up to date. */
class ReadOnceTest {
  private static final List<String> SCOPELESS = List.of("年龄", "家人", "近况", "备注");

  /** Rules that open or pause 近况: if it was closed, it is read from there on. */
  private static final List<String> BEGINNING = List.of("再记", "停一下", "接着");

  @TempDir
  private Path classes;

  /** One random conversation, and what was read in it. */
  private static class Talk implements ConversationListener {
    private final long seed;
    private final Random random;
    /** Calls fail and the process ends now and then. */
    private final boolean trouble;
    /** Answers come late, those under way are lost with the process, and nobody waits for them. */
    private final boolean slow;
    private final List<Runnable> underWay = new ArrayList<>();
    /** How far each variable has been read, by the events alone. */
    private final Map<String, Integer> read = new TreeMap<>();
    private final Map<String, Integer> begun = new HashMap<>();
    private final Set<String> purposes = new HashSet<>();
    private int lines;
    /** Index of the visitor's last line. */
    private int heard = -1;
    /** 近况 has been closed once: what it says came from other lines too. */
    private boolean forgotten;
    private int marks;
    private int late;
    private Conversation talk;

    private Talk(long seed, boolean trouble, boolean slow) {
      this.seed = seed;
      this.random = new Random(seed);
      this.trouble = trouble;
      this.slow = slow;
      SCOPELESS.forEach(name -> read.put(name, 0));
    }

    private ModelAnswer answer(ModelRequest request) {
      if (trouble && request.purpose() != Purpose.TURN && random.nextInt(4) == 0) {
        throw new ModelException(ModelException.Reason.TIMEOUT, "t", null);
      } else if (trouble && random.nextInt(10) == 0) {
        return ModelAnswer.of("抱歉");
      }
      marks += request.prompts().get(0).text().contains("从下一行起才是新的对话") ? 1 : 0;
      return ModelAnswer.of(FactsScript.answer(request));
    }

    @Override
    public void event(TraceEvent event) {
      if (event instanceof TraceEvent.Said) {
        lines++;
      } else if (event instanceof TraceEvent.StageEntered stage) {
        begin(stage.stage().endsWith("/支") ? "支上" : "这一段");
      } else if (event instanceof TraceEvent.TopicStarted topic && topic.topic().equals("逐个")) {
        begin("说法");
      } else if (event instanceof TraceEvent.RuleFired rule && rule.rule().equals("不记了")) {
        read.remove("近况");
        forgotten = true;
      } else if (event instanceof TraceEvent.RuleFired rule && BEGINNING.contains(rule.rule())) {
        if (!read.containsKey("近况")) {
          begin("近况");
        }
      } else if (event instanceof TraceEvent.DialogueRead stretch) {
        purposes.add(stretch.purpose());
        stretch.variables().stream().filter(read::containsKey).forEach(name -> read(name, stretch));
      }
    }

    private void begin(String name) {
      read.put(name, lines);
      begun.put(name, lines);
    }

    private void read(String name, TraceEvent.DialogueRead stretch) {
      if (name.equals("近况") && stretch.until() <= begun.getOrDefault(name, 0)) {
        return; // under way when it was closed
      }
      assertThat(stretch.from()).as("seed %d: %s has been read up to", seed, name).isEqualTo(read.get(name));
      assertThat(stretch.until()).isGreaterThan(stretch.from()).isLessThanOrEqualTo(lines);
      read.put(name, stretch.until());
    }

    private void play(Library library) {
      MemoryStore store = new MemoryStore();
      HeartRule.Builder home = HeartRule.builder().model((request, text) -> answer(request)).store(store)
          .executor(this::execute).library(library).listener(this);
      talk = home.build().start(FactsScript.session(library), "v",
          slow ? Map.of("background_wait_seconds", "0") : Map.of(), Map.of());
      Turn turn = talk.begin();
      Random visitor = new Random(seed + 1);
      for (int i = 0; i < 60 && turn.status() == Turn.Status.WAITING; i++) {
        if (trouble && random.nextInt(3) == 0) {
          underWay.clear();
          talk = home.build().resume(talk.id());
        }
        while (!underWay.isEmpty() && random.nextInt(3) > 0) {
          underWay.remove(random.nextInt(underWay.size())).run();
        }
        heard = lines++;
        turn = talk.reply("t" + i, FactsScript.line(visitor));
        assertThat(talk.transcript()).hasSize(lines);
        knows();
      }
      late += turn.status() == Turn.Status.WAITING ? 1 : 0;
    }

    private void execute(Runnable work) {
      if (slow && random.nextInt(3) > 0) {
        underWay.add(work);
      } else {
        work.run();
      }
    }

    /** Every value is what the lines say that have been read: none was missed, none was read in another order. */
    private void knows() {
      Map<String, Object> values = talk.values();
      for (String name : FactsScript.NUMBERS_AND_TEXTS) {
        if (read.containsKey(name) && !(forgotten && name.equals("近况")) && values.containsKey(name) && talk.view().status() == Turn.Status.WAITING) {
          String said = FactsScript.last(talk.transcript().subList(begun.getOrDefault(name, 0), read.get(name)), name);
          Object value = values.get(name);
          assertThat(value == null ? "" : value.toString()).as("seed %d: %s", seed, name).isEqualTo(said);
        }
      }
      Map<String, String> called = new HashMap<>();
      for (Object member : (List<?>) values.get("家人")) {
        called.put(((Map<?, ?>) member).get("角色").toString(), ((Map<?, ?>) member).get("称呼").toString());
      }
      assertThat(called).as("seed %d", seed)
          .isEqualTo(FactsScript.members(talk.transcript().subList(0, read.get("家人"))));
    }
  }

  @Test
  void no_line_is_missed_and_none_is_read_twice_also_with_failures_restarts_and_late_answers() {
    Library library = FactsScript.library(classes);
    int marks = 0;
    int unfinished = 0;
    Set<String> purposes = new HashSet<>();
    for (long seed = 0; seed < 400; seed++) {
      Talk talk = new Talk(seed, seed % 2 == 1, seed % 4 > 1);
      talk.play(library);
      marks += talk.marks;
      unfinished += talk.late;
      purposes.addAll(talk.purposes);
    }
    assertThat(purposes).containsExactlyInAnyOrder("extract", "update");
    assertThat(marks).as("prompts in which the new part begins later for some").isGreaterThan(200);
    assertThat(unfinished).as("conversations cut off").isLessThan(100);
  }

  @Test
  void before_a_topic_that_uses_a_variable_everything_that_was_said_has_been_read() {
    Library library = FactsScript.library(classes);
    Map<String, List<String>> uses = Map.of("会谈/一/乙", List.of("年龄", "家人", "近况", "这一段"),
        "会谈/二/己", List.of("年龄", "家人"), "会谈/支/支结", List.of("支上"), "说家人", List.of("家人"));
    int[] looks = {0};
    for (long seed = 0; seed < 120; seed++) {
      boolean[] paused = {false};
      Talk talk = new Talk(seed, false, false) {
        @Override
        public void event(TraceEvent event) {
          super.event(event);
          paused[0] |= event instanceof TraceEvent.RuleFired rule && List.of("停一下", "不记了").contains(rule.rule());
          if (event instanceof TraceEvent.TopicStarted topic && uses.containsKey(topic.topic())) {
            for (String name : uses.get(topic.topic())) {
              if (!(paused[0] && name.equals("近况"))) {
                looks[0]++;
                assertThat(super.read.get(name)).as("%s before %s", name, topic.topic()).isGreaterThan(super.heard);
              }
            }
          }
        }
      };
      talk.play(library);
    }
    assertThat(looks[0]).as("looks at a variable before its use").isGreaterThan(500);
  }
}
