package io.heartrule;

import static io.heartrule.TestScripts.main;
import static io.heartrule.family.SmallTopic.ask;
import static io.heartrule.family.SmallTopic.say;
import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.TestScripts.Globals;
import io.heartrule.family.SmallTopic;
import io.heartrule.generated.AutoUpdate;
import io.heartrule.generated.Counselor;
import io.heartrule.generated.Insertion;
import io.heartrule.generated.Signal;
import io.heartrule.generated.Timing;
import io.heartrule.generated.Variables;
import io.heartrule.model.Purpose;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Variables kept up to date in the background, up to their last use (b9). */
class UpdateTest {
  private static final SmallTopic.Action TELL = (frame, counselor) ->
      counselor.say("近况：" + counselor.globals(Globals.class).近况);

  private static TestScripts scripts() {
    return new TestScripts().update("近况")
        .topic("会谈/一/甲", "ai_ask#1 ai_ask#2", ask("问一", "答"), ask("问二", "答"))
        .add(new SmallTopic("会谈/一/乙", "say#1", 10, List.of("近况"), TELL))
        .topic("会谈/一/丙", "ai_ask#1", ask("问三", "答"))
        .stage(main("会谈/一", "会谈/一/甲", "会谈/一/乙", "会谈/一/丙"));
  }

  @Test
  void aVariableIsUpdatedAfterEnoughTalkAndBeforeItsUseAndNotAfterTheLast() {
    Play play = new Play(true).start(scripts().key(), Map.of("update_after_chars", "5"), Map.of())
        .turn("{'EXIT':'false','小谷':'一？'}").begin();
    play.turn("{'EXIT':'true','小谷':'好'}").model(Purpose.UPDATE, "{'近况':'忙'}").turn("{'EXIT':'false','小谷':'二？'}")
        .visitor("最近一直很忙").says("一？", "好", "二？");
    assertThat(play.requests.get(2).prompts().get(0).text()).contains("来访者：最近一直很忙");
    play.turn("{'EXIT':'true','小谷':'嗯'}").model(Purpose.UPDATE, "{'近况':'闲了'}").turn("{'EXIT':'false','小谷':'三？'}")
        .visitor("闲了").says("嗯", "近况：闲了", "三？");
    assertThat(play.requests.get(5).prompts().get(0).text()).contains("来访者：闲了").doesNotContain("最近一直很忙");
    assertThat(play.talk().view().updating()).isEmpty();
    play.turn("{'EXIT':'true','小谷':'完'}").visitor("我又开始忙得不可开交了").says("完").done();
  }

  @Test
  void aFailedUpdateIsTriedAgainFromTheSamePlace() {
    Play play = new Play(true).start(scripts().key(), Map.of("update_after_chars", "5"), Map.of())
        .turn("{'EXIT':'false','小谷':'一？'}").begin();
    play.turn("{'EXIT':'true','小谷':'好'}").fails(Purpose.UPDATE).turn("{'EXIT':'false','小谷':'二？'}")
        .visitor("最近一直很忙");
    play.turn("{'EXIT':'true','小谷':'嗯'}").model(Purpose.UPDATE, "{'近况':'忙'}")
        .model(Purpose.TURN, "{'EXIT':'false','小谷':'三？'}").visitor("真的很忙").done();
    assertThat(play.requests.get(5).prompts().get(0).text()).contains("最近一直很忙").contains("真的很忙");
  }

  @Test
  void aPausedVariableCatchesUpWhenItIsOpened() {
    SmallTopic.Action pause = (frame, counselor) -> {
      counselor.autoUpdate("近况", AutoUpdate.PAUSE);
      return Signal.NEXT;
    };
    SmallTopic.Action open = (frame, counselor) -> {
      counselor.autoUpdate("近况", AutoUpdate.OPEN);
      return Signal.NEXT;
    };
    TestScripts scripts = new TestScripts().update("近况")
        .topic("会谈/一/甲", "auto_update#1 ai_ask#1 auto_update#2", pause, ask("问一", "答"), open)
        .add(new SmallTopic("会谈/一/乙", "say#1", 10, List.of("近况"), TELL))
        .stage(main("会谈/一", "会谈/一/甲", "会谈/一/乙"));
    Play play = new Play(true).start(scripts.key(), Map.of("update_after_chars", "1"), Map.of())
        .turn("{'EXIT':'false','小谷':'一？'}").begin();
    assertThat(play.talk().view().updating()).isEmpty();
    play.turn("{'EXIT':'true','小谷':'好'}").model(Purpose.UPDATE, "{'近况':'忙'}").visitor("很忙")
        .says("一？", "好", "近况：忙").done();
  }

  @Test
  void valuesThatAreGivenAreThereFromTheBeginning() {
    TestScripts scripts = new TestScripts().add(new SmallTopic("会谈/一/乙", "say#1", 10, List.of("近况"), TELL))
        .topic("会谈/一/丙", "say#1", say("完")).stage(main("会谈/一", "会谈/一/乙", "会谈/一/丙"));
    new Play(true).start(scripts.key(), Map.of(), Map.of("近况", "平静")).begin().says("近况：平静", "完");
  }

  @Test
  void theInputOfATopicThatWaitsIsAUse() {
    SmallTopic first = new SmallTopic("会谈/一/甲", "call#1 ai_ask#1", 60, List.of(), (frame, counselor) -> {
      counselor.insert(Insertion.of("插", Timing.AFTER_GOAL).from("call#1"));
      return Signal.NEXT;
    }, ask("问一", "答")) {
      @Override public List<String> inputUses(String step) {
        return List.of("近况");
      }

      @Override public Variables input(String step, Variables vars,
          Counselor counselor, Object element) {
        counselor.globals(Globals.class).目标 = "看到" + counselor.globals(Globals.class).近况;
        return null;
      }
    };
    TestScripts scripts = new TestScripts().update("近况").add(first).topic("插", "say#1", (frame, counselor) ->
        counselor.say(counselor.globals(Globals.class).目标)).stage(main("会谈/一", "会谈/一/甲"));
    Play play = new Play(true).start(scripts.key()).turn("{'EXIT':'false','小谷':'一？'}").begin();
    assertThat(play.talk().view().updating()).containsExactly("近况");
    play.turn("{'EXIT':'true','小谷':'好'}").model(Purpose.UPDATE, "{'近况':'忙'}").visitor("忙").says("一？", "好", "看到忙")
        .done();
  }
}
