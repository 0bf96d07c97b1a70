package io.heartrule.compiler.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.model.Expression;
import io.heartrule.compiler.source.Located;
import io.heartrule.compiler.source.SourceFile;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionReaderTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "{次数} >= 3 | ({次数} >= 3)",
      "{甲} == \"完成\" or {乙} > 1 | (({甲} == '完成') or ({乙} > 1))",
      "{甲} and {乙} and {丙} | (({甲} and {乙}) and {丙})",
      "not {甲} == 1 | not ({甲} == 1)",
      "NOT ({甲} OR False) | not ({甲} or false)",
      "1 + 2 * 3 - 4 / 2 | ((1 + (2 * 3)) - (4 / 2))",
      "{成员.称呼} != null | ({成员.称呼} != null)",
      "count({记录}, \"10m\") >= 2 | (count({记录}, '10m') >= 2)",
      "{甲} in [“一”, '二'] | ({甲} in ['一', '二'])",
      "minutes_left() < 5 | (minutes_left() < 5)",
      "{甲} > -1.5 | ({甲} > -1.5)",
      "empty([]) | empty([])"})
  void reads_what_the_grammar_allows(String text, String tree) {
    Read read = read(text);
    assertThat(read.found).isEmpty();
    assertThat(show(read.tree)).isEqualTo(tree);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "{次数} = 3 | 6 HR402 | ({次数} == 3)",
      "{次数} => 3 | 6 HR402 | ({次数} >= 3)",
      "{甲} <> 3 | 5 HR402 | ({甲} != 3)",
      "{次数} ≥ 3 | 6 HR402 | ({次数} >= 3)",
      "{次数} ≠ 3 | 6 HR402 | ({次数} != 3)",
      "{甲} 并且 {乙} | 5 HR102 | ({甲} and {乙})",
      "｛次数｝＞＝３ | 1 HR005 | ?",
      "（{次数}）＝＝ 3 | 1 HR005 | ({次数} == 3)",
      "{状态} == 完成 | 9 HR401 | ({状态} == '完成')",
      "次数 >= 3 | 1 HR401 | ({次数} >= 3)",
      "cuont({记录}) > 2 | 1 HR408 | (count({记录}) > 2)",
      "{甲}&&{乙} | 4 HR102 | ({甲} and {乙})",
      "!{甲} | 1 HR102 | not {甲}",
      "{状态} == ”完成“ | 9 HR005 | ({状态} == '完成')"})
  void reads_on_after_what_can_be_repaired(String text, String found, String tree) {
    Read read = read(text);
    if (tree.equals("?")) {
      assertThat(read.found).contains(found);
    } else {
      assertThat(read.found).containsExactly(found);
      assertThat(show(read.tree)).isEqualTo(tree);
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "{甲} == | 7 HR401",
      "({甲} == 1 | 1 HR401",
      "{甲} == 1) | 9 HR401",
      "{甲 == 1 and {乙} > 2 | 1 HR401",
      "{甲} == \"完成 | 8 HR401",
      "1 < {甲} < 3 | 9 HR401",
      "{甲} {乙} == 1 | 5 HR401",
      "count() > 1 | 1 HR401",
      "{} == 1 | 1 HR401",
      "{甲} == 1 and and {乙} | 14 HR401",
      "笑出声({甲}) > 1 | 1 HR408"})
  void says_where_it_cannot_go_on(String text, String found) {
    Read read = read(text);
    assertThat(read.tree).isNull();
    assertThat(read.found).containsExactly(found);
  }

  @Test
  void finds_all_mistakes_of_one_expression() {
    assertThat(read("{甲} == and {乙} = 2 or foo({丙}) > 1 and {丁} >").found)
        .containsExactly("8 HR401", "16 HR402", "23 HR408", "45 HR401");
  }

  @ParameterizedTest
  @ValueSource(strings = {"来访者已经好了", "{目标}已经达成", "来访者说好了，并且没有再提", "当来访者状态变好 or 不再提起，可以结束"})
  void prose_is_no_expression(String text) {
    assertThat(read(text).found).containsExactly("1 HR406");
  }

  @Test
  void mixed_and_or_is_shown_with_the_brackets_that_are_meant() {
    Read read = read("{甲} and {乙} or {丙}");
    assertThat(read.found).containsExactly("4 HR403");
    assertThat(read.diagnostics.get(0).arguments()).containsExactly("({甲} and {乙}) or {丙}");
    assertThat(read("({甲} and {乙}) or {丙}").found).isEmpty();
  }

  @Test
  void depth_and_length_are_limited() {
    assertThat(read("(".repeat(5000) + "{甲}" + ")".repeat(5000)).diagnostics.get(0).variant()).isEqualTo("deep");
    assertThat(read("(".repeat(500) + "{甲}" + ")".repeat(500)).found).containsExactly("101 HR401");
    assertThat(show(read("(".repeat(100) + "{甲}" + ")".repeat(100)).tree)).isEqualTo("{甲}");
    assertThat(read("1 + ".repeat(20000) + "1").found).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "{", "}", "｛", "(((", "]", "[", ",", "and", "not", "in", "\"", "“", "=", "!!", "&",
      "|||", "count(", "{a}.b", "1.", "..", "{a.}", "{.a}", "\uD83D", "a(b(c(", "not not not", "{a} in", "- -", "%%"})
  void never_throws(String text) {
    Read read = read(text);
    assertThat(read.tree == null || read.found.isEmpty()).isEqualTo(!read.found.isEmpty() || read.tree != null);
  }

  @Test
  void an_expression_among_prompts_must_be_whole_and_ask_the_program() {
    assertThat(readIf("{次数} >= 3").found).containsExactly("1 HR407");
    assertThat(readIf("changed({目标})").found).containsExactly("1 HR407");
    assertThat(readIf("来访者提到{目标}").tree).isNull();
    assertThat(readIf("true").tree).isNull();
    assertThat(readIf("{目标} 和 {现状} 不一样").tree).isNull();
    assertThat(readIf("{目标} == 完成").tree).isNull();
    assertThat(readIf("来访者（{称呼}）说累了").found).isEmpty();
  }

  private record Read(Expression tree, List<Diagnostic> diagnostics, List<String> found) {}

  private static Read read(String text) {
    return read(text, false);
  }

  private static Read readIf(String text) {
    return read(text, true);
  }

  private static Read read(String text, boolean maybe) {
    Diagnostics diagnostics = new Diagnostics();
    SourceFile file = new SourceFile("test.yaml", text);
    ExpressionReader reader = new ExpressionReader(diagnostics, new NameReader(diagnostics));
    Located located = Located.plain(file.span(0, text.length()));
    Expression tree = maybe ? reader.readIfWhole(located, "if")
        : reader.read(located, Diagnostic.at(located.span(), Code.HR406));
    return new Read(tree, diagnostics.sorted(),
        diagnostics.sorted().stream().map(d -> d.span().column() + " " + d.code()).toList());
  }

  static String show(Expression tree) {
    if (tree instanceof Expression.Null) {
      return "null";
    } else if (tree instanceof Expression.Bool bool) {
      return String.valueOf(bool.value());
    } else if (tree instanceof Expression.Number number) {
      return number.value().toString();
    } else if (tree instanceof Expression.Str text) {
      return "'" + text.value() + "'";
    } else if (tree instanceof Expression.Variable variable) {
      return "{" + variable.name() + (variable.field() == null ? "" : "." + variable.field()) + "}";
    } else if (tree instanceof Expression.ListOf list) {
      return "[" + all(list.elements()) + "]";
    } else if (tree instanceof Expression.Apply apply) {
      return apply.function().word() + "(" + all(apply.arguments()) + ")";
    } else if (tree instanceof Expression.Not not) {
      return "not " + show(not.operand());
    } else if (tree instanceof Expression.Binary binary) {
      return "(" + show(binary.left()) + " " + binary.operator().sign() + " " + show(binary.right()) + ")";
    }
    throw new AssertionError(Code.HR401 + " " + tree);
  }

  private static String all(List<Expression> trees) {
    return trees.stream().map(ExpressionReaderTest::show).collect(Collectors.joining(", "));
  }
}
