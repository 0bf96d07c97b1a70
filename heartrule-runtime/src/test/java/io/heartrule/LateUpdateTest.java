package io.heartrule;

import static io.heartrule.TestScripts.main;
import static io.heartrule.family.SmallTopic.ask;
import static io.heartrule.family.SmallTopic.say;
import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.TestScripts.Globals;
import io.heartrule.family.SmallTopic;
import io.heartrule.generated.Ask;
import io.heartrule.generated.AutoUpdate;
import io.heartrule.generated.Field;
import io.heartrule.generated.Rule;
import io.heartrule.generated.Signal;
import io.heartrule.generated.Timing;
import io.heartrule.model.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** Updates that arrive late, in another order, or not at all (b9). */
class LateUpdateTest {
  private static final SmallTopic.Action TELL = (frame, counselor) ->
      counselor.say("近况：" + counselor.globals(Globals.class).近况);
  private static final SmallTopic.Action WRITE = (frame, counselor) -> {
    counselor.globals(Globals.class).近况 = "写的";
    return Signal.NEXT;
  };
  private static final SmallTopic.Action COLLECT = (frame, counselor) -> {
    var answer = counselor.ask(frame, new Ask("问近况").exit("答").get(Field.text("近况", "近况")));
    if (answer.signal == Signal.NEXT) {
      Globals globals = counselor.globals(Globals.class);
      globals.近况 = answer.text("近况", globals.近况);
    }
    return answer.signal;
  };
  private static final SmallTopic.Action CLOSE = (frame, counselor) -> {
    counselor.autoUpdate("近况", AutoUpdate.CLOSE);
    return Signal.NEXT;
  };

  private final List<Runnable> later = new ArrayList<>();

  /** Some asks one after the other, and a topic that uses the variable. */
  private Play start(String wait, SmallTopic.Action... actions) {
    TestScripts scripts = new TestScripts().update("近况").set("update_after_chars", "1")
        .set("background_wait_seconds", wait)
        .topic("会谈/一/甲", "a b c d e".substring(0, 2 * actions.length - 1), actions)
        .add(new SmallTopic("会谈/一/乙", "say#1", 10, List.of("近况"), TELL))
        .stage(main("会谈/一", "会谈/一/甲", "会谈/一/乙"));
    return new Play().background(later::add).start(scripts.key());
  }

  private static List<String> events(Play play, String kind) {
    return play.log.stream().filter(line -> line.contains("\"" + kind + "\"")).toList();
  }

  /** What the visitor says ends the ask; the next one begins. */
  private static void next(Play play, String text) {
    play.turn("{'EXIT':'true','小谷':'好'}").turn("{'EXIT':'false','小谷':'下一个？'}").visitor(text);
  }

  @Test
  void theVisitorDoesNotWaitForAnUpdate() {
    Play play = start("0", ask("问一", "答"), ask("问二", "答"), ask("问三", "答"))
        .turn("{'EXIT':'false','小谷':'一？'}").begin();
    play.turn("{'EXIT':'true','小谷':'好'}").turn("{'EXIT':'false','小谷':'二？'}").visitor("很忙")
        .says("一？", "好", "二？").done();
    assertThat(later).hasSize(1);
    assertThat(play.requests).extracting(request -> request.purpose()).doesNotContain(Purpose.UPDATE);
  }

  @Test
  void answersAreTakenInInTheOrderOfTheCalls() {
    Play play = start("0", ask("问一", "答"), ask("问二", "答"), ask("问三", "答"), ask("问四", "答"), ask("问五", "答"))
        .turn("{'EXIT':'false','小谷':'一？'}").begin();
    next(play, "很忙");
    next(play, "闲了");
    assertThat(later).as("the second does not wait for the first").hasSize(2);
    play.model(Purpose.UPDATE, "{'近况':'闲'}");
    later.get(1).run();
    next(play, "对");
    assertThat(play.talk().values()).containsEntry("近况", null);
    play.model(Purpose.UPDATE, "{'近况':'忙'}");
    later.get(0).run();
    next(play, "对");
    assertThat(play.talk().values()).containsEntry("近况", "闲");
    assertThat(events(play, "DialogueRead")).containsExactly(
        "{\"event\":\"DialogueRead\",\"variables\":[\"近况\"],\"from\":0,\"until\":3,\"purpose\":\"update\"}",
        "{\"event\":\"DialogueRead\",\"variables\":[\"近况\"],\"from\":3,\"until\":6,\"purpose\":\"update\"}");
    assertThat(play.requests.get(5).prompts().get(0).text()).contains("闲了").doesNotContain("很忙");
  }

  @Test
  void whenTheFirstFailsTheSecondDoesNotCountAndAllIsReadAgain() {
    Play play = start("0", ask("问一", "答"), ask("问二", "答"), ask("问三", "答"), ask("问四", "答"))
        .turn("{'EXIT':'false','小谷':'一？'}").begin();
    next(play, "很忙");
    next(play, "闲了");
    play.model(Purpose.UPDATE, "{'近况':'闲'}").fails(Purpose.UPDATE);
    later.get(1).run();
    later.get(0).run();
    next(play, "对");
    assertThat(play.talk().values()).containsEntry("近况", null);
    assertThat(events(play, "DialogueRead")).isEmpty();
    play.model(Purpose.UPDATE, "{'近况':'先忙后闲'}");
    later.get(2).run();
    assertThat(play.lastPrompt()).contains("很忙").contains("闲了").contains("对");
  }

  @Test
  void whatTheScriptHasWrittenSinceStays() {
    Play play = start("0", ask("问一", "答"), WRITE, ask("问二", "答"), ask("问三", "答"))
        .turn("{'EXIT':'false','小谷':'一？'}").begin();
    next(play, "很忙");
    play.model(Purpose.UPDATE, "{'近况':'忙'}");
    later.get(0).run();
    next(play, "对");
    assertThat(play.talk().values()).containsEntry("近况", "写的");
    assertThat(play.log).anyMatch(line -> line.contains("changed since its update began"));
  }

  @Test
  void anExtractionThatCannotWaitReadsThatStretchToo() {
    Play play = start("0", ask("问一", "答"), COLLECT, ask("问三", "答"), ask("问四", "答"))
        .turn("{'EXIT':'false','小谷':'一？'}").begin();
    next(play, "很忙");
    play.turn("{'EXIT':'true','小谷':'好'}").extract("{'近况':'很忙，累'}").turn("{'EXIT':'false','小谷':'三？'}").visitor("累");
    assertThat(play.requests.get(4).prompts().get(0).text()).contains("来访者：很忙").contains("来访者：累");
    play.model(Purpose.UPDATE, "{'近况':'忙'}");
    later.get(0).run();
    next(play, "对");
    assertThat(play.talk().values()).containsEntry("近况", "很忙，累");
    assertThat(events(play, "DialogueRead")).hasSize(1).allMatch(line -> line.contains("\"from\":0"));
  }

  @Test
  void whatWasUnderWayWhenAVariableWasClosedStillCounts() {
    Play play = start("0", ask("问一", "答"), CLOSE, ask("问二", "答"), ask("问三", "答"))
        .turn("{'EXIT':'false','小谷':'一？'}").begin();
    next(play, "很忙");
    play.model(Purpose.UPDATE, "{'近况':'忙'}");
    later.get(0).run();
    next(play, "对");
    assertThat(play.talk().values()).containsEntry("近况", "忙");
  }

  @Test
  void aTopicWaitsOnlySoLongForWhatItUses() {
    Play play = start("0", ask("问一", "答")).turn("{'EXIT':'false','小谷':'一？'}").begin();
    play.turn("{'EXIT':'true','小谷':'好'}").visitor("很忙").says("一？", "好", "近况：null");
    assertThat(play.log).anyMatch(line -> line.contains("used before its update has arrived"));
  }

  @Test
  void workThatBreaksOffOrIsRefusedLeavesAnEventAndIsDoneAgain() {
    Error[] caught = new Error[1];
    Play play = start("0", ask("问一", "答"), ask("问二", "答"), ask("问三", "答"))
        .turn("{'EXIT':'false','小谷':'一？'}").begin();
    next(play, "很忙");
    try {
      later.get(0).run();  // There is no answer for it: the model throws an Error.
    } catch (AssertionError e) {
      caught[0] = e;
    }
    assertThat(caught[0]).as("the thread does not hide it").isNotNull();
    next(play, "真的");
    assertThat(events(play, "BackgroundFailed")).hasSize(1).allMatch(line ->
        line.startsWith("{\"event\":\"BackgroundFailed\",\"purpose\":\"update\",\"names\":[\"近况\"],\"error\":\"Assertion"));
    play.model(Purpose.UPDATE, "{'近况':'真的很忙'}");
    later.get(1).run();
    assertThat(play.lastPrompt()).contains("很忙").contains("真的");
  }

  @Test
  void workThatNobodyTakesLeavesAnEvent() {
    Play play = new Play().background(work -> {
      throw new RejectedExecutionException();
    }).start(new TestScripts().update("近况").set("update_after_chars", "1")
        .topic("会谈/一/甲", "a b", ask("问一", "答"), ask("问二", "答"))
        .add(new SmallTopic("会谈/一/乙", "say#1", 10, List.of("近况"), TELL))
        .stage(main("会谈/一", "会谈/一/甲", "会谈/一/乙")).key(), Map.of(), Map.of())
        .turn("{'EXIT':'false','小谷':'一？'}").begin();
    play.turn("{'EXIT':'true','小谷':'好'}").turn("{'EXIT':'false','小谷':'二？'}").visitor("很忙");
    assertThat(events(play, "BackgroundFailed")).hasSize(1).allMatch(l -> l.contains("RejectedExecutionException"));
  }

  @Test
  void theFirstWordsOfACrisisTopicWaitForNoUpdate() {
    List<String> order = new ArrayList<>();
    TestScripts scripts = new TestScripts().update("近况").set("update_after_chars", "1000")
        .topic("会谈/一/甲", "a", ask("问一", "答"))
        .add(new SmallTopic("危机", "say#1 ai_ask#1 say#2", 10, List.of("近况"), say("你安全吗"), ask("问", "答"), TELL))
        .stage(main("会谈/一", "会谈/一/甲")).open("危")
        .rule("危", view -> Rule.check("危", Rule.Check.NOW, "危险").critical().call(Timing.NOW, "危机"));
    Play play = new Play().background(work -> {
      order.add("update");
      work.run();
    }).start(scripts.key()).turn("{'rule_危':'false','EXIT':'false','小谷':'一？'}").begin();
    play.turn("{'rule_危':'true','EXIT':'false','小谷':'嗯'}").model(Purpose.UPDATE, "{'近况':'难受'}")
        .turn("{'rule_危':'false','EXIT':'false','小谷':'现在呢'}").visitor("我难受");
    int said = 0;
    int begun = 0;
    for (int i = 0; i < play.log.size(); i++) {
      said = said == 0 && play.log.get(i).contains("危机 say#1") ? i : said;
      begun = begun == 0 && play.log.get(i).contains("BackgroundBegan") ? i : begun;
    }
    assertThat(said).isPositive().isLessThan(begun);
    assertThat(order).containsExactly("update");
  }
}
