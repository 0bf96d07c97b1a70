package io.heartrule.family;

import static io.heartrule.family.Rules.*;
import static io.heartrule.generated.Field.text;
import static io.heartrule.generated.Signal.*;
import static io.heartrule.generated.Texts.*;

import io.heartrule.family.JiaTingFangTanSession.JiaTingZhuYaoChengYuan;
import io.heartrule.generated.*;
import java.util.List;

/** 话题 家庭成员 · 会谈 家庭访谈 · 阶段 了解, as the compiler should write it. */
final class JiaTingChengYuanTopic extends Topic<NoVars> {
  static final JiaTingChengYuanTopic TOPIC = new JiaTingChengYuanTopic();

  private JiaTingChengYuanTopic() {
    super("家庭访谈/了解/家庭成员", NoVars.class,
        "say#1~1a01 ai_ask#1~1a02 call#1~1a03 say#2~1a04 ai_ask#2~1a05 goto#1~1a06 say#3~1a07", 510);
  }

  @Override public NoVars begin() { return new NoVars(); }

  @Override
  @SuppressWarnings("fallthrough")
  public Signal run(Frame<NoVars> frame, Counselor counselor) {
    JiaTingFangTanSession.Vars session = counselor.session(JiaTingFangTanSession.Vars.class);
    Signal signal;
    switch (frame.step) {
      case 0: if ((signal = frame.after(0, say1(counselor))) != NEXT) return signal;
      case 1: if ((signal = frame.after(1, aiAsk1(frame, session, counselor))) != NEXT) return signal;
      case 2: if ((signal = frame.after(2, call1(frame, session, counselor))) != NEXT) return signal;
      case 3: if ((signal = frame.after(3, say2(session, counselor))) != NEXT) return signal;
      case 4: if ((signal = frame.after(4, aiAsk2(frame, session, counselor))) != NEXT) return signal;
      case 5: if ((signal = frame.after(5, goto1(frame, session, counselor))) != NEXT) return signal;
      case 6: if ((signal = frame.after(6, say3(counselor))) != NEXT) return signal;
      default: return DONE;
    }
  }

  private Signal say1(Counselor counselor) {
    return counselor.say("我们先聊聊你的家人。");
  }

  private Signal aiAsk1(Frame<NoVars> frame, JiaTingFangTanSession.Vars session, Counselor counselor) {
    Ask ask = new Ask("询问家里有哪些主要成员，以及来访者对每位成员的称呼")
        .exit("来访者表示主要成员都讲完了")
        .pipelined()
        .get(Field.list("家庭主要成员", "与来访者一起生活的主要家庭成员",
            text("成员角色", "提取家庭成员相对于来访者的关系角色"),
            text("成员称呼", "来访者对该成员一般的称呼")).key("成员角色"))
        .ahead(session("最支持的人"))
        .ahead(session("还有别人"));
    Answer answer = counselor.ask(frame, ask);
    if (answer.signal != NEXT) return answer.signal;
    session.家庭主要成员 = answer.list("家庭主要成员", session.家庭主要成员, JiaTingZhuYaoChengYuan.class);
    session.最支持的人 = answer.text("最支持的人", session.最支持的人);
    session.还有别人 = answer.yesNo("还有别人", session.还有别人);
    return NEXT;
  }

  private Signal call1(Frame<NoVars> frame, JiaTingFangTanSession.Vars session, Counselor counselor) {
    for (Loop loop = frame.over(session.家庭主要成员); loop.more(session.家庭主要成员); loop.next()) {
      JiaTingZhuYaoChengYuan item = loop.item(session.家庭主要成员);
      var skill = counselor.call(frame, ShenDuLiaoJieTopic.TOPIC,
          ShenDuLiaoJieTopic.Vars.of(item.成员角色(), item.成员称呼()));
      if (skill.signal != DONE) return skill.signal;
      item = loop.item(session.家庭主要成员);
      item = item.with成员称呼(skill.vars.称呼);
      item = item.with成员关系情况(skill.vars.关系情况);
      session.家庭主要成员 = loop.replace(session.家庭主要成员, item);
    }
    return NEXT;
  }

  private Signal say2(JiaTingFangTanSession.Vars session, Counselor counselor) {
    return counselor.say("家庭主要成员情况：" + show(session.家庭主要成员));
  }

  private Signal aiAsk2(Frame<NoVars> frame, JiaTingFangTanSession.Vars session, Counselor counselor) {
    if (!frame.begun && !(count(session.家庭主要成员) >= 2)) return NEXT;
    Ask ask = new Ask("询问家里谁最支持来访者，以及是否还想谈其他重要的人")
        .exit("来访者说出了最支持自己的人")
        .pipelined()
        .get(session("最支持的人"))
        .get(session("还有别人"));
    Answer answer = counselor.ask(frame, ask);
    if (answer.signal != NEXT) return answer.signal;
    session.最支持的人 = answer.text("最支持的人", session.最支持的人);
    session.还有别人 = answer.yesNo("还有别人", session.还有别人);
    return NEXT;
  }

  private Signal goto1(Frame<NoVars> frame, JiaTingFangTanSession.Vars session, Counselor counselor) {
    if (!frame.begun && !is(session.还有别人, true)) return NEXT;
    return counselor.goTo(frame, "补充", Return.HERE, 0);
  }

  private Signal say3(Counselor counselor) {
    return counselor.say("家谱放在 D:\\资料\\users 里 */ 下次一起看。");
  }

  private static Field session(String variable) { return JiaTingFangTanSession.SESSION.field(variable); }

  @Override
  public OpenRules openRules(int step) {
    switch (step) {
      case 1:
      case 4: return OpenRules.NONE.now(识别自杀风险).ask(关注微小努力);
      default: return OpenRules.NONE;
    }
  }

  @Override public List<String> uses() { return List.of(); }
}
