package io.heartrule.internal.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartrule.family.SmallTopic;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a parked conversation goes on when its script has changed (N3). */
class StepIdsTest {
  private static int find(String steps, String stored) {
    return StepIds.position(new SmallTopic("t", steps, 0, List.of()), stored);
  }

  @Test
  void byIdAndHashThenByTheHashThenByTheId() {
    assertThat(find("say#1~aa ai_ask#1~bb", "ai_ask#1~bb")).isEqualTo(1);
    assertThat(find("ai_ask#1~cc say#1~aa ai_ask#2~bb", "ai_ask#1~bb")).as("moved").isEqualTo(2);
    assertThat(find("say#1~aa ai_ask#1~cc", "ai_ask#1~bb")).as("reworded").isEqualTo(1);
    assertThat(find("ai_ask#1~bb ai_ask#2~bb", "ai_ask#2~bb")).isEqualTo(1);
    assertThat(find("ai_ask#1~bb ai_ask#2~bb", "ai_ask#3~bb".replace('3', '1'))).isZero();
    assertThat(find("say#1~aa ask_family", "ask_family")).as("written id").isEqualTo(1);
    assertThat(find("say#1~aa", "end")).isEqualTo(1);
  }

  @Test
  void anActionThatIsGoneStopsTheConversation() {
    assertThatThrownBy(() -> find("say#1~aa", "ai_ask#1~bb")).isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("id:");
  }
}
