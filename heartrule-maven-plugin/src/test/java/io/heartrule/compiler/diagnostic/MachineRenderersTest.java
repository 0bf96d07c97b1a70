package io.heartrule.compiler.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.compiler.source.SourceFile;
import io.heartrule.compiler.source.Span;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class MachineRenderersTest {
  private static final SourceFile FILE =
      new SourceFile("src/main/heartrule/规 则.yaml", "- rule: 😀识别\n  call: \"关\"\n  Say: x\n");
  private final Messages messages = Messages.in("en");

  @Test
  void json_gives_places_in_characters_and_the_fix_as_offsets() {
    JsonNode one = parse(new JsonRenderer(messages).render(List.of(
        Diagnostic.at(span("识别"), Code.HR201, "识别").fix(span("识别"), "认识\"\n"))));
    assertThat(one.size()).isEqualTo(1);
    JsonNode found = one.get(0);
    assertThat(found.propertyNames()).containsExactly("file", "line", "column", "endLine", "endColumn",
        "code", "severity", "message", "help", "fix");
    assertThat(found.get("file").asString()).isEqualTo("src/main/heartrule/规 则.yaml");
    assertThat(found.get("line").asInt()).isEqualTo(1);
    assertThat(found.get("column").asInt()).isEqualTo(10);
    assertThat(found.get("endLine").asInt()).isEqualTo(1);
    assertThat(found.get("endColumn").asInt()).isEqualTo(12);
    assertThat(found.get("code").asString()).isEqualTo("HR201");
    assertThat(found.get("severity").asString()).isEqualTo("error");
    assertThat(found.get("message").asString()).isNotBlank();
    assertThat(found.get("fix").get("start").asInt()).isEqualTo(9);
    assertThat(found.get("fix").get("end").asInt()).isEqualTo(11);
    assertThat(found.get("fix").get("replacement").asString()).isEqualTo("认识\"\n");
  }

  @Test
  void json_of_nothing_is_an_empty_list() {
    assertThat(new JsonRenderer(messages).render(List.of())).isEqualTo("[]\n");
  }

  @Test
  void json_without_a_fix_says_so() {
    JsonNode one = parse(new JsonRenderer(messages).render(List.of(Diagnostic.at(span("关"), Code.HR102))));
    assertThat(one.get(0).get("fix").isNull()).isTrue();
    assertThat(one.get(0).get("severity").asString()).isEqualTo("info");
  }

  @Test
  void json_stands_any_text() {
    String odd = "\u0000\u001f\"\\\u007f\u2028\ud800x\udc00\ud83d\ude00\t\r\n";
    SourceFile file = new SourceFile("a.yaml", "x");
    JsonNode one = parse(new JsonRenderer(messages).render(List.of(
        Diagnostic.at(file.span(0, 1), Code.HR102).fix(file.span(0, 1), odd))));
    assertThat(one.get(0).get("fix").get("replacement").asString()).isEqualTo(odd);
  }

  @Test
  void sarif_has_rules_with_help_results_with_regions_and_fixes() {
    JsonNode root = parse(new SarifRenderer(messages, "1.2").render(List.of(
        Diagnostic.at(span("识别"), Code.HR201, "识别"),
        Diagnostic.at(span("Say"), Code.HR114, "Say").fix(span("Say"), "say"))));
    assertThat(root.get("version").asString()).isEqualTo("2.1.0");
    JsonNode run = root.get("runs").get(0);
    assertThat(run.get("columnKind").asString()).isEqualTo("unicodeCodePoints");
    JsonNode driver = run.get("tool").get("driver");
    assertThat(driver.get("name").asString()).isEqualTo("HeartRule");
    assertThat(driver.get("version").asString()).isEqualTo("1.2");
    assertThat(driver.get("rules").size()).isEqualTo(2);
    assertThat(driver.get("rules").get(0).get("id").asString()).isEqualTo("HR114");
    assertThat(driver.get("rules").get(0).get("help").get("text").asString()).isNotBlank();
    assertThat(driver.get("rules").get(0).get("defaultConfiguration").get("level").asString()).isEqualTo("note");
    JsonNode first = run.get("results").get(0);
    assertThat(first.get("ruleId").asString()).isEqualTo("HR201");
    assertThat(first.get("ruleIndex").asInt()).isEqualTo(1);
    assertThat(first.get("level").asString()).isEqualTo("error");
    assertThat(first.has("fixes")).isFalse();
    JsonNode place = first.get("locations").get(0).get("physicalLocation");
    assertThat(place.get("artifactLocation").get("uri").asString())
        .isEqualTo("src/main/heartrule/%E8%A7%84%20%E5%88%99.yaml");
    assertThat(place.get("region").get("startColumn").asInt()).isEqualTo(10);
    assertThat(place.get("region").get("endColumn").asInt()).isEqualTo(12);
    JsonNode change = run.get("results").get(1).get("fixes").get(0).get("artifactChanges").get(0);
    JsonNode replacement = change.get("replacements").get(0);
    assertThat(replacement.get("deletedRegion").get("startLine").asInt()).isEqualTo(3);
    assertThat(replacement.get("insertedContent").get("text").asString()).isEqualTo("say");
  }

  @Test
  void a_page_gives_its_titles() {
    Page page = Page.parse(Code.HR204, "# HR204 · 话题没有定义 · topic is not defined\n\n…");
    assertThat(page.title("zh")).isEqualTo("话题没有定义");
    assertThat(page.title("en")).isEqualTo("topic is not defined");
    assertThat(Page.parse(Code.HR204, "x").title("en")).isEqualTo("HR204");
  }

  private static Span span(String part) {
    int start = FILE.text().indexOf(part);
    return FILE.span(start, start + part.length());
  }

  private static JsonNode parse(String json) {
    return new ObjectMapper().readTree(json);
  }
}
