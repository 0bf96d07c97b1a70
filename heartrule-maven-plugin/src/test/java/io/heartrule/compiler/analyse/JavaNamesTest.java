package io.heartrule.compiler.analyse;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.compiler.model.Variant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaNamesTest {
  private static final Resolved SCRIPT = Resolved.of("""
      skills:
      - topic: 深度了解关系情况
        actions:
        - say: 好。
        quick:
        - say: 好。
      - topic: 1天CBT练习
        actions:
        - say: 好。
      rules:
      - rule: 识别危机
        check_time: now
        if: 讲到危机
        reply: 好
      - rule: 识别微机
        check_time: now
        if: 讲到电脑
        reply: 好
      sessions:
      - session: 第一天
        id: first_day
        stages:
        - stage: 新
          steps:
          - topic: 欢迎
            actions:
            - say: 好。
      """);
  private static final JavaNames NAMES = JavaNames.of(SCRIPT.project);

  @Test
  void types_are_pinyin_with_a_suffix_for_their_kind() {
    TopicPlace skill = SCRIPT.topic("深度了解关系情况");
    assertThat(NAMES.topicPackage(skill)).isEqualTo("skills");
    assertThat(NAMES.topicClass(skill, Variant.STANDARD)).isEqualTo("ShenDuLiaoJieGuanXiQingKuangTopic");
    assertThat(NAMES.topicClass(skill, Variant.QUICK)).isEqualTo("ShenDuLiaoJieGuanXiQingKuangQuickTopic");
    assertThat(NAMES.topicClass(SCRIPT.topic("1天CBT练习"), Variant.STANDARD)).isEqualTo("N1TianCBTLianXiTopic");
  }

  @Test
  void an_id_goes_before_the_name_and_packages_follow_the_script() {
    assertThat(NAMES.sessionClass(SCRIPT.project.sessions().get(0))).isEqualTo("FirstDaySession");
    assertThat(NAMES.topicPackage(SCRIPT.topic("欢迎"))).isEqualTo("sessions.first_day.xin");
  }

  @Test
  void rules_that_sound_alike_still_have_methods_of_their_own() {
    String one = NAMES.ruleMethod(SCRIPT.project.rules().get(0));
    String other = NAMES.ruleMethod(SCRIPT.project.rules().get(1));
    assertThat(one).startsWith("shiBieWeiJi_").isNotEqualTo(other);
    assertThat(NAMES.ruleConstant(SCRIPT.project.rules().get(0))).isEqualTo("识别危机");
  }

  @ParameterizedTest
  @CsvSource({"来访者名称,来访者名称", "1天,_1天", "class,class_", "_,__", "称呼（昵称）,称呼_昵称_", "a b,a_b",
      "ＡＢ,AB"})
  void members_keep_the_authors_words_as_far_as_java_takes_them(String name, String member) {
    assertThat(JavaNames.member(name)).isEqualTo(member);
  }

  @Test
  void record_components_avoid_the_methods_of_every_object() {
    assertThat(JavaNames.component("hashCode")).isEqualTo("hashCode_");
    assertThat(JavaNames.component("key")).isEqualTo("key_");
    assertThat(JavaNames.component("角色")).isEqualTo("角色");
  }

  @ParameterizedTest
  @CsvSource({"𠮷祥,U20bb7Xiang", "か行,U304bXing", "？？,U3fU3f",
      "first day,FirstDay", "问好·告别,WenHaoGaoBie", "重新了解音乐,ChongXinLiaoJieYinYue"})
  void what_cannot_be_spelt_becomes_its_number(String name, String stem) {
    assertThat(Pinyin.upperCamel(name)).isEqualTo(stem);
  }

  @Test
  void long_names_are_cut_and_stay_different() {
    String one = Pinyin.upperCamel("装".repeat(40) + "甲");
    String other = Pinyin.upperCamel("装".repeat(40) + "乙");
    assertThat(one).hasSize(Pinyin.LONGEST).isNotEqualTo(other);
  }
}
