package io.heartrule.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes a large script project of the kind a big course becomes: skills, rules and sessions that
 * call each other, without a warning. The same numbers give the same bytes.
 *
 * <p>Runs alone: {@code java CourseGenerator.java DIRECTORY [skills rules sessions]}.
 */
public final class CourseGenerator {
  private static final String[] SUBJECTS = {"睡眠", "学业", "朋友", "家人", "工作", "情绪", "身体", "目标", "习惯", "回忆"};
  private static final String[] VERBS = {"了解", "回顾", "讨论", "整理", "确认", "拓展", "安慰", "鼓励", "梳理", "总结"};
  private static final String FILLER =
      "先请来访者按自己的节奏讲，不打断，也不急着给建议；听到新的细节时用一句话复述，确认没有听错；"
          + "如果来访者沉默，就等一等，再轻轻地问一句最近有没有类似的时候。";

  private final int skills;
  private final int rules;
  private final int sessions;
  private int called;
  private int opened;

  private CourseGenerator(int skills, int rules, int sessions) {
    this.skills = skills;
    this.rules = rules;
    this.sessions = sessions;
  }

  public static void main(String[] args) throws IOException {
    Path directory = Path.of(args[0]);
    int skills = args.length > 1 ? Integer.parseInt(args[1]) : 1000;
    int rules = args.length > 2 ? Integer.parseInt(args[2]) : 200;
    int sessions = args.length > 3 ? Integer.parseInt(args[3]) : 20;
    new CourseGenerator(skills, rules, sessions).write(directory);
  }

  /** Twenty skills a file, fifty rules a file, one session a file. */
  private void write(Path directory) throws IOException {
    Files.createDirectories(directory);
    Files.writeString(directory.resolve("globals.yaml"), globals());
    for (int first = 0; first < skills; first += 20) {
      StringBuilder out = new StringBuilder("skills:\n");
      for (int i = first; i < Math.min(first + 20, skills); i++) {
        skill(out, i);
      }
      Files.writeString(directory.resolve("skills_" + first / 20 + ".yaml"), out);
    }
    for (int first = 0; first < rules; first += 50) {
      StringBuilder out = new StringBuilder("rules:\n");
      for (int i = first; i < Math.min(first + 50, rules); i++) {
        rule(out, i);
      }
      Files.writeString(directory.resolve("rules_" + first / 50 + ".yaml"), out);
    }
    for (int i = 0; i < sessions; i++) {
      StringBuilder out = new StringBuilder("sessions:\n");
      session(out, i);
      Files.writeString(directory.resolve("session_" + i + ".yaml"), out);
    }
  }

  private static String globals() {
    StringBuilder out = new StringBuilder("declare:\n");
    for (int i = 0; i < 10; i++) {
      out.append("- var: 全局信息").append(i).append("\n  define: 来访者在").append(SUBJECTS[i])
          .append("方面的基本情况\n  value: 还没有谈到\n");
      out.append(i < 5 ? "  autoUpdate: open\n" : "");
    }
    return out.toString();
  }

  private void skill(StringBuilder out, int n) {
    String name = VERBS[n % 10] + SUBJECTS[n / 10 % 10] + "技能" + n;
    out.append("- topic: ").append(name).append("\n  declare:\n")
        .append("  - var: 对象\n    define: 谈到的人或事\n")
        .append("  - var: 情况").append("\n    define: 来访者讲到的").append(SUBJECTS[n % 10]).append("情况\n")
        .append("  - var: 感受\n    define: 来访者对此的感受\n")
        .append("  - var: 次数\n    define: 讲到过几次\n    type: integer\n")
        .append("  - var: 还想谈\n    define: 来访者是否还想谈下去\n    type: boolean\n")
        .append("  actions:\n  - say: 我们来聊聊{对象}，说到哪里都可以。\n")
        .append("  - ai_ask: |\n");
    for (int line = 0; line < 8; line++) {
      out.append("      ").append(line + 1).append("、").append(FILLER).append("关于")
          .append(SUBJECTS[(n + line) % 10]).append("。\n");
    }
    out.append("    exit: 来访者讲清楚了").append(SUBJECTS[n % 10]).append("的情况，或者不愿意再讲\n")
        .append("    output:\n    - get: 情况\n    - get: 感受\n    - get: 还想谈\n")
        .append("  - think: 想一想来访者讲到的{情况}里最要紧的是什么\n    output:\n    - get: 次数\n")
        .append("  - ai_ask: 请来访者就“{感受}”再举一个例子\n    condition: \"{还想谈} == true and {次数} >= 2\"\n")
        .append("    exit: 来访者举了例子\n    output:\n    - get: 感受\n")
        .append("  - say: 谢谢你愿意讲{对象}的事。\n");
  }

  private void rule(StringBuilder out, int n) {
    String[] times = {"now", "ask", "topic", "stage"};
    String time = times[n % 4];
    out.append("- rule: 留意").append(SUBJECTS[n % 10]).append("规则").append(n).append("\n  check_time: ").append(time)
        .append("\n  if: 来访者讲到").append(SUBJECTS[n % 10]).append("方面的困难，或者第").append(n).append("类情形\n")
        .append(time.equals("now") ? "" : "  timing: after_goal\n").append("  priority: ").append(n + 1).append('\n');
    if (n % 8 == 0) {
      out.append("  reply: 先表示理解，再问一问").append(SUBJECTS[n % 10]).append("从什么时候开始变化\n");
    } else {
      int skill = n * 7 % skills;
      out.append("  call: ").append(VERBS[skill % 10]).append(SUBJECTS[skill / 10 % 10]).append("技能").append(skill)
          .append("\n  input:\n  - set: 对象\n    value: ").append(SUBJECTS[n % 10]).append('\n');
    }
    out.append("  watch:\n  - add_counter: 提到次数\n    define: 来访者又一次讲到").append(SUBJECTS[n % 10])
        .append("\n  cancel_when: \"{提到次数} >= 5\"\n");
  }

  private void session(StringBuilder out, int n) {
    out.append("- session: 第").append(n + 1).append("次会谈\n  minutes: 400\n  declare:\n");
    for (int i = 0; i < 20; i++) {
      out.append("  - var: 会谈信息").append(i)
          .append("\n    define: 本次会谈里来访者讲到的第").append(i).append("类信息\n    value: 还没有谈到\n")
          .append(i % 4 == 0 ? "    autoUpdate: open\n" : "");
    }
    out.append("  - var: 相关的人\n    define: 来访者讲到的人\n    key: 角色\n  attentions:\n");
    for (int i = 0; i < 5; i++) {
      openRule(out, "  ", opened++ % rules);
    }
    out.append("  stages:\n");
    for (int stage = 0; stage < 5; stage++) {
      out.append("  - stage: 阶段").append(stage).append("\n    attentions:\n");
      openRule(out, "    ", opened++ % rules);
      out.append("    steps:\n    - scene: 咨询室\n      ai: 向导\n      human: 来访者\n");
      for (int topic = 0; topic < 4; topic++) {
        topic(out, n, stage, topic);
      }
    }
  }

  private void topic(StringBuilder out, int session, int stage, int topic) {
    int info = (stage * 4 + topic) % 20;
    out.append("    - topic: 话题").append(stage).append('之').append(topic).append("\n      actions:\n")
        .append("      - say: 接下来我们谈谈第").append(topic + 1).append("件事。\n")
        .append("      - ai_ask: 请来访者讲讲和{会谈信息").append(info).append("}有关的事。").append(FILLER).append("\n")
        .append("        exit: 来访者讲完了\n        tolist: 相关的人\n        output:\n")
        .append("        - get: 角色\n          define: 这个人是来访者的什么人\n")
        .append("        - get: 称呼\n          define: 来访者怎么叫他\n");
    for (int call = info % 2; call < 3; call++) {
      int skill = called++ % skills;
      out.append("      - call: ").append(VERBS[skill % 10]).append(SUBJECTS[skill / 10 % 10])
          .append("技能").append(skill)
          .append("\n        fromlist: 相关的人\n        input:\n        - set: 对象\n          value: \"{角色}\"\n")
          .append("        output:\n        - set: 情况\n          value: \"{情况}\"\n");
    }
    out.append("      - ai_ask: 问问来访者还有没有想补充的\n        condition: \"count({相关的人}) >= 2\"\n")
        .append("        exit: 来访者没有补充了\n        output:\n        - get: 会谈信息").append((info + 1) % 20).append('\n')
        .append("      - say: 我记下来了：{相关的人}，还有{全局信息").append(info % 10).append("}\n");
  }

  private static void openRule(StringBuilder out, String indent, int n) {
    out.append(indent).append("- open_rule: 留意").append(SUBJECTS[n % 10]).append("规则").append(n).append('\n');
  }
}
