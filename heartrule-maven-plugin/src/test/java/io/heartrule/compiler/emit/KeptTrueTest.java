package io.heartrule.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.model.ExpectedField;
import io.heartrule.model.ModelRequest;
import io.heartrule.model.Purpose;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Variables that keep themselves true where it is hard: hidden names, models that hang, later sessions. */
class KeptTrueTest {
  @TempDir
  private Path classes;

  @Test
  void a_name_means_one_variable_and_what_it_hides_is_not_updated_for_it() {
    Heard heard = new Heard("""
        declare:
        - var: 年龄
          define: 几岁
          autoUpdate: open
        sessions:
        - session: 会谈
          declare:
          - var: 年龄
            define: 几岁啦
            autoUpdate: open
          stages:
          - stage: 一
            declare:
            - var: 年龄
              define: 那时几岁
              autoUpdate: open
            steps:
            - scene: 咨询室
              ai: 小谷
              human: 客
            - topic: 甲
              actions:
              - ai_ask: 问甲
                exit: 说了
            - topic: 乙
              actions:
              - say: 你{年龄}
              - ai_ask: 问甲
                exit: 说了
          - stage: 二
            steps:
            - topic: 丙
              actions:
              - say: 你{年龄}
              - ai_ask: 再见
                exit: 说了
        """, classes, Runnable::run).begin("会谈", Map.of());
    heard.says("我十六岁");
    assertThat(heard.asked(Purpose.UPDATE)).containsExactly("年龄");
    assertThat(Heard.text(heard.asked.get(2))).contains("那时几岁");
    heard.says("妈妈四十");
    assertThat(heard.asked(Purpose.UPDATE)).containsExactly("年龄", "年龄");
    assertThat(Heard.text(heard.asked.get(5))).contains("几岁啦").contains("我十六岁").contains("妈妈四十");
  }

  @Test
  void a_global_that_a_rule_or_a_skill_uses_is_kept_up_to_date_where_another_variable_hides_it() {
    Heard heard = new Heard("""
        declare:
        - var: 年龄
          define: 几岁
          autoUpdate: open
        - var: 家
          define: 家里人
          autoUpdate: open
        rules:
        - rule: 小
          check_time: topic
          if: 来访者比{年龄}小
          do:
          - set: 家
            value: 有
        skills:
        - topic: 说家
          actions:
          - say: 家{家}
        sessions:
        - session: 会谈
          declare:
          - var: 年龄
            define: 狗几岁
            value: "1"
          - var: 家
            define: 狗的家
            value: 窝
          stages:
          - stage: 一
            steps:
            - scene: 咨询室
              ai: 小谷
              human: 客
            - topic: 甲
              actions:
              - ai_ask: 问甲
                exit: 说了
            - topic: 乙
              attentions:
              - open_rule: 小
              actions:
              - ai_ask: 问乙{年龄}{家}
                exit: 说了
              - call: 说家
        """, classes, Runnable::run);
    heard.answers.put("update", request -> "{\"年龄\":\"十六\",\"家\":\"舅舅\"}");
    heard.begin("会谈", Map.of());
    assertThat(heard.talk().view().updating()).containsExactlyInAnyOrder("年龄", "家");
    heard.says("我十六岁，有舅舅");
    assertThat(heard.asked(Purpose.UPDATE)).hasSize(1);
    assertThat(heard.asked(Purpose.UPDATE).get(0).split(" ")).containsExactlyInAnyOrder("年龄", "家");
    assertThat(heard.says("好了")).contains("家舅舅");
    assertThat(heard.asked.stream().filter(request -> request.purpose() == Purpose.CHECK).map(Heard::text))
        .singleElement().asString().contains("比十六小");
  }

  @Test
  void a_model_that_hangs_holds_the_conversation_up_once_and_not_at_every_topic() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    ExecutorService pool = Executors.newFixedThreadPool(6);
    StringBuilder topics = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      topics.append("    - topic: 话").append(i).append("\n      actions:\n      - ai_ask: 问").append(i)
          .append("，{年龄}，{家}\n        exit: 说了\n");
      if (i == 4) {
        topics.append("        output:\n        - get: 年龄\n        - get: 家\n");
      }
    }
    Heard heard = new Heard("""
        sessions:
        - session: 会谈
          declare:
          - var: 年龄
            define: 几岁
            autoUpdate: open
          - var: 家
            define: 家
            autoUpdate: open
          stages:
          - stage: 一
            steps:
            - scene: 咨询室
              ai: 小谷
              human: 客
        """.indent(0) + topics, classes, pool);
    heard.answers.put("update", request -> {
      try {
        never.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return "{}";
    });
    heard.begin("会谈", Map.of("background_wait_seconds", "1"));
    long before = System.nanoTime();
    for (int i = 0; i < 6; i++) {
      heard.says("我十六岁" + i);
    }
    long waited = (System.nanoTime() - before) / 1_000_000;
    never.countDown();
    assertThat(waited).as("milliseconds, of which one second is granted to the first call").isBetween(950L, 1900L);
    assertThat(heard.asked(Purpose.EXTRACT)).containsExactly("年龄 家");
    pool.shutdown();
  }

  @Test
  void a_topic_left_for_the_next_session_knows_all_that_was_said_in_this_one() {
    Heard heard = new Heard("""
        declare:
        - var: 家
          define: 家里的人
          autoUpdate: open
        skills:
        - topic: 家访
          declare:
          - var: 谁
          actions:
          - ai_ask: 说说{谁}，{家}
            exit: 说了
        sessions:
        - session: 会谈
          declare:
          - var: 想聊
            define: 想聊谁
            autoUpdate: open
          stages:
          - stage: 一
            steps:
            - scene: 咨询室
              ai: 小谷
              human: 客
            - topic: 甲
              actions:
              - call: 家访
                timing: next_session
                input:
                - set: 谁
                  value: "{想聊}"
              - ai_ask: 问甲
                exit: 说了
            - topic: 乙
              actions:
              - ai_ask: 问乙
                exit: 说了
        """, classes, Runnable::run);
    heard.answers.put("update", request -> Heard.text(request).contains("舅")
        ? "{\"家\":\"舅舅\",\"想聊\":\"妈妈\"}" : "{}");
    heard.begin("会谈", Map.of());
    heard.says("没什么");
    assertThat(heard.talk().view().updating()).containsExactly("家", "想聊");
    heard.says("我和舅舅住，想聊聊妈妈");
    assertThat(heard.asked(Purpose.UPDATE)).containsExactly("家 想聊");
    heard.begin("会谈", Map.of());
    assertThat(Heard.text(heard.asked.get(heard.asked.size() - 1))).contains("说说妈妈，舅舅");
  }

  @Test
  void the_model_is_told_how_to_take_back_a_record_as_soon_as_there_is_one() {
    Heard heard = new Heard("""
        sessions:
        - session: 会谈
          declare:
          - var: 家人
            define: 家人
            key: 称呼
            type: list
            autoUpdate: open
            fields:
            - get: 称呼
              define: 称呼
          stages:
          - stage: 一
            steps:
            - scene: 咨询室
              ai: 小谷
              human: 客
            - topic: 甲
              actions:
              - ai_ask: 问甲
                exit: 说了
            - topic: 乙
              actions:
              - ai_ask: 问乙{家人}
                exit: 说了
            - topic: 丙
              actions:
              - ai_ask: 问丙{家人}
                exit: 说了
        """, classes, Runnable::run);
    heard.answers.put("update", request -> Heard.text(request).contains("不是妈妈")
        ? "{\"家人\":[{\"称呼\":\"妈妈\",\"删除\":true},{\"称呼\":\"姨\",\"删除\":false}]}"
        : "{\"家人\":[{\"称呼\":\"妈妈\"},{\"称呼\":\"爸爸\"}]}");
    heard.begin("会谈", Map.of());
    heard.says("有妈妈和爸爸");
    heard.says("不是妈妈，是姨");
    List<ModelRequest> updates = heard.asked.stream().filter(each -> each.purpose() == Purpose.UPDATE).toList();
    assertThat(updates).hasSize(2);
    assertThat(Heard.text(updates.get(0))).endsWith("}").doesNotContain("删除");
    assertThat(Heard.text(updates.get(1))).contains("}\n来访者说明列表里的某一条不对、不该算时，")
        .endsWith("在那一条里加上\"删除\":\"true\"；没有提到的不要删除。");
    assertThat(updates.get(1).fields().get(0).fields()).extracting(ExpectedField::name).containsExactly("称呼", "删除");
    assertThat(Heard.text(heard.asked.get(heard.asked.size() - 1)))
        .contains("问丙[{\"称呼\":\"爸爸\"},{\"称呼\":\"姨\"}]");
  }
}
