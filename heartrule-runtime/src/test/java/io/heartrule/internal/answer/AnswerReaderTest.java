package io.heartrule.internal.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is accepted from models, and what is not. */
class AnswerReaderTest {
  private static Map<String, Object> read(String text) {
    AnswerReader.Found found = AnswerReader.read(text, false);
    assertThat(found.problem()).isNull();
    return found.object();
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "{\"EXIT\":\"false\",\"小谷\":\"你好\"}",
      "```json\n{\"EXIT\":\"false\",\"小谷\":\"你好\"}\n```",
      "好的，{来访者}的结果如下：\n{\"EXIT\":\"false\",\"小谷\":\"你好\",}\n希望有帮助。",
      "{“EXIT”：“false”，“小谷”：“你好”}",
      "｛\"EXIT\"：\"false\"，\"小谷\"：\"你好\"｝",
      "<think>{\"EXIT\":\"true\"}</think>{\"EXIT\":\"false\",\"小谷\":\"你好\"}",
      "{\"EXIT\":\"false\",\"小谷\":\"你好\"}\n{\"EXIT\":\"false\",\"小谷\":\"你好\"}",
      "{\"EXIT\" : \"false\"\n, \"小谷\":\"你好\"",
  })
  void formsOfOneAnswer(String text) {
    if (text.endsWith("}") || text.endsWith("```") || text.endsWith("｝") || text.endsWith("。")) {
      assertThat(read(text)).isEqualTo(Map.of("EXIT", "false", "小谷", "你好"));
    } else {
      assertThat(AnswerReader.read(text, false).problem()).contains("没有写完");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "", "我不知道", "[]", "{\"EXIT\":\"false\"", "{\"EXIT\":\"fal", "{\"EXIT\":tr", "{\"EXIT\"}",
      "{\"EXIT\":\"false\"} {\"EXIT\":\"true\"}", "{\"EXIT\":\"false\",\"EXIT\":\"true\"}",
      "{\"a\":[{\"b\":\"c\"},{\"b\":", "{\"a\":oops}", "{{\"EXIT\":\"true\"}}",
  })
  void whatCannotBeUsed(String text) {
    assertThat(AnswerReader.read(text, false).object()).isNull();
    assertThat(AnswerReader.read(text, false).problem()).isNotBlank();
  }

  @Test
  void aTextThatTheServerCutIsNeverComplete() {
    assertThat(AnswerReader.read("{\"EXIT\":\"true\"}", true).object()).isNull();
  }

  @Test
  void quotesInsideATextDoNotEndIt() {
    assertThat(read("{\"小谷\":\"你说\"不想\"去，对吗？\",\"BRIEF\":\"问\"}"))
        .isEqualTo(Map.of("小谷", "你说\"不想\"去，对吗？", "BRIEF", "问"));
    assertThat(read("{\"小谷\":\"“好”\",\"n\":1}")).isEqualTo(Map.of("小谷", "“好”", "n", 1.0));
  }

  @Test
  void nestedListsEscapesAndLineBreaks() {
    assertThat(read("{\"a\":[{\"b\":\"c\\nd\\u4f60\"},],\"e\":\"f\ng\",\"h\":True,\"i\":null}"))
        .containsEntry("a", List.of(Map.of("b", "c\nd你"))).containsEntry("e", "f\ng").containsEntry("h", true)
        .containsEntry("i", null);
  }

  @Test
  void anAnswerNestedWithoutEndIsRefused() {
    assertThat(AnswerReader.read("{\"a\":" + "[".repeat(5000), false).object()).isNull();
  }

  @Test
  void valuesByType() {
    assertThat(Loose.isTrue("True ")).isTrue();
    assertThat(Loose.isTrue("是的")).isFalse();
    assertThat(Loose.number("大概8.5分")).isEqualTo(8.5);
    assertThat(Loose.number("７")).isEqualTo(7.0);
    assertThat(Loose.number("很多")).isNull();
    assertThat(Loose.yesNo("否")).isFalse();
    assertThat(Loose.text(3.0)).isEqualTo("3");
    assertThat(Loose.text(List.of("甲", "乙"))).isEqualTo("甲、乙");
    assertThat(Loose.text("  ")).isNull();
  }

  @Test
  void aClosingTagInsideTheAnswerEndsNoThoughts() {
    String reply = "你写了</think>{“EXIT”：“true”}";
    assertThat(read("{\"EXIT\":\"false\",\"小谷\":\"" + reply + "\"}")).containsEntry("小谷", reply);
    assertThat(read("<think>{\"EXIT\":1}</think>{\"EXIT\":\"false\",\"小谷\":\"" + reply + "\"}"))
        .containsEntry("小谷", reply);
    assertThat(AnswerReader.read("{\"EXIT\":?,\"小谷\":\"" + reply + "\"}", false).object()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "<think>{\"EXIT\":\"true\"}", "<think>{\"EXIT\":\"true\"}</think>", " <thinking>{\"EXIT\":\"true\"}</thinking>好了",
      "<think>a</think>{\"EXIT\":\"</think>",
  })
  void thoughtsAloneAreNoAnswer(String text) {
    assertThat(AnswerReader.read(text, false).object()).isNull();
  }

  @Test
  void thoughtsEndAtTheirTag() {
    assertThat(read("想一想</think>{\"EXIT\":\"false\"}")).containsEntry("EXIT", "false");
    assertThat(read("<thinking>{\"EXIT\":\"true\"}</thinking>{\"EXIT\":\"false\"}")).containsEntry("EXIT", "false");
    assertThat(read("<think>用{\"EXIT\":…}</think>{\"EXIT\":\"false\"}")).containsEntry("EXIT", "false");
  }
}
