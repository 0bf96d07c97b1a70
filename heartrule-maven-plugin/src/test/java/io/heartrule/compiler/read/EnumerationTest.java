package io.heartrule.compiler.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.model.Declared;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.Text;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commas of an input method in a list: several items never become one in silence. */
class EnumerationTest {
  private static ReadScript rule(String line) {
    return ReadScript.of("""
        rules:
        - rule: 危机
          critical: true
          check_time: now
          if: 来访者提到想结束生命
          %s
        """.formatted(line));
  }

  private static List<String> phrases(ReadScript read) {
    return read.script().rules().get(0).phrases().stream().map(Text::value).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[不想活了，想结束生命]", "[不想活了、想结束生命]", "[不想活了；想结束生命]", "[不想活了， 想结束生命，]"})
  void full_width_commas_in_a_list_are_an_error_that_repairs_itself(String list) {
    ReadScript read = rule("phrases: " + list);
    Diagnostic found = read.only(Code.HR005);
    assertThat(found.isError()).isTrue();
    assertThat(found.variant()).isEqualTo("list");
    assertThat(read.found()).containsExactly("6:13 HR005");
    assertThat(phrases(read)).containsExactly("不想活了", "想结束生命");
    assertThat(read.fixed().text()).contains("phrases: [不想活了, 想结束生命]\n");
    assertThat(read.fixed().found()).isEmpty();
  }

  @Test
  void one_of_several_items_is_taken_apart_alone() {
    ReadScript read = rule("phrases: [不如死了, 不想活了、想结束生命]");
    assertThat(phrases(read)).containsExactly("不如死了", "不想活了", "想结束生命");
    assertThat(read.fixed().text()).contains("phrases: [不如死了, 不想活了, 想结束生命]\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[\"不想活了，真的\"]", "['不想活了，真的', 想死]", "\n  - 不想活了，真的", "[不想活了，]", "[不想活了。]"})
  void quotes_blocks_and_a_mere_end_are_one_item(String list) {
    assertThat(rule("phrases: " + list).found()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"【不想活了，想死】", "不想活了，想死", "［不想活了；想死］", "（不想活了、想死）"})
  void other_brackets_or_none_become_a_list(String written) {
    ReadScript read = rule("phrases: " + written);
    assertThat(read.found()).containsExactly("6:12 HR107");
    assertThat(phrases(read)).containsExactly("不想活了", "想死");
    assertThat(read.fixed().text()).contains("phrases: [不想活了, 想死]\n");
  }

  @Test
  void calls_and_compared_variables_are_taken_apart_too() {
    Rule read = rule("call: [陪伴，安顿]\n  compare: [睡眠、心情]").script().rules().get(0);
    assertThat(read.calls()).extracting("text").containsExactly("陪伴", "安顿");
    assertThat(read.compare()).extracting("text").containsExactly("睡眠", "心情");
    ReadScript fixed = rule("call: [陪伴，安顿]\n  compare: [睡眠、心情]").fixed();
    assertThat(fixed.text()).contains("call: [陪伴, 安顿]\n  compare: [睡眠, 心情]\n");
    assertThat(fixed.found()).isEmpty();
  }

  @Test
  void values_are_taken_apart_unless_one_of_several_is_a_pair() {
    ReadScript read = ReadScript.of("""
        declare:
        - var: 情绪
          define: 来访者的情绪
          values: [难过、低落, 平静]
        - var: 回答
          define: 来访者的回答
          values: [是，否]
        - var: 经过
          define: 事情的经过
          key: 时间
          fields: [时间，地点]
        """);
    assertThat(read.found()).containsExactly("7:12 HR005", "11:12 HR005");
    List<Declared> declared = read.script().declares();
    assertThat(declared.get(0).values()).extracting("text").containsExactly("难过、低落", "平静");
    assertThat(declared.get(1).values()).extracting("text").containsExactly("是", "否");
    assertThat(read.fixed().found()).isEmpty();
  }
}
