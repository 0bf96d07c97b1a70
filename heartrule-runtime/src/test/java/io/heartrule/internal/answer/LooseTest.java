package io.heartrule.internal.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LooseTest {
  @Test
  void a_number_too_large_for_a_whole_number_is_none() {
    assertThat(Loose.integer(7.6)).isEqualTo(8);
    assertThat(Loose.integer(1e12)).isNull();
    assertThat(Loose.integer(-1e12)).isNull();
    assertThat(Loose.integer(List.of())).isNull();
  }
}
