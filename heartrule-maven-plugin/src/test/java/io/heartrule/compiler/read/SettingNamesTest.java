package io.heartrule.compiler.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.heartrule.Settings;
import io.heartrule.compiler.compile.CompilerOptions;
import io.heartrule.compiler.compile.HeartRuleCompiler;
import io.heartrule.compiler.compile.ScriptSource;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The settings that scripts may hold are those that the runtime knows, each of the same kind. */
class SettingNamesTest {

  static Stream<String> names() {
    return Shapes.SETTINGS.keys().stream();
  }

  /** The type that the runtime gives a setting, by the name of the script. */
  private static Class<?> type(String name) {
    return Arrays.stream(Settings.class.getRecordComponents())
        .filter(component -> component.getName().equalsIgnoreCase(name.replace("_", "")))
        .map(RecordComponent::getType).findFirst().orElse(null);
  }

  @Test
  void both_sides_know_the_same_names() {
    List<String> runtime = Arrays.stream(Settings.class.getRecordComponents())
        .map(component -> component.getName().toLowerCase(Locale.ROOT)).toList();
    assertThat(names().map(name -> name.replace("_", "")).toList()).containsExactlyInAnyOrderElementsOf(runtime);
    assertThat(Keys.ofScripts()).containsAll(names().toList());
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_setting_is_of_the_same_kind_on_both_sides(String name) {
    Class<?> kind = SettingsReader.isFlag(name) ? boolean.class
        : SettingsReader.isText(name) ? String.class : int.class;
    assertThat(type(name)).isEqualTo(kind);
    String good = kind == boolean.class ? "true" : kind == int.class ? "7" : "好";
    assertThat(Settings.defaults().with(name, good)).hasFieldOrPropertyWithValue(component(name),
        kind == boolean.class ? Boolean.TRUE : kind == int.class ? (Object) 7 : good);
    if (kind != String.class) {
      assertThatIllegalArgumentException().isThrownBy(() -> Settings.defaults().with(name, "ture"))
          .withMessageContaining(name);
    }
  }

  private static String component(String name) {
    return Arrays.stream(Settings.class.getRecordComponents()).map(RecordComponent::getName)
        .filter(component -> component.equalsIgnoreCase(name.replace("_", ""))).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({"pipelining: ture, HR106.near", "use_brief: 也许, HR106", "max_turns: 很多, HR106.least",
      "piplining: true, HR101.near"})
  void a_slip_in_a_script_is_told_and_not_taken_for_no(String line, String told) {
    String script = "settings:\n  " + line + "\n";
    assertThat(new HeartRuleCompiler(CompilerOptions.of("test"))
        .compile(List.of(new ScriptSource("a.yaml", script.getBytes(StandardCharsets.UTF_8)))).diagnostics())
        .filteredOn(found -> found.isError())
        .extracting(found -> found.code() + (found.variant().isEmpty() ? "" : "." + found.variant()))
        .containsExactly(told);
  }
}
