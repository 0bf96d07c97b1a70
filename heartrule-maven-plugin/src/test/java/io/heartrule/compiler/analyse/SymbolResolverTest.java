package io.heartrule.compiler.analyse;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.model.Rule;
import org.junit.jupiter.api.Test;

class SymbolResolverTest {
  @Test
  void a_value_true_or_false_makes_a_yes_no() {
    Resolved script = Resolved.of(Resolved.session("", """
              - set: 已问候
                value: true
        """));
    assertThat(script.session("已问候").type()).isEqualTo(Type.BOOLEAN);
  }

  @Test
  void whole_numbers_make_an_integer_and_others_a_number() {
    Resolved script = Resolved.of(Resolved.session("", """
              - set: 次数
                value: 3
              - set: 小时
                value: 6.5
        """));
    assertThat(script.session("次数").type()).isEqualTo(Type.INTEGER);
    assertThat(script.session("小时").type()).isEqualTo(Type.NUMBER);
  }

  @Test
  void a_quoted_number_is_a_text() {
    Resolved script = Resolved.of(Resolved.session("", """
              - set: 号码
                value: "3"
        """));
    assertThat(script.session("号码").type()).isEqualTo(Type.TEXT);
  }

  @Test
  void what_a_get_fills_takes_its_type_from_comparisons() {
    Resolved script = Resolved.of(Resolved.session("", """
              - ai_ask: 问睡了几个小时，今天想不想谈
                exit: 讲了
                output:
                - get: 小时
                  define: 睡了几个小时
                - get: 想谈
                  define: 今天想不想谈
                - get: 心情
                  define: 今天的心情
              - say: 好的。
                condition: '{小时} < 5.5 and {想谈} == true and {心情} == "好"'
        """));
    assertThat(script.session("小时").type()).isEqualTo(Type.NUMBER);
    assertThat(script.session("想谈").type()).isEqualTo(Type.BOOLEAN);
    assertThat(script.session("心情").type()).isEqualTo(Type.TEXT);
  }

  @Test
  void a_copied_value_brings_its_type_along() {
    Resolved script = Resolved.of(Resolved.session("", """
              - set: 甲
                value: 3
              - set: 乙
                value: "{甲}"
              - set: 丙
                value: "{甲}次"
        """));
    assertThat(script.session("乙").type()).isEqualTo(Type.INTEGER);
    assertThat(script.session("丙").type()).isEqualTo(Type.TEXT);
  }

  @Test
  void a_text_takes_a_copy_of_anything_single() {
    Resolved script = Resolved.of(Resolved.session("", """
              - set: 次数
                value: 3
              - set: 一句话
                value: 很好
              - set: 一句话
                value: "{次数}"
        """));
    assertThat(script.session("一句话").type()).isEqualTo(Type.TEXT);
    assertThat(script.diagnostics.sorted()).isEmpty();
  }

  @Test
  void copies_in_a_circle_are_texts() {
    Resolved script = Resolved.of(Resolved.session("", """
              - set: 甲
                value: "{乙}"
              - set: 乙
                value: "{甲}"
        """));
    assertThat(script.session("甲").type()).isEqualTo(Type.TEXT);
  }

  @Test
  void the_words_of_a_status_are_its_values_or_stand_in_quotes_in_its_define() {
    Resolved script = Resolved.of("""
        rules:
        - rule: 留意作业
          check_time: ask
          if: 提到作业
          reply: 好
          watch:
          - add_status: 作业状态
            define: 做完了，设置成“完成”或“未完成”，谈到别的不算
          - add_status: 情绪状态
            define: 现在的情绪
            values: [平静, 紧张]
        """.replace("check_time: ask", "check_time: now"));
    Rule rule = script.project.rules().get(0);
    assertThat(script.symbols.variable(rule, "作业状态").type())
        .isEqualTo(new Type.EnumType(java.util.List.of("完成", "未完成")));
    assertThat(script.symbols.variable(rule, "情绪状态").type())
        .isEqualTo(new Type.EnumType(java.util.List.of("平静", "紧张")));
  }

  private static final String FAMILY = Resolved.session("", """
              - ai_ask: 问家人
                exit: 讲完了
                tolist: 家人
                output:
                - get: 角色
                  define: 是来访者的什么人
                - get: 年龄
                  define: 年龄
                  type: integer
              - call: 了解家人
                fromlist: 家人
                input:
                - set: 谁
                  value: "{角色}"
                output:
                - set: 相处
                  value: "{情况}"
              - say: 家人：{家人}
        """) + """
        skills:
        - topic: 了解家人
          declare:
          - var: 谁
            define: 哪位家人
          - var: 情况
            define: 相处的情况
            type: boolean
          actions:
          - ai_ask: 问问和{谁}处得好不好
            exit: 讲了
            output:
            - get: 情况
        """;

  @Test
  void a_record_has_the_fields_of_its_gets_and_those_that_calls_write() {
    Type.RecordType record = (Type.RecordType) ((Type.ListType) Resolved.of(FAMILY).session("家人").type()).element();
    assertThat(record.fields()).extracting(field -> field.name().text()).containsExactly("角色", "年龄", "相处");
    assertThat(record.field("年龄").type()).isEqualTo(Type.INTEGER);
    assertThat(record.field("相处").type()).as("that of the copied variable").isEqualTo(Type.BOOLEAN);
    assertThat(record.fields()).extracting(Type.Field::byCallOnly).containsExactly(false, false, true);
  }

  @Test
  void braces_in_the_input_of_a_call_mean_fields_and_in_its_output_the_called_topic() {
    Resolved script = Resolved.of(FAMILY);
    Reference input = script.symbols.references().stream().filter(r -> r.role() == Role.INPUT_VALUE).findFirst().get();
    Reference output = script.symbols.references().stream().filter(r -> r.role() == Role.OUTPUT_VALUE).findFirst()
        .get();
    assertThat(input.meaning()).isEqualTo(new Meaning.OfField(script.session("家人"), "角色"));
    assertThat(output.meaning()).isEqualTo(new Meaning.OfVariable(script.of("了解家人", "情况")));
    assertThat(script.symbols.meaning(input.span())).isEqualTo(input.meaning());
  }

  @Test
  void what_is_read_before_it_is_written_is_an_input_and_what_is_written_an_output() {
    Resolved script = Resolved.of(FAMILY);
    assertThat(script.of("了解家人", "谁").input()).isTrue();
    assertThat(script.of("了解家人", "谁").output()).isFalse();
    assertThat(script.of("了解家人", "情况").input()).isFalse();
    assertThat(script.of("了解家人", "情况").output()).isTrue();
  }

  @Test
  void writing_under_a_condition_is_not_sure_and_asking_whether_there_is_a_value_is_no_reading() {
    Resolved script = Resolved.of("""
        skills:
        - topic: 打招呼
          declare:
          - var: 称呼
            define: 来访者的称呼
          - var: 昵称
            define: 来访者的昵称
          actions:
          - ai_ask: 问称呼
            condition: empty({称呼})
            exit: 讲了
            output:
            - get: 称呼
          - ai_ask: 问昵称
            condition: "{昵称} == null"
            exit: 讲了
            output:
            - get: 昵称
          - say: 你好，{称呼}。
        """);
    assertThat(script.of("打招呼", "称呼").input()).isTrue();
    assertThat(script.of("打招呼", "昵称").input()).isFalse();
  }

  @Test
  void a_variable_with_a_value_of_its_own_is_no_input() {
    Resolved script = Resolved.of("""
        skills:
        - topic: 打招呼
          declare:
          - var: 助理名
            define: 助理的名字
            value: 小谷
          - var: 说过
            define: 是否说过
          actions:
          - say: 我是{助理名}。
            condition: "{说过} == false"
          - set: 说过
            value: true
        """);
    assertThat(script.of("打招呼", "助理名").input()).isFalse();
    assertThat(script.of("打招呼", "说过").input()).isFalse();
  }

  @Test
  void the_inner_variable_is_found_first_and_a_skill_does_not_see_the_session() {
    Resolved script = Resolved.of("""
        declare:
        - var: 甲
          define: 全局的
        skills:
        - topic: 技能
          actions:
          - say: 好。
        """ + Resolved.session("  declare:\n  - var: 甲\n    define: 会谈的\n  - var: 乙\n    define: 会谈的\n", """
              - say: 好。
        """));
    assertThat(script.of("了解", "甲").scope()).isInstanceOf(Scope.OfSession.class);
    assertThat(script.of("技能", "甲").scope()).isEqualTo(Scope.GLOBAL);
    assertThat(script.of("技能", "乙")).isNull();
    assertThat(script.symbols.named("乙")).hasSize(1);
  }

  private static final String OPENING = """
      rules:
      - rule: 开头
        check_time: ask
        if: 觉得没劲
        do:
        - open_rule: 留意努力
          cancel_when: '{好了} >= 1'
        - add_counter: 好了
          define: 说自己好了
      - rule: 留意努力
        check_time: now
        if: 讲到努力
        reply: 肯定他，这是第{好了}次
      - rule: 别的
        check_time: now
        if: 讲到别的
        reply: 好
      """;

  @Test
  void a_counter_in_do_belongs_to_the_rule_opened_beside_it_and_both_see_it() {
    Resolved script = Resolved.of(OPENING);
    Rule opener = script.project.rules().get(0);
    Rule opened = script.project.rules().get(1);
    Variable counter = script.symbols.variable(opened, "好了");
    assertThat(counter.scope()).isEqualTo(new Scope.OfRule(opened));
    assertThat(counter.counter()).isTrue();
    assertThat(script.symbols.variable(opener, "好了")).isEqualTo(counter);
    assertThat(script.symbols.variable(script.project.rules().get(2), "好了")).isNull();
  }

  @Test
  void a_watch_writes_the_declared_global_of_its_name() {
    Resolved script = Resolved.of("declare:\n- var: 好了\n  define: 说自己好了的次数\n" + OPENING);
    assertThat(script.symbols.variable(script.project.rules().get(1), "好了").scope()).isEqualTo(Scope.GLOBAL);
    assertThat(script.symbols.variables(Scope.GLOBAL).get(0).type()).isEqualTo(Type.INTEGER);
  }

  @Test
  void the_latest_dialogue_is_always_there() {
    Resolved script = Resolved.of(Resolved.session("", """
              - think: 想想{最新对话}
                output:
                - get: 想法
                  define: 想到的
        """));
    assertThat(script.symbols.references().get(0).meaning()).isEqualTo(new Meaning.OfLatestDialogue());
  }

  @Test
  void conflicting_values_are_reported_with_both_places() {
    Resolved script = Resolved.of(Resolved.session("", """
              - set: 甲
                value: true
              - set: 甲
                value: 3
        """));
    assertThat(script.diagnostics.sorted()).filteredOn(found -> found.code() == Code.HR306).singleElement()
        .satisfies(found -> assertThat(found.arguments()).containsExactly("甲", "integer", "boolean", "test.yaml:12"));
  }

  @Test
  void accesses_stand_in_the_order_of_execution() {
    Resolved script = Resolved.of(FAMILY);
    assertThat(script.symbols.accesses()).filteredOn(access -> access.topic().isSkill())
        .extracting(Access::variable, Access::kind).extracting(Object::toString)
        .containsExactly("(谁, READ_IN_TEXT)", "(情况, WRITTEN_BY_MODEL)");
    assertThat(script.symbols.accesses()).filteredOn(access -> !access.topic().isSkill()).extracting(Access::kind)
        .containsSequence(Access.Kind.PASSED, Access.Kind.PASSED, Access.Kind.WRITTEN_BY_SCRIPT, Access.Kind.PASSED,
            Access.Kind.WRITTEN_BY_SCRIPT, Access.Kind.READ_IN_TEXT);
  }
}
