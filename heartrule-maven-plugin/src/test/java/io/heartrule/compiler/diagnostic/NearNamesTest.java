package io.heartrule.compiler.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearNamesTest {

  @ParameterizedTest
  @CsvSource({
      "称乎, 称呼",
      "城护, 称呼",
      "关系状况, 关系情况",
      "无低能状态的会谈次数, 没有低能状态的会谈次数",
      "识别自杀凤险, 识别自杀风险",
      "来访名者称, 来访者名称",
      "来访者名子, 来访者名字",
      "了解关系情况, 深度了解关系情况",
      "数次, 次数",
      "actons, actions",
      "ACTIONS, actions",
      "Check_Time, check_time",
      "stpes, steps",
      "ai-ask, ai_ask",
      "ａｃｔｉｏｎｓ, actions",
  })
  void finds_what_was_meant(String written, String meant) {
    assertThat(NearNames.nearest(written, List.of("完全不同的名字", meant, "zzz"))).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({
      "挖掘积极内容, 挖掘事情背后真相",
      "母亲, 父亲",
      "第1次会谈, 第2次会谈",
      "第一天, 第二天",
      "say, get",
      "if, id",
      "睡眠, 睡眠时间和质量",
      "'', 称呼",
      "称呼, ''",
      "称呼, 称呼",
      "𠮷, 𠮶",
  })
  void does_not_guess_another_word(String written, String other) {
    assertThat(NearNames.nearest(written, List.of(other))).isEmpty();
    assertThat(NearNames.near(written, List.of(other), 3)).isEmpty();
  }

  @Test
  void does_not_choose_between_two_that_are_equally_near() {
    List<String> known = List.of("关系情况乙", "关系情况甲");
    assertThat(NearNames.nearest("关系情况丙", known)).isEmpty();
    assertThat(NearNames.near("关系情况丙", known, 3)).containsExactly("关系情况乙", "关系情况甲");
  }

  @Test
  void puts_a_slip_of_sound_before_another_character() {
    List<String> known = List.of("来访者明称", "来访者别称", "来访者称");
    assertThat(NearNames.near("来访者名称", known, 4)).containsExactly("来访者明称", "来访者别称", "来访者称");
    assertThat(NearNames.nearest("来访者名称", known)).contains("来访者明称");
    assertThat(NearNames.near("来访者名称", known, 1)).containsExactly("来访者明称");
  }

  @Test
  void the_order_of_the_known_names_does_not_matter() {
    List<String> known = new ArrayList<>(List.of("关系情况", "关系状态", "关系", "系关情况", "关系情况好"));
    List<String> expected = NearNames.near("关系状况", known, 9);
    Collections.reverse(known);
    assertThat(NearNames.near("关系状况", known, 9)).isEqualTo(expected);
  }

  @Test
  void finds_the_one_among_thousands() {
    List<String> known = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      known.add("了解来访者的" + (char) (0x4e00 + i) + (char) (0x9f00 - i) + "情况");
    }
    known.add("没有低能状态的会谈次数");
    assertThat(NearNames.nearest("无低能状态的会谈次数", known)).contains("没有低能状态的会谈次数");
  }

  @Test
  void proposes_the_one_name_that_contains_the_written_one_or_differs_in_one_of_two() {
    assertThat(NearNames.perhaps("放松", List.of("放松练习", "告别"))).contains("放松练习");
    assertThat(NearNames.perhaps("著急", List.of("着急", "告别"))).contains("着急");
    assertThat(NearNames.perhaps("放松", List.of("放松练习", "渐进放松"))).as("either").isEmpty();
    assertThat(NearNames.perhaps("放", List.of("放松练习"))).as("too little").isEmpty();
    assertThat(NearNames.perhaps("了解", List.of("放松练习", "告别"))).isEmpty();
    assertThat(NearNames.perhaps("", List.of("放松练习"))).isEmpty();
  }
}
