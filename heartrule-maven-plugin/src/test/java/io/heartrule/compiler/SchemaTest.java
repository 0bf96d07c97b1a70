package io.heartrule.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.compiler.compile.CompilerOptions;
import io.heartrule.compiler.compile.HeartRuleCompiler;
import io.heartrule.compiler.compile.ScriptSource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SchemaTest {
  private static final String PROJECT = """
      skills:
      - topic: 放松练习
        actions:
        - ai_ask: 带来访者做三次深呼吸
          exit: 来访者说感觉好些
          output:
          - get: 放松程度
            define: 来访者说有多放松
      rules:
      - rule: 情绪激动
        check_time: now
        if: 来访者很激动
        call: 放松练习
      sessions:
      - session: 初谈
        stages:
        - stage: 开场
          steps:
          - scene: 咨询室
            ai: 小谷
            human: 来访者
          - topic: 问候
            actions:
            - say: 你好
      """;

  private static final SchemaJudge JUDGE = SchemaJudge.of(List.of(script("a.yaml", PROJECT)));

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void isASchemaOfTheDraft(String language) {
    assertThat(SchemaJudge.problemsOfSchema(schema(language, script("a.yaml", PROJECT)))).isEmpty();
    assertThat(SchemaJudge.problemsOfSchema(schema(language))).isEmpty();
  }

  @Test
  void isTheSameWhateverTheOrderOfTheFiles() {
    ScriptSource other = script("b.yaml", "rules:\n- rule: 沉默\n  if: 来访者不说话\n  reply: 等一等\n");
    assertThat(schema("zh", script("a.yaml", PROJECT), other)).isEqualTo(schema("zh", other, script("a.yaml", PROJECT)))
        .endsWith("}\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"call: 放松练习", "open_rule: 情绪激动", "goto: 开场", "postpone: 问候\n    to: end_of_stage",
      "set: 新变量\n    value: 1", "set: 放松程度\n    value: \"\""})
  void namesOfTheProjectAreKnown(String action) {
    assertThat(JUDGE.problems(topic(action))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"call: 放松练", "open_rule: 情绪", "close_rule: 放松练习", "goto: 问候",
      "advance: 没有的", "call: 放松练习\n    timing: {after_stage: 没有的}"})
  void otherNamesAreRefused(String action) {
    assertThat(JUDGE.problems(topic(action))).isNotEmpty();
  }

  @Test
  void aFileThatCannotBeReadMayHoldNamesToo() {
    SchemaJudge judge = SchemaJudge.of(List.of(script("a.yaml", PROJECT), script("b.yaml", "rules: [\n")));
    assertThat(judge.problems(topic("call: 别的技能"))).isEmpty();
    assertThat(judge.problems(topic("call: 这是一句话，不是名字。"))).isNotEmpty();
  }

  @Test
  void namesLikeNumbersAreNames() {
    SchemaJudge judge = SchemaJudge.of(List.of(script("a.yaml", "skills:\n- topic: 7\n  actions:\n  - say: 好\n")));
    assertThat(judge.problems(topic("call: 7"))).isEmpty();
    assertThat(judge.problems(topic("call: \"7\""))).isEmpty();
    assertThat(judge.problems(topic("call: 8"))).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Rules:\n- RULE: 甲\n  Check_When: NOW\n  IF: 难过\n  Call: 放松练习\n  Timing: After_Topic\n",
      "rules:\n- rule: 甲\n  check: goal\n  if: 难过\n  call:\n  - 放松练习\n",
      "rules:\n- rule: 甲\n  if_ask: 难过\n  call: 放松练习\n", "rules:\n- rule: 甲\n  if: always\n  say: 慢一点\n",
      "- goal: 甲\n  Actions:\n  - SAY: 好\n", "- var: 甲\n  auto: Open\n", "declare:\n- var: 甲\n  auto_update: true\n",
      "heartrule: 1\nsettings: {use_brief: 是, now_rules: \"3\"}\n", ""})
  void otherSpellingsAreAccepted(String script) {
    assertThat(JUDGE.problems(script)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"只是一句话\n", "{}\n", "topic: 甲\nactions:\n- say: 好\n", "- 甲\n",
      "rules:\n- rule: 甲\n  check_time: now\n  check_when: now\n  if: 难过\n  call: 放松练习\n",
      "rules:\n- rule: 甲\n  check_time: now\n  Check: now\n  if: 难过\n  call: 放松练习\n",
      "rules:\n- rule: 甲\n  check_time: [now]\n  if: 难过\n  call: 放松练习\n",
      "rules:\n- rule: 甲\n  check_time: {chars: 9, topics: 1}\n  if: 难过\n  call: 放松练习\n",
      "rules:\n- rule: 甲\n  check_time: session\n  if: 难过\n  call: 放松练习\n  timing: after_topic\n",
      "rules:\n- rule: 甲\n  if: 难过\n  call: 放松练习\n",
      "rules:\n- rule: 甲\n  check_time: now\n  if: 难过\n  call: 放松练习\n  phrases: [不想活]\n",
      "rules:\n- rule: 甲\n  check_time: ask\n  critical: true\n  if: 难过\n  call: 放松练习\n",
      "settings: {now_rules: 三}\n", "settings: {max_turns: 0}\n", "settings: {theme: 1}\n", "heartrule: 2\n"})
  void otherStructuresAreRefused(String script) {
    assertThat(JUDGE.problems(script)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"stop: ask", "think: 想一想", "set: 甲", "say: 好\n    ai_ask: 问", "topic: 里层",
      "ai_ask: 问\n    tolist: 列表", "ai_ask: 问\n    tolist: 列表\n    output:\n    - set: 甲\n      value: 1",
      "ai_ask: 问\n    output:\n    - get: 甲\n      value: 1", "call: 放松练习\n    input:\n    - get: 甲",
      "say: 好\n    exit: 完了", "ai_ask: 问\n    max_turns: 二十", "weight: 问候", "auto_update: 甲\n    to: 关"})
  void actionsThatCannotBeAreRefused(String action) {
    assertThat(JUDGE.problems(topic(action))).isNotEmpty();
  }

  @Test
  void whatIsWrongIsSaidAtItsKey() {
    assertThat(JUDGE.problems(topic("ai_ask: 问\n    exitt: 完了")))
        .anyMatch(problem -> problem.contains("exitt"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void everyKeyIsExplained(String language) {
    List<String> silent = new ArrayList<>();
    JsonNode schema = new JsonMapper().readTree(schema(language, script("a.yaml", PROJECT)));
    look(schema, "", silent);
    assertThat(silent).isEmpty();
  }

  @Test
  void otherSpellingsAreMarked() {
    JsonNode rule = new JsonMapper().readTree(schema("zh")).at("/$defs/rule");
    rule.get("patternProperties").properties().stream().filter(other -> "check_when".matches(other.getKey()))
        .forEach(other -> {
          assertThat(other.getValue().get("deprecated").booleanValue()).isTrue();
          assertThat(other.getValue().get("description").stringValue()).contains("check_time");
        });
    assertThat(rule.get("properties").propertyNames()).contains("check_time").doesNotContain("check_when", "if_ask");
  }

  /** Collects the keys that have no explanation, and those whose value could be anything. */
  private static void look(JsonNode node, String path, List<String> silent) {
    node.properties().forEach(entry -> {
      JsonNode properties = entry.getValue();
      if (entry.getKey().equals("properties") && !path.endsWith("/if") && !path.contains("/if/")) {
        properties.properties().forEach(key -> {
          boolean explained = key.getValue().path("description").isString();
          if (!explained || key.getValue().size() < 2) {
            silent.add(path + "/" + key.getKey());
          }
        });
      }
      look(properties, path + "/" + entry.getKey(), silent);
    });
    if (node.isArray()) {
      node.forEach(item -> look(item, path, silent));
    }
  }

  private static String topic(String action) {
    return "skills:\n- topic: 试\n  actions:\n  - " + action + "\n";
  }

  private static ScriptSource script(String path, String text) {
    return new ScriptSource(path, text.getBytes(StandardCharsets.UTF_8));
  }

  private static String schema(String language, ScriptSource... scripts) {
    return new HeartRuleCompiler(new CompilerOptions("x", false, false, List.of(), language)).schema(List.of(scripts));
  }
}
