package io.heartrule.internal.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.heartrule.family.Scripts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The chat as a person or a pipe sees it. */
class ChatTest {
  private static final String SERVICE = "META-INF/services/io.heartrule.generated.Library";
  private static final String MAP = """
      {"version":1,"library":"%s","fingerprint":"1","elements":[
      {"kind":"session","id":"家庭访谈","name":"家庭访谈","file":"scripts/family.yaml","line":2,"class":"X"},
      {"kind":"stage","id":"家庭访谈/了解","name":"了解","file":"scripts/family.yaml","line":21,"class":"X"},
      {"kind":"action","id":"家庭访谈/了解/家庭成员:ai_ask#1","name":"ai_ask","file":"scripts/family.yaml","line":29,\
      "class":"X","method":"aiAsk1"},
      {"kind":"rule","id":"关注微小努力","name":"关注微小努力","file":"scripts/rules.yaml","line":7,"class":"X"}]}
      """;

  private static final String CASSETTE = """
      {"purpose":"turn","position":"家庭访谈/了解/家庭成员 ai_ask#1","answer":{"rule_识别自杀风险":false,"EXIT":false,\
      "心谷向导":"家里都有谁？","BRIEF":"问家人"}}
      """;

  @TempDir
  Path folder;
  private final Map<String, String> options = new HashMap<>();
  private final Map<String, String> environment = new HashMap<>();
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private boolean isInteractive;
  private Charset charset = StandardCharsets.UTF_8;

  @BeforeEach
  void a_project() throws IOException {
    write(SERVICE, Scripts.class.getName());
    write("META-INF/heartrule/script-map.json", MAP.formatted(Scripts.LIBRARY.name()));
  }

  @Test
  void shows_names_of_the_scene_and_the_stage_and_ends_with_the_input() throws IOException {
    assertThat(chat("我和妈妈住")).isNull();

    assertThat(shown()).contains("── 阶段 1/1：了解\n", "心谷向导：我们先聊聊你的家人。\n", "心谷向导：［排练］",
        "来访者：我和妈妈住\n").endsWith("来访者：\n（输入结束，谈话停在这里）\n");
  }

  @Test
  void answers_from_a_cassette_named_as_the_script_and_plays_the_visitor_to_the_end() throws IOException {
    Files.writeString(folder.resolve("family.jsonl"), CASSETTE);
    Files.writeString(folder.resolve("lines.txt"), "# 来访者\n\n我和妈妈住\n\n好\n/quit\n");
    options.put("cassettes", folder.toString());
    options.put("play", folder.resolve("lines.txt").toString());

    assertThat(chat("这一行没有人读")).isNull();

    assertThat(shown()).contains("family.jsonl", "心谷向导：家里都有谁？\n来访者：我和妈妈住\n", "来访者：/quit\n")
        .doesNotContain("这一行没有人读", "# 来访者");
  }

  @Test
  void prefers_a_cassette_named_as_the_session_where_the_locale_can_spell_it() throws IOException {
    assumeTrue("UTF-8".equalsIgnoreCase(System.getProperty("sun.jnu.encoding")));
    Files.writeString(folder.resolve("家庭访谈.jsonl"), CASSETTE);
    Files.writeString(folder.resolve("family.jsonl"), "");
    options.put("cassettes", folder.toString());
    chat();

    assertThat(shown()).contains("家庭访谈.jsonl", "心谷向导：家里都有谁？\n");
  }

  @Test
  void commands_look_inside_without_touching_the_conversation() throws IOException {
    chat("/where", "/rules", "/vars", "/nothing", "/help", "  ", "我和妈妈住");

    assertThat(shown()).contains("  家庭访谈  scripts/family.yaml:2\n  家庭访谈/了解  scripts/family.yaml:21\n"
            + "  家庭访谈/了解/家庭成员 · ai_ask  scripts/family.yaml:29\n",
        "  关注微小努力  scripts/rules.yaml:7\n", "  家庭主要成员 = （空）\n", "没有命令 /nothing", "  /where  谈到哪里了");
  }

  @Test
  void tells_why_a_rule_fired_and_why_another_has_not() throws IOException {
    chat("/why", "我想死", "/why", "/why 关注微小努力");

    assertThat(shown()).contains("  还没有规则触发过；/why 规则名 看它为什么没有触发\n",
        "  规则“识别自杀风险”触发了（check_time: now）\n", "    依据：来访者的话里有原话“想死”（phrases[2]），没有问模型\n",
        "      来访者：我想死\n", "  规则“关注微小努力”没有触发过。", "    scripts/rules.yaml:7\n");
  }

  @Test
  void sends_what_is_seen_and_silence() throws IOException {
    chat("/idle 2m", "/idle 很久", "/see", "我想死 /see 发抖", "/why");

    assertThat(shown()).contains("  /idle 后面写沉默了多久：/idle 30s", "  /see 后面写看到的情况：/see 语气平静", "来访者：我想死〔发抖〕\n");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"难过 /see 流泪；叹气|难过|流泪,叹气|", "/see 流泪;叹气|''|流泪,叹气|", "/idle|''|''|PT30S",
      "/IDLE 45|''|''|PT45S", "/idle 2m|''|''|PT2M", "看a/see b|看a/see b|''|"})
  void a_line_is_words_with_what_is_seen_or_silence(String line, String text, String seen, Duration silence) {
    assertThat(Heard.of(line)).isEqualTo(
        new Heard(text, seen.isEmpty() ? List.of() : List.of(seen.split(",")), silence));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/idle 0", "/idle x", "/idle -1", "/idle 1234567", "/see", "/vars", "/idler"})
  void other_lines_are_commands(String line) {
    assertThat(Heard.of(line)).isNull();
  }

  @Test
  void quit_ends_the_chat() throws IOException {
    assertThat(chat("/quit", "还在吗")).isNull();

    assertThat(shown()).doesNotContain("还在吗");
  }

  @Test
  void a_skill_can_be_tried_alone() throws IOException {
    options.put("session", "深度了解关系情况");
    assertThat(chat("还好")).isNull();

    assertThat(shown()).contains("━━ 深度了解关系情况", "来访者：还好\n");
  }

  @Test
  void says_which_sessions_there_are_when_one_is_not_found() throws IOException {
    options.put("session", "没有的会谈");

    assertThat(chat()).contains("没有叫“没有的会谈”的会谈", "\n  1  家庭访谈\n  2  深度了解关系情况");

    options.put("session", "2");
    assertThat(chat()).isNull();
    assertThat(shown()).contains("━━ 深度了解关系情况");
  }

  @Test
  void says_what_to_do_when_nothing_is_compiled() throws IOException {
    Files.delete(folder.resolve(SERVICE));

    assertThat(chat()).contains("mvn compile");
    write(SERVICE, "com.example.GeneratedButNotCompiled");
    assertThat(chat()).contains("mvn compile");
  }

  @Test
  void a_model_needs_a_name_and_the_key_is_shown_nowhere() throws IOException {
    environment.put("HEARTRULE_BASE_URL", "http://127.0.0.1:1/v1");
    environment.put("HEARTRULE_API_KEY", "sk-nobody-may-see-this");
    assertThat(chat()).contains("-Dheartrule.model");

    options.put("model", "a-model");
    options.put("baseUrl", "not an address");
    assertThat(chat()).contains("模型的设置有误");
    assertThat(shown()).doesNotContain("sk-nobody");
  }

  @Test
  void a_model_that_cannot_be_reached_is_told_in_plain_words() throws IOException {
    options.put("model", "a-model");
    options.put("baseUrl", "http://127.0.0.1:1/v1");
    assertThat(chat()).isNull();

    assertThat(shown()).contains("连不上 http://127.0.0.1:1/v1", "-Dheartrule.baseUrl")
        .doesNotContain("Exception", "\tat ");
  }

  @Test
  void says_that_a_script_is_newer_than_what_is_talked_with() throws IOException {
    options.put("changed", "scripts/family.yaml");
    chat();

    assertThat(shown()).startsWith("注意：脚本 scripts/family.yaml 在上次编译之后改过").contains("mvn compile heartrule:chat");
  }

  @Test
  void a_cassette_that_cannot_be_read_is_named() throws IOException {
    Files.writeString(folder.resolve("broken.jsonl"), "nonsense\n");
    options.put("cassette", folder.resolve("broken.jsonl").toString());

    assertThat(chat()).contains("broken.jsonl:1");
  }

  @Test
  void a_person_is_asked_after_the_demo_and_lines_are_not_shown_twice() throws IOException {
    Files.writeString(folder.resolve("lines.txt"), "我和妈妈住\n");
    options.put("play", folder.resolve("lines.txt").toString());
    isInteractive = true;
    chat("y", "我自己来");

    assertThat(shown()).contains("现在由你来当来访者试一试吗", "直接输入来访者的话").doesNotContain("我自己来");
  }

  @Test
  void speaks_english_and_other_encodings_when_asked() throws IOException {
    charset = Charset.forName("GBK");
    options.put("language", "en");
    chat("我和妈妈住");

    assertThat(screen.toString(charset)).contains("-- stage 1/1: 了解", "来访者: 我和妈妈住",
        "(the input has ended");
  }

  @Test
  void shows_what_was_compiled() throws IOException {
    options.put("summary", "true");
    chat();

    assertThat(shown()).contains("会谈 1 个：家庭访谈\n", "规则 1 条：关注微小努力\n");
  }

  @Test
  void both_languages_have_the_same_words() throws IOException {
    assertThat(words("zh").keySet()).isEqualTo(words("en").keySet());
  }

  private static Properties words(String language) throws IOException {
    Properties words = new Properties();
    try (var in = Chat.class.getResourceAsStream("chat_" + language + ".properties")) {
      words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return words;
  }

  private String chat(String... lines) throws IOException {
    byte[] input = String.join("\n", List.of(lines)).getBytes(charset);
    try (URLClassLoader project = new URLClassLoader(new URL[] {folder.toUri().toURL()},
        ChatTest.class.getClassLoader())) {
      return Chat.run(new ChatOptions(options, environment), project,
          new Terminal(new ByteArrayInputStream(input), screen, isInteractive, charset));
    }
  }

  private String shown() {
    return screen.toString(StandardCharsets.UTF_8);
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
