package io.heartrule.compiler.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Messages;
import io.heartrule.compiler.model.CheckTime;
import io.heartrule.compiler.model.Timing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Maps of one key, written as people write them. */
class SmallMapTest {
  private static ReadScript rule(String checkTime, String timing) {
    return ReadScript.of("""
        rules:
        - rule: 甲
          if: 来访者说累
          call: 乙
          check_time: %s
          timing: %s
        """.formatted(checkTime, timing));
  }

  @ParameterizedTest
  @ValueSource(strings = {"topics: 2", "topics：2", "topics 2", "{topics：2}", "{topics:2}", "｛topics：2｝", "topic: 2"})
  void the_braces_are_proposed_and_the_number_is_read(String written) {
    ReadScript read = rule(written, "now");
    assertThat(read.found()).containsExactly("5:15 HR106");
    assertThat(read.only(Code.HR106).variant()).isEqualTo("braces");
    assertThat(read.script().rules().get(0).checkTime()).isEqualTo(new CheckTime.EveryTopics(2));
    assertThat(read.fixed().text()).contains("  check_time: {topics: 2}\n  timing");
    assertThat(read.fixed().found()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"after: 丙", "after：丙", "{after:丙}", "{after：丙}"})
  void a_timing_too(String written) {
    ReadScript read = rule("now", written);
    assertThat(read.found()).containsExactly("6:11 HR106");
    assertThat(read.script().rules().get(0).timing().timing()).isInstanceOf(Timing.After.class);
    assertThat(read.fixed().text()).endsWith("  timing: {after: 丙}\n");
    assertThat(read.fixed().found()).isEmpty();
  }

  @Test
  void topic_is_another_spelling_of_topics() {
    ReadScript read = rule("{topic: 2}", "now");
    assertThat(read.found()).containsExactly("5:16 HR102");
    assertThat(read.fixed().text()).contains("check_time: {topics: 2}");
  }

  @Test
  void an_unknown_word_is_told_with_the_maps_that_can_stand_there() {
    Diagnostic time = rule("隔两个话题", "now").only(Code.HR106);
    assertThat(Messages.in("zh").help(time)).contains("{chars: 200}、{topics: 2}");
    Diagnostic timing = rule("now", "以后").only(Code.HR106);
    assertThat(Messages.in("zh").help(timing)).contains("{after_stage: …}");
  }
}
