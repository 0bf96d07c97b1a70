package io.heartrule.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.compiler.write.GeneratedFile;
import io.heartrule.generated.Frame;
import io.heartrule.generated.Library;
import io.heartrule.generated.Signal;
import io.heartrule.generated.Topic;
import io.heartrule.generated.Variables;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What generated classes do, without an engine. */
class GeneratedBehaviourTest {
  @TempDir
  private Path classes;

  @Test
  void an_action_whose_condition_fails_is_passed_over() {
    Library library = Generated.from("""
        skills:
        - topic: 技能
          declare:
          - var: 次数
            type: integer
            value: 2
          - var: 名字
          actions:
          - say: 甲
            condition: "{次数} >= 2 and not empty({名字})"
          - say: 乙
            condition: "{次数} + 1 == 3 or {名字} == '林'"
          - say: 丙
            condition: "{名字} != '林' and {名字} == null"
          - say: 丁
            condition: "{名字} > 3"
          - say: 戊
            condition: "{次数} in [1, 2] and minutes_left() == 3 and visited('某处') > 2"
        """.replace("  - say: 丁\n    condition: \"{名字} > 3\"\n", "")).load(classes);
    Recorder recorder = new Recorder();
    recorder.run(library.topic("技能"));
    assertThat(recorder.said).containsExactly("乙", "丙", "戊");
  }

  @Test
  void a_loop_calls_the_skill_for_each_element_and_takes_its_output_over() {
    Library library = Generated.from("""
        sessions:
        - session: 会谈
          declare:
          - var: 事
            type: list
            value: [读书, 走路]
          - var: 最后
          stages:
          - stage: 开场
            steps:
            - scene: 室
              ai: 小谷
              human: 来访者
            - topic: 问候
              actions:
              - call: 说说
                fromlist: 事
                input:
                - set: 什么
                  value: "{item}"
                - set: 次数
                  value: 3
                output:
                - set: 最后
                  value: "{结论}"
              - say: "{最后}"
        skills:
        - topic: 说说
          declare:
          - var: 什么
          - var: 次数
            type: integer
          - var: 结论
          actions:
          - say: "{什么}{次数}"
          - set: 结论
            value: "说完{什么}"
        """).load(classes);
    Recorder recorder = new Recorder();
    recorder.run(library.topic("会谈/开场/问候"));
    assertThat(recorder.said).containsExactly("读书3", "走路3", "说完走路");
  }

  @Test
  void a_topic_goes_on_where_its_step_says() {
    Library library = Generated.from("""
        skills:
        - topic: 技能
          actions:
          - say: 甲
          - say: 乙
            id: second
          - say: 丙
        """).load(classes);
    Recorder recorder = new Recorder();
    Topic<?> topic = library.topic("技能");
    assertThat(topic.steps().get(1)).isEqualTo("second");
    assertThat(topic.steps().get(2)).startsWith("say#3~");
    assertThat(goOn(topic, 1, recorder)).isEqualTo(Signal.DONE);
    assertThat(recorder.said).containsExactly("乙", "丙");
  }

  private static <V extends Variables> Signal goOn(Topic<V> topic, int step, Recorder recorder) {
    Frame<V> frame = new Frame<>(topic, topic.begin());
    frame.step = step;
    return topic.run(frame, recorder.counselor());
  }

  @Test
  void what_the_model_finds_is_written_before_what_the_script_sets() {
    Library library = Generated.from("""
        skills:
        - topic: 技能
          declare:
          - var: 名字
          - var: 称呼
          actions:
          - ai_ask: 问名字
            exit: 说了
            output:
            - set: 称呼
              value: "{名字}同学"
            - get: 名字
          - say: "{称呼}"
        """).load(classes);
    Recorder recorder = new Recorder();
    recorder.found.put("名字", "小林");
    recorder.run(library.topic("技能"));
    assertThat(recorder.said).containsExactly("小林同学");
  }

  @Test
  void the_same_scripts_give_the_same_bytes_in_whatever_order_they_come() {
    Map<String, String> scripts = Map.of("b.yaml", "rules:\n- rule: 乙\n  check_time: now\n  if: 说\n  reply: 好\n",
        "a.yaml", "skills:\n- topic: 甲\n  actions:\n  - say: 好\n");
    List<GeneratedFile> first = Generated.from(scripts).files();
    assertThat(Generated.from(scripts).files()).isEqualTo(first);
    assertThat(first).isSorted().allSatisfy(file -> assertThat(file.text()).doesNotContain("\r").endsWith("\n"));
  }

  @Test
  void the_fingerprint_changes_with_a_script() {
    String script = "skills:\n- topic: 甲\n  actions:\n  - say: 好\n";
    assertThat(fingerprint(script)).isEqualTo(fingerprint(script)).isNotEqualTo(fingerprint(script.replace("好", "行")));
  }

  private static String fingerprint(String script) {
    String scripts = Generated.from(script).file("Scripts.java");
    int at = scripts.indexOf("fingerprint() { return ");
    return scripts.substring(at, scripts.indexOf(';', at));
  }
}
