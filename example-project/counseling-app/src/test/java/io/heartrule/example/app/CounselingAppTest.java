package io.heartrule.example.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.Conversation;
import io.heartrule.HeartRule;
import io.heartrule.Turn;
import io.heartrule.example.counseling.Scripts;
import io.heartrule.example.counseling.sessions.pingguxinghuitan.PingGuXingHuiTanSession;
import io.heartrule.example.counseling.sessions.pingguxinghuitan.PingGuXingHuiTanVariables;
import io.heartrule.model.rehearsal.Cassette;
import io.heartrule.model.rehearsal.RehearsalModel;
import io.heartrule.store.memory.MemoryStore;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The recorded first session, played through the app. */
class CounselingAppTest {
  private static final Path CASSETTES = Path.of("..", "counseling-scripts", "src", "test", "heartrule", "cassettes");

  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(screen, true, StandardCharsets.UTF_8);
  private final MemoryStore store = new MemoryStore();
  private RehearsalModel model;
  private List<String> visitor;

  @BeforeEach
  void the_recording() throws IOException {
    model = RehearsalModel.replay(Cassette.read(CASSETTES.resolve("first_day.jsonl")));
    visitor = Files.readAllLines(CASSETTES.resolve("first_day.visitor.txt")).stream()
        .filter(line -> !line.startsWith("#")).toList();
  }

  @Test
  void plays_the_whole_session_and_collects_what_the_scripts_ask_for() throws IOException {
    HeartRule heartrule = heartrule();
    Conversation talk = heartrule.start(Scripts.评估性会谈, "visitor");
    app(heartrule, visitor).talk(talk);

    assertThat(talk.status()).isEqualTo(Turn.Status.SESSION_ENDED);
    assertThat(model.unplayed()).isEmpty();
    assertThat(shown()).contains("小林，很高兴认识你", "谢谢你愿意讲和母亲的事", "谢谢你愿意讲和弟弟的事",
        "问这些，是为了更快弄清你现在的处境", "原来周师傅给过你这样的支持").endsWith("谢谢你今天的信任，我们下次再见。\n");
    PingGuXingHuiTanVariables found = talk.variables(PingGuXingHuiTanSession.SESSION);
    assertThat(found.家庭成员()).extracting(PingGuXingHuiTanSession.JiaTingChengYuan::称呼).containsExactly("老妈", "小宇");
    assertThat(found.家庭成员()).extracting(PingGuXingHuiTanSession.JiaTingChengYuan::亲近程度).containsExactly(
        PingGuXingHuiTanSession.QinJinChengDu.一般, PingGuXingHuiTanSession.QinJinChengDu.亲近);
    assertThat(found.还有重要的人()).isTrue();
    assertThat(found.想要的改变()).startsWith("一周里有三个晚上");
  }

  @Test
  void goes_on_where_the_visitor_left_even_in_the_middle_of_a_list() throws IOException {
    HeartRule first = heartrule();
    Conversation talk = first.start(Scripts.评估性会谈, "visitor");
    app(first, visitor.subList(0, 10)).talk(talk);
    assertThat(talk.view().topic()).startsWith("深入了解一段关系");

    HeartRule second = heartrule();
    app(second, visitor.subList(10, visitor.size())).goOn(talk.id());

    assertThat(second.resume(talk.id()).status()).isEqualTo(Turn.Status.SESSION_ENDED);
    assertThat(model.unplayed()).isEmpty();
  }

  @Test
  void every_word_of_a_reply_is_shown_once() throws IOException {
    HeartRule heartrule = heartrule();
    Conversation talk = heartrule.start(Scripts.评估性会谈, "visitor");
    app(heartrule, visitor).talk(talk);

    List<String> said = talk.transcript().stream().filter(line -> line.startsWith("小谷："))
        .map(line -> line.substring("小谷：".length())).toList();
    assertThat(shown().replace("> ", "").lines().toList()).isEqualTo(said);
  }

  private HeartRule heartrule() {
    return HeartRule.builder().model(model).store(store).listener(new Screen(out)).executor(Runnable::run).build();
  }

  private CounselingApp app(HeartRule heartrule, List<String> lines) {
    return new CounselingApp(heartrule, new BufferedReader(new StringReader(String.join("\n", lines))), out);
  }

  private String shown() {
    return screen.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }
}
