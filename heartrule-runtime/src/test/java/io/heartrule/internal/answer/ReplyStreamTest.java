package io.heartrule.internal.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Nothing of a reply is shown before the fields ahead of it are judged. */
class ReplyStreamTest {
  private static String shown(String text, int piece, Predicate<Map<String, Object>> gate) {
    StringBuilder shown = new StringBuilder();
    ReplyStream stream = new ReplyStream("小谷", gate, shown::append);
    for (int at = 0; at < text.length(); at += piece) {
      stream.text(text.substring(at, Math.min(text.length(), at + piece)));
    }
    return shown.toString();
  }

  @Test
  void theReplyIsHandedOnHoweverTheTextIsCut() {
    String text = "```json\n{\"a\":\"说“小谷”\",\"EXIT\":\"false\", \"小谷\" : \"你\\n好\"啊\\u4f60\",\"BRIEF\":\"x\"}";
    for (int piece = 1; piece <= text.length(); piece++) {
      assertThat(shown(text, piece, fields -> "false".equals(fields.get("EXIT")))).isEqualTo("你\n好\"啊你");
    }
  }

  @Test
  void aReplyThatMayNotBeShownIsNot() {
    assertThat(shown("{\"rule_a\":\"true\",\"小谷\":\"你好\"}", 1, fields -> !fields.containsValue("true"))).isEmpty();
    assertThat(shown("{\"小谷\":\"你好\",\"rule_a\":\"true\"}", 1, fields -> fields.containsKey("rule_a"))).isEmpty();
  }

  @Test
  void theNameInsideATextIsNotTheField() {
    List<Map<String, Object>> seen = new ArrayList<>();
    shown("{\"a\":\"他说\\\"小谷\\\":\\\"坏\\\"\",\"小谷\":\"好\"}", 1, seen::add);
    assertThat(seen).hasSize(1);
    assertThat(seen.get(0)).containsKey("a");
  }

  @Test
  void thoughtsAreNotShown() {
    String text = "<think>先写{\"小谷\":\"草稿\"}</think>\n{\"EXIT\":\"false\",\"小谷\":\"你好\"}";
    for (int piece = 1; piece <= text.length(); piece++) {
      assertThat(shown(text, piece, fields -> true)).isEqualTo("你好");
    }
    assertThat(shown("<think>{\"小谷\":\"草稿\"}", 1, fields -> true)).isEmpty();
  }

  @Test
  void aMegabyteOfEscapesOrOfProseIsReadInOneGo() {
    assertThat(shown("{\"小谷\":\"" + "\\n".repeat(500_000) + "\"}", 50_000, fields -> true)).hasSize(500_000);
    assertThat(shown("长".repeat(1_000_000) + "{\"小谷\":\"好\"}", 5, fields -> true)).isEmpty();
  }
}
