package io.heartrule.compiler.analyse.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.compiler.compile.CompilerOptions;
import io.heartrule.compiler.compile.HeartRuleCompiler;
import io.heartrule.compiler.compile.ScriptSource;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Messages;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules that fire together and call at one place: HR518, stage by stage. */
class RuleConflictCheckTest {
  /** Rules with check time, timing and priority; each calls a skill of its own name unless another is written. */
  private static String rule(String name, String check, String timing, String more) {
    return "- rule: " + name + "\n  check_time: " + check + "\n  if: 来访者提到" + name + "\n"
        + (more.contains("call:") ? "" : "  call: 谈" + name + "\n") + (timing.isEmpty() ? "" : "  timing: " + timing + "\n")
        + more.indent(2);
  }

  private static String skills(String... names) {
    StringBuilder skills = new StringBuilder("skills:\n");
    for (String name : names) {
      skills.append("- topic: 谈").append(name).append("\n  actions:\n  - say: 谈").append(name).append('\n');
    }
    return skills.toString();
  }

  /** A session with a stage for each list of rules that attentions open in it. */
  private static String session(String... stages) {
    StringBuilder script = new StringBuilder("sessions:\n- session: 会谈\n  stages:\n");
    int number = 0;
    for (String opens : stages) {
      script.append("  - stage: 第").append(++number).append("段\n    attentions:\n");
      for (String open : opens.split(" ")) {
        script.append("    - open_rule: ").append(open).append('\n');
      }
      script.append("    steps:\n    - scene: 室\n      ai: 谷\n      human: 客\n    - topic: 话题").append(number)
          .append("\n      actions:\n      - ai_ask: 询问近况\n        exit: 讲完了\n");
    }
    return script.toString();
  }

  /** What is said, in both languages by its arguments alone: {@code stage: rules}. */
  private static List<String> told(String script) {
    return new HeartRuleCompiler(CompilerOptions.of("test"))
        .compile(List.of(new ScriptSource("test.yaml", script.getBytes(StandardCharsets.UTF_8)))).diagnostics().stream()
        .filter(d -> d.code() == Code.HR518).peek(d -> assertThat(Messages.in("en").message(d)).isNotBlank())
        .map(d -> d.arguments().get(0) + ": " + d.arguments().get(1)).toList();
  }

  @ParameterizedTest(name = "{0}: {1} and {2}")
  @CsvSource({
      "now, now, before_ask, now", "now, before_goal, before_ask, now", "now, after_ask, after_ask, after_ask",
      "now, after_ask, now, ''", "now, after_goal, after_stage, ''", "ask, now, after_ask, after_ask",
      "ask, before_goal, after_ask, after_ask", "ask, before_ask, after_ask, ''", "topic, now, after_goal, after_goal",
      "stage, after_goal, after_stage, after_stage", "now, '{before: 话题1}', '{before: 话题1}', {before: 话题1}",
      "now, '{before: 话题1}', '{after: 话题1}', ''", "'{topics: 2}', now, after_goal, after_goal",
      "session, '', after_session, after_session"})
  void rules_meet_where_their_timings_mean_the_same_place(String check, String one, String other, String place) {
    assertThat(told("rules:\n" + rule("甲", check, one, "") + rule("乙", check, other, "") + skills("甲", "乙")
        + session("甲 乙"))).isEqualTo(place.isEmpty() ? List.of() : List.of("第1段: 甲、乙（" + place + "）"));
  }

  @Test
  void what_priority_orders_or_other_checks_separate_does_not_meet() {
    String apart = "rules:\n" + rule("甲", "now", "after_goal", "priority: 5\n") + rule("乙", "now", "after_goal", "")
        + rule("丙", "ask", "after_goal", "") + skills("甲", "乙", "丙") + session("甲 乙 丙");
    assertThat(told(apart)).isEmpty();
  }

  @Test
  void the_same_topic_comes_once_unless_it_is_given_something_else() {
    String skill = skills("甲") + "- topic: 谈人\n  declare:\n  - var: 谁\n    define: 谁\n  actions:\n  - say: 谈{谁}\n";
    String given = "call: 谈人\ninput:\n- set: 谁\n  value: ";
    String same = "rules:\n" + rule("甲", "now", "now", given + "母亲\n") + rule("乙", "now", "now", given + "母亲\n");
    String other = "rules:\n" + rule("甲", "now", "now", given + "母亲\n") + rule("乙", "now", "now", given + "父亲\n");
    assertThat(told(same + skill + session("甲 乙"))).isEmpty();
    assertThat(told(other + skill + session("甲 乙"))).containsExactly("第1段: 甲、乙（now）");
  }

  @Test
  void a_call_in_do_counts_too() {
    String rules = "rules:\n" + rule("甲", "now", "after_goal", "")
        + rule("乙", "now", "now", "do:\n- call: 谈丙\n  timing: after_goal\n");
    assertThat(told(rules + skills("甲", "乙", "丙") + session("甲 乙"))).containsExactly("第1段: 甲、乙（after_goal）");
  }

  @Test
  void each_stage_names_its_pairs_and_stages_with_the_same_pairs_share_a_diagnostic() {
    String rules = "rules:\n" + rule("甲", "now", "now", "") + rule("乙", "now", "now", "")
        + rule("丙", "now", "now", "") + rule("丁", "ask", "", "") + rule("戊", "ask", "", "")
        + skills("甲", "乙", "丙", "丁", "戊");
    assertThat(told(rules + session("甲 乙", "乙 丙 丁 戊", "甲 乙", "甲 丁"))).containsExactly(
        "第1段、第3段: 甲、乙（now）", "第2段: 乙、丙（now）；丁、戊（after_goal）");
  }

  @Test
  void rules_that_do_not_all_meet_each_other_are_told_in_groups() {
    String rules = "rules:\n" + rule("甲", "now", "now", "") + rule("乙", "now", "now", "") + rule("丙", "now", "now", "")
        + skills("甲", "乙", "丙");
    String script = session("乙").replace("      actions:", "      attentions:\n      - open_rule: 甲\n      actions:")
        + """
            - topic: 话题2
              attentions:
              - open_rule: 丙
              actions:
              - ai_ask: 询问近况
                exit: 讲完了
        """.indent(0);
    assertThat(told(rules + script)).containsExactly("第1段: 甲、乙（now）；乙、丙（now）");
  }

  @Test
  void a_stage_with_twenty_such_rules_has_one_diagnostic() {
    String[] names = IntStream.rangeClosed(1, 20).mapToObj(i -> "第" + i + "条").toArray(String[]::new);
    StringBuilder rules = new StringBuilder("rules:\n");
    for (String name : names) {
      rules.append(rule(name, "ask", "after_stage", ""));
    }
    assertThat(told(rules + skills(names) + session(String.join(" ", names)))).singleElement().asString()
        .startsWith("第1段: 第1条、第2条、").endsWith("第12条…（20）（after_stage）");
  }

  @Test
  void critical_rules_meet_only_each_other() {
    String critical = "critical: true\n";
    String rules = "rules:\n" + rule("甲", "now", "now", critical) + rule("乙", "now", "now", critical)
        + rule("丙", "now", "now", "");
    String skills = skills("丙") + "- topic: 谈甲\n  actions:\n  - say: 甲\n  - ai_ask: 安全吗\n    exit: 安全\n"
        + "- topic: 谈乙\n  actions:\n  - say: 乙\n  - ai_ask: 安全吗\n    exit: 安全\n";
    assertThat(told(rules + skills + session("甲 乙 丙"))).containsExactly("第1段: 甲、乙（now）");
  }

  @Test
  void a_skill_that_nothing_calls_is_looked_at_too() {
    String rules = "rules:\n" + rule("甲", "now", "now", "") + rule("乙", "now", "now", "");
    String skill = skills("甲", "乙") + "- topic: 独立\n  attentions:\n  - open_rule: 甲\n  - open_rule: 乙\n"
        + "  actions:\n  - ai_ask: 问\n    exit: 完\n";
    assertThat(told(rules + skill)).containsExactly("独立: 甲、乙（now）");
  }
}
