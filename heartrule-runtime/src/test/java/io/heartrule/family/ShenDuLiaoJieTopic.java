package io.heartrule.family;

import static io.heartrule.generated.Field.text;
import static io.heartrule.generated.Signal.*;
import static io.heartrule.generated.Texts.*;

import io.heartrule.generated.*;

/** 技能 深度了解关系情况. */
final class ShenDuLiaoJieTopic extends Topic<ShenDuLiaoJieTopic.Vars> {
  static final ShenDuLiaoJieTopic TOPIC = new ShenDuLiaoJieTopic();

  private ShenDuLiaoJieTopic() { super("深度了解关系情况", Vars.class, "ai_ask#1~2b01", 120); }

  /** Variables. */
  public static final class Vars extends Variables {
    public String 角色;
    public String 称呼;
    public String 关系情况;

    static Vars of(String 角色, String 称呼) {
      Vars vars = new Vars();
      vars.角色 = 角色;
      vars.称呼 = 称呼;
      return vars;
    }
  }

  @Override public Vars begin() { return new Vars(); }

  @Override
  @SuppressWarnings("fallthrough")
  public Signal run(Frame<Vars> frame, Counselor counselor) {
    Signal signal;
    switch (frame.step) {
      case 0: if ((signal = frame.after(0, aiAsk1(frame, counselor))) != NEXT) return signal;
      default: return DONE;
    }
  }

  private Signal aiAsk1(Frame<Vars> frame, Counselor counselor) {
    Ask ask = new Ask("询问与" + show(frame.vars.角色) + show(frame.vars.称呼) + "日常相处的关系情况，只要来访者讲述了，就不再询问")
        .exit("来访者讲述了与" + show(frame.vars.角色) + "的关系情况，或不愿意讲")
        .pipelined()
        .get(text("关系情况", "来访者与该角色的关系情况"));
    Answer answer = counselor.ask(frame, ask);
    if (answer.signal != NEXT) return answer.signal;
    frame.vars.关系情况 = answer.text("关系情况", frame.vars.关系情况);
    return NEXT;
  }
}
