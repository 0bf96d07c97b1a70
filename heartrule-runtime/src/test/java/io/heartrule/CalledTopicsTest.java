package io.heartrule;

import static io.heartrule.TestScripts.branch;
import static io.heartrule.TestScripts.main;
import static io.heartrule.family.SmallTopic.ask;
import static io.heartrule.family.SmallTopic.say;
import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.generated.Return;
import io.heartrule.generated.Rule;
import io.heartrule.generated.Rule.Check;
import io.heartrule.generated.Stop;
import io.heartrule.generated.Timing;
import io.heartrule.model.ExpectedField;
import io.heartrule.model.LanguageModel;
import io.heartrule.model.ModelAnswer;
import io.heartrule.model.ModelRequest;
import io.heartrule.store.memory.MemoryStore;
import io.heartrule.trace.TraceEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever fires when, and whatever stops, jumps or comes late: a topic that a rule has called comes
 * exactly once before the session ends, or waits for the next; and its rule does not fire meanwhile.
 */
class CalledTopicsTest {
  private static final int SEEDS = 30;
  private static final Timing[] TIMINGS = {Timing.NOW, Timing.BEFORE_ASK, Timing.AFTER_ASK, Timing.BEFORE_GOAL,
      Timing.AFTER_GOAL, Timing.AFTER_STAGE, Timing.AFTER_SESSION, Timing.NEXT_SESSION, Timing.before("乙"),
      Timing.after("乙"), Timing.afterStage("一"), Timing.afterStage("二"), Timing.afterStage("支")};

  /** Every check time with every timing, also those that the build refuses: nothing is lost even there. */
  static Stream<org.junit.jupiter.params.provider.Arguments> cells() {
    return Stream.of(Check.NOW, Check.ASK, Check.TOPIC, Check.STAGE, Check.SESSION, Check.everyTopics(2),
        Check.everyChars(4)).flatMap(check -> Stream.of(TIMINGS)
            .map(timing -> org.junit.jupiter.params.provider.Arguments.of(check, timing)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("cells")
  void aCalledTopicComesOnce(Check check, Timing timing) {
    int fired = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      fired += new Run(check, timing, seed).play();
    }
    assertThat(fired).as("the rules have fired at all").isPositive();
  }

  /** One conversation at random. */
  private static final class Run implements LanguageModel, ConversationListener {
    private final Random random;
    private final String name;
    private final boolean restarts;
    private final boolean late;
    private final TestScripts scripts;
    private final Deque<Runnable> background = new ArrayDeque<>();
    private final Map<String, Integer> open = new LinkedHashMap<>();
    private final List<String> wrong = new ArrayList<>();
    private final List<String> log = new ArrayList<>();
    private int fired;

    Run(Check check, Timing timing, int seed) {
      this.random = new Random(seed);
      this.name = check + " " + timing + " seed " + seed;
      this.restarts = seed % 3 == 1;
      this.late = seed % 3 == 2;
      Timing other = TIMINGS[random.nextInt(TIMINGS.length)];
      int leaving = random.nextInt(5);
      Check when = random.nextBoolean() ? Check.NOW : Check.ASK;
      scripts = new TestScripts()
          .topic("会谈/一/甲", "say#1 ai_ask#1 say#2 ai_ask#2", say("甲"), ask("问一", "答"), say("甲中"), ask("问二", "答"))
          .topic("会谈/一/乙", "ai_ask#1", ask("问乙", "答")).topic("会谈/一/丙", "say#1", say("丙"))
          .topic("会谈/二/丁", "ai_ask#1 say#1", ask("问丁", "答"), say("丁完"))
          .topic("会谈/支/戊", "ai_ask#1", ask("问戊", "答"))
          .topic("插一", "say#1", say("插一")).topic("插二", "ai_ask#1", ask("问插二", "答"))
          .topic("插三", "say#1 ai_ask#1", say("插三"), ask("问插三", "答"))
          .stage(main("会谈/一", "会谈/一/甲", "会谈/一/乙", "会谈/一/丙")).stage(main("会谈/二", "会谈/二/丁"))
          .stage(branch("会谈/支", "会谈/支/戊"))
          .rule("一", view -> Rule.check("一", check, "一").call(timing, "插一"))
          .rule("二", view -> Rule.check("二", check, "二").call(timing, "插二").priority(5))
          .rule("三", view -> Rule.check("三", Check.NOW, "三").call(other, "插三"))
          .rule("程", view -> Rule.when("程", Check.TOPIC, true).call(other, "插四").once())
          .topic("插四", "say#1", say("插四"))
          .rule("乱", view -> Rule.check("乱", when, "乱").effects().once())
          .act("乱", (view, effects) -> {
            switch (leaving) {
              case 0 -> effects.stop(Stop.TOPIC);
              case 1 -> effects.stop(Stop.ASK);
              case 2 -> effects.jump("支", Return.HERE, 1);
              case 3 -> effects.jump("支", Return.NEXT, 1);
              default -> effects.weight("丙", 200);
            }
          })
          .open("乱", "一", "二", "三", "程");
    }

    /** Gives how often rules with a topic have fired. */
    int play() {
      Executor executor = late ? background::add : Runnable::run;
      HeartRule.Builder builder = HeartRule.builder().model(this).store(new MemoryStore()).executor(executor)
          .library(scripts).listener(this).clock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
      Conversation talk = builder.build().start(scripts.key(), "v", Map.of("background_wait_seconds", "0"), Map.of());
      Turn turn = talk.begin();
      for (int i = 0; i < 300 && turn.status() == Turn.Status.WAITING; i++) {
        if (restarts) {
          talk = builder.build().resume(talk.id());
        }
        while (!background.isEmpty() && random.nextBoolean()) {
          background.poll().run();
        }
        log.add("visitor");
        turn = talk.reply("t" + i, "嗯嗯");
      }
      assertThat(turn.status()).as("%s %s", name, log).isEqualTo(Turn.Status.SESSION_ENDED);
      assertThat(wrong).as("%s %s", name, log).isEmpty();
      assertThat(open).as("%s: called, and neither here nor in the next session %s", name, log)
          .allSatisfy((topic, times) -> assertThat(times).as(topic).isZero());
      return fired;
    }

    @Override
    public void event(TraceEvent event) {
      if (event instanceof TraceEvent.RuleFired rule && rule.timing() != null) {
        fired++;
        // A topic for the next session has been left there by now.
        boolean left = rule.inserted().stream().anyMatch(inserted -> inserted.place().equals("NEXT_SESSION"));
        change(topic(rule.rule()), left ? 0 : 1, event);
      } else if (event instanceof TraceEvent.TopicEnded ended && ended.topic().startsWith("插")) {
        change(ended.topic(), -1, event);
      } else if (event instanceof TraceEvent.TopicQueued queued && queued.timing().equals("NEXT_SESSION")
          && open.getOrDefault(queued.topic(), 0) > 0) {
        change(queued.topic(), -1, event);
      }
      if (event instanceof TraceEvent.TopicCancelled cancelled && cancelled.topic().startsWith("插")) {
        change(cancelled.topic(), -1, event);
      }
      String json = event.toJson();
      if (!json.contains("Model") && !json.contains("Rule") || json.contains("Fired")) {
        log.add(json.substring(json.indexOf(':') + 1));
      }
    }

    private static String topic(String rule) {
      return "插" + (rule.equals("程") ? "四" : rule);
    }

    private void change(String topic, int by, TraceEvent event) {
      int now = open.merge(topic, by, Integer::sum);
      if (now < 0 || now > 1) {
        wrong.add(topic + " " + now + " at " + event.toJson());
      }
    }

    @Override
    public ModelAnswer answer(ModelRequest request, TextListener listener) {
      StringBuilder json = new StringBuilder("{");
      for (ExpectedField field : request.fields()) {
        boolean yes = random.nextInt(field.name().equals("EXIT") ? 2 : 4) == 0;
        json.append(json.length() == 1 ? "" : ",").append('"').append(field.name()).append("\":")
            .append(field.kind() == ExpectedField.Kind.FLAG ? String.valueOf(yes) : "\"话\"");
      }
      return ModelAnswer.of(json.append('}').toString());
    }
  }
}
