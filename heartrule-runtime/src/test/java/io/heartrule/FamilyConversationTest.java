package io.heartrule;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.family.JiaTingFangTanSession;
import io.heartrule.family.JiaTingFangTanSession.JiaTingZhuYaoChengYuan;
import io.heartrule.family.Scripts;
import io.heartrule.model.Purpose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The example of a whole session: asks, list, called skill, branch, rules, background variable. */
class FamilyConversationTest {
  static final String MEMBERS = "{'家庭主要成员':[{'成员角色':'母亲','成员称呼':'阿惠'},{'成员角色':'舅舅','成员称呼':''}],"
      + "'最支持的人':'','还有别人':'','rule_关注微小努力':'true'}";

  static Play opened(boolean restart) {
    return new Play(restart).start(Scripts.家庭访谈)
        .turn(false, "家里有哪些人？").begin().says("我们先聊聊你的家人。", "家里有哪些人？")
        .turn(true, "好的。").extract(MEMBERS).turn(false, "和阿惠处得怎样？")
        .visitor("我妈阿惠，还有我舅，我常帮我妈做饭").says("好的。", "和阿惠处得怎样？");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aSessionRunsFromItsBeginningToItsEnd(boolean restart) {
    Play play = opened(restart);
    assertThat(play.talk().view().queue()).containsExactly("肯定微小努力", "小结");
    assertThat(play.talk().view().topic()).isEqualTo("深度了解关系情况-母亲");
    assertThat(play.talk().view().updating()).containsExactly("家庭氛围");

    play.turn(true, "听起来很近。").extract("{'关系情况':'常帮母亲做饭'}").turn(false, "和舅舅呢？")
        .visitor("挺好").says("听起来很近。", "和舅舅呢？");
    play.turn(true, "嗯。").extract("{'关系情况':''}").turn(false, "谁最支持你？")
        .visitor("不想讲").says("嗯。", "家庭主要成员情况：[{\"成员角色\":\"母亲\",\"成员称呼\":\"阿惠\",\"成员关系情况\":\"常帮母亲做饭\"},"
            + "{\"成员角色\":\"舅舅\",\"成员称呼\":\"\",\"成员关系情况\":\"\"}]", "谁最支持你？");
    play.turn(true, "明白。").extract("{'最支持的人':'妈妈','还有别人':'true'}").turn(false, "还有谁？")
        .visitor("我妈，还有外婆").says("明白。", "还有谁？");
    assertThat(play.talk().view().frames()).contains("家庭访谈/补充");
    play.turn(true, "好。").extract("{'家庭主要成员':[{'成员角色':'外婆','成员称呼':'阿婆'}]}")
        .model(Purpose.UPDATE, "{'家庭氛围':'温和'}")
        .visitor("外婆，我叫她阿婆").says("好。", "家谱放在 D:\\资料\\users 里 */ 下次一起看。", "你为关系做的努力很珍贵。我记得。",
            "听起来妈妈最支持你，家里的气氛是：温和。");
    play.done();
    assertThat(play.talk().status()).isEqualTo(Turn.Status.SESSION_ENDED);
    JiaTingFangTanSession.Record1 variables = play.talk().variables(JiaTingFangTanSession.SESSION);
    assertThat(variables.家庭主要成员()).extracting(JiaTingZhuYaoChengYuan::成员角色)
        .containsExactly("母亲", "舅舅", "外婆");
    assertThat(variables.家庭主要成员().get(0).成员关系情况()).isEqualTo("常帮母亲做饭");
    assertThat(play.talk().view().rules()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aPhraseOfACriticalRuleFiresWithoutAModelCall(boolean restart) {
    Play play = opened(restart);
    int calls = play.requests.size();
    play.extract("{'关系情况':'很累'}").turn("{'EXIT':'false','心谷向导':'你现在安全吗？','BRIEF':'问安全'}")
        .visitor("我不 想活了").says("我很在意你的安全。", "你现在安全吗？");
    assertThat(play.requests.get(calls).purpose()).isEqualTo(Purpose.EXTRACT);
    assertThat(play.talk().risk()).isEqualTo(new Risk(Risk.Level.FIRED, "识别自杀风险"));
    assertThat(play.talk().view().topic()).isEqualTo("自杀危机处理");

    play.turn("{'EXIT':'true','心谷向导':'谢谢你告诉我。','BRIEF':'谢'}").turn(false, "和舅舅呢？")
        .visitor("我现在安全").says("谢谢你告诉我。", "和舅舅呢？");
    play.done();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aCrisisTopicStartsAgainOnceAndIsNotStacked(boolean restart) {
    Play play = opened(restart);
    play.extract("{}").turn("{'EXIT':'false','心谷向导':'你现在安全吗？'}").visitor("我不想活了");
    int depth = play.talk().view().frames().size();
    play.said.clear();
    play.turn("{'EXIT':'false','心谷向导':'你身边有人吗？'}").visitor("就是想死")
        .says("我很在意你的安全。", "你身边有人吗？");
    assertThat(play.talk().view().frames()).hasSize(depth);
    play.done();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aCriticalRuleJudgedByTheModelSilencesTheReply(boolean restart) {
    Play play = opened(restart);
    play.turn("{'rule_识别自杀风险':'True ','EXIT':'false','心谷向导':'嗯嗯','BRIEF':'嗯'}").extract("{}")
        .turn("{'EXIT':'false','心谷向导':'你现在安全吗？'}")
        .visitor("有时觉得没意思").says("我很在意你的安全。", "你现在安全吗？");
    assertThat(play.streamed.toString()).doesNotContain("嗯嗯");
    play.done();
  }
}
