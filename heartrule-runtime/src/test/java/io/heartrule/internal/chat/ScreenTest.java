package io.heartrule.internal.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.Message;
import io.heartrule.trace.TraceEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Replies that come piece by piece are on the screen once. */
class ScreenTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Screen screen = new Screen(
      new Terminal(new ByteArrayInputStream(new byte[0]), out, false, StandardCharsets.UTF_8), ChatWords.in("zh"),
      ScriptMap.of("none", ScreenTest.class.getClassLoader()), List.of(),
      "http://localhost:8000/v1");

  @BeforeEach
  void speaker() {
    screen.speaker("小谷");
  }

  @Test
  void pieces_make_one_line() {
    screen.text("你好，");
    screen.text("慢慢说。");
    screen.message(new Message("小谷", "你好，慢慢说。", "话题 ai_ask#1"));

    assertThat(shown()).isEqualTo("小谷：你好，慢慢说。\n");
  }

  @ParameterizedTest
  @CsvSource({"SERVER_ERROR, 连不上 http://localhost:8000/v1", "TIMEOUT, http://localhost:8000/v1 没有在规定的时间里回答",
      "REJECTED, HEARTRULE_API_KEY", "RATE_LIMITED, 等一会儿再说一次", "REFUSED, 内容审核", "CUT, 模型在 http://localhost:8000/v1",
      "IllegalStateException, 模型在 http://localhost:8000/v1"})
  void a_model_that_fails_is_told_with_its_address_and_what_to_check(String reason, String told) {
    screen.event(new TraceEvent.ModelFailed("turn", "话题 ai_ask#1", reason));

    assertThat(shown()).contains("模型没有回答", told).doesNotContain("{0}", "null").hasLineCount(2);
  }

  @Test
  void what_is_taken_back_is_said_anew() {
    screen.text("你好，");
    screen.retracted();
    screen.message(new Message("小谷", "请再说一次。", "话题 ai_ask#1"));

    assertThat(shown()).isEqualTo("小谷：你好，\n  · 上面这句收回，重新回应\n小谷：请再说一次。\n");
  }

  @Test
  void another_message_before_the_written_one_stands_on_a_line_of_its_own() {
    screen.text("最后一个问题。");
    screen.message(new Message("小谷", "时间不多了。", "话题 ai_ask#1"));
    screen.message(new Message("小谷", "最后一个问题。", "话题 ai_ask#1"));

    assertThat(shown()).isEqualTo("小谷：最后一个问题。\n小谷：时间不多了。\n");
  }

  @Test
  void rules_that_fire_and_trouble_with_the_model_are_told_beside_the_talk() {
    screen.event(new TraceEvent.RuleFired("识别自杀风险", "NOW", "NOW", "phrase", null, "phrases[1]", "话题 ai_ask#1", 1,
        2, List.of(), List.of()));
    screen.event(new TraceEvent.ModelFailed("turn", "话题 ai_ask#1", "TIMEOUT"));
    screen.event(new TraceEvent.RiskUnknown(List.of("识别自杀风险")));

    assertThat(shown()).startsWith("  · 规则触发：识别自杀风险\n  · 模型没有回答（turn，TIMEOUT）\n"
        + "  · http://localhost:8000/v1 没有在规定的时间里回答").endsWith("\n  · 这一轮没能判断有没有危机：模型没有给出可用的回答\n");
  }

  private String shown() {
    return out.toString(StandardCharsets.UTF_8);
  }
}
