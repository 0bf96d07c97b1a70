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
import io.heartrule.generated.Timing;
import io.heartrule.model.Purpose;
import io.heartrule.trace.TraceEvent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The extraction of an ask and the next opening at the same time (N14), with nothing changed but the waiting. */
class PipeliningTest {
  private static final Field GOAL = Field.text("目标", "提取目标");
  private static final Field STATE = Field.text("近况", "提取近况");

  private static SmallTopic.Action collects(Ask ask) {
    return (frame, counselor) -> {
      Answer answer = counselor.ask(frame, ask);
      if (answer.signal != Signal.NEXT) {
        return answer.signal;
      }
      Globals globals = counselor.globals(Globals.class);
      globals.目标 = answer.text("目标", globals.目标);
      globals.近况 = answer.text("近况", globals.近况);
      return Signal.NEXT;
    };
  }

  private static Ask first() {
    return new Ask("问一").exit("答").get(GOAL).pipelined();
  }

  private static TestScripts scripts(Ask ask) {
    return new TestScripts().topic("会谈/一/甲", "ai_ask#1", collects(ask))
        .topic("会谈/一/乙", "ai_ask#1", collects(new Ask("问二").exit("答").get(STATE)))
        .stage(main("会谈/一", "会谈/一/甲", "会谈/一/乙"));
  }

  /** One visitor turn ends the first ask. */
  private static SideBySide model() {
    return new SideBySide().answer(Purpose.TURN, "问一", "{'EXIT':'false','小谷':'一？'}")
        .answer(Purpose.TURN, "我想", "{'EXIT':'true','小谷':'好'}")
        .answer(Purpose.TURN, "问二", "{'EXIT':'false','小谷':'二？'}")
        .answer(Purpose.EXTRACT, "", "{'目标':'睡好'}");
  }

  private static SideBySide play(SideBySide model, TestScripts scripts, String... settings) {
    return model.start(scripts.key(), settings.length == 0 ? Map.of() : Map.of(settings[0], settings[1]))
        .visitor("我想睡好");
  }

  private static List<String> spoken(SideBySide play) {
    return play.heard.stream().filter(line -> line.startsWith("= ")).map(line -> line.substring(2)).toList();
  }

  @Test
  void bothCallsAreUnderWayAtTheSameTime() {
    CountDownLatch both = new CountDownLatch(2);
    try (SideBySide model = model().concurrent()) {
      model.answer(Purpose.EXTRACT, "", stream -> {
        both.countDown();
        SideBySide.await(both);
        return "{'目标':'睡好'}";
      }).answer(Purpose.TURN, "问二", stream -> {
        both.countDown();
        SideBySide.await(both);
        return "{'EXIT':'false','小谷':'二？'}";
      });
      SideBySide play = play(model, scripts(first()));
      assertThat(spoken(play)).containsExactly("一？", "好", "二？");
      assertThat(play.early()).containsExactly("+turn");
      assertThat(play.calls()).containsExactlyInAnyOrder("turn 甲", "turn 甲", "extract 甲", "turn 乙");
      assertThat(play.talk().values()).containsEntry("目标", "睡好");
    }
  }

  @Test
  void theTraceIsInTheSameOrderWithAndWithout() {
    try (SideBySide with = model(); SideBySide without = model()) {
      play(with, scripts(first()));
      play(without, scripts(first()), "pipelining", "false");
      assertThat(with.otherEvents()).isEqualTo(without.otherEvents());
      assertThat(with.early()).containsExactly("+turn");
      assertThat(without.early()).isEmpty();
      assertThat(without.calls()).containsExactly("turn 甲", "turn 甲", "extract 甲", "turn 乙");
    }
  }

  @Test
  void nothingIsCalledEarlyOnTheCallersOwnThreadOrWhereEveryCallCountsOrWhereTheTableSaysNo() {
    try (SideBySide inline = model().inline(); SideBySide counting = model().withoutEarlyCalls();
        SideBySide table = model()) {
      play(inline, scripts(first()));
      play(counting, scripts(first()));
      play(table, scripts(new Ask("问一").exit("答").get(GOAL)));
      for (SideBySide each : List.of(inline, counting, table)) {
        assertThat(each.calls()).containsExactly("turn 甲", "turn 甲", "extract 甲", "turn 乙");
        assertThat(each.early()).isEmpty();
      }
    }
  }

  @Test
  void whatWasFoundAheadIsKnownToTheNextOpening() {
    try (SideBySide model = model().answer(Purpose.EXTRACT, "", "{'目标':'睡好','近况':'很忙'}")) {
      SideBySide play = play(model, scripts(first().ahead(STATE)));
      assertThat(play.early()).containsExactly("-turn");
      assertThat(play.requests).hasSize(5);
      assertThat(play.requests.get(4).prompts().toString()).contains("很忙");
      assertThat(play.requests.stream().filter(request -> request.prompts().toString().contains("问二")))
          .anyMatch(request -> !request.prompts().toString().contains("很忙"));
      assertThat(spoken(play)).containsExactly("一？", "好", "二？");
    }
  }

  @Test
  void aRuleThatFiresPutsItsTopicFirst() {
    TestScripts scripts = scripts(first()).open("规则").topic("插", "ai_ask#1", ask("插问", "答"))
        .rule("规则", view -> Rule.check("规则", Check.ASK, "出现").call(Timing.AFTER_GOAL, "插"));
    try (SideBySide model = model().answer(Purpose.EXTRACT, "", "{'目标':'睡好','rule_规则':'true'}")
        .answer(Purpose.TURN, "插问", "{'EXIT':'false','小谷':'插？'}")) {
      SideBySide play = play(model, scripts);
      assertThat(spoken(play)).containsExactly("一？", "好", "插？");
      assertThat(play.early()).containsExactly("-turn");
    }
  }

  @Test
  void aCallThatIsNotNeededIsBrokenOff() {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch brokenOff = new CountDownLatch(1);
    try (SideBySide model = model().concurrent()) {
      model.answer(Purpose.TURN, "问二", stream -> {
        if (begun.getCount() == 0) {
          return "{'EXIT':'false','小谷':'很忙吧？'}";
        }
        begun.countDown();
        try {
          new CountDownLatch(1).await();
        } catch (InterruptedException e) {
          brokenOff.countDown();
        }
        return null;
      }).answer(Purpose.EXTRACT, "", stream -> {
        SideBySide.await(begun);
        return "{'目标':'睡好','近况':'很忙'}";
      });
      SideBySide play = play(model, scripts(first().ahead(STATE)));
      SideBySide.await(brokenOff);
      assertThat(spoken(play)).containsExactly("一？", "好", "很忙吧？");
      assertThat(play.early()).containsExactly("-turn");
    }
  }

  @Test
  void aWayThatReadsWhatIsExtractedIsSeenInTime() {
    for (boolean reads : new boolean[] {true, false}) {
      Ask sometimes = new Ask("问一").exit("答").get(GOAL).pipelinedIfUnread();
      TestScripts scripts = new TestScripts().topic("会谈/一/甲", "ai_ask#1 say#1", collects(sometimes),
              (frame, counselor) -> reads && counselor.globals(Globals.class).目标 != null
                  ? counselor.say("记下了") : Signal.NEXT)
          .topic("会谈/一/乙", "ai_ask#1", collects(new Ask("问二").exit("答").get(STATE)))
          .stage(main("会谈/一", "会谈/一/甲", "会谈/一/乙"));
      try (SideBySide model = model()) {
        SideBySide play = play(model, scripts);
        assertThat(play.early()).isEqualTo(reads ? List.of() : List.of("+turn"));
        assertThat(play.calls()).hasSize(4);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"睡好", ""})
  void thatSomethingIsFoundMayBeAssumed(String found) {
    Ask assuming = new Ask("问一").exit("答").get(GOAL).pipelinedIfFound();
    TestScripts scripts = new TestScripts().topic("会谈/一/甲", "ai_ask#1 say#1", collects(assuming),
            (frame, counselor) -> counselor.globals(Globals.class).目标 != null ? counselor.say("谢谢") : Signal.NEXT)
        .topic("会谈/一/乙", "ai_ask#1", collects(new Ask("问二").exit("答").get(STATE)))
        .stage(main("会谈/一", "会谈/一/甲", "会谈/一/乙"));
    try (SideBySide model = model().answer(Purpose.EXTRACT, "", "{'目标':'" + found + "'}")) {
      SideBySide play = play(model, scripts);
      assertThat(play.early()).containsExactly(found.isEmpty() ? "-turn" : "+turn");
      assertThat(spoken(play)).containsExactlyElementsOf(
          found.isEmpty() ? List.of("一？", "好", "二？") : List.of("一？", "好", "谢谢", "二？"));
    }
  }

  @Test
  void aFailedExtractionLeavesTheOpeningAsItIs() {
    try (SideBySide model = model().answer(Purpose.EXTRACT, "", stream -> null)) {
      SideBySide play = play(model, scripts(first()));
      assertThat(spoken(play)).containsExactly("一？", "好", "二？");
      assertThat(play.early()).containsExactly("+turn");
      assertThat(play.talk().values().get("目标")).isNull();
    }
  }

  @Test
  void aFailedOpeningCountsAsTheFailureOfTheRealOneAndIsNotRepeated() {
    try (SideBySide model = model().answer(Purpose.TURN, "问二", stream -> null)) {
      SideBySide play = play(model, scripts(first()));
      assertThat(spoken(play)).containsExactly("一？", "好", Settings.defaults().unavailableReply());
      assertThat(play.calls()).hasSize(4);
      assertThat(play.events.stream().filter(TraceEvent.ModelFailed.class::isInstance)).hasSize(1);
    }
  }

  @Test
  void aMalformedOpeningIsAskedForOnceMore() {
    try (SideBySide model = model().answer(Purpose.TURN, "问二", "抱歉")) {
      SideBySide play = play(model, scripts(first()));
      assertThat(spoken(play)).containsExactly("一？", "好", Settings.defaults().unavailableReply());
      assertThat(play.calls()).hasSize(5);
      assertThat(play.requests.get(4).prompts()).hasSize(4);
    }
  }

  @Test
  void aReplyIsShownOnlyOnceItIsKnownToCountAndThenAsItComes() {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch shown = new CountDownLatch(1);
    try (SideBySide model = model().concurrent()) {
      model.onText(piece -> {
        if (piece.equals("二")) {
          shown.countDown();
        }
      });
      model.answer(Purpose.TURN, "问二", stream -> {
        stream.text("{'EXIT':'false','小谷':'二");
        begun.countDown();
        SideBySide.await(shown);
        stream.text("？'}");
        return "{'EXIT':'false','小谷':'二？'}";
      }).answer(Purpose.EXTRACT, "", stream -> {
        SideBySide.await(begun);
        assertThat(model.heard).doesNotContain("~ 二");
        return "{'目标':'睡好'}";
      });
      SideBySide play = play(model, scripts(first()));
      assertThat(play.heard).containsSubsequence("> 好", "~ 二", "~ ？", "> 二？", "= 二？");
      assertThat(play.early()).containsExactly("+turn");
    }
  }

  @Test
  void afterARestartTheConversationGoesOnFromTheOpening() {
    try (SideBySide model = model()) {
      SideBySide play = play(model, scripts(first()));
      assertThat(play.restart().visitor("很忙").early()).containsExactly("+turn");
      assertThat(spoken(play)).endsWith("二？");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void crisisWordsComeBeforeAnyOfTheTwoCalls(boolean phrase) {
    TestScripts scripts = scripts(first()).open("危").topic("危机", "say#1 ai_ask#1", say("安全第一"), ask("确认安全", "安全"))
        .rule("危", view -> Rule.check("危", Check.NOW, "危险").critical(phrase ? "我想" : "别的").call(Timing.NOW, "危机"));
    try (SideBySide model = model()) {
      model.answer(Purpose.TURN, "问一", "{'rule_危':'false','EXIT':'false','小谷':'一？'}")
          .answer(Purpose.TURN, "我想", "{'rule_危':'true','EXIT':'false','小谷':'不说'}")
          .answer(Purpose.TURN, "确认安全", stream -> {
            assertThat(model.heard).contains("> 安全第一");
            return "{'EXIT':'false','小谷':'安全吗？'}";
          }).answer(Purpose.EXTRACT, "", stream -> {
            assertThat(model.heard).contains("> 安全第一");
            return "{'目标':'睡好'}";
          });
      SideBySide play = play(model, scripts);
      assertThat(spoken(play)).containsExactly("一？", "安全第一", "安全吗？");
      assertThat(play.early()).containsExactly("+turn");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theCatchUpBeforeATopicRunsAtTheSameTimeToo(boolean pipelined) {
    CountDownLatch together = new CountDownLatch(pipelined ? 3 : 2);
    Ask ask = pipelined ? first() : new Ask("问一").exit("答").get(GOAL);
    TestScripts scripts = new TestScripts().update("近况").topic("会谈/一/甲", "ai_ask#1", collects(ask))
        .add(new SmallTopic("会谈/一/乙", "ai_ask#1 say#1", 60, List.of("近况"), (frame, counselor) -> {
          String goal = pipelined ? "" : counselor.globals(Globals.class).目标;
          return counselor.ask(frame, new Ask("问二" + goal).exit("答")).signal;
        }, (frame, counselor) -> counselor.say("近况：" + counselor.globals(Globals.class).近况)))
        .stage(main("会谈/一", "会谈/一/甲", "会谈/一/乙"));
    try (SideBySide model = model().concurrent()) {
      Map<Purpose, String> answers = Map.of(Purpose.EXTRACT, "{'目标':'睡好'}", Purpose.UPDATE, "{'近况':'忙'}",
          Purpose.TURN, "{'EXIT':'false','小谷':'二？'}");
      answers.forEach((purpose, text) -> model.answer(purpose, purpose == Purpose.TURN ? "问二" : "", stream -> {
        together.countDown();
        SideBySide.await(together);
        return text;
      }));
      SideBySide play = play(model, scripts);
      assertThat(spoken(play)).containsExactly("一？", "好", "二？");
      assertThat(play.early()).isEqualTo(pipelined ? List.of("+update", "+turn") : List.of("+update"));
      assertThat(play.calls()).hasSize(5);
      assertThat(play.talk().values()).containsEntry("近况", "忙").containsEntry("目标", "睡好");
    }
  }

  @Test
  void anUpdateThatIsUnderWayIsNotAskedForAgain() {
    CountDownLatch extracting = new CountDownLatch(2);
    TestScripts scripts = new TestScripts().update("近况").topic("会谈/一/甲", "ai_ask#1", collects(first()))
        .topic("会谈/一/乙", "ai_ask#1", collects(new Ask("问二").exit("答").get(GOAL).pipelined()))
        .add(new SmallTopic("会谈/一/丙", "ai_ask#1 say#1", 60, List.of("近况"), ask("问三", "答"), say("完")))
        .stage(main("会谈/一", "会谈/一/甲", "会谈/一/乙", "会谈/一/丙"));
    try (SideBySide model = model().concurrent()) {
      model.answer(Purpose.EXTRACT, "", stream -> {
        extracting.countDown();
        return "{'目标':'睡好'}";
      }).answer(Purpose.UPDATE, "", stream -> {
        SideBySide.await(extracting);
        return "{'近况':'忙'}";
      }).answer(Purpose.TURN, "再多睡", "{'EXIT':'true','小谷':'嗯'}")
          .answer(Purpose.TURN, "问三", "{'EXIT':'false','小谷':'三？'}");
      model.start(scripts.key(), Map.of("update_after_chars", "1")).visitor("我想睡好").visitor("再多睡一点");
      assertThat(spoken(model)).containsExactly("一？", "好", "二？", "嗯", "三？");
      assertThat(model.requests.stream().filter(request -> request.purpose() == Purpose.UPDATE)
          .map(request -> request.prompts().toString()).distinct().count())
          .isEqualTo(model.requests.stream().filter(request -> request.purpose() == Purpose.UPDATE).count());
      assertThat(model.early()).doesNotContain("-update");
      assertThat(model.talk().values()).containsEntry("近况", "忙");
    }
  }

  @Test
  void anExecutorThatTakesNothingLeavesOneCallAfterTheOther() {
    try (SideBySide full = model().executor(work -> {
      throw new java.util.concurrent.RejectedExecutionException();
    }); SideBySide busy = model().executor(work -> { })) {
      for (SideBySide each : List.of(full, busy)) {
        assertThat(spoken(play(each, scripts(first())))).containsExactly("一？", "好", "二？");
        assertThat(each.calls()).containsExactly("turn 甲", "turn 甲", "extract 甲", "turn 乙");
        assertThat(each.early()).isEmpty();
      }
    }
  }
}
