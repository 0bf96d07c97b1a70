package io.heartrule.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Plain values as JSON and back, as any other JSON library has them. */
class JsonTest {
  private static Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("文", "\"引\\号\" 换\n行 \t\u0001 😀 [{");
    tree.put("列[", Arrays.asList(1, 2.5, -3L, true, false, null, List.of(), Map.of(), List.of("[", "{")));
    tree.put("{", Map.of("内", Map.of("里", List.of(List.of(1), List.of()))));
    tree.put("", "");
    return tree;
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    Map<String, Object> tree = tree();
    Map<String, Object> read = Json.read(Json.write(tree));
    assertThat(Json.write(read)).isEqualTo(Json.write(tree));
    assertThat(read.get("文")).isEqualTo(tree.get("文"));
    assertThat(read.keySet()).containsExactlyElementsOf(tree.keySet());
  }

  @Test
  void anotherLibraryReadsTheSame() {
    JsonMapper other = JsonMapper.builder().build();
    assertThat(other.readValue(Json.write(tree()), Object.class)).isEqualTo(Json.read(Json.write(tree())));
    assertThat(Json.read(other.writeValueAsString(tree()))).isEqualTo(Json.read(Json.write(tree())));
  }

  @Test
  void whatJsonHasNoNumberForIsAText() {
    assertThat(Json.write(List.of(Double.NaN, 1 / 0.0))).isEqualTo("[\"NaN\",\"Infinity\"]");
  }

  @Test
  void whatIsNoWholeObjectIsRefused() {
    for (String text : new String[] {"", "[]", "{", "{\"a\":", "{\"a\":[1", "{a:1}", "null"}) {
      assertThatThrownBy(() -> Json.read(text)).as(text).isInstanceOf(RuntimeException.class);
    }
  }
}
