package io.heartrule;

import static io.heartrule.TestScripts.main;
import static io.heartrule.family.SmallTopic.ask;
import static io.heartrule.family.SmallTopic.say;
import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.generated.Ask;
import io.heartrule.generated.Insertion;
import io.heartrule.generated.Rule;
import io.heartrule.generated.Scope;
import io.heartrule.generated.Stop;
import io.heartrule.generated.Timing;
import io.heartrule.model.Purpose;
import io.heartrule.trace.TraceEvent.Inserted;
import io.heartrule.trace.TraceEvent.RuleFired;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Why a rule fired, or did not: one event without words of the dialogue, one call for the words. */
class ExplanationTest {
  private static TestScripts scripts(Function<Rule, Rule> rest, Rule.Check check) {
    return new TestScripts()
        .topic("会谈/一/甲", "ai_ask#1 ai_ask#2", ask("问一", "答了一"), ask("问二", "答了二"))
        .topic("会谈/一/乙", "say#1", say("乙"))
        .topic("会谈/二/丙", "ai_ask#1", ask("问三", "答了三"))
        .topic("插入", "say#1 ai_ask#1", say("插入开始"), ask("问插入", "答了插入"))
        .stage(main("会谈/一", "会谈/一/甲", "会谈/一/乙")).stage(main("会谈/二", "会谈/二/丙"))
        .rule("规则", view -> rest.apply(Rule.check("规则", check, "来访者难过")))
        .open("规则");
  }

  private static Play opened(TestScripts scripts) {
    return new Play(true).start(scripts.key()).turn("{'EXIT':'false','小谷':'一？'}").begin();
  }

  private static RuleFired only(Play play) {
    List<RuleFired> fired = play.talk().fired();
    assertThat(fired).hasSize(1);
    assertThat(play.log).as("the listener hears the same").contains(fired.get(0).toJson());
    return fired.get(0);
  }

  @ParameterizedTest
  @CsvSource({"NOW,ENDS_ASK", "BEFORE_ASK,SUSPENDS_ASK", "BEFORE_GOAL,SUSPENDS_ASK", "AFTER_ASK,AFTER_ASK"})
  void aRuleOfATurnTellsWhatBecameOfTheAsk(Timing.At timing, String place) {
    Play play = opened(scripts(rule -> rule.call(new Timing(timing, null), "插入"), Rule.Check.NOW));
    play.turn("{'rule_规则':'True','EXIT':'false','小谷':'嗯'}");
    if (timing != Timing.At.AFTER_ASK) {
      play.turn("{'EXIT':'false','小谷':'插？'}");
    }
    play.visitor("难过").done();
    assertThat(only(play)).isEqualTo(new RuleFired("规则", "NOW", timing.name(), "model", "turn", "rule_规则=True",
        "会谈/一/甲 ai_ask#1", 0, 2, List.of(new Inserted("插入", timing.name(), place, null, 0, null)), List.of()));
    assertThat(play.talk().transcript().subList(0, 2)).containsExactly("小谷：一？", "来访者：难过");
  }

  @ParameterizedTest
  @CsvSource({"AFTER_GOAL,,QUEUE,一,1,乙", "AFTER_TOPIC,乙,QUEUE,一,2,", "BEFORE_TOPIC,乙,QUEUE,一,1,乙",
      "AFTER_STAGE,,END_OF_STAGE,一,0,", "AFTER_NAMED_STAGE,二,END_OF_STAGE,二,0,",
      "AFTER_SESSION,,END_OF_SESSION,,0,", "NEXT_SESSION,,NEXT_SESSION,,0,"})
  void aTopicThatWaitsIsFoundInItsQueue(Timing.At timing, String target, String place, String of, int number,
      String before) {
    Play play = opened(scripts(rule -> rule.call(new Timing(timing, target), "插入"), Rule.Check.NOW));
    play.turn("{'rule_规则':'true','EXIT':'false','小谷':'嗯'}").visitor("难过").done();
    String written = timing + (target == null ? "" : " " + target);
    assertThat(only(play).inserted()).containsExactly(new Inserted("插入", written, place, of, number, before));
  }

  @Test
  void aRuleOfAnAskTellsTheExtractionAndTheLinesOfTheAsk() {
    Play play = opened(scripts(rule -> rule.call(Timing.BEFORE_ASK, "插入"), Rule.Check.ASK));
    play.turn("{'EXIT':'false','小谷':'再说说'}").visitor("难过");
    play.turn("{'EXIT':'true','小谷':'好'}").extract("{'rule_规则':'true'}").turn("{'EXIT':'false','小谷':'插？'}")
        .visitor("就是难过").done();
    RuleFired fired = only(play);
    assertThat(fired.call()).isEqualTo("extract");
    assertThat(fired.inserted()).containsExactly(new Inserted("插入", "BEFORE_ASK", "BEFORE_NEXT_ASK", null, 0, null));
    assertThat(play.talk().transcript().subList(fired.from(), fired.until()))
        .containsExactly("小谷：一？", "来访者：难过", "小谷：再说说", "来访者：就是难过", "小谷：好");
  }

  @Test
  void aCheckInTheBackgroundIsTold() {
    Play play = opened(scripts(rule -> rule.call(Timing.AFTER_GOAL, "插入"), Rule.Check.TOPIC));
    play.turn("{'EXIT':'true','小谷':'好'}").turn("{'EXIT':'false','小谷':'二？'}").visitor("难过");
    play.turn("{'EXIT':'true','小谷':'好'}").model(Purpose.CHECK, "{'rule_规则':'true'}")
        .turn("{'EXIT':'false','小谷':'插？'}").visitor("没了").done();
    RuleFired fired = only(play);
    assertThat(fired.check() + " " + fired.how() + " " + fired.call()).isEqualTo("TOPIC model check");
    assertThat(fired.inserted()).containsExactly(new Inserted("插入", "AFTER_GOAL", "QUEUE", "一", 1, "乙"));
    assertThat(fired.position()).isEqualTo("会谈/一");
  }

  @Test
  void anExpressionIsToldAsItsAuthorWroteIt() {
    TestScripts scripts = scripts(rule -> rule, Rule.Check.ASK).rule("规则", view -> Rule.when("规则", Rule.Check.ASK,
        true, "{次数} >= 0").call(Timing.AFTER_ASK, "插入"));
    Play play = opened(scripts);
    play.turn("{'EXIT':'true','小谷':'好'}").turn("{'EXIT':'false','小谷':'插？'}").visitor("难过").done();
    RuleFired fired = only(play);
    assertThat(fired.how() + "|" + fired.call() + "|" + fired.decided()).isEqualTo("program|null|{次数} >= 0");
  }

  private static TestScripts critical() {
    return scripts(rule -> rule.critical("不想活", "想死").call(Timing.NOW, "插入"), Rule.Check.NOW);
  }

  private static Play openedCritical() {
    return new Play(true).start(critical().key()).turn("{'rule_规则':'false','EXIT':'false','小谷':'一？'}").begin();
  }

  @Test
  void aPhraseIsToldByItsNumberAndExplainedWithItsWording() {
    Play play = openedCritical();
    play.turn("{'EXIT':'false','小谷':'插？'}").visitor("有时候真想死").done();
    RuleFired fired = only(play);
    assertThat(fired).isEqualTo(new RuleFired("规则", "NOW", "NOW", "phrase", null, "phrases[2]", "会谈/一/甲 ai_ask#1",
        1, 2, List.of(new Inserted("插入", "NOW", "ENDS_ASK", null, 0, null)), List.of()));
    assertThat(play.talk().explain(fired, Locale.CHINESE)).isEqualTo("""
        规则“规则”触发了（check_time: now）
          谈到：会谈/一/甲 ai_ask#1
          条件：来访者难过
          依据：来访者的话里有原话“想死”（phrases[2]），没有问模型
          判断的对话（第 2～2 行）：
            来访者：有时候真想死
          插入话题“插入”（timing: now）：结束了正在问的这一问，马上开始
        """);
  }

  @Test
  void whileItsTopicRunsACriticalRuleTellsThatItBeginsAgain() {
    Play play = openedCritical();
    play.turn("{'EXIT':'false','小谷':'插？'}").visitor("想死");
    play.turn("{'EXIT':'false','小谷':'插？'}").visitor("还是不想活").done();
    assertThat(play.talk().fired()).extracting(fired -> fired.inserted().get(0).place())
        .containsExactly("ENDS_ASK", "RESTARTS");
  }

  @Test
  void theSeparateQuestionOfCriticalRulesIsTold() {
    Play play = openedCritical();
    play.fails(Purpose.TURN).model(Purpose.CHECK, "{'rule_规则':'true'}").turn("{'EXIT':'false','小谷':'插？'}")
        .visitor("没意思").done();
    assertThat(only(play).call()).isEqualTo("critical");
  }

  @Test
  void effectsAreToldWithoutTextsAndValues() {
    TestScripts scripts = scripts(Rule::effects, Rule.Check.NOW)
        .rule("另一条", view -> Rule.check("另一条", Rule.Check.NOW, "来访者高兴").reply("一起高兴"))
        .act("规则", (view, effects) -> {
          effects.openRule("另一条", Scope.SESSION, null);
          effects.avoid("他的秘密", null);
          effects.openStyle("像他妈妈那样", null);
          effects.postpone("乙", Timing.AFTER_STAGE);
          effects.insert(Insertion.of("插入", Timing.AFTER_SESSION));
          effects.stop(Stop.ASK);
          view.globals(TestScripts.Globals.class).目标 = "他的秘密";
        });
    Play play = opened(scripts);
    play.turn("{'rule_规则':'true','EXIT':'false','小谷':'嗯'}").turn("{'EXIT':'false','小谷':'二？'}").visitor("难过").done();
    RuleFired fired = only(play);
    assertThat(fired.effects())
        .containsExactly("open_rule 另一条", "avoid", "open_style", "postpone 乙", "stop ASK", "set 目标");
    assertThat(fired.inserted()).containsExactly(
        new Inserted("插入", "AFTER_SESSION", "END_OF_SESSION", null, 0, null));
    assertThat(fired.timing()).isNull();
    assertThat(fired.toJson()).isEqualTo("{\"event\":\"RuleFired\",\"rule\":\"规则\",\"check\":\"NOW\",\"how\":\"model\","
        + "\"call\":\"turn\",\"decided\":\"rule_规则=true\",\"position\":\"会谈/一/甲 ai_ask#1\",\"from\":0,\"until\":2,"
        + "\"inserted\":[{\"topic\":\"插入\",\"timing\":\"AFTER_SESSION\",\"place\":\"END_OF_SESSION\",\"number\":0}],"
        + "\"effects\":[\"open_rule 另一条\",\"avoid\",\"open_style\",\"postpone 乙\",\"stop ASK\",\"set 目标\"]}");
  }

  @Test
  void twoRulesThatCallOneTopicAtOnePlace() {
    TestScripts scripts = scripts(rule -> rule.call(Timing.AFTER_GOAL, "插入"), Rule.Check.NOW)
        .rule("同样", view -> Rule.check("同样", Rule.Check.NOW, "来访者哭").call(Timing.AFTER_GOAL, "插入")).open("同样");
    Play play = opened(scripts);
    play.turn("{'rule_规则':'true','rule_同样':'true','EXIT':'false','小谷':'嗯'}").visitor("难过").done();
    assertThat(play.talk().fired()).extracting(fired -> fired.rule() + " " + fired.inserted().get(0).place())
        .containsExactly("规则 QUEUE", "同样 ALREADY_THERE");
  }

  @Test
  void hintsAreToldWithEveryPromptInWhichTheyStand() {
    Play play = opened(scripts(rule -> rule.reply("慢一点"), Rule.Check.NOW));
    play.turn("{'EXIT':'false','小谷':'慢慢说'}").visitor("难过").done();
    assertThat(play.log).filteredOn(line -> line.contains("HintsGiven")).hasSize(2)
        .containsOnly("{\"event\":\"HintsGiven\",\"position\":\"会谈/一/甲 ai_ask#1\",\"rules\":[\"规则\"]}");
    assertThat(play.talk().fired()).isEmpty();
  }

  @Test
  void aTopicIsExplainedByOneCallAlsoLater() {
    Play play = opened(scripts(rule -> rule.call(Timing.AFTER_GOAL, "插入"), Rule.Check.NOW));
    play.turn("{'rule_规则':'true','EXIT':'true','小谷':'好'}").turn("{'EXIT':'false','小谷':'二？'}").visitor("难过", "流泪");
    play.turn("{'EXIT':'true','小谷':'好'}").turn("{'EXIT':'false','小谷':'插？'}").visitor("没了").done();
    String why = """
        Rule "规则" has fired (check_time: now)
          where: 会谈/一/甲 ai_ask#1
          condition: 来访者难过
          because: the model filled in rule_规则=true in the answer of this turn
          judged on (lines 1-2 of the dialogue):
            小谷：一？
            来访者：难过〔流泪〕
          put in the topic "插入" (timing: after_goal): number 1 in the queue of "一", before "乙"
        """;
    assertThat(play.talk().why("插入", Locale.ENGLISH)).isEqualTo(why);
    assertThat(play.talk().why("插入-母亲", Locale.ENGLISH)).isEqualTo(why);
    assertThat(play.talk().why("规则", Locale.ENGLISH)).isEqualTo(why);
    assertThat(play.talk().why("没有这个", Locale.ENGLISH)).isEqualTo("There is no rule or topic \"没有这个\"");
    assertThat(play.talk().why("没有这个", Locale.CHINESE)).isEqualTo("没有叫“没有这个”的规则或话题");
    assertThat(play.talk().why("乙", Locale.ENGLISH)).startsWith("No rule has fired because of \"乙\"");
  }

  @Test
  void aCheckTimeReadsAsInTheScript() {
    Play topics = opened(scripts(rule -> rule, Rule.Check.everyTopics(1)));
    topics.turn("{'EXIT':'true','小谷':'嗯'}").turn("{'EXIT':'true','小谷':'嗯'}")
        .model(Purpose.CHECK, "{'rule_规则':'true'}").turn("{'EXIT':'false','小谷':'三？'}").visitor("难过").done();
    assertThat(topics.talk().why("规则", Locale.ENGLISH)).startsWith("Rule \"规则\" has fired (check_time: {topics: 1})");
    Play characters = opened(scripts(rule -> rule, Rule.Check.everyChars(2)));
    characters.turn("{'EXIT':'true','小谷':'嗯'}").model(Purpose.CHECK, "{'rule_规则':'true'}")
        .turn("{'EXIT':'false','小谷':'二？'}").visitor("难过").done();
    assertThat(characters.talk().why("规则", Locale.CHINESE)).startsWith("规则“规则”触发了（check_time: {chars: 2}）");
  }

  @Test
  void aTopicOfTheSessionBeforeIsExplainedByItsRule() {
    TestScripts scripts = scripts(rule -> rule.call(Timing.NEXT_SESSION, "插入"), Rule.Check.NOW);
    Play play = opened(scripts);
    play.turn("{'rule_规则':'true','EXIT':'true','小谷':'嗯'}").turn("{'EXIT':'true','小谷':'嗯'}")
        .turn("{'EXIT':'true','小谷':'嗯'}").visitor("难过");
    play.start(scripts.key()).turn("{'EXIT':'false','小谷':'插？'}").begin().done();
    assertThat(play.talk().fired()).isEmpty();
    assertThat(play.talk().why("插入", Locale.CHINESE)).startsWith("话题“插入”是规则“规则”插入的，在上一次会谈里");
  }

  @Test
  void whatKeepsARuleFromFiringIsTold() {
    boolean[] open = {true};
    TestScripts scripts = scripts(rule -> rule.call(Timing.AFTER_STAGE, "插入").condition(open[0]), Rule.Check.NOW)
        .rule("一次", view -> Rule.check("一次", Rule.Check.NOW, "来访者哭").once().reply("安慰")).open("一次")
        .rule("表达式", view -> Rule.when("表达式", Rule.Check.NOW, false, "{次数} > 9").call(Timing.NOW, "插入")).open("表达式")
        .rule("关着", view -> Rule.check("关着", Rule.Check.NOW, "来访者走了").reply("再见"));
    Play play = opened(scripts);
    Locale english = Locale.ENGLISH;
    assertThat(play.talk().why("规则", english)).contains("has not fired", "Nothing keeps it from firing");
    assertThat(play.talk().why("关着", english)).contains("It is not open here");
    assertThat(play.talk().why("表达式", english)).contains("expression is false");
    open[0] = false;
    assertThat(play.talk().why("规则", english)).contains("Its condition is false now");
    play.turn("{'rule_一次':'true','EXIT':'false','小谷':'嗯'}").visitor("一");
    assertThat(play.log).contains("{\"event\":\"RulesSilent\",\"check\":\"NOW\",\"rules\":{\"规则\":\"CONDITION\"}}");
    open[0] = true;
    play.turn("{'rule_规则':'true','EXIT':'false','小谷':'嗯'}").visitor("二");
    assertThat(play.log).contains("{\"event\":\"RulesSilent\",\"check\":\"NOW\",\"rules\":{\"一次\":\"ONCE\"}}");
    play.turn("{'EXIT':'false','小谷':'嗯'}").visitor("三").done();
    assertThat(play.log).contains(
        "{\"event\":\"RulesSilent\",\"check\":\"NOW\",\"rules\":{\"规则\":\"TOPIC_WAITS\",\"一次\":\"ONCE\"}}");
  }

  @Test
  void aCriticalRuleWhoseTopicRunsForAnotherOneTellsTheSameWhoeverAsks() {
    TestScripts scripts = critical()
        .rule("另一条", view -> Rule.check("另一条", Rule.Check.NOW, "来访者绝望").critical("绝望").call(Timing.NOW, "插入"))
        .open("另一条");
    Play play = new Play(true).start(scripts.key())
        .turn("{'rule_规则':'false','rule_另一条':'false','EXIT':'false','小谷':'一？'}").begin();
    play.turn("{'EXIT':'false','小谷':'插？'}").visitor("想死").done();
    assertThat(play.log).contains(
        "{\"event\":\"RulesSilent\",\"check\":\"NOW\",\"rules\":{\"规则\":\"OWN_TOPIC\",\"另一条\":\"OWN_TOPIC\"}}");
    assertThat(play.talk().why("另一条", Locale.ENGLISH)).contains("A topic that it called is running");
  }

  @Test
  void rulesThatFoundNoPlaceAreTold() {
    TestScripts scripts = scripts(rule -> rule.call(Timing.AFTER_GOAL, "插入"), Rule.Check.NOW).set("now_rules", "1")
        .rule("新的", view -> Rule.check("新的", Rule.Check.NOW, "来访者哭").call(Timing.AFTER_GOAL, "插入")).open("新的");
    Play play = opened(scripts);
    assertThat(play.log).contains("{\"event\":\"RulesSilent\",\"check\":\"NOW\",\"rules\":{\"规则\":\"LIMIT\"}}");
    assertThat(play.talk().why("规则", Locale.CHINESE)).contains("没有排进这次检查");
  }

  @Test
  void theLast30AreKept() {
    TestScripts scripts = scripts(Rule::effects, Rule.Check.NOW).act("规则", (view, effects) -> effects.weight("乙", 1));
    Play play = opened(scripts.topic("会谈/一/甲", "ai_ask#1",
        (frame, counselor) -> counselor.ask(frame, new Ask("问一").exit("答了一").maxTurns(99)).signal));
    for (int i = 0; i < 33; i++) {
      play.turn("{'rule_规则':'true','EXIT':'false','小谷':'嗯'}").visitor("难过");
    }
    assertThat(play.talk().fired()).hasSize(30);
    assertThat(play.talk().fired().get(29).until()).isEqualTo(66);
  }

  @Test
  void aTopicThatIsDroppedIsToldWithoutTheElementItIsFor() {
    TestScripts scripts = scripts(Rule::effects, Rule.Check.NOW).act("规则", (view, effects) -> {
      effects.insert(Insertion.of("插入", Timing.AFTER_STAGE).element("苔藓"));
      effects.stop(Stop.SESSION);
    });
    Play play = opened(scripts);
    play.turn("{'rule_规则':'true','EXIT':'false','小谷':'嗯'}").visitor("难过").done();
    assertThat(play.log).contains("{\"event\":\"TopicCancelled\",\"topic\":\"插入\",\"name\":\"插入\","
        + "\"why\":\"its stage is left\"}").noneMatch(line -> line.contains("苔藓"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NOW", "ASK", "TOPIC"})
  void noEventHoldsWordsOfTheDialogue(Rule.Check.At at) {
    String[] secrets = {"蓝鲸", "琥珀", "陨石", "苔藓"};
    TestScripts scripts = scripts(rule -> rule.effects().call(Timing.AFTER_GOAL, "插入"), new Rule.Check(at, 0))
        .act("规则", (view, effects) -> {
          effects.insert(Insertion.of("插入", Timing.AFTER_STAGE).element(view.globals(TestScripts.Globals.class).近况));
          effects.avoid(view.globals(TestScripts.Globals.class).近况, null);
        });
    Play play = new Play(true).start(scripts.key(), java.util.Map.of(), java.util.Map.of("近况", "苔藓"))
        .turn("{'EXIT':'false','小谷':'琥珀一？'}").begin();
    play.turn("{'rule_规则':'true','EXIT':'true','小谷':'琥珀','蓝鲸':'陨石'}");
    if (at == Rule.Check.At.ASK) {
      play.extract("{'rule_规则':'true'}");
    }
    play.turn("{'rule_规则':'蓝鲸','EXIT':'琥珀','小谷':'琥珀二？'}").visitor("蓝鲸", "陨石");
    play.turn("{'EXIT':'true','小谷':'琥珀'}");
    if (at == Rule.Check.At.TOPIC) {
      play.model(Purpose.CHECK, "{'rule_规则':'true'}");
    }
    play.turn("{'EXIT':'true','小谷':'琥珀'}").turn("{'EXIT':'true','小谷':'琥珀'}");
    play.turn("{'EXIT':'false','小谷':'三？'}").visitor("蓝鲸").done();
    assertThat(play.talk().fired()).isNotEmpty();
    assertThat(play.said).as("the topic for an element has run").contains("插入开始");
    assertThat(play.log).isNotEmpty();
    for (String secret : secrets) {
      assertThat(play.log).noneMatch(line -> line.contains(secret));
    }
    assertThat(play.talk().explain(play.talk().fired().get(0), Locale.CHINESE)).contains("来访者：蓝鲸〔陨石〕");
  }
}
