package io.heartrule.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.compiler.analyse.machine.LibraryIndex;
import io.heartrule.generated.Library;
import org.junit.jupiter.api.Test;

class BoundaryTest {
  @Test
  void the_emitters_write_for_the_runtime_that_is_released_with_them() {
    assertThat(LibraryIndex.BOUNDARY).isEqualTo(Library.BOUNDARY);
  }
}
