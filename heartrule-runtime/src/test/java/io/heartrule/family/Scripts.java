package io.heartrule.family;

import static io.heartrule.family.SmallTopic.ask;
import static io.heartrule.family.SmallTopic.say;
import static io.heartrule.generated.Signal.NEXT;
import static io.heartrule.generated.Texts.show;

import io.heartrule.family.JiaTingFangTanSession.JiaTingZhuYaoChengYuan;
import io.heartrule.generated.*;
import java.util.List;
import java.util.Map;

/** The library of the example. */
public final class Scripts implements Library {
  public static final Scripts LIBRARY = new Scripts();
  public static final SessionKey<JiaTingFangTanSession.Record1> 家庭访谈 = new SessionKey<>(LIBRARY, "家庭访谈");

  private static final SmallTopic SUMMARY = new SmallTopic("家庭访谈/了解/小结", "say#1~3c01", 10, List.of("家庭氛围"),
      (frame, counselor) -> {
        JiaTingFangTanSession.Vars session = counselor.session(JiaTingFangTanSession.Vars.class);
        return counselor.say("听起来" + show(session.最支持的人) + "最支持你，家里的气氛是：" + show(session.家庭氛围) + "。");
      });

  private static final SmallTopic MORE = new SmallTopic("家庭访谈/补充/补充家人", "ai_ask#1~4d01", 120, List.of(),
      (frame, counselor) -> {
        JiaTingFangTanSession.Vars session = counselor.session(JiaTingFangTanSession.Vars.class);
        Answer answer = counselor.ask(frame, new Ask("询问还有哪一位重要的人，以及他是谁").exit("来访者讲了这个人")
            .get(Field.list("家庭主要成员", "与来访者一起生活的主要家庭成员", Field.text("成员角色", "角色"),
                Field.text("成员称呼", "称呼")).key("成员角色")));
        if (answer.signal != NEXT) {
          return answer.signal;
        }
        session.家庭主要成员 = answer.list("家庭主要成员", session.家庭主要成员, JiaTingZhuYaoChengYuan.class);
        return NEXT;
      });

  private static final SmallTopic CRISIS = new SmallTopic("自杀危机处理", "say#1~5e01 ai_ask#1~5e02", 300, List.of(),
      say("我很在意你的安全。"), ask("确认来访者此刻是否安全", "来访者表示此刻安全"));

  private static final SmallTopic PRAISE = new SmallTopic("肯定微小努力", "say#1~6f01", 10, List.of(),
      (frame, counselor) -> counselor.say("你为关系做的努力很珍贵。" + (counselor.recentDialogue().isEmpty() ? "" : "我记得。")));

  @Override public String name() { return "io.heartrule.family"; }

  @Override public int boundary() { return 1; }

  @Override public String fingerprint() { return "5f0c2f6be1a94d07"; }

  @Override public List<String> sessions() { return List.of("家庭访谈"); }

  @Override public List<String> skills() { return List.of("深度了解关系情况", "自杀危机处理", "肯定微小努力"); }

  @Override public Session<?, ?> session(String id) {
    if (!id.equals("家庭访谈")) throw new IllegalArgumentException(id);
    return JiaTingFangTanSession.SESSION;
  }

  @Override
  public Topic<?> topic(String id) {
    switch (id) {
      case "家庭访谈/了解/家庭成员": return JiaTingChengYuanTopic.TOPIC;
      case "家庭访谈/了解/小结": return SUMMARY;
      case "家庭访谈/补充/补充家人": return MORE;
      case "深度了解关系情况": return ShenDuLiaoJieTopic.TOPIC;
      case "自杀危机处理": return CRISIS;
      case "肯定微小努力": return PRAISE;
      default: throw new IllegalArgumentException(id);
    }
  }

  @Override public RuleBook rules() { return Rules.RULES; }

  @Override public Part<? extends Variables> globals() { return Globals.GLOBALS; }

  @Override public Map<String, String> settings() { return Map.of(); }

  /** No globals. */
  private static final class Globals extends Part<NoVars> {
    private static final Globals GLOBALS = new Globals();

    private Globals() { super("globals", NoVars.class); }

    @Override public NoVars begin() { return new NoVars(); }
  }
}
