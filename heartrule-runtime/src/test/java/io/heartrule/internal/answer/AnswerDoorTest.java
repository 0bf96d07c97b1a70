package io.heartrule.internal.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.internal.json.CleanText;
import io.heartrule.model.ExpectedField;
import io.heartrule.model.ExpectedField.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What of an answer is let in. */
class AnswerDoorTest {
  private static final AnswerDoor DOOR = new AnswerDoor("\"小谷\":\"(填写回应)\",\n\"角色\":\"(与\\\"他\\\"的关系)\"");

  private static Object let(Kind kind, Object value) {
    return DOOR.asked(List.of(ExpectedField.of("小谷", kind)), Collections.singletonMap("小谷", value)).get("小谷");
  }

  @Test
  void onlyTheFieldsThatWereAskedForInTheirOrder() {
    assertThat(DOOR.asked(List.of(ExpectedField.of("甲", Kind.TEXT), ExpectedField.of("乙", Kind.TEXT)),
        Map.of("乙", "2", "甲", "1", "goto", "丙"))).containsExactly(Map.entry("甲", "1"), Map.entry("乙", "2"));
    assertThat(DOOR.asked(List.of(ExpectedField.of("甲", Kind.TEXT)), Map.of())).isEmpty();
  }

  @Test
  void aReplyIsTextAndNothingElse() {
    assertThat(let(Kind.REPLY, "好")).isEqualTo("好");
    assertThat(let(Kind.REPLY, List.of("好"))).isEqualTo("好");
    assertThat(let(Kind.REPLY, Map.of("text", "好"))).isNull();
    assertThat(let(Kind.REPLY, List.of("好", "嗯"))).isNull();
    assertThat(let(Kind.REPLY, true)).isNull();
  }

  @Test
  void whatThePromptSaysShouldBeFilledInIsNoValue() {
    assertThat(let(Kind.REPLY, "(填写回应)")).isEqualTo("");
    assertThat(let(Kind.REPLY, "（填写回应）")).isEqualTo("");
    assertThat(let(Kind.REPLY, "填写回应")).isEqualTo("");
    assertThat(let(Kind.REPLY, "填写回应吧")).isEqualTo("填写回应吧");
    assertThat(let(Kind.LIST, List.of(Map.of("角色", "(与\"他\"的关系)")))).isEqualTo(List.of(Map.of("角色", "")));
  }

  @Test
  void textsAndListsHaveAnEnd() {
    assertThat((String) let(Kind.REPLY, "长".repeat(9_000))).hasSize(2_000);
    assertThat((String) let(Kind.TEXT, "长".repeat(9_000))).hasSize(4_000);
    assertThat((List<?>) let(Kind.LIST, new ArrayList<>(Collections.nCopies(900, "长")))).hasSize(50);
  }

  @Test
  void nulAndHalfCharactersStayOutside() {
    assertThat(let(Kind.TEXT, "a\0b\ud800c\udc00d😀")).isEqualTo("abcd😀");
    assertThat(CleanText.of("甲😀乙", 2)).isEqualTo("甲😀");
    assertThat(CleanText.of("甲乙", 5)).isEqualTo("甲乙");
  }
}
