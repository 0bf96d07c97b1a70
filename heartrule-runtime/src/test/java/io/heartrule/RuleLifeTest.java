package io.heartrule;

import static io.heartrule.TestScripts.branch;
import static io.heartrule.TestScripts.main;
import static io.heartrule.family.SmallTopic.ask;
import static io.heartrule.family.SmallTopic.say;
import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.TestScripts.Watches;
import io.heartrule.family.SmallTopic;
import io.heartrule.generated.Field;
import io.heartrule.generated.Opening;
import io.heartrule.generated.Return;
import io.heartrule.generated.Rule;
import io.heartrule.generated.Rule.Check;
import io.heartrule.generated.Rule.Watch;
import io.heartrule.generated.Scope;
import io.heartrule.generated.Signal;
import io.heartrule.generated.Stage;
import io.heartrule.generated.Timing;
import io.heartrule.model.ExpectedField;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Opening, closing, cancelling, counting, limits (b7). */
class RuleLifeTest {
  private static TestScripts base() {
    return new TestScripts()
        .topic("会谈/一/甲", "ai_ask#1 ai_ask#2", ask("问一", "答了一"), ask("问二", "答了二"))
        .topic("插入", "say#1", say("插入"))
        .stage(main("会谈/一", "会谈/一/甲"));
  }

  private static List<String> fields(Play play) {
    return play.last().fields().stream().map(ExpectedField::name).toList();
  }

  private static Rule rule(String name) {
    return Rule.check(name, Check.NOW, name + "出现").call(Timing.AFTER_SESSION, "插入");
  }

  @Test
  void countersAreAskedBeforeTheRuleAndDecideItsCondition() {
    TestScripts scripts = base().open("念头多").rule("念头多", view ->
        Rule.when("念头多", Check.NOW, view.watch(Watches.class).念头 >= 2)
            .watch(Watch.Kind.COUNTER, Field.integer("念头", "来访者提到一次念头"), null)
            .call(Timing.NOW, "插入"));
    Play play = new Play(true).start(scripts.key()).turn("{'念头':'true','EXIT':'false','小谷':'一？'}").begin().says("一？");
    assertThat(fields(play)).containsExactly("念头", "EXIT", "小谷", "BRIEF");
    play.turn("{'念头':'true','EXIT':'false','小谷':'嗯'}").visitor("想过").says("嗯");
    play.turn("{'念头':'','EXIT':'false','小谷':'嗯'}").visitor("天气好").says("嗯");
    play.turn("{'念头':true,'EXIT':'false','小谷':'不说'}").turn("{'EXIT':'false','小谷':'二？'}").visitor("又想了")
        .says("插入", "二？").done();
  }

  @Test
  void aCounterInARowGoesBackToZero() {
    TestScripts scripts = base().open("连续").rule("连续", view ->
        Rule.when("连续", Check.NOW, view.watch(Watches.class).念头 >= 2)
            .countInARow(Field.integer("念头", "提到"), null).call(Timing.AFTER_GOAL, "插入"));
    Play play = new Play(true).start(scripts.key()).turn("{'EXIT':'false','小谷':'一？'}").begin();
    play.turn("{'念头':'true','EXIT':'false','小谷':'嗯'}").visitor("一");
    play.turn("{'念头':'false','EXIT':'false','小谷':'嗯'}").visitor("二");
    play.turn("{'念头':'true','EXIT':'false','小谷':'嗯'}").visitor("三");
    assertThat(play.talk().view().queue()).isEmpty();
    play.turn("{'念头':'true','EXIT':'false','小谷':'嗯'}").visitor("四");
    assertThat(play.talk().view().queue()).containsExactly("插入");
  }

  @Test
  void onlyTheNewestRulesAreAskedButCriticalOnesAlways() {
    TestScripts scripts = base().topic("危机", "say#1 ai_ask#1", say("安全"), ask("确认安全", "安全"));
    scripts.rule("危", view -> Rule.check("危", Check.NOW, "危险").critical().call(Timing.NOW, "危机"));
    scripts.open("危");
    for (String name : List.of("一", "二", "三")) {
      scripts.rule(name, view -> rule(name)).open(name);
    }
    Play play = new Play().start(scripts.key(), Map.of("now_rules", "2"), Map.of())
        .turn("{'rule_危':'false','EXIT':'false','小谷':'一？'}").begin();
    assertThat(fields(play)).containsExactly("rule_危", "rule_二", "rule_三", "EXIT", "小谷", "BRIEF");
    play.turn("{'rule_危':'false','EXIT':'true','小谷':'好'}").extract("{'rule_一':'true'}")
        .turn("{'rule_危':'false','EXIT':'false','小谷':'二？'}").visitor("嗯");
    assertThat(play.requests.get(2).fields()).extracting(ExpectedField::name).containsExactly("rule_一");
    assertThat(play.talk().view().queue()).containsExactly("插入");
  }

  @Test
  void cancelIfRemovesTheRuleAndItsOwnAnswerDoesNotFire() {
    TestScripts scripts = base().open("规则").rule("规则", view -> rule("规则").cancelIf("来访者不想再谈"));
    Play play = new Play(true).start(scripts.key()).turn("{'EXIT':'false','小谷':'一？'}").begin();
    assertThat(fields(play)).containsExactly("rule_规则", "cancel_规则", "EXIT", "小谷", "BRIEF");
    play.turn("{'rule_规则':'true','cancel_规则':'true','EXIT':'false','小谷':'嗯'}").visitor("不谈了");
    assertThat(play.talk().view().rules()).isEmpty();
    assertThat(play.talk().view().queue()).isEmpty();
  }

  @Test
  void cancelWhenOfAnOpeningEndsThatOpeningAlone() {
    boolean[] over = {false};
    TestScripts scripts = base().open(Opening.of("规则").cancel("c1")).rule("规则", view -> rule("规则"))
        .cancel("c1", view -> over[0]);
    Play play = new Play().start(scripts.key()).turn("{'EXIT':'false','小谷':'一？'}").begin();
    assertThat(play.talk().view().rules()).containsExactly("规则");
    over[0] = true;
    play.turn("{'EXIT':'false','小谷':'嗯'}").visitor("好");
    assertThat(fields(play)).containsExactly("EXIT", "小谷", "BRIEF");
    assertThat(play.talk().view().rules()).isEmpty();
  }

  @Test
  void closingInATopicIsOverWithTheTopic() {
    TestScripts scripts = new TestScripts()
        .topic("会谈/一/甲", "close_rule#1 ai_ask#1", (frame, counselor) -> {
          counselor.closeRule("规则", null);
          return Signal.NEXT;
        }, ask("问一", "答了一"))
        .topic("会谈/一/乙", "ai_ask#1", ask("问二", "答了二"))
        .stage(main("会谈/一", "会谈/一/甲", "会谈/一/乙")).open("规则").rule("规则", view -> rule("规则"));
    Play play = new Play(true).start(scripts.key()).turn("{'EXIT':'false','小谷':'一？'}").begin();
    assertThat(play.talk().view().rules()).isEmpty();
    play.turn("{'EXIT':'true','小谷':'好'}").turn("{'EXIT':'false','小谷':'二？'}").visitor("嗯");
    assertThat(play.talk().view().rules()).containsExactly("规则");
  }

  @Test
  void openingInATopicEndsWithItAndAWiderScopeOutlivesIt() {
    TestScripts scripts = new TestScripts()
        .topic("会谈/一/甲", "open_rule#1 ai_ask#1", (frame, counselor) -> {
          counselor.openRule("窄", null, null);
          counselor.openRule("宽", Scope.SESSION, null);
          return Signal.NEXT;
        }, ask("问一", "答了一"))
        .topic("会谈/一/乙", "ai_ask#1", ask("问二", "答了二"))
        .stage(main("会谈/一", "会谈/一/甲", "会谈/一/乙")).rule("窄", view -> rule("窄")).rule("宽", view -> rule("宽"));
    Play play = new Play(true).start(scripts.key()).turn("{'EXIT':'false','小谷':'一？'}").begin();
    assertThat(play.talk().view().rules()).containsExactly("窄", "宽");
    play.turn("{'EXIT':'true','小谷':'好'}").turn("{'EXIT':'false','小谷':'二？'}").visitor("嗯");
    assertThat(play.talk().view().rules()).containsExactly("宽");
  }

  @Test
  void aBranchSilencesTheRulesOfItsOrigin() {
    TestScripts scripts = new TestScripts()
        .topic("会谈/一/甲", "goto#1 ai_ask#1",
            (frame, counselor) -> counselor.goTo(frame, "支", Return.HERE, 0), ask("问一", "答了一"))
        .topic("会谈/支/乙", "ai_ask#1", ask("问支", "答了支"))
        .stage(main("会谈/一", "会谈/一/甲").open("阶段")).stage(branch("会谈/支", "会谈/支/乙"))
        .rule("阶段", view -> rule("阶段")).rule("会谈", view -> rule("会谈")).open("会谈");
    Play play = new Play(true).start(scripts.key()).turn("{'EXIT':'false','小谷':'支？'}").begin().says("支？");
    assertThat(play.talk().view().rules()).containsExactly("会谈");
    play.turn("{'EXIT':'true','小谷':'好'}").turn("{'EXIT':'false','小谷':'一？'}").visitor("嗯").says("好", "一？").done();
    assertThat(play.talk().view().rules()).containsExactly("会谈", "阶段");
  }

  @Test
  void globalRulesWatchesAndTopicsForTheNextSessionOutliveTheSession() {
    SmallTopic.Action open = (frame, counselor) -> {
      counselor.openRule("长", Scope.GLOBAL, null);
      return Signal.NEXT;
    };
    TestScripts scripts = new TestScripts()
        .topic("会谈/一/甲", "open_rule#1 ai_ask#1", open, ask("问一", "答了一"))
        .topic("插入", "say#1", say("插入"))
        .stage(main("会谈/一", "会谈/一/甲"))
        .rule("长", view -> Rule.check("长", Check.NOW, "出现").call(Timing.NEXT_SESSION, "插入").once()
            .watch(Watch.Kind.COUNTER, Field.integer("念头", "提到"), null));
    Play play = new Play(true).start(scripts.key()).turn("{'EXIT':'false','小谷':'一？'}").begin();
    play.turn("{'念头':'true','rule_长':'true','EXIT':'true','小谷':'好'}").visitor("嗯").says("一？", "好");
    play.start(scripts.key()).turn("{'EXIT':'false','小谷':'一？'}").begin().says("插入", "一？").done();
    assertThat(play.talk().view().rules()).containsExactly("长");
  }

  @Test
  void aReplyRuleIsAHintWithoutAField() {
    TestScripts scripts = base().open("夸").rule("夸", view ->
        Rule.check("夸", Check.NOW, "来访者讲到进步").reply("先肯定他"));
    Play play = new Play().start(scripts.key()).turn("{'EXIT':'false','小谷':'一？'}").begin();
    assertThat(fields(play)).containsExactly("EXIT", "小谷", "BRIEF");
    assertThat(play.lastPrompt()).contains("当来访者讲到进步时，先肯定他");
  }

  @Test
  void aRuleWhoseTopicWaitsIsSilent() {
    Stage stage = main("会谈/一", "会谈/一/甲");
    TestScripts scripts = new TestScripts().topic("会谈/一/甲", "ai_ask#1", ask("问一", "答了一"))
        .topic("插入", "say#1", say("插入")).stage(stage).open("规则").rule("规则", view -> rule("规则"));
    Play play = new Play(true).start(scripts.key()).turn("{'EXIT':'false','小谷':'一？'}").begin();
    play.turn("{'rule_规则':'true','EXIT':'false','小谷':'嗯'}").visitor("嗯");
    play.turn("{'EXIT':'false','小谷':'嗯'}").visitor("嗯");
    assertThat(fields(play)).containsExactly("EXIT", "小谷", "BRIEF");
    assertThat(play.talk().view().queue()).containsExactly("插入");
  }

  @Test
  void whatAnExpressionMayStillSilenceIsNotStreamed() {
    TestScripts scripts = base().open("念头多").rule("念头多", view ->
        Rule.when("念头多", Check.NOW, view.watch(Watches.class).念头 >= 1)
            .watch(Watch.Kind.COUNTER, Field.integer("念头", "来访者提到一次念头"), null)
            .call(Timing.NOW, "插入"));
    Play play = new Play().start(scripts.key()).turn("{'念头':'','EXIT':'false','小谷':'一？'}").begin().says("一？");
    play.turn("{'念头':true,'EXIT':'false','小谷':'不说'}").turn("{'念头':'','EXIT':'false','小谷':'二？'}").visitor("又想了")
        .says("插入", "二？").done();
    assertThat(play.streamed.toString()).doesNotContain("不说");
  }
}
