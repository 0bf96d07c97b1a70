package io.heartrule;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartrule.generated.Library;
import org.junit.jupiter.api.Test;

class IncompatibleScriptsTest {
  @Test
  void scripts_of_an_older_plugin_are_refused_in_both_languages() {
    assertThatThrownBy(() -> heartrule(0)).isInstanceOf(IncompatibleScriptsException.class)
        .hasMessageContainingAll("HR803", "旧版", "重新编译脚本", "older", "compile the scripts again");
  }

  @Test
  void scripts_of_a_newer_plugin_ask_for_a_newer_runtime() {
    assertThatThrownBy(() -> heartrule(Library.BOUNDARY + 1)).isInstanceOf(IncompatibleScriptsException.class)
        .hasMessageContainingAll("HR803", "新版", "newer", "Give heartrule-runtime the version of the plugin");
  }

  @Test
  void scripts_for_this_runtime_are_taken() {
    assertThatCode(() -> heartrule(Library.BOUNDARY)).doesNotThrowAnyException();
  }

  private static HeartRule heartrule(int boundary) {
    return HeartRule.builder().model((request, listener) -> {
      throw new AssertionError();
    }).library(new TestScripts().boundary(boundary)).build();
  }
}
