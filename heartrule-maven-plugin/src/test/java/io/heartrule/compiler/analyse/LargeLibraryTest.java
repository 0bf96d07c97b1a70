package io.heartrule.compiler.analyse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tables of a library as large as any: 1,000 skills, 200 rules, 20 sessions; usually well below a second. */
class LargeLibraryTest {

  @Test
  @Timeout(value = 20, unit = TimeUnit.SECONDS)
  void tables_do_not_grow_out_of_hand() {
    StringBuilder script = new StringBuilder("declare:\n");
    for (int i = 0; i < 20; i++) {
      script.append("- var: 目标").append(i).append("\n  define: 第几个目标\n  autoUpdate: open\n");
    }
    script.append("skills:\n");
    for (int i = 0; i < 1000; i++) {
      script.append("- topic: 技能").append(i).append("\n  actions:\n  - ai_ask: 问\n    exit: 完\n");
      if (i < 999) {
        script.append("  - call: 技能").append(i + 1).append('\n');
      }
    }
    script.append("rules:\n");
    for (int i = 0; i < 200; i++) {
      script.append("- rule: 规则").append(i).append("\n  check_time: ask\n  if: 说到{目标").append(i % 20)
          .append("}\n  call: 技能").append(i * 5).append("\n  timing: after_goal\n  do:\n  - open_rule: 规则")
          .append((i + 1) % 200).append("\n    scope: session\n");
    }
    script.append("sessions:\n");
    for (int i = 0; i < 20; i++) {
      script.append("- session: 会谈").append(i).append("\n  attentions:\n  - open_rule: 规则").append(i)
          .append("\n  stages:\n");
      for (int stage = 0; stage < 8; stage++) {
        script.append("  - stage: 阶段").append(stage).append("\n    steps:\n    - topic: 话题").append(stage)
            .append("\n      actions:\n      - call: 技能").append(i * 40).append('\n');
      }
    }
    Analysed library = Analysed.of(script.toString());
    assertThat(library.tables().ruleScopes().mayBeOpen(library.topic("技能999"))).hasSize(200);
    assertThat(Collisions.of(library.analysis(), library.tables().ruleScopes()))
        .allSatisfy(meeting -> assertThat(meeting.groups()).hasSize(1));
    assertThat(library.tables().liveness().uses(library.topic("技能0"))).hasSize(20);
    assertThat(library.tables().estimates().seconds(library.session("会谈0"))).isEqualTo(8 * 1000 * 120);
  }
}
