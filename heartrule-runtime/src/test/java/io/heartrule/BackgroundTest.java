package io.heartrule;

import static io.heartrule.TestScripts.main;
import static io.heartrule.family.SmallTopic.ask;
import static io.heartrule.family.SmallTopic.say;
import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.family.SmallTopic;
import io.heartrule.generated.OpenRules;
import io.heartrule.generated.Opening;
import io.heartrule.generated.Rule;
import io.heartrule.generated.Rule.Check;
import io.heartrule.generated.Timing;
import io.heartrule.model.Purpose;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Background work that is late, or lost with the process. */
class BackgroundTest {
  private static TestScripts scripts() {
    return new TestScripts().topic("会谈/一/甲", "ai_ask#1", ask("问一", "答")).topic("会谈/一/乙", "ai_ask#1 say#1",
            ask("问二", "答"), say("乙完")).topic("会谈/一/丙", "say#1", say("丙")).topic("插", "say#1", say("插"))
        .stage(main("会谈/一", "会谈/一/甲", "会谈/一/乙", "会谈/一/丙")).open("规则")
        .rule("规则", view -> Rule.check("规则", Check.TOPIC, "出现").call(Timing.AFTER_GOAL, "插").once());
  }

  @Test
  void aLateResultComesBeforeTheNextTopicAndALostOneIsAskedForAgain() {
    for (boolean lost : new boolean[] {false, true}) {
      Deque<Runnable> later = new ArrayDeque<>();
      Play play = new Play().background(later::add).start(scripts().key())
          .turn("{'EXIT':'false','小谷':'一？'}").begin().says("一？");
      play.turn("{'EXIT':'true','小谷':'好'}").turn("{'EXIT':'false','小谷':'二？'}").visitor("嗯").says("好", "二？").done();
      assertThat(later).hasSize(1);
      play.model(Purpose.CHECK, "{'rule_规则':'true'}");
      if (lost) {
        play.background(Runnable::run).restart();
      } else {
        later.forEach(Runnable::run);
      }
      play.turn("{'EXIT':'false','小谷':'嗯'}").visitor("还有").says("嗯");
      play.turn("{'EXIT':'true','小谷':'行'}").visitor("完了").says("行", "乙完", "插", "丙");
    }
  }

  @Test
  void aRuleThatIsCancelledMeanwhileDoesNotCountAlsoIfItsCheckWasLost() {
    for (boolean lost : new boolean[] {false, true}) {
      boolean[] over = {false};
      Deque<Runnable> later = new ArrayDeque<>();
      TestScripts scripts = new TestScripts()
          .topic("会谈/一/甲", "ai_ask#1", ask("问一", "答"))
          .topic("会谈/一/乙", "ai_ask#1", ask("问二", "答"))
          .topic("插", "say#1", say("插"))
          .stage(main("会谈/一", "会谈/一/甲", "会谈/一/乙"))
          .open(Opening.of("规则").cancel("c")).cancel("c", view -> over[0])
          .rule("规则", view -> Rule.check("规则", Check.TOPIC, "出现").call(Timing.AFTER_GOAL, "插"));
      Play play = new Play().background(later::add).start(scripts.key())
          .turn("{'EXIT':'false','小谷':'一？'}").begin();
      play.turn("{'EXIT':'true','小谷':'好'}").turn("{'EXIT':'false','小谷':'二？'}").visitor("嗯");
      assertThat(later).hasSize(1);
      over[0] = true;
      play.turn("{'EXIT':'false','小谷':'嗯'}").visitor("还有");
      if (lost) {
        play.background(Runnable::run).restart();
      } else {
        play.model(Purpose.CHECK, "{'rule_规则':'true'}");
        later.forEach(Runnable::run);
      }
      play.turn("{'EXIT':'true','小谷':'行'}").visitor("完了").says("一？", "好", "二？", "嗯", "行").done();
    }
  }

  @Test
  void aWrongTableOfOpenRulesIsFoundOut() {
    SmallTopic wrong = new SmallTopic("会谈/一/甲", "ai_ask#1", 60, List.of(), ask("问一", "答")) {
      @Override public OpenRules openRules(int step) {
        return OpenRules.NONE.now("规则");
      }
    };
    TestScripts scripts = new TestScripts().add(wrong).stage(main("会谈/一", "会谈/一/甲")).open("规则")
        .rule("规则", view -> Rule.check("规则", Check.ASK, "出现").call(Timing.AFTER_GOAL, "插"));
    Play play = new Play().start(scripts.key());
    org.assertj.core.api.Assertions.assertThatThrownBy(play::begin).isInstanceOf(AssertionError.class)
        .hasMessageContaining("table of open rules");
  }

  /** Two stages; the first topic's check is late. */
  private static TestScripts two(Timing timing) {
    return new TestScripts().topic("会谈/一/甲", "ai_ask#1", ask("问一", "答"))
        .topic("会谈/一/乙", "ai_ask#1 say#1", ask("问二", "答"), say("乙完"))
        .topic("会谈/二/丙", "ai_ask#1 say#1", ask("问三", "答"), say("丙完"))
        .topic("会谈/二/丁", "say#1", say("丁")).topic("插", "say#1", say("插")).topic("尾", "ai_ask#1", ask("问尾", "答"))
        .stage(main("会谈/一", "会谈/一/甲", "会谈/一/乙")).stage(main("会谈/二", "会谈/二/丙", "会谈/二/丁")).open("规则")
        .rule("规则", view -> Rule.check("规则", Check.TOPIC, "出现").call(timing, "插"));
  }

  @ParameterizedTest
  @CsvSource({"NOW,false", "BEFORE_GOAL,false", "AFTER_GOAL,false", "AFTER_STAGE,false", "AFTER_STAGE,true",
      "AFTER_GOAL,true"})
  void aResultThatComesInALaterStageIsPutBeforeTheNextTopic(Timing.At timing, boolean restart) {
    Deque<Runnable> later = new ArrayDeque<>();
    Play play = new Play().background(later::add).start(two(new Timing(timing, null)).key())
        .turn("{'EXIT':'false','小谷':'一？'}").begin();
    play.turn("{'EXIT':'true','小谷':'好'}").turn("{'EXIT':'true','小谷':'二？'}").turn("{'EXIT':'false','小谷':'三？'}")
        .visitor("嗯").says("一？", "好", "二？", "乙完", "三？").done();
    play.model(Purpose.CHECK, "{'rule_规则':'true'}");
    if (restart) {
      play.background(Runnable::run).restart();
    } else {
      later.poll().run();
    }
    play.turn("{'EXIT':'false','小谷':'嗯'}").visitor("还有").says("嗯").done();
    assertThat(play.talk().view().queue()).as("results are applied between two actions").containsExactly("丁");
    play.turn("{'EXIT':'true','小谷':'行'}");
    play.visitor("完了").says("行", "丙完", "插", "丁");
    assertThat(play.talk().status()).isEqualTo(Turn.Status.SESSION_ENDED);
  }

  @Test
  void theSameWordsAreNotJudgedTwiceAndOfTwoResultsOneFires() {
    Deque<Runnable> later = new ArrayDeque<>();
    Play play = new Play().background(later::add).start(two(Timing.AFTER_GOAL).key())
        .turn("{'EXIT':'false','小谷':'一？'}").begin();
    play.turn("{'EXIT':'true','小谷':'好'}").turn("{'EXIT':'true','小谷':'二？'}").turn("{'EXIT':'false','小谷':'三？'}")
        .visitor("嗯").says("一？", "好", "二？", "乙完", "三？").done();
    assertThat(later).as("nothing new has been said when the second topic ends").hasSize(1);
    Play other = new Play().background(later::add).start(two(Timing.AFTER_GOAL).key())
        .turn("{'EXIT':'false','小谷':'一？'}").begin();
    later.clear();
    other.turn("{'EXIT':'true','小谷':'好'}").turn("{'EXIT':'false','小谷':'二？'}").visitor("嗯");
    other.turn("{'EXIT':'true','小谷':'好'}").turn("{'EXIT':'false','小谷':'三？'}").visitor("又");
    other.says("一？", "好", "二？", "好", "乙完", "三？").done();
    assertThat(later).hasSize(2);
    other.model(Purpose.CHECK, "{'rule_规则':'true'}").model(Purpose.CHECK, "{'rule_规则':'true'}");
    while (!later.isEmpty()) {
      later.poll().run();
    }
    other.turn("{'EXIT':'false','小谷':'嗯'}").visitor("还有").says("嗯").done();
    other.turn("{'EXIT':'true','小谷':'行'}").visitor("完了").says("行", "丙完", "插", "丁").done();
    assertThat(later).as("its topic was waiting: not asked").isEmpty();
  }

  @Test
  void aResultThatComesWhenAllIsSaidStillComesBeforeTheEndOfTheSession() {
    TestScripts scripts = two(Timing.AFTER_GOAL)
        .rule("收尾", view -> Rule.when("收尾", Check.SESSION, true).call(Timing.AFTER_SESSION, "尾")).open("收尾");
    Executor[] executor = {Runnable::run};
    Play play = new Play().background(work -> executor[0].execute(work)).start(scripts.key())
        .turn("{'EXIT':'false','小谷':'一？'}").begin();
    play.turn("{'EXIT':'true','小谷':'好'}").model(Purpose.CHECK, "{'rule_规则':'false'}")
        .turn("{'EXIT':'true','小谷':'二？'}").turn("{'EXIT':'true','小谷':'三？'}").turn("{'EXIT':'false','小谷':'尾？'}");
    play.visitor("嗯").says("一？", "好", "二？", "乙完", "三？", "丙完", "丁", "尾？").done();
    executor[0] = CompletableFuture.delayedExecutor(30, TimeUnit.MILLISECONDS);
    play.turn("{'EXIT':'true','小谷':'好'}").model(Purpose.CHECK, "{'rule_规则':'true'}")
        .visitor("没有了").says("好", "插").done();
    assertThat(play.talk().status()).isEqualTo(Turn.Status.SESSION_ENDED);
  }

  @Test
  void aTopicSeesTheDialogueThatWasJudgedNotWhatWasSaidMeanwhile() {
    Deque<Runnable> later = new ArrayDeque<>();
    TestScripts scripts = two(Timing.AFTER_GOAL)
        .topic("插", "say#1", (frame, counselor) -> counselor.say("听到：" + counselor.recentDialogue()));
    Play play = new Play().background(later::add).start(scripts.key()).turn("{'EXIT':'false','小谷':'一？'}").begin();
    play.turn("{'EXIT':'true','小谷':'好'}").turn("{'EXIT':'false','小谷':'二？'}").visitor("猫丢了")
        .says("一？", "好", "二？");
    play.turn("{'EXIT':'false','小谷':'嗯'}").visitor("天气好").says("嗯").done();
    play.model(Purpose.CHECK, "{'rule_规则':'true'}");
    later.poll().run();
    play.turn("{'EXIT':'true','小谷':'哦'}").turn("{'EXIT':'false','小谷':'三？'}").visitor("还行")
        .says("哦", "乙完", "听到：小谷：一？\n来访者：猫丢了\n小谷：好", "三？").done();
  }
}
