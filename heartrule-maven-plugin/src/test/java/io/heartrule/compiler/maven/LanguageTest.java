package io.heartrule.compiler.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {

  @ParameterizedTest
  @ValueSource(strings = {"zh", "cn", "CN", "chinese", "Chinese", "中文", "zh_CN", "zh-cn", "zh-Hans-CN", " zh "})
  void these_mean_chinese(String written) {
    assertThat(Language.of(written)).isEqualTo(new Language("zh", null));
    assertThat(Language.of(written).messages().language()).isEqualTo("zh");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "english", "English", "en_US", "en-GB", "英文"})
  void these_mean_english(String written) {
    assertThat(Language.of(written).messages().language()).isEqualTo("en");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "zhh", "e", "chinglish", "true"})
  void any_other_word_is_told_with_the_two_that_there_are(String written) {
    assertThat(Language.of(written).code()).isNull();
    assertThat(Language.of(written).remark(true)).contains(written, " zh", " en");
  }

  @Test
  void without_a_wish_nothing_is_told() {
    assertThat(Language.of(null).remark(false)).isNull();
    assertThat(Language.of(" ").remark(false)).isNull();
    assertThat(Language.of("en").remark(false)).isNull();
    assertThat(Language.of("zh").remark(true)).isNull();
  }

  @Test
  void chinese_on_a_console_without_it_is_told_in_ascii_with_the_way_out() {
    String told = Language.of("cn").remark(false);
    assertThat(told).contains("cannot show Chinese", "LC_ALL=C.UTF-8", "-Dstdout.encoding=UTF-8", "diagnostics.json");
    assertThat(told.chars()).allMatch(c -> c < 0x80);
  }

  @Test
  @SuppressWarnings("deprecation") // The only way to a session without a container.
  void a_build_of_several_goals_is_told_once() {
    MavenExecutionRequest request = new DefaultMavenExecutionRequest();
    List<String> said = new ArrayList<>();
    for (int goal = 0; goal < 3; goal++) {
      MavenSession session = new MavenSession(null, request, new DefaultMavenExecutionResult(), List.of());
      Language.of("fr").say(session, new SystemStreamLog() {
        @Override public void warn(CharSequence text) {
          said.add(text.toString());
        }
      }, true);
    }
    assertThat(said).hasSize(1).first().asString().contains("fr");
  }
}
