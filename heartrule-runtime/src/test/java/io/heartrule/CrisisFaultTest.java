package io.heartrule;

import static io.heartrule.CrisisPlay.OTHER_WORDS;
import static io.heartrule.CrisisPlay.SORRY;
import static io.heartrule.CrisisPlay.WORDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartrule.CrisisPlay.Fault;
import io.heartrule.CrisisPlay.Place;
import io.heartrule.family.SmallTopic;
import io.heartrule.generated.Field;
import io.heartrule.generated.Rule;
import io.heartrule.generated.Rule.Check;
import io.heartrule.generated.Timing;
import io.heartrule.model.Purpose;
import io.heartrule.store.StoredTurn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Sixty combinations of faults around a crisis. With a phrase in the visitor's text the literal words
 * are spoken in that very turn, before any model call, whatever fails; without one the critical rules
 * are asked alone, and if that fails too, everybody is told.
 */
class CrisisFaultTest {
  /** Each line: place, timing of the critical rules, what the visitor writes, how every call fails, what else. */
  private static final String PHRASES = """
      ASK NOW 我想死 GOOD
      ASK NOW 我想死 TIMEOUT
      ASK NOW 我想死 TOO_MANY
      ASK NOW 我想死 SERVER_ERROR
      ASK NOW 我想死 CUT_STREAM streams
      ASK NOW 我想死 REFUSAL
      ASK NOW 我想死 CRASH
      ASK NOW 我想死 NO_ANSWER
      ASK NOW 我想死 BAD_JSON
      ASK NOW 我想死 CUT_JSON
      ASK NOW 我想死 PROSE streams
      ASK NOW 我想死 TWO_OBJECTS
      ASK NOW 我想死 FLAG_MISSING
      ASK NOW 我想死 FLAG_ODD streams
      ASK NOW 我想死 EMPTY_REPLY
      ASK NOW 再见，我想死 GOOD exit
      ASK NOW 再见，我想死 TIMEOUT exit
      ASK NOW 他打我，我想死 GOOD two
      ASK NOW 他打我，我想死 TIMEOUT two
      ASK BEFORE_GOAL 他打我，我想死 BAD_JSON two
      ASK NOW 我真的不_想_活_了 TIMEOUT
      ASK NOW Ｉ想\u3000死 SERVER_ERROR
      ASK NOW 想\u200b死\ufeff TOO_MANY
      ASK NOW 沒意思，想...死 REFUSAL
      ASK NOW 我想死 TIMEOUT restart
      ASK NOW 我想死 BAD_JSON restart
      ASK NOW 我想死 TIMEOUT killedAtCall
      ASK NOW 我想死 GOOD killedAtEnd
      ASK BEFORE_GOAL 我想死 GOOD killedAtEnd
      ASK NOW 我想死 TIMEOUT listenerFails
      ASK NOW 我想死 GOOD spokenFails
      ASK BEFORE_ASK 我想死 PROSE
      SKILL_IN_CRISIS NOW 我还是想死 TIMEOUT restart
      SUSPENDED NOW 我想死 TIMEOUT
      INSERTED NOW 我想死 BAD_JSON restart
      BRANCH NOW 我想死 TIMEOUT
      SKILL BEFORE_GOAL 我想死 SERVER_ERROR restart
      AFTER_MAIN NOW 我想死 CUT_JSON
      CRISIS NOW 我还是想死 TIMEOUT restart
      GONE NOW 我想死 TIMEOUT restart
      """;
  /** The same, and how the separate question for the critical rules goes: yes, no, or a fault. */
  private static final String NO_PHRASES = """
      ASK NOW 活着没劲 TIMEOUT no
      ASK NOW 活着没劲 TIMEOUT yes
      ASK NOW 活着没劲 TIMEOUT TIMEOUT
      ASK NOW 活着没劲 TOO_MANY TOO_MANY
      ASK NOW 活着没劲 SERVER_ERROR SERVER_ERROR restart
      ASK NOW 活着没劲 CUT_STREAM CUT_STREAM streams
      ASK NOW 活着没劲 REFUSAL yes
      ASK NOW 活着没劲 REFUSAL REFUSAL
      ASK NOW 活着没劲 BAD_JSON yes
      ASK NOW 活着没劲 BAD_JSON BAD_JSON
      ASK NOW 活着没劲 PROSE PROSE streams
      ASK NOW 活着没劲 FLAG_MISSING yes
      ASK NOW 活着没劲 FLAG_MISSING FLAG_MISSING
      ASK NOW 活着没劲 FLAG_MISSING no
      ASK NOW 活着没劲 EMPTY_REPLY CRASH exitless
      ASK BEFORE_GOAL 活着没劲 CRASH yes
      SUSPENDED NOW 活着没劲 TIMEOUT yes restart
      BRANCH NOW 活着没劲 NO_ANSWER NO_ANSWER restart
      SKILL NOW 活着没劲 CUT_JSON yes
      AFTER_MAIN BEFORE_ASK 活着没劲 TWO_OBJECTS TWO_OBJECTS
      """;

  private record Line(String text, List<String> words) {
    static List<Line> of(String table) {
      return table.lines().map(line -> new Line(line, List.of(line.split(" ")))).toList();
    }

    boolean has(String word) {
      return words.subList(4, words.size()).contains(word);
    }

    Timing timing() {
      return switch (words.get(1)) {
        case "BEFORE_GOAL" -> Timing.BEFORE_GOAL;
        case "BEFORE_ASK" -> Timing.BEFORE_ASK;
        default -> Timing.NOW;
      };
    }

    /** Where it should be, with everything set up for the turn to come. */
    CrisisPlay play() {
      CrisisPlay play = new CrisisPlay(Place.valueOf(words.get(0)), timing());
      Fault fault = Fault.valueOf(words.get(3));
      for (Purpose purpose : Purpose.values()) {
        play.faults.put(purpose, fault);
      }
      play.streams = has("streams");
      play.listenerFails = has("listenerFails");
      play.spokenFails = has("spokenFails");
      play.killedAtCall = has("killedAtCall");
      play.killedAtEnd = has("killedAtEnd");
      if (has("exit")) {
        play.values.put("EXIT", true);
      }
      return has("restart") ? play.restart() : play;
    }
  }

  @Test
  void thereAreSixtyOfThem() {
    assertThat(Line.of(PHRASES)).hasSize(40).doesNotHaveDuplicates();
    assertThat(Line.of(NO_PHRASES)).hasSize(20).doesNotHaveDuplicates();
    for (Fault fault : Fault.values()) {
      assertThat(PHRASES).contains(fault.name());
    }
  }

  @TestFactory
  Stream<DynamicTest> withAPhraseTheWordsComeFirstWhateverFails() {
    return Line.of(PHRASES).stream().map(line -> DynamicTest.dynamicTest(line.text, () -> phrase(line)));
  }

  private static void phrase(Line line) {
    CrisisPlay play = line.play();
    String text = line.words.get(2);
    if (play.killedAtCall || play.killedAtEnd) {
      broken(play, text);
    }
    Turn turn = play.talk().reply("t", text);
    List<String> words = line.has("two") ? List.of(WORDS.get(0), WORDS.get(1), OTHER_WORDS) : WORDS;
    inFront(play.order, words, line.has("two") ? List.of("危", "害") : List.of("危"), "phrase");
    List<String> said = turn.messages().stream().map(Message::text).toList();
    List<String> ours = said.stream().filter(s -> !s.equals("改过的话")).toList();
    assertThat(ours.subList(0, words.size())).isEqualTo(words);
    assertThat(ours.subList(words.size(), ours.size())).as("then the question about safety, or why there is none")
        .hasSize(1).doesNotContainAnyElementsOf(words);
    assertThat(turn.risk()).isEqualTo(new Risk(Risk.Level.FIRED, "危"));
    assertThat(play.talk().reply("t", text)).as("the same id gives the same turn").isEqualTo(turn);
    if (play.streams) {
      assertThat(play.streamed.toString()).as("no raw text").doesNotContain("{").doesNotContain("rule_");
    }
    goesOn(play);
  }

  /** A first try of the turn ends after the words have gone out; memory is lost. */
  private static void broken(CrisisPlay play, String text) {
    assertThatThrownBy(() -> play.talk().reply("t", text)).isNotNull();
    StoredTurn stored = play.turn(play.talk().id(), "t").orElseThrow();
    assertThat(stored.isDone()).isFalse();
    assertThat(stored.spoken()).contains(WORDS.get(0), WORDS.get(1), "\"危\"");
    play.killedAtCall = false;
    play.killedAtEnd = false;
    play.order.clear();
    play.restart();
    assertThat(play.talk().risk()).as("risk never falls").isEqualTo(new Risk(Risk.Level.FIRED, "危"));
  }

  /** Words, then the store, then the app, and only then the model. */
  private static void inFront(List<String> order, List<String> words, List<String> rules, String how) {
    List<String> expected = new ArrayList<>();
    words.forEach(word -> expected.add("said " + word));
    expected.add("stored");
    rules.forEach(rule -> expected.add("risk FIRED " + rule + " " + how));
    int call = order.indexOf("call turn");
    List<String> before = new ArrayList<>(order.subList(0, call < 0 ? order.size() : call));
    before.removeIf(line -> line.equals("said 改过的话"));
    assertThat(before).as(order.toString()).isEqualTo(expected);
    assertThat(order.stream().filter(line -> line.startsWith("call")).findFirst().orElse("call turn"))
        .isEqualTo("call turn");
  }

  /** Afterwards nothing is lowered or lost: over a restart, and with a model that works again. */
  private static void goesOn(CrisisPlay play) {
    play.faults.clear();
    play.values.clear();
    play.restart();
    assertThat(play.talk().risk().level()).isEqualTo(Risk.Level.FIRED);
    Turn next = play.talk().reply("afterwards", "我现在安全");
    assertThat(next.risk()).isEqualTo(new Risk(Risk.Level.FIRED, "危"));
    assertThat(next.messages()).extracting(Message::text).containsExactly("嗯");
    assertThat(play.talk().view().frames()).as("once, not stacked").filteredOn(f -> f.startsWith("危机")).hasSize(1);
  }

  /** The model had judged it, the visitor had read it, the process was gone; now the model says something else. */
  @Test
  void wordsThatTheVisitorHasReadStayInTheConversationWhateverTheModelSaysNow() {
    for (boolean sameTurn : new boolean[] {true, false}) {
      CrisisPlay play = new CrisisPlay(Place.ASK, Timing.NOW);
      play.values.put("rule_危", true);
      play.killedAtCall = true;
      broken(play, "活着没劲");
      play.values.put("rule_危", false);
      String text = sameTurn ? "活着没劲" : "在吗";
      Turn turn = play.talk().reply(sameTurn ? "t" : "u", text);
      inFront(play.order, WORDS, List.of("危"), "retried");
      assertThat(turn.messages()).extracting(Message::text).containsExactly(WORDS.get(0), WORDS.get(1), "嗯");
      assertThat(play.talk().transcript()).filteredOn(l -> l.startsWith("来访者")).containsExactlyElementsOf(
          sameTurn ? List.of("来访者：活着没劲") : List.of("来访者：活着没劲", "来访者：在吗"));
      assertThat(play.turn(play.talk().id(), "u").isPresent()).isEqualTo(!sameTurn);
      goesOn(play);
    }
  }

  @Test
  void aModelCannotEndTheQuestionAboutSafetyBeforeTheVisitorHasAnswered() {
    CrisisPlay play = new CrisisPlay(Place.ASK, Timing.NOW);
    play.values.put("EXIT", true);
    assertThat(play.talk().reply("t", "我想死").messages()).extracting(Message::text)
        .containsExactly(WORDS.get(0), WORDS.get(1), "嗯");
    play.values.put("小谷", "");
    assertThat(play.talk().reply("u", "我安全").messages()).extracting(Message::text)
        .as("the first ask may end now; the second has no question yet").containsExactly(SORRY);
    assertThat(play.talk().view().topic()).isEqualTo("危机");
  }

  /** A variable that the words need is not brought up to date before the first of them, and a check that was lost begins again later. */
  @Test
  void neitherUpdatesNorChecksThatBeginAgainComeBeforeTheWords() {
    TestScripts scripts = new TestScripts().open("危", "题").update("近况")
        .add(new SmallTopic("危机", "say#1 ask#1", 60, List.of("近况"), SmallTopic.say("先打电话"), SmallTopic.ask("安全吗", "安全")))
        .topic("会谈/一/甲", "ask#1", SmallTopic.ask("问甲", "答")).topic("会谈/一/乙", "ask#1", SmallTopic.ask("问乙", "答"))
        .stage(TestScripts.main("会谈/一", "会谈/一/甲", "会谈/一/乙"))
        .rule("题", view -> Rule.check("题", Check.TOPIC, "说到家").call(Timing.AFTER_STAGE, "危机"))
        .rule("危", view -> Rule.check("危", Check.NOW, "危险").critical("想死").call(Timing.NOW, "危机"));
    Play play = new Play().background(work -> { }).start(scripts.key(), Map.of("update_after_chars", "1000",
        "background_wait_seconds", "0"), Map.of());
    play.turn("{'rule_危':'false','EXIT':'false','小谷':'？'}").begin();
    play.turn("{'rule_危':'false','EXIT':'true','小谷':'好'}").turn("{'rule_危':'false','EXIT':'false','小谷':'乙？'}").visitor("家里");
    assertThat(play.log).as("a check is under way").anyMatch(line -> line.contains("BackgroundBegan"));
    play.restart();
    play.log.clear();
    play.turn("{'EXIT':'false','小谷':'安全吗？'}").visitor("我想死").says("？", "好", "乙？", "先打电话", "安全吗？").done();
    List<String> order = play.log.stream().filter(line -> line.contains("\"Said\"") || line.contains("ModelCalled")
        || line.contains("BackgroundBegan")).map(line -> line.substring(10, line.indexOf('"', 10))).toList();
    assertThat(order).as("the words; the check again, and what the next words need; the next words")
        .containsExactly("Said", "BackgroundBegan", "BackgroundBegan", "ModelCalled", "Said");
  }

  @Test
  void aCriticalRuleThatStartsNothingLeavesTheVisitorNotWithoutAReply() {
    TestScripts scripts = new TestScripts().open("记").topic("会谈/一/甲", "ask#1", SmallTopic.ask("问", "答"))
        .stage(TestScripts.main("会谈/一", "会谈/一/甲"))
        .rule("记", view -> Rule.check("记", Check.NOW, "有危险").critical("想死").effects())
        .act("记", (view, effects) -> effects.avoid("分数", null));
    Play play = new Play(true).start(scripts.key()).turn("{'rule_记':'false','EXIT':'false','小谷':'？'}").begin();
    play.turn("{'rule_记':'false','EXIT':'false','小谷':'我在听'}").visitor("我想死").says("？", "我在听").done();
    assertThat(play.talk().risk()).isEqualTo(new Risk(Risk.Level.FIRED, "记"));
    assertThat(play.lastPrompt()).contains("不要谈及：分数");
  }

  @TestFactory
  Stream<DynamicTest> withoutAPhraseTheCriticalRulesAreAskedAlone() {
    return Line.of(NO_PHRASES).stream().map(line -> DynamicTest.dynamicTest(line.text, () -> noPhrase(line)));
  }

  private static void noPhrase(Line line) {
    CrisisPlay play = line.play();
    String check = line.words.get(4);
    play.faults.put(Purpose.CHECK, check.toUpperCase(Locale.ROOT).equals(check) ? Fault.valueOf(check) : Fault.GOOD);
    // The turn's call fails as a whole: what the critical rules find, they find in their own call.
    play.values.put("rule_危", check.equals("yes") ? "true" : "false");
    if (check.equals("yes")) {
      play.faults.put(Purpose.TURN, Fault.valueOf(line.words.get(3)));
    }
    Turn turn = play.talk().reply("t", line.words.get(2));
    List<String> said = turn.messages().stream().map(Message::text).toList();
    List<String> fields = play.requests.stream().filter(r -> r.purpose() == Purpose.CHECK)
        .flatMap(r -> r.fields().stream()).map(f -> f.name()).distinct().toList();
    assertThat(fields).as("the critical fields alone").containsExactly("rule_危", "rule_害");
    if (check.equals("yes")) {
      assertThat(said.subList(0, 2)).isEqualTo(WORDS);
      assertThat(turn.risk()).isEqualTo(new Risk(Risk.Level.FIRED, "危"));
      assertThat(play.order.subList(0, play.order.lastIndexOf("call check") + 6)).endsWith("call check",
          "said " + WORDS.get(0), "said " + WORDS.get(1), "stored", "risk FIRED 危 model", "call turn");
      goesOn(play);
      return;
    }
    assertThat(said).containsExactly(SORRY);
    if (check.equals("no")) {
      assertThat(turn.risk()).isEqualTo(Risk.NONE);
      assertThat(play.order).noneMatch(entry -> entry.startsWith("risk") || entry.startsWith("event"));
    } else {
      assertThat(turn.risk()).isEqualTo(new Risk(Risk.Level.UNKNOWN, "危"));
      assertThat(play.order).endsWith("event RiskUnknown", "said " + SORRY, "risk UNKNOWN 危 unjudged");
    }
    judgedNext(play, line, turn.risk());
  }

  /** The text is still there: the next turn sees it, and it can still fire. */
  private static void judgedNext(CrisisPlay play, Line line, Risk before) {
    play.faults.clear();
    play.restart();
    assertThat(play.talk().risk()).isEqualTo(before);
    play.values.put("rule_危", "true");
    play.requests.clear();
    Turn next = play.talk().reply("next", "在吗");
    assertThat(play.requests.get(0).prompts().stream().map(p -> p.text()).reduce("", String::concat))
        .contains("来访者：" + line.words.get(2), "来访者：在吗");
    assertThat(next.messages()).extracting(Message::text).startsWith(WORDS.get(0), WORDS.get(1));
    assertThat(next.risk()).isEqualTo(new Risk(Risk.Level.FIRED, "危"));
    goesOn(play);
  }

  private static TestScripts counted() {
    return new TestScripts().open("念头多").topic("会谈/一/甲", "ask#1", SmallTopic.ask("问", "答"))
        .topic("危机", "say#1 ask#1", SmallTopic.say("先打电话"), SmallTopic.ask("确认安全", "安全"))
        .stage(TestScripts.main("会谈/一", "会谈/一/甲"))
        .rule("念头多", view -> Rule.when("念头多", Check.NOW, view.watch(TestScripts.Watches.class).念头 >= 1).critical()
            .watch(Rule.Watch.Kind.COUNTER, Field.integer("念头", "来访者提到一次念头"), null)
            .call(Timing.NOW, "危机"));
  }

  @Test
  void aCriticalRuleThatCountsIsAskedAloneWhenTheModelFails() {
    Play play = new Play(true).start(counted().key()).turn("{'EXIT':'false','小谷':'？'}").begin();
    play.fails(Purpose.TURN).model(Purpose.CHECK, "{'念头':true}").turn("{'念头':false,'EXIT':'false','小谷':'安全吗？'}")
        .visitor("又想了").says("？", "先打电话", "安全吗？").done();
    assertThat(play.talk().risk()).isEqualTo(new Risk(Risk.Level.FIRED, "念头多"));
  }

  @Test
  void whatACriticalRuleCountsMustBeReadable() {
    Play play = new Play(true).start(counted().key()).turn("{'EXIT':'false','小谷':'？'}").begin();
    play.turn("{'EXIT':'false','小谷':'嗯'}").turn("{'念头':'不好说','EXIT':'false','小谷':'嗯'}").fails(Purpose.CHECK)
        .visitor("又想了");
    assertThat(play.done().talk().risk()).isEqualTo(new Risk(Risk.Level.UNKNOWN, "念头多"));
    play.turn("{'念头':'true','EXIT':'false','小谷':'不说'}").turn("{'念头':false,'EXIT':'false','小谷':'安全吗？'}")
        .visitor("嗯").done();
    assertThat(play.said).endsWith("先打电话", "安全吗？");
  }

  @Test
  void aCriticalExpressionNeedsNoModel() {
    boolean[] danger = {false};
    TestScripts scripts = new TestScripts().open("危").topic("会谈/一/甲", "ask#1", SmallTopic.ask("问", "答"))
        .topic("危机", "say#1 ask#1", SmallTopic.say("先打电话"), SmallTopic.ask("确认安全", "安全"))
        .stage(TestScripts.main("会谈/一", "会谈/一/甲"))
        .rule("危", view -> Rule.when("危", Check.NOW, danger[0]).critical().call(Timing.NOW, "危机"));
    Play play = new Play(true).start(scripts.key()).turn("{'EXIT':'false','小谷':'？'}").begin();
    danger[0] = true;
    play.fails(Purpose.TURN).fails(Purpose.TURN).visitor("嗯").says("？", "先打电话", SORRY).done();
    assertThat(play.talk().risk()).isEqualTo(new Risk(Risk.Level.FIRED, "危"));
  }

  @Test
  void aCriticalRuleThatStartsNothingLeavesTheVisitorNotWithoutAReplyWhenTheModelFails() {
    TestScripts scripts = new TestScripts().open("记").topic("会谈/一/甲", "ask#1", SmallTopic.ask("问", "答"))
        .stage(TestScripts.main("会谈/一", "会谈/一/甲"))
        .rule("记", view -> Rule.check("记", Check.NOW, "有危险").critical().effects())
        .act("记", (view, effects) -> effects.avoid("分数", null));
    Play play = new Play(true).start(scripts.key()).turn("{'rule_记':'false','EXIT':'false','小谷':'？'}").begin();
    play.fails(Purpose.TURN).model(Purpose.CHECK, "{'rule_记':true}").visitor("撑不住").says("？", SORRY).done();
    assertThat(play.talk().risk()).isEqualTo(new Risk(Risk.Level.FIRED, "记"));
  }
}
