package io.heartrule.compiler.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.source.SourceFile;
import io.heartrule.compiler.source.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodePositionsTest {
  private final Diagnostics diagnostics = new Diagnostics();

  @Test
  void everyNodeKnowsItsPlace() {
    Node.Mapping root = map(one("rules:\n- rule: 名\n  if: 他说“好”\n  call:\n"));
    assertThat(root.span().toString()).isEqualTo("a.yaml:1:1");
    Node.Sequence rules = (Node.Sequence) root.entries().get(0).value();
    assertThat(rules.span().toString()).isEqualTo("a.yaml:2:1");
    Node.Mapping rule = map(rules.items().get(0));
    assertThat(rule.span().toString()).isEqualTo("a.yaml:2:3");
    assertThat(text(rule, 1).span().toString()).isEqualTo("a.yaml:3:7");
    assertThat(text(rule, 1).span().text()).isEqualTo("他说“好”");
    assertThat(text(rule, 2).missing()).isTrue();
    assertThat(text(rule, 2).span().toString()).isEqualTo("a.yaml:4:8");
    assertThat(diagnostics.sorted()).isEmpty();
  }

  @Test
  void charactersOutsideTheFirstPlaneCountAsOne() {
    Node.Mapping root = map(one("say: 😀😀{名}\nexit: \"😀\\U0001F600甲\"\n"));
    assertPlaces(text(root, 0), "{", 1, 8);
    assertPlaces(text(root, 1), "甲", 2, 19);
    assertThat(text(root, 1).text()).isEqualTo("😀😀甲");
  }

  @Test
  void foldedTextsKeepTheirPlaces() {
    Node.Mapping root = map(one("""
        plain: 一 二
          三

          四
        single: '甲''乙
          丙'
        double: "甲\\n乙 \\
          丙\\u4e01  戊

          己"
        block: |2-
            深
           浅

          平
        folded: > # 说明
          子
          丑

          寅
            卯
          辰
        """));
    assertThat(text(root, 0).text()).isEqualTo("一 二 三\n四");
    assertPlaces(text(root, 0), "二", 1, 10);
    assertPlaces(text(root, 0), "三", 2, 3);
    assertPlaces(text(root, 0), "四", 4, 3);
    assertThat(text(root, 1).text()).isEqualTo("甲'乙 丙");
    assertPlaces(text(root, 1), "'", 5, 11);
    assertPlaces(text(root, 1), "乙", 5, 13);
    assertPlaces(text(root, 1), "丙", 6, 3);
    assertThat(text(root, 2).text()).isEqualTo("甲\n乙 丙丁  戊\n己");
    assertPlaces(text(root, 2), "\n乙", 7, 11);
    assertPlaces(text(root, 2), "乙", 7, 13);
    assertPlaces(text(root, 2), "丙", 8, 3);
    assertPlaces(text(root, 2), "丁", 8, 4);
    assertPlaces(text(root, 2), "戊", 8, 12);
    assertPlaces(text(root, 2), "己", 10, 3);
    assertThat(text(root, 3).text()).isEqualTo("  深\n 浅\n\n平");
    assertPlaces(text(root, 3), "深", 12, 5);
    assertPlaces(text(root, 3), "浅", 13, 4);
    assertPlaces(text(root, 3), "平", 15, 3);
    assertThat(text(root, 4).text()).isEqualTo("子 丑\n寅\n  卯\n辰\n");
    for (String character : List.of("子", "丑")) {
      assertPlaces(text(root, 4), character, character.equals("子") ? 17 : 18, 3);
    }
    assertPlaces(text(root, 4), "寅", 20, 3);
    assertPlaces(text(root, 4), "卯", 21, 5);
    assertPlaces(text(root, 4), "辰", 22, 3);
  }

  @Test
  void windowsLineEndsGiveTheSameTexts() {
    String script = "say: |\n  甲\n  乙\nexit: 丙\n  丁\nthink: \"戊\n\n  己\"\n";
    Node.Mapping unix = map(one(script));
    Node.Mapping windows = map(one(script.replace("\n", "\r\n")));
    for (int i = 0; i < 3; i++) {
      assertThat(text(windows, i).text()).isEqualTo(text(unix, i).text());
    }
    assertPlaces(text(windows, 0), "乙", 3, 3);
    assertPlaces(text(windows, 1), "丁", 5, 3);
    assertPlaces(text(windows, 2), "己", 8, 3);
  }

  @Test
  void documentsOfOneFileAreReadInOrder() {
    List<Node> roots = read("# 说明\n---\nrules: []\n---\n---\nskills: []\n");
    assertThat(roots).hasSize(2);
    assertThat(roots.get(1).span().toString()).isEqualTo("a.yaml:6:1");
    assertThat(diagnostics.sorted()).isEmpty();
  }

  private static void assertPlaces(Node.Scalar scalar, String part, int line, int column) {
    int from = scalar.text().indexOf(part);
    assertThat(from).as(part).isNotNegative();
    Span span = scalar.located().span(from, from + part.length());
    assertThat(span.line() + ":" + span.column()).as(part).isEqualTo(line + ":" + column);
  }

  private List<Node> read(String script) {
    return new YamlReader().read(new SourceFile("a.yaml", script), diagnostics);
  }

  private Node one(String script) {
    List<Node> roots = read(script);
    assertThat(diagnostics.sorted()).isEmpty();
    assertThat(roots).hasSize(1);
    return roots.get(0);
  }

  private static Node.Mapping map(Node node) {
    return (Node.Mapping) node;
  }

  private static Node.Scalar text(Node.Mapping mapping, int entry) {
    return (Node.Scalar) mapping.entries().get(entry).value();
  }
}
