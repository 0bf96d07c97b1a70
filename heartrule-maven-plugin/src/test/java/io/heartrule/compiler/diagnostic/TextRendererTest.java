package io.heartrule.compiler.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.compiler.source.DisplayWidth;
import io.heartrule.compiler.source.SourceFile;
import io.heartrule.compiler.source.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextRendererTest {
  private final TextRenderer renderer = new TextRenderer(Messages.in("en"));

  @Test
  void shows_place_line_and_carets_two_columns_wide_for_chinese() {
    String text = "rules:\n- rule: 识别\n  call: 关系状况\n";
    assertThat(excerpt(text, "关系状况")).containsExactly(
        "src/main/heartrule/rules.yaml:3:9: error HR204:",
        "  call: 关系状况",
        "        ^^^^^^^^");
  }

  @Test
  void counts_what_stands_before_in_terminal_columns() {
    assertThat(excerpt("- say: 你好，{称乎}\u3000再见", "{称乎}")).endsWith(
        "- say: 你好，{称乎}\u3000再见",
        "             ^^^^^^");
    assertThat(excerpt("值\u3000😀: x", "x")).endsWith("值\u3000😀: x", "        ^");
  }

  @Test
  void keeps_a_tab_a_tab_so_that_any_tab_width_fits() {
    assertThat(excerpt("\ta:\tx y", "x")).endsWith("\ta:\tx y", "\t  \t^");
  }

  @Test
  void a_mere_place_gets_one_caret_also_behind_the_line() {
    assertThat(lines(span("say:", 4, 4))).endsWith("say:", "    ^");
    assertThat(lines(span("", 0, 0))).hasSize(1);
    assertThat(lines(span("a: b\n", 5, 5))).hasSize(1);
  }

  @Test
  void a_span_over_several_lines_is_marked_to_the_end_of_its_first() {
    assertThat(lines(span("a: b\r\nc: d\r\n", 3, 10))).endsWith("a: b", "   ^");
  }

  @Test
  void cuts_a_long_line_around_the_place() {
    String text = "- say: " + "很".repeat(200) + "{称乎}" + "长".repeat(200);
    List<String> lines = excerpt(text, "{称乎}");
    assertThat(lines.get(1)).startsWith("…很").endsWith("长…").contains("{称乎}");
    assertThat(DisplayWidth.of(lines.get(1))).isLessThanOrEqualTo(122);
    assertThat(lines.get(2)).isEqualTo(" ".repeat(41) + "^^^^^^");
  }

  @Test
  void carets_of_a_long_span_end_where_the_line_is_cut() {
    String text = "- say: " + "很".repeat(200);
    List<String> lines = excerpt(text, "很".repeat(200));
    assertThat(lines.get(1)).startsWith("- say: 很").endsWith("…");
    assertThat(lines.get(2)).isEqualTo("       " + "^".repeat(112));
  }

  @Test
  void control_characters_do_not_reach_the_terminal() {
    assertThat(excerpt("a: \u001b[31mred", "red").get(1)).isEqualTo("a: \ufffd[31mred");
  }

  @Test
  void ends_with_a_summary() {
    Diagnostic one = Diagnostic.at(span("a", 0, 1), Code.HR204);
    Diagnostic two = Diagnostic.at(span("a", 0, 1), Code.HR207);
    Diagnostic elsewhere = Diagnostic.at(new SourceFile("b.yaml", "x").span(0, 1), Code.HR204);
    assertThat(summary("en", one, two, elsewhere)).isEqualTo("HeartRule: 2 errors, 1 warning in 2 files");
    assertThat(summary("zh", one, two, elsewhere)).isEqualTo("HeartRule：2 个文件里有 2 个错误、1 个警告");
    assertThat(summary("en", two)).isEqualTo("HeartRule: 1 warning in 1 file");
    assertThat(summary("en", one.as(Severity.INFO))).isEqualTo("HeartRule: no problems found");
    assertThat(renderer.render(List.of(two))).endsWith("\n\nHeartRule: 1 warning in 1 file\n");
  }

  private static String summary(String language, Diagnostic... diagnostics) {
    return Summary.of(List.of(diagnostics)).text(Messages.in(language));
  }

  private static Span span(String text, int start, int end) {
    return new SourceFile("src/main/heartrule/rules.yaml", text).span(start, end);
  }

  private List<String> excerpt(String text, String part) {
    int start = text.indexOf(part);
    return lines(span(text, start, start + part.length()));
  }

  /** The first line without its message, the excerpt, and no help. */
  private List<String> lines(Span span) {
    Diagnostic diagnostic = Diagnostic.at(span, Code.HR204, "甲");
    List<String> lines = renderer.render(diagnostic).lines()
        .takeWhile(line -> !line.startsWith("  help:")).toList();
    List<String> result = new java.util.ArrayList<>(lines);
    result.set(0, lines.get(0).substring(0, lines.get(0).indexOf("HR204:") + 6));
    return result;
  }
}
