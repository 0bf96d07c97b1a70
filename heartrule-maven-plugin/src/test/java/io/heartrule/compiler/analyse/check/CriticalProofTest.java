package io.heartrule.compiler.analyse.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.compiler.compile.CompilerOptions;
import io.heartrule.compiler.compile.HeartRuleCompiler;
import io.heartrule.compiler.compile.ScriptSource;
import io.heartrule.compiler.diagnostic.Diagnostic;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * A script of two hundred topics in which the required critical rule is active wherever the visitor can
 * speak, and is then missing at exactly one place: the build names that place and no other.
 */
class CriticalProofTest {
  private static final List<String> REQUIRED = List.of("危机");

  /**
   * Twenty-two stages, two of them branches, with 8 topics each: 176; with skills that are called, inserted,
   * put into a stage, put off and left for the end: 200. No session opens the rule: every place has its own way.
   */
  private static String whole() {
    StringBuilder script = new StringBuilder("""
        rules:
        - rule: 危机
          critical: true
          check_time: now
          if: 来访者提到想结束生命
          phrases: [不想活了]
          call: 陪伴
        - rule: 马上换
          check_time: now
          if: 来访者着急
          call: 马上谈
        - rule: 先插一句
          check_time: now
          if: 来访者想先说一句
          call: 插一句
          timing: before_ask
        - rule: 段末谈
          check_time: now
          if: 来访者说以后再谈
          call: 段末的话
          timing: after_stage
        - rule: 最后谈
          check_time: now
          if: 来访者说最后再谈
          call: 最后的话
          timing: after_session
        - rule: 下次谈
          check_time: now
          if: 来访者说下次再谈
          call: 下次的话
          timing: next_session
        - rule: 事后看
          check_time: topic
          if: 来访者说到家里
          call: 迟来的话
        - rule: 打开的规则
          check_time: now
          if: 来访者说到钱
          do:
          - open_rule: 马上换
            scope: session
        """);
    script.append("skills:\n");
    skill(script, "陪伴", "  - say: 你的安全最要紧。\n", "  - open_rule: 危机\n");
    for (String name : List.of("马上谈", "插一句", "段末的话", "最后的话", "下次的话", "迟来的话", "收尾的话", "步骤技能", "内层")) {
      skill(script, name, "", "  - open_rule: 危机\n");
    }
    skill(script, "外层", "", "  - open_rule: 危机\n");
    script.append("  - call: 内层\n");
    for (int i = 0; i < 13; i++) {
      skill(script, "技能" + i, "", "  - open_rule: 危机\n");
    }
    script.append("sessions:\n- session: 第一天\n  after_main: 收尾的话\n  attentions:\n  - open_rule: 马上换\n"
        + "  - open_rule: 先插一句\n  - open_rule: 段末谈\n  - open_rule: 最后谈\n  - open_rule: 下次谈\n"
        + "  - open_rule: 事后看\n  - open_rule: 打开的规则\n  stages:\n");
    for (int stage = 1; stage <= 22; stage++) {
      stage(script, stage);
    }
    return script.append("- session: 第二天\n  attentions:\n  - open_rule: 危机\n  stages:\n  - stage: 再见面\n    steps:\n"
        + "    - scene: 室\n      ai: 谷\n      human: 客\n    - topic: 问候\n      actions:\n"
        + "      - ai_ask: 问第二天\n        exit: 讲完了\n").toString();
  }

  private static void skill(StringBuilder script, String name, String first, String attentions) {
    script.append("- topic: ").append(name).append("\n  attentions:\n").append(attentions).append("  actions:\n")
        .append(first).append("  - ai_ask: 问").append(name).append("\n    exit: 讲完了\n");
  }

  /** Stage 10: each topic opens the rule in its attentions; 11: by an action; the others for the whole stage. */
  private static void stage(StringBuilder script, int stage) {
    script.append("  - stage: 段").append(stage).append('\n');
    if (stage > 20) {
      script.append("    line: branch\n");
    }
    if (stage != 10 && stage != 11) {
      script.append("    attentions:\n    - open_rule: 危机\n");
    }
    script.append("    steps:\n");
    if (stage == 1) {
      script.append("    - scene: 室\n      ai: 谷\n      human: 客\n");
    } else if (stage == 12) {
      script.append("    - call: 步骤技能\n");
    }
    for (int topic = 1; topic <= 8; topic++) {
      String name = "段" + stage + "题" + topic;
      script.append("    - topic: ").append(name).append('\n');
      if (stage == 10) {
        script.append("      attentions:\n      - open_rule: 危机\n");
      }
      if (stage == 11 && topic == 2) {
        script.append("      quick:\n      - open_rule: 危机\n      - ai_ask: 快问\n        exit: 讲完了\n"
            + "      detailed:\n      - open_rule: 危机\n      - ai_ask: 细问\n        exit: 讲完了\n");
      }
      script.append("      actions:\n");
      if (stage == 11) {
        script.append("      - open_rule: 危机\n");
      }
      script.append("      - ai_ask: 问").append(name).append("\n        exit: 讲完了\n");
      if (stage == 3 && topic < 3) {
        script.append("      - goto: 段2").append(topic).append("\n        return: here\n");
      } else if (stage == 4) {
        script.append("      - call: ").append(topic == 8 ? "外层" : "技能" + topic).append('\n');
      } else if (stage == 10 && topic <= 5) {
        script.append("      - call: 技能").append(topic + 7).append('\n');
      } else if (stage == 10 && topic == 6) {
        script.append("      - call: 外层\n");
      } else if (stage == 5 && topic == 1) {
        script.append("      - call: 技能0\n");
      }
    }
  }

  /**
   * One change, and where the build must fail because of it.
   *
   * @param at the text of the line that is named
   */
  private record Hole(String what, String from, String to, String at, String found) {
    String script() {
      String whole = whole();
      assertThat(whole.split(java.util.regex.Pattern.quote(from), -1)).as(what + " is found once").hasSize(2);
      return whole.replace(from, to);
    }
  }

  private static Hole hole(String what, String from, String to, String at) {
    return new Hole(what, from, to, at, "HR522");
  }

  private static final String OPEN = "    attentions:\n    - open_rule: 危机\n";

  private static List<Hole> holes() {
    return List.of(
        new Hole("one stage does not open it", "  - stage: 段7\n" + OPEN, "  - stage: 段7\n", "stage: 段7", "HR522 stage"),
        new Hole("a branch does not open it", "  - stage: 段22\n    line: branch\n" + OPEN,
            "  - stage: 段22\n    line: branch\n", "stage: 段22", "HR522 stage"),
        new Hole("it is opened one stage too late", "  - stage: 段1\n" + OPEN, "  - stage: 段1\n", "stage: 段1",
            "HR522 stage"),
        hole("one topic does not open it", "    - topic: 段10题4\n      attentions:\n      - open_rule: 危机\n",
            "    - topic: 段10题4\n", "ai_ask: 问段10题4"),
        hole("another rule stands there", "    - topic: 段10题4\n      attentions:\n      - open_rule: 危机\n",
            "    - topic: 段10题4\n      attentions:\n      - open_rule: 马上换\n", "ai_ask: 问段10题4"),
        hole("an action opens it after the first ask", "      - open_rule: 危机\n      - ai_ask: 问段11题5\n"
            + "        exit: 讲完了\n", "      - ai_ask: 问段11题5\n        exit: 讲完了\n      - open_rule: 危机\n",
            "ai_ask: 问段11题5"),
        hole("an action opens it under a condition", "      - open_rule: 危机\n      - ai_ask: 问段11题5\n",
            "      - open_rule: 危机\n        condition: minutes_left() > 5\n      - ai_ask: 问段11题5\n", "ai_ask: 问段11题5"),
        hole("only the quick form does not open it", "      - open_rule: 危机\n      - ai_ask: 快问\n",
            "      - ai_ask: 快问\n", "ai_ask: 快问"),
        hole("only the detailed form does not open it", "      - open_rule: 危机\n      - ai_ask: 细问\n",
            "      - ai_ask: 细问\n", "ai_ask: 细问"),
        hole("only the standard form does not open it", "      - open_rule: 危机\n      - ai_ask: 问段11题2\n",
            "      - ai_ask: 问段11题2\n", "ai_ask: 问段11题2"),
        hole("a branch opens it for the main line", "      - open_rule: 危机\n      - ai_ask: 问段11题3\n",
            "      - goto: 段21\n        return: here\n      - ai_ask: 问段11题3\n", "ai_ask: 问段11题3"),
        hole("a topic before opens it, but only for itself", "      - open_rule: 危机\n      - ai_ask: 问段11题6\n",
            "      - ai_ask: 问段11题6\n", "ai_ask: 问段11题6"),
        hole("a called skill opens it for its caller", "      - open_rule: 危机\n      - ai_ask: 问段11题6\n",
            "      - call: 技能1\n      - ai_ask: 问段11题6\n", "ai_ask: 问段11题6"),
        hole("a skill called from a topic that opens it for itself", attends("技能9"), "- topic: 技能9\n  actions:\n",
            "ai_ask: 问技能9"),
        hole("a topic that a rule puts in at once", attends("马上谈"), "- topic: 马上谈\n  actions:\n", "ai_ask: 问马上谈"),
        hole("a topic that a rule puts before the question", attends("插一句"), "- topic: 插一句\n  actions:\n", "ai_ask: 问插一句"),
        hole("a topic that a rule puts at the end of the stage", attends("段末的话"), "- topic: 段末的话\n  actions:\n",
            "ai_ask: 问段末的话"),
        hole("a topic after the session", attends("最后的话"), "- topic: 最后的话\n  actions:\n", "ai_ask: 问最后的话"),
        hole("a topic of the next session", attends("下次的话"), "- topic: 下次的话\n  actions:\n", "ai_ask: 问下次的话"),
        hole("a topic that a late result calls behind the last stage", attends("迟来的话"), "- topic: 迟来的话\n  actions:\n",
            "ai_ask: 问迟来的话"),
        hole("after_main", attends("收尾的话"), "- topic: 收尾的话\n  actions:\n", "ai_ask: 问收尾的话"),
        hole("a skill in a skill", attends("内层"), "- topic: 内层\n  actions:\n", "ai_ask: 问内层"),
        hole("a topic put off to a stage that opens it elsewhere", "      - ai_ask: 问段9题1\n        exit: 讲完了\n",
            "      - ai_ask: 问段9题1\n        exit: 讲完了\n      - postpone: 段9题8\n        to:\n          after_stage: 段10\n",
            "ai_ask: 问段9题8"),
        new Hole("the other session", "- session: 第二天\n  attentions:\n  - open_rule: 危机\n", "- session: 第二天\n",
            "session: 第二天", "HR522 session"),
        new Hole("the opening can be cancelled", "    - topic: 段10题4\n      attentions:\n      - open_rule: 危机\n",
            "    - topic: 段10题4\n      attentions:\n      - open_rule: 危机\n        cancel_when: minutes_left() < 5\n",
            "cancel_when: minutes_left() < 5", "HR514 cancel"),
        new Hole("an action closes it", "      - ai_ask: 问段6题1\n        exit: 讲完了\n",
            "      - ai_ask: 问段6题1\n        exit: 讲完了\n      - close_rule: 危机\n", "close_rule: 危机", "HR514 close"),
        new Hole("attentions close it", "    - topic: 段6题1\n", "    - topic: 段6题1\n      attentions:\n      - close_rule: 危机\n",
            "close_rule: 危机", "HR514 close"),
        new Hole("a rule closes it", "          do:\n".strip() + "\n  - open_rule: 马上换\n", "do:\n  - close_rule: 危机\n  - open_rule: 马上换\n",
            "close_rule: 危机", "HR514 close"),
        new Hole("it is not judged under a condition", "  phrases: [不想活了]\n",
            "  phrases: [不想活了]\n  condition: minutes_left() > 5\n", "condition: minutes_left() > 5", "HR522 condition"),
        new Hole("it is judged once", "  phrases: [不想活了]\n", "  phrases: [不想活了]\n  once: true\n", "rule: 危机",
            "HR522 once"));
  }

  private static String attends(String skill) {
    return "- topic: " + skill + "\n  attentions:\n  - open_rule: 危机\n  actions:\n";
  }

  private static List<String> errors(String script) {
    return new HeartRuleCompiler(new CompilerOptions("test", false, false, REQUIRED, "zh"))
        .compile(List.of(new ScriptSource("course.yaml", script.getBytes(StandardCharsets.UTF_8)))).diagnostics().stream()
        .filter(Diagnostic::isError)
        .map(d -> d.span().line() + ":" + d.span().column() + " " + d.code() + (d.variant().isEmpty() ? "" : " " + d.variant()))
        .toList();
  }

  @Test
  void in_the_whole_script_it_is_proved() {
    assertThat(whole().split("topic: ", -1).length - 1).isGreaterThanOrEqualTo(200);
    assertThat(errors(whole())).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> a_hole_is_found_where_it_is_and_nowhere_else() {
    return holes().stream().map(hole -> DynamicTest.dynamicTest(hole.what, () -> {
      String script = hole.script();
      assertThat(errors(script)).as(hole.what).containsExactly(place(script, hole.at) + " " + hole.found);
    }));
  }

  /** A skill without openings of its own that one rule calls; each topic, or the whole stage, opens the rule. */
  private static String small(String rule, String firstDay, String secondDay) {
    return """
        rules:
        - rule: 危机
          critical: true
          check_time: now
          if: 来访者提到想结束生命
          call: 陪伴
        - rule: 别的
        """ + rule.indent(2) + """
        skills:
        - topic: 陪伴
          attentions:
          - open_rule: 危机
          actions:
          - say: 你的安全最要紧。
          - ai_ask: 问陪伴
            exit: 讲完了
        - topic: 去哪里
          actions:
          - ai_ask: 问去哪里
            exit: 讲完了
        sessions:
        - session: 第一天
          attentions:
          - open_rule: 别的
          stages:
        """ + firstDay.indent(2) + "- session: 第二天\n  stages:\n" + secondDay.indent(2);
  }

  private static String stage(String name, String stageOpens, String topicOpens) {
    return "- stage: " + name + "\n" + stageOpens + "  steps:\n  - scene: 室\n    ai: 谷\n    human: 客\n  - topic: " + name
        + "题\n" + topicOpens.indent(4) + "    actions:\n    - ai_ask: 问" + name + "题\n      exit: 讲完了\n";
  }

  private static final String STAGE_OPENS = "  attentions:\n  - open_rule: 危机\n";
  private static final String TOPIC_OPENS = "attentions:\n- open_rule: 危机\n";

  @Test
  void what_a_late_result_calls_may_come_behind_the_last_stage() {
    String day = stage("早", STAGE_OPENS, "");
    String other = stage("晚", STAGE_OPENS, "");
    String late = small("check_time: topic\nif: 说到家\ncall: 去哪里", day, other);
    assertThat(errors(late)).containsExactly(place(late, "ai_ask: 问去哪里") + " HR522");
    assertThat(errors(small("check_time: now\nif: 说到家\ncall: 去哪里", day, other))).isEmpty();
  }

  @Test
  void a_deferred_topic_comes_at_the_head_of_a_session() {
    String rule = "check_time: now\nif: 不想谈\ndo:\n- defer_topic: 早题";
    String open = small(rule, stage("早", STAGE_OPENS, ""), stage("晚", STAGE_OPENS, ""));
    assertThat(errors(open)).isEmpty();
    String bare = small(rule, stage("早", STAGE_OPENS, ""), stage("晚", "", TOPIC_OPENS));
    assertThat(errors(bare)).containsExactly(place(bare, "ai_ask: 问早题") + " HR522");
  }

  @Test
  void a_session_begins_with_its_first_stage_that_is_no_branch() {
    String rule = "check_time: now\nif: 下次谈\ncall: 去哪里\ntiming: next_session";
    String first = stage("岔", "  line: branch\n" + STAGE_OPENS, "") + stage("早", "", TOPIC_OPENS);
    String script = small(rule, first, stage("晚", STAGE_OPENS, ""));
    assertThat(errors(script)).containsExactly(place(script, "ai_ask: 问去哪里") + " HR522");
  }

  /** Where the key of a line stands; of stages, sessions and rules where their name does. */
  private static String place(String script, String text) {
    List<String> lines = script.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.strip().equals(text) || line.strip().equals("- " + text)) {
        boolean name = text.startsWith("stage:") || text.startsWith("session:") || text.startsWith("rule:");
        return (i + 1) + ":" + (line.indexOf(text) + 1 + (name ? text.indexOf(' ') + 1 : 0));
      }
    }
    throw new AssertionError(text + " is not in the script");
  }
}
