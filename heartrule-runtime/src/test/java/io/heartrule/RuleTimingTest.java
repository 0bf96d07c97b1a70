package io.heartrule;

import static io.heartrule.TestScripts.main;
import static io.heartrule.family.SmallTopic.ask;
import static io.heartrule.family.SmallTopic.say;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartrule.generated.Rule;
import io.heartrule.generated.Stop;
import io.heartrule.generated.Timing;
import io.heartrule.model.Purpose;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When called topics start, for each check time and timing (b5). */
class RuleTimingTest {
  private static TestScripts scripts(Rule.Check check, Timing timing) {
    return new TestScripts()
        .topic("会谈/一/甲", "say#1 ai_ask#1 say#2 ai_ask#2", say("甲开始"), ask("问一", "答了一"), say("甲中"), ask("问二", "答了二"))
        .topic("会谈/一/乙", "say#1", say("乙"))
        .topic("会谈/二/丙", "say#1", say("丙"))
        .topic("插入", "say#1 ai_ask#1", say("插入开始"), ask("问插入", "答了插入"))
        .stage(main("会谈/一", "会谈/一/甲", "会谈/一/乙")).stage(main("会谈/二", "会谈/二/丙"))
        .rule("规则", view -> Rule.check("规则", check, "来访者难过").call(timing, "插入"))
        .open("规则");
  }

  private static Play opened(boolean restart, TestScripts scripts) {
    return new Play(restart).start(scripts.key()).turn("{'EXIT':'false','小谷':'一？'}").begin().says("甲开始", "一？");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void nowEndsTheAskAndGoesOnBehindIt(boolean restart) {
    Play play = opened(restart, scripts(Rule.Check.NOW, Timing.NOW));
    play.turn("{'rule_规则':'true','EXIT':'false','小谷':'不该说'}").turn("{'EXIT':'false','小谷':'插？'}")
        .visitor("难过").says("插入开始", "插？");
    play.turn("{'EXIT':'true','小谷':'嗯'}").turn("{'rule_规则':'false','EXIT':'false','小谷':'二？'}")
        .visitor("好了").says("嗯", "甲中", "二？").done();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void beforeAskSuspendsTheAskAndPutsItsQuestionAgain(boolean restart) {
    Play play = opened(restart, scripts(Rule.Check.NOW, Timing.BEFORE_ASK));
    play.turn("{'rule_规则':'true','EXIT':'false','小谷':'不该说'}").turn("{'EXIT':'false','小谷':'插？'}")
        .visitor("难过").says("插入开始", "插？");
    play.turn("{'EXIT':'true','小谷':'嗯'}").turn("{'rule_规则':'true','EXIT':'false','小谷':'一？再'}")
        .visitor("好了").says("嗯", "一？再").done();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void afterAskStartsWhenTheAskHasEnded(boolean restart) {
    Play play = opened(restart, scripts(Rule.Check.NOW, Timing.AFTER_ASK));
    play.turn("{'rule_规则':'true','EXIT':'false','小谷':'继续'}").visitor("难过").says("继续");
    play.turn("{'EXIT':'true','小谷':'嗯'}").turn("{'EXIT':'false','小谷':'插？'}").visitor("好了").says("嗯", "插入开始", "插？");
    play.turn("{'EXIT':'true','小谷':'完'}").turn("{'rule_规则':'false','EXIT':'false','小谷':'二？'}").visitor("行")
        .says("完", "甲中", "二？").done();
  }

  @ParameterizedTest
  @CsvSource({"AFTER_GOAL,插入,乙,丙", "AFTER_STAGE,乙,插入,丙", "AFTER_SESSION,乙,丙,插入"})
  void queueTimingsPutTheTopicInItsPlace(Timing.At at, String first, String second, String third) {
    Play play = opened(true, scripts(Rule.Check.ASK, new Timing(at, null)));
    play.turn("{'EXIT':'true','小谷':'嗯'}").extract("{'rule_规则':'true'}").turn("{'EXIT':'false','小谷':'二？'}")
        .visitor("难过");
    play.said.clear();
    play.turn("{'EXIT':'true','小谷':'好'}").turn("{'EXIT':'false','小谷':'插？'}").visitor("行");
    play.turn("{'EXIT':'true','小谷':'完'}").visitor("嗯");
    play.done();
    assertThat(play.said.stream().filter(text -> Set.of("乙", "丙", "插入开始").contains(text))
        .map(text -> text.replace("开始", "")).toList()).containsExactly(first, second, third);
    assertThat(play.talk().status()).isEqualTo(Turn.Status.SESSION_ENDED);
  }

  @Test
  void aTopicCheckInsertsBehindTheTopicThatEnds() {
    TestScripts scripts = scripts(Rule.Check.TOPIC, Timing.AFTER_GOAL);
    Play play = opened(false, scripts);
    play.turn("{'EXIT':'true','小谷':'嗯'}").turn("{'EXIT':'false','小谷':'二？'}").visitor("难过");
    play.said.clear();
    play.turn("{'EXIT':'true','小谷':'好'}").model(Purpose.CHECK, "{'rule_规则':'true'}")
        .turn("{'EXIT':'false','小谷':'插？'}").visitor("行").says("好", "插入开始", "插？").done();
    assertThat(play.talk().view().queue()).containsExactly("乙");
  }

  @Test
  void stopTopicWithACallEndsTheUnfinishedTopic() {
    TestScripts scripts = scripts(Rule.Check.NOW, Timing.NOW)
        .rule("规则", view -> Rule.check("规则", Rule.Check.NOW, "来访者难过").call(Timing.NOW, "插入").effects())
        .act("规则", (view, effects) -> effects.stop(Stop.TOPIC));
    Play play = opened(true, scripts);
    play.turn("{'rule_规则':'true','EXIT':'false','小谷':'不该说'}").turn("{'EXIT':'false','小谷':'插？'}").visitor("难过");
    play.said.clear();
    play.turn("{'EXIT':'true','小谷':'完'}").visitor("嗯").says("完", "乙", "丙").done();
  }

  @Test
  void stopAllEndsTheCounselingForGood() {
    TestScripts scripts = scripts(Rule.Check.NOW, Timing.NOW)
        .rule("规则", view -> Rule.check("规则", Rule.Check.NOW, "来访者要结束").effects())
        .act("规则", (view, effects) -> effects.stop(Stop.ALL));
    Play play = opened(true, scripts);
    play.turn("{'rule_规则':'true','EXIT':'false','小谷':'再见'}").visitor("不来了").says("再见").done();
    assertThat(play.talk().status()).isEqualTo(Turn.Status.COUNSELING_ENDED);
    assertThatThrownBy(() -> play.start(scripts.key()))
        .isInstanceOf(ConversationEndedException.class);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void ofSeveralTopicsAtOnceTheCriticalOneComesFirst(boolean restart) {
    TestScripts scripts = scripts(Rule.Check.NOW, Timing.AFTER_ASK)
        .topic("危机", "say#1 ai_ask#1", say("安全第一"), ask("确认安全", "安全"))
        .rule("急", view -> Rule.check("急", Rule.Check.NOW, "急").call(Timing.NOW, "插入").priority(9))
        .rule("危", view -> Rule.check("危", Rule.Check.NOW, "危险").critical().call(Timing.NOW, "危机"))
        .open("急", "危");
    Play play = new Play(restart).start(scripts.key()).turn("{'rule_危':'false','EXIT':'false','小谷':'一？'}").begin();
    play.turn("{'rule_危':'false','rule_规则':'true','EXIT':'false','小谷':'嗯'}").visitor("难过");
    play.said.clear();
    play.turn("{'rule_危':'true','rule_急':'true','EXIT':'false','小谷':'不说'}")
        .turn("{'EXIT':'false','小谷':'安全吗？'}").visitor("急").says("安全第一", "安全吗？");
    play.turn("{'EXIT':'true','小谷':'好'}").turn("{'rule_危':'false','EXIT':'false','小谷':'插？'}").visitor("安全")
        .says("好", "插入开始", "插？").done();
  }
}
