package io.heartrule;

import static io.heartrule.TestScripts.main;
import static io.heartrule.family.SmallTopic.ask;
import static io.heartrule.family.SmallTopic.say;
import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.TestScripts.Globals;
import io.heartrule.family.SmallTopic;
import io.heartrule.generated.Answer;
import io.heartrule.generated.Ask;
import io.heartrule.generated.Field;
import io.heartrule.generated.Rule;
import io.heartrule.generated.Rule.Check;
import io.heartrule.generated.Signal;
import io.heartrule.generated.Stop;
import io.heartrule.generated.Timing;
import io.heartrule.model.ExpectedField;
import io.heartrule.model.Purpose;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Asks and thinks: known values, look-ahead, effects of rules on the running ask. */
class AskTest {
  private static SmallTopic.Action goal(UnaryOperator<Ask> more) {
    return (frame, counselor) -> {
      Answer answer = counselor.ask(frame, more.apply(new Ask("问目标").exit("讲了").get(Field.text("目标", "目标"))));
      if (answer.signal != Signal.NEXT) {
        return answer.signal;
      }
      Globals globals = counselor.globals(Globals.class);
      globals.目标 = answer.text("目标", globals.目标);
      globals.近况 = answer.text("近况", globals.近况);
      return Signal.NEXT;
    };
  }

  private static SmallTopic.Action tell() {
    return (frame, counselor) -> counselor.say(counselor.globals(Globals.class).目标 + "/"
        + counselor.globals(Globals.class).近况);
  }

  private static TestScripts scripts(SmallTopic.Action... actions) {
    String steps = "a#1 a#2 a#3 a#4".substring(0, actions.length * 4 - 1);
    return new TestScripts().topic("会谈/一/甲", steps, actions).topic("插", "say#1", say("插"))
        .topic("换", "say#1", say("换")).stage(main("会谈/一", "会谈/一/甲"));
  }

  @Test
  void knownValuesStandInThePromptAndMaySpareTheAsk() {
    new Play().start(scripts(goal(Ask::skipIfKnown), tell()).key(), Map.of(), Map.of("目标", "睡好")).begin()
        .says("睡好/null").done();
    Play play = new Play().start(scripts(goal(ask -> ask), tell()).key(), Map.of(), Map.of("目标", "睡好"))
        .turn("{'EXIT':'false','小谷':'？'}").begin();
    assertThat(play.lastPrompt()).contains("已知信息").contains("\"目标\":\"睡好\"");
  }

  @Test
  void lookAheadIsCollectedWhileItIsEmptyAndNeverAlone() {
    TestScripts scripts = scripts(goal(ask -> ask.ahead(Field.text("近况", "近况"))), tell());
    Play play = new Play(true).start(scripts.key()).turn("{'EXIT':'false','小谷':'？'}").begin();
    play.turn("{'EXIT':'true','小谷':'好'}").extract("{'目标':'睡好','近况':'累'}").visitor("睡好，累").says("？", "好", "睡好/累");
    assertThat(play.last().fields()).extracting(ExpectedField::name).containsExactly("目标", "近况");
  }

  @Test
  void nothingNewKeepsTheKnownValue() {
    Play play = new Play(true).start(scripts(goal(ask -> ask), tell()).key(), Map.of(), Map.of("目标", "睡好"))
        .turn("{'EXIT':'false','小谷':'？'}").begin();
    play.turn("{'EXIT':'true','小谷':'好'}").extract("{'目标':''}").visitor("嗯").says("？", "好", "睡好/null");
  }

  @Test
  void exitInTheOpeningEndsTheAskWithoutAWaitOrAnExtraction() {
    new Play().start(scripts(goal(ask -> ask), tell()).key()).turn("{'EXIT':'true','小谷':''}").begin()
        .says("null/null").done();
  }

  @Test
  void aThinkFillsVariablesAndSaysNothing() {
    SmallTopic.Action think = (frame, counselor) -> {
      Answer answer = counselor.think(frame, new Ask("想一想").get(Field.text("目标", "目标")));
      counselor.globals(Globals.class).目标 = answer.text("目标", counselor.globals(Globals.class).目标);
      return answer.signal;
    };
    new Play().start(scripts(think, tell()).key()).model(Purpose.THINK, "{'目标':'想'}").begin().says("想/null").done();
    new Play().start(scripts(think, tell()).key()).fails(Purpose.THINK).begin().says("null/null").done();
  }

  @Test
  void stopAskEndsTheAskWithItsExtractionAfterTheReply() {
    TestScripts scripts = scripts(goal(ask -> ask), tell()).open("够")
        .rule("够", view -> Rule.check("够", Check.NOW, "说够了").effects())
        .act("够", (view, effects) -> effects.stop(Stop.ASK));
    Play play = new Play(true).start(scripts.key()).turn("{'EXIT':'false','小谷':'？'}").begin();
    play.turn("{'rule_够':'true','EXIT':'false','小谷':'好'}").extract("{'目标':'静'}").visitor("够了")
        .says("？", "好", "静/null").done();
  }

  @Test
  void alternativesTakeTurns() {
    TestScripts scripts = scripts(ask("问", "答"), ask("问", "答"), ask("问", "答")).open("轮")
        .rule("轮", view -> Rule.check("轮", Check.ASK, "出现").call(Timing.AFTER_ASK, "插", "换"));
    Play play = new Play(true).start(scripts.key()).turn("{'EXIT':'false','小谷':'？'}").begin();
    for (int i = 0; i < 3; i++) {
      play.turn("{'EXIT':'true','小谷':''}").extract("{'rule_轮':'true'}");
      if (i < 2) {
        play.turn("{'EXIT':'false','小谷':'？'}");
      }
      play.visitor("嗯");
    }
    play.says("？", "插", "？", "换", "？", "插").done();
  }

  @Test
  void stylesAndSubjectsToAvoidStandInThePromptUntilTheyEnd() {
    boolean[] over = {false};
    TestScripts scripts = scripts((frame, counselor) -> {
      counselor.openStyle("温和", null);
      counselor.avoid("分数", "c");
      return Signal.NEXT;
    }, ask("问", "答")).cancel("c", view -> over[0]);
    Play play = new Play(true).start(scripts.key()).turn("{'EXIT':'false','小谷':'？'}").begin();
    assertThat(play.lastPrompt()).contains("用这样的风格回应：温和").contains("不要谈及：分数");
    over[0] = true;
    play.turn("{'EXIT':'false','小谷':'嗯'}").visitor("嗯");
    assertThat(play.lastPrompt()).contains("温和").doesNotContain("分数");
  }
}
