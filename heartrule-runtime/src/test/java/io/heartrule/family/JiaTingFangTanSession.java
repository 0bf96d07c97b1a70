package io.heartrule.family;

import static io.heartrule.family.Rules.*;

import io.heartrule.generated.*;
import java.util.List;

/** 会谈 家庭访谈. */
public final class JiaTingFangTanSession extends Session<JiaTingFangTanSession.Vars, JiaTingFangTanSession.Record1> {
  public static final JiaTingFangTanSession SESSION = new JiaTingFangTanSession();

  private JiaTingFangTanSession() { super("家庭访谈", Vars.class); }

  /** Variables of the session. */
  public static final class Vars extends Variables {
    public List<JiaTingZhuYaoChengYuan> 家庭主要成员 = List.of();
    public String 最支持的人;
    public String 家庭氛围;
    public Boolean 还有别人 = false;
  }

  /** What apps get. */
  public record Record1(List<JiaTingZhuYaoChengYuan> 家庭主要成员, String 最支持的人, String 家庭氛围, Boolean 还有别人) {}

  /** One element of 家庭主要成员; key 成员角色. */
  public record JiaTingZhuYaoChengYuan(String 成员角色, String 成员称呼, String 成员关系情况) implements Keyed {
    @Override public String key() { return Texts.show(成员角色); }
    JiaTingZhuYaoChengYuan with成员称呼(String v) { return new JiaTingZhuYaoChengYuan(成员角色, v, 成员关系情况); }
    JiaTingZhuYaoChengYuan with成员关系情况(String v) { return new JiaTingZhuYaoChengYuan(成员角色, 成员称呼, v); }
  }

  @Override public Vars begin() { return new Vars(); }

  @Override public Record1 toRecord(Vars v) { return new Record1(v.家庭主要成员, v.最支持的人, v.家庭氛围, v.还有别人); }

  @Override public int minutes() { return 40; }

  @Override public List<Opening> opens() { return List.of(Opening.of(识别自杀风险)); }

  @Override
  public List<Stage> stages() {
    return List.of(
        Stage.main("家庭访谈/了解")
            .open(关注微小努力)
            .scene("谈话室", "心谷向导", "来访者")
            .topic("家庭访谈/了解/家庭成员")
            .topic("家庭访谈/了解/小结")
            .jump("家庭访谈/了解/家庭成员", "家庭访谈/补充", null),
        Stage.branch("家庭访谈/补充")
            .scene("谈话室", "心谷向导", "来访者")
            .topic("家庭访谈/补充/补充家人"));
  }

  @Override
  public Field field(String variable) {
    switch (variable) {
      case "最支持的人": return Field.text(variable, "提取家里最支持来访者的人");
      case "家庭氛围": return Field.text(variable, "来访者对家里整体气氛的描述");
      case "还有别人": return Field.yesNo(variable, "来访者是否还想谈其他重要的人");
      default: throw new IllegalArgumentException(variable);
    }
  }

  @Override public List<String> updates() { return List.of("家庭氛围"); }

  @Override
  public String lastUse(String variable) {
    return variable.equals("家庭氛围") ? "家庭访谈/了解/小结" : null;
  }

  @Override
  public void assign(Vars vars, String variable, Answer answer) {
    switch (variable) {
      case "家庭氛围": vars.家庭氛围 = answer.text(variable, vars.家庭氛围); break;
      default: throw new IllegalArgumentException(variable);
    }
  }
}
