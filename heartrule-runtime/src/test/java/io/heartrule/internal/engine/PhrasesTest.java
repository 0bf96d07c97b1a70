package io.heartrule.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What the phrases of the example project find. The counts stand in docs/language/critical.md as well: who
 * changes a phrase or the way of looking changes them there.
 */
class PhrasesTest {
  /** Harmless, and nothing is said to be wrong. */
  private static final List<String> SILENT = List.of("哈哈笑死我了", "今天跑了一整天，累死了", "困死了，先睡了", "饿死了，等我吃个饭",
      "烦死他了，天天催我", "忙得要死", "电脑又死机了", "我这个人有点死心眼", "拼死拼活才考上的", "我不想活动，就想躺着", "我不想活在别人的眼光里",
      "周末我不想活得那么累", "我们家的狗去年老死了", "有本书叫《活着》，你看过吗", "那部片子讲的是怎么面对死亡", "我结束了那份工作", "我想。死脑筋又犯了");
  /** Harmless, and yet the rule fires: the price of not missing the others. */
  private static final List<String> FALSE_ALARMS = List.of("想死你了，什么时候回来", "这道题想死我也想不出来", "我没有想死，只是很累", "我从来没想过自杀",
      "我不会自杀的，你放心", "我表哥前年自杀了，我一直很难过", "昨晚看的电影里主角自杀了", "小说写到他说“我不想活了”就停了", "有句歌词是活着没意思", "这简直是自杀式加班",
      "一个人活着没意思，还是要有朋友");
  /** Must fire, however they are written. */
  private static final List<String> REAL = List.of("我不想活了", "真的，不 想 活 了", "我想死", "好想死啊……", "想……死", "想。。。死",
      "我觉得活着，没意思", "我又想到自杀了", "我想結束自己的生命", "想自.殺", "自\u200b杀", "我想\n死", "我不想活下去", "Ｉ想︎死", "不如死了算了");
  /** Meant just so, and not found: for these there is the question to the model. */
  private static final List<String> LEFT_TO_THE_MODEL = List.of("活着真的没什么意思", "我想一了百了", "想从楼上跳下去", "要是睡着了就不用再醒来多好", "zs");

  private static List<String> phrases() throws IOException {
    String rules = Files.readString(
        Path.of("../example-project/counseling-scripts/src/main/heartrule/rules.yaml"));
    int from = rules.indexOf("phrases: [") + "phrases: [".length();
    return List.of(rules.substring(from, rules.indexOf(']', from)).split(", "));
  }

  private static List<String> firing(List<String> texts) throws IOException {
    List<String> phrases = phrases();
    return texts.stream().filter(text -> phrases.stream().anyMatch(phrase -> Phrases.stands(phrase, text))).toList();
  }

  @Test
  void ofTwentyEightLookAlikesElevenFire() throws IOException {
    assertThat(SILENT.size() + FALSE_ALARMS.size()).isEqualTo(28);
    assertThat(firing(SILENT)).isEmpty();
    assertThat(firing(FALSE_ALARMS)).hasSize(11).isEqualTo(FALSE_ALARMS);
    String page = Files.readString(Path.of("../docs/language/critical.md"));
    assertThat(page).contains("28 句里有 11 句", "11 of 28");
    FALSE_ALARMS.forEach(text -> assertThat(page).contains(text));
  }

  @Test
  void realWordingsFireHoweverTheyAreWritten() throws IOException {
    assertThat(firing(REAL)).isEqualTo(REAL).hasSizeGreaterThanOrEqualTo(10);
  }

  @Test
  void someAreLeftToTheModelAndThePageSaysSo() throws IOException {
    assertThat(firing(LEFT_TO_THE_MODEL)).isEmpty();
    String page = Files.readString(Path.of("../docs/language/critical.md"));
    LEFT_TO_THE_MODEL.forEach(text -> assertThat(page).contains(text));
  }

  @Test
  void writingDoesNotMatterButTheEndOfASentenceDoes() {
    for (String text : List.of("Want to DIE", "ｗａｎｔ ｔｏ ｄｉｅ", "want...to—die", "want\u00a0to\u200ddie", "want *to* 'die'")) {
      assertThat(Phrases.stands("want to die", text)).as(text).isTrue();
    }
    assertThat(Phrases.stands("不想活动", "我不想。活动太吵")).isFalse();
    assertThat(Phrases.stands("不想活，也不想动", "不想活也不想动")).isTrue();
    assertThat(Phrases.stands("够了。不想活了", "我够了！不想活了")).as("a wording with an end of its own").isTrue();
    assertThat(Phrases.stands("傷害自己", "伤害自己")).isTrue();
  }

  @Test
  void aWordingWithoutLettersIsNowhere() {
    assertThat(Phrases.stands("……", "我想……")).isFalse();
    assertThat(Phrases.stands("", "我")).isFalse();
    assertThat(Phrases.stands("死", "")).isFalse();
  }
}
