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
import org.junit.jupiter.api.Test;

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
}
