package io.heartrule.family;

import io.heartrule.generated.Rule;
import io.heartrule.generated.RuleBook;
import io.heartrule.generated.RuleView;
import io.heartrule.generated.Timing;
import java.util.List;

/** All rules. */
final class Rules extends RuleBook {
  static final Rules RULES = new Rules();
  static final String 识别自杀风险 = "识别自杀风险";
  static final String 关注微小努力 = "关注微小努力";

  private Rules() {}

  @Override public List<String> names() { return List.of(识别自杀风险, 关注微小努力); }

  @Override
  public Rule rule(String name, RuleView view) {
    switch (name) {
      case 识别自杀风险:
        return Rule.check(识别自杀风险, Rule.Check.NOW, "来访者提到自杀念头或自杀行为")
            .critical("不想活了", "想死")
            .call(Timing.NOW, "自杀危机处理");
      case 关注微小努力:
        return Rule.check(关注微小努力, Rule.Check.ASK, "来访者讲到自己为关系做出的任何努力")
            .call(Timing.AFTER_GOAL, "肯定微小努力");
      default: throw new IllegalArgumentException(name);
    }
  }
}
