package io.heartrule.compiler.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.Settings;
import io.heartrule.compiler.diagnostic.Messages;
import io.heartrule.compiler.schema.ProjectNames;
import io.heartrule.compiler.schema.SchemaWriter;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schema and the reader know the same keys: what is new in one must come into the other. */
class SchemaKeysTest {
  /** Keys that are read only to say that they are not supported yet. */
  private static final Set<String> LATER = Set.of("knowledge", "planner", "sync", "entry", "text", "file", "tags");

  private static final JsonNode SCHEMA = new JsonMapper().readTree(new SchemaWriter(Messages.in("zh"))
      .write(new ProjectNames(List.of(), List.of(), List.of(), List.of(), List.of(), true)));

  @Test
  void everyKeyThatTheScannerKnowsHasItsPlace() {
    Set<String> known = new TreeSet<>(Keys.ofScripts());
    known.removeAll(LATER);
    Set<String> described = new TreeSet<>();
    for (JsonNode item : SCHEMA.findValues("properties")) {
      item.propertyNames().forEach(key -> described.add(Keys.canonical(key)));
    }
    List<String> patterns = SCHEMA.findValues("patternProperties").stream()
        .flatMap(item -> item.propertyNames().stream()).toList();
    known.stream().filter(key -> patterns.stream().anyMatch(key::matches)).forEach(described::add);
    assertThat(described).isEqualTo(known);
  }

  @Test
  void everyKindOfItemHasTheKeysThatAreRead() {
    assertKeys("", Shapes.FILE);
    assertKeys("/$defs/session", Shapes.SESSION);
    assertKeys("/$defs/stage", Shapes.STAGE);
    assertKeys("/$defs/topic", Shapes.TOPIC);
    assertKeys("/$defs/rule", Shapes.RULE);
    assertKeys("/$defs/declare", Shapes.DECLARE);
    assertKeys("/$defs/field", Shapes.FIELD);
    assertKeys("/$defs/settings", Shapes.SETTINGS);
    assertKeys("/$defs/every", Shapes.CHECK_TIME);
    assertKeys("/$defs/beside", Shapes.TIMING);
    assertKeys("/$defs/backTo", Shapes.RETURN);
    assertKeys("/$defs/postponed", Shapes.POSTPONE);
    assertChoices("action", Shapes.ACTIONS);
    assertChoices("effect", Shapes.EFFECTS);
    assertChoices("watch", Shapes.WATCHES);
    assertChoices("attention", Shapes.ATTENTIONS);
    assertChoices("step", Shapes.STEPS);
    assertChoices("output", Shapes.OUTPUTS);
  }

  /** What is said of a setting on hover must be what the runtime does. */
  @Test
  void settingsAreExplainedWithTheirDefaults() throws ReflectiveOperationException {
    for (RecordComponent setting : Settings.class.getRecordComponents()) {
      String key = setting.getName().chars().mapToObj(c -> Character.isUpperCase(c)
          ? "_" + (char) Character.toLowerCase(c) : String.valueOf((char) c)).collect(Collectors.joining());
      String value = String.valueOf(setting.getAccessor().invoke(Settings.defaults()));
      assertThat(SCHEMA.at("/$defs/settings/properties/" + key + "/description").stringValue()).as(key)
          .contains("默认 " + value);
    }
  }

  private static void assertChoices(String list, Map<String, Shape> shapes) {
    JsonNode choice = SCHEMA.at("/$defs/" + list);
    assertThat(choice.findValue("properties").propertyNames()).as(list).containsExactlyElementsOf(shapes.keySet());
    List<String> choices = choice.get("allOf").valueStream().filter(one -> one.at("/then").has("$ref"))
        .map(one -> one.at("/then/$ref").stringValue().substring(1)).toList();
    assertThat(choices).as(list).hasSize(shapes.size());
    int i = 0;
    for (Shape shape : shapes.values()) {
      assertKeys(choices.get(i), shape);
      i++;
    }
  }

  private static void assertKeys(String place, Shape shape) {
    JsonNode item = SCHEMA.at(place);
    assertThat(item.get("properties").propertyNames()).as(place).containsExactlyElementsOf(shape.keys());
    Collection<String> patterns = item.get("patternProperties").propertyNames();
    assertThat(shape.aliases().keySet()).as(place)
        .allSatisfy(alias -> assertThat(patterns).anyMatch(alias::matches));
    assertThat(patterns).as(place).hasSize(shape.keys().size() + shape.aliases().size());
  }
}
