package io.heartrule;

import static io.heartrule.TestScripts.branch;
import static io.heartrule.TestScripts.main;
import static io.heartrule.family.SmallTopic.ask;
import static io.heartrule.family.SmallTopic.say;
import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.family.SmallTopic;
import io.heartrule.generated.Insertion;
import io.heartrule.generated.Return;
import io.heartrule.generated.Signal;
import io.heartrule.generated.Stage;
import io.heartrule.generated.Stop;
import io.heartrule.generated.Timing;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Stages, jumps, stops, the queue, the end of a session (b8). */
class FlowTest {
  private static SmallTopic.Action jump(Return back, int max) {
    return (frame, counselor) -> counselor.goTo(frame, "支", back, max);
  }

  static List<Object[]> returns() {
    return List.of(
        new Object[] {Return.HERE, List.of("甲1", "支", "甲2", "乙", "丙", "丁")},
        new Object[] {Return.NEXT, List.of("甲1", "支", "丙", "丁")},
        new Object[] {Return.before("三"), List.of("甲1", "支", "丁")},
        new Object[] {Return.after("二"), List.of("甲1", "支", "丁")},
        new Object[] {Return.NONE, List.of("甲1", "支")});
  }

  @ParameterizedTest
  @MethodSource("returns")
  void aBranchReturnsWhereItSays(Return back, List<String> said) {
    TestScripts scripts = new TestScripts()
        .topic("会谈/一/甲", "say#1 goto#1 say#2", say("甲1"), jump(back, 0), say("甲2"))
        .topic("会谈/一/乙", "say#1", say("乙")).topic("会谈/二/丙", "say#1", say("丙"))
        .topic("会谈/三/丁", "say#1", say("丁")).topic("会谈/支/戊", "say#1", say("支"))
        .stage(main("会谈/一", "会谈/一/甲", "会谈/一/乙")).stage(branch("会谈/支", "会谈/支/戊"))
        .stage(main("会谈/二", "会谈/二/丙")).stage(main("会谈/三", "会谈/三/丁"));
    Play play = new Play(true).start(scripts.key()).begin();
    play.says(said.toArray(String[]::new));
    assertThat(play.talk().status()).isEqualTo(Turn.Status.SESSION_ENDED);
  }

  @Test
  void aJumpIsTakenAsOftenAsItMay() {
    TestScripts scripts = new TestScripts()
        .topic("会谈/一/甲", "goto#1 goto#2 goto#3", jump(Return.HERE, 2), jump(Return.HERE, 2), jump(Return.HERE, 2))
        .topic("会谈/支/戊", "say#1", say("支"))
        .stage(main("会谈/一", "会谈/一/甲")).stage(branch("会谈/支", "会谈/支/戊"));
    new Play().start(scripts.key()).begin().says("支", "支");
  }

  @Test
  void stopSessionLeavesOutWhatWouldComeAfter() {
    TestScripts scripts = new TestScripts()
        .topic("会谈/一/甲", "call#1 say#1 stop#1 say#2", (frame, counselor) -> {
          counselor.insert(Insertion.of("后", Timing.AFTER_SESSION));
          return Signal.NEXT;
        }, say("甲"), (frame, counselor) -> counselor.stop(Stop.SESSION), say("不说"))
        .topic("后", "say#1", say("不说")).topic("聊", "say#1", say("不说"))
        .stage(main("会谈/一", "会谈/一/甲")).afterMain("聊");
    new Play().start(scripts.key()).begin().says("甲");
  }

  @Test
  void afterTheMainFlowComesTheFreeTalkThenWhatWasPutBehindTheSession() {
    TestScripts scripts = new TestScripts()
        .topic("会谈/一/甲", "call#1 say#1", (frame, counselor) -> {
          counselor.insert(Insertion.of("后", Timing.AFTER_SESSION));
          return Signal.NEXT;
        }, say("甲"))
        .topic("后", "say#1", say("后")).topic("聊", "ai_ask#1 say#1", ask("随便聊聊", "想结束"), say("聊完"))
        .stage(main("会谈/一", "会谈/一/甲")).afterMain("聊");
    new Play(true).start(scripts.key()).turn("{'EXIT':'false','小谷':'还聊什么？'}").begin().says("甲", "还聊什么？")
        .turn("{'EXIT':'true','小谷':'好'}").visitor("没了").says("好", "聊完", "后").done();
  }

  @Test
  void actionsMoveTheQueue() {
    SmallTopic.Action move = (frame, counselor) -> {
      counselor.advance("丁");
      counselor.postpone("乙", Timing.AFTER_STAGE);
      counselor.cancelTopic("丙");
      counselor.insert(Insertion.of("插", Timing.AFTER_GOAL));
      counselor.insert(Insertion.of("插", Timing.before("戊")));
      return Signal.NEXT;
    };
    TestScripts scripts = new TestScripts().topic("会谈/一/甲", "set#1 ai_ask#1", move, ask("问", "答"))
        .topic("会谈/一/乙", "say#1", say("乙")).topic("会谈/一/丙", "say#1", say("丙"))
        .topic("会谈/一/丁", "say#1", say("丁")).topic("会谈/一/戊", "say#1", say("戊")).topic("插", "say#1", say("插"))
        .stage(main("会谈/一", "会谈/一/甲", "会谈/一/乙", "会谈/一/丙", "会谈/一/丁", "会谈/一/戊"));
    Play play = new Play(true).start(scripts.key()).turn("{'EXIT':'false','小谷':'？'}").begin();
    assertThat(play.talk().view().queue()).containsExactly("插", "丁", "插", "戊", "乙");
    play.said.clear();
    play.turn("{'EXIT':'true','小谷':'好'}").visitor("嗯").says("好", "插", "丁", "插", "戊", "乙");
  }

  @Test
  void copiesForAListAreNamedAfterItsElements() {
    SmallTopic.Action insert = (frame, counselor) -> {
      for (String element : List.of("父亲", "母亲")) {
        counselor.insert(Insertion.of("插", Timing.AFTER_STAGE).element(element));
      }
      return Signal.NEXT;
    };
    TestScripts scripts = new TestScripts().topic("会谈/一/甲", "call#1 ai_ask#1", insert, ask("问", "答"))
        .topic("插", "say#1", say("插")).stage(main("会谈/一", "会谈/一/甲"));
    Play play = new Play(true).start(scripts.key()).turn("{'EXIT':'false','小谷':'？'}").begin();
    assertThat(play.talk().view().queue()).containsExactly("插-父亲", "插-母亲");
  }

  @Test
  void weightsSortStablyInsideAStage() {
    Stage stage = Stage.main("会谈/一").scene("室", "小谷", "来访者").topic("会谈/一/甲").topic("会谈/一/乙")
        .topic("会谈/一/丙", 120);
    TestScripts scripts = new TestScripts().topic("会谈/一/甲", "say#1", say("甲")).topic("会谈/一/乙", "say#1", say("乙"))
        .topic("会谈/一/丙", "say#1", say("丙")).stage(stage);
    new Play().start(scripts.key()).begin().says("丙", "甲", "乙");
  }

  @Test
  void shortOfTimeTheLightestTopicsGoQuickAndThenGo() {
    Stage stage = Stage.main("会谈/一").scene("室", "小谷", "来访者").topic("会谈/一/甲", 120).topic("会谈/一/乙", 110)
        .topic("会谈/一/丙", 90).topic("会谈/一/丁", 80);
    TestScripts scripts = new TestScripts().topic("会谈/一/甲", "ai_ask#1", ask("问", "答")).stage(stage).minutes(10)
        .add(new SmallTopic("会谈/一/乙", "say#1", 60, List.of(), say("乙")))
        .add(new SmallTopic("会谈/一/丙", "say#1", 120, List.of(), say("丙"))
            .quick(new SmallTopic("会谈/一/丙", "say#1", 30, List.of(), say("丙快"))))
        .add(new SmallTopic("会谈/一/丁", "say#1", 60, List.of(), say("丁")));
    Play play = new Play(true).start(scripts.key()).turn("{'EXIT':'false','小谷':'？'}").begin().says("？");
    play.clock(Duration.ofSeconds(500)).turn("{'EXIT':'true','小谷':'好'}").visitor("嗯")
        .says("时间原因，咱们这环节要加点速度。", "好", "乙", "丙快");
  }

  @Test
  void theScriptAsksNoMoreThanItsTurns() {
    TestScripts scripts = new TestScripts().topic("会谈/一/甲", "ai_ask#1 say#1", ask("问", ""), say("完"))
        .stage(main("会谈/一", "会谈/一/甲")).set("max_turns", "2");
    Play play = new Play(true).start(scripts.key()).turn("{'EXIT':'false','小谷':'？'}").begin()
        .turn("{'EXIT':'false','小谷':'嗯'}").visitor("一").turn("{'EXIT':'false','小谷':'好'}").visitor("二")
        .says("？", "嗯", "好", "完");
    assertThat(play.lastPrompt()).contains("最后一轮").contains("本环节的任务已经完成");
  }

  @Test
  void aSceneHoldsUntilTheNextAndABranchDoesNotKeepItsOwn() {
    Stage first = Stage.main("会谈/一").scene("室", "小谷", "来访者").topic("会谈/一/甲");
    Stage side = Stage.branch("会谈/支").scene("园", "小园", "来访者").topic("会谈/支/戊");
    TestScripts scripts = new TestScripts()
        .topic("会谈/一/甲", "goto#1 call#1", jump(Return.HERE, 0), (frame, counselor) -> {
          counselor.insert(Insertion.of("插", Timing.AFTER_GOAL));
          return Signal.NEXT;
        })
        .topic("会谈/支/戊", "say#1", say("支")).topic("插", "say#1", say("插")).topic("会谈/二/丙", "say#1", say("丙"))
        .stage(first).stage(side).stage(Stage.main("会谈/二").topic("会谈/二/丙"));
    Play play = new Play().start(scripts.key()).begin().says("支", "插", "丙");
    assertThat(play.talk().transcript()).containsExactly("小园：支", "小谷：插", "小谷：丙");
  }

  @Test
  void stopSessionAlsoStopsWhatRunsAtItsEnd() {
    TestScripts scripts = new TestScripts()
        .topic("会谈/一/甲", "call#1 call#2", (frame, counselor) -> {
          counselor.insert(Insertion.of("后", Timing.AFTER_SESSION));
          counselor.insert(Insertion.of("尾", Timing.AFTER_SESSION));
          return Signal.NEXT;
        })
        .topic("后", "say#1 stop#1", say("后"), (frame, counselor) -> counselor.stop(Stop.SESSION))
        .topic("尾", "say#1", say("不说")).stage(main("会谈/一", "会谈/一/甲"));
    Play play = new Play().start(scripts.key()).begin().says("后");
    assertThat(play.talk().status()).isEqualTo(Turn.Status.SESSION_ENDED);
  }
}
