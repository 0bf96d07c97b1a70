package io.heartrule.compiler.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.Conversation;
import io.heartrule.HeartRule;
import io.heartrule.compiler.Repository;
import io.heartrule.compiler.compile.ScriptFolder;
import io.heartrule.generated.Library;
import io.heartrule.generated.SessionKey;
import io.heartrule.model.LanguageModel;
import io.heartrule.model.ModelAnswer;
import io.heartrule.trace.TraceEvent.Inserted;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Why a rule fired, asked of compiled scripts: their own conditions and expressions are in the answer. */
class ExplainedScriptsTest {
  private static final Path FOLDER =
      Repository.root().resolve("heartrule-maven-plugin/src/test/resources/transcripts");

  @TempDir
  Path classes;
  private final Deque<String> answers = new ArrayDeque<>();

  private Conversation begin(String folder, String session, String... answers) throws IOException {
    Path scripts = FOLDER.resolve(folder);
    Compiled.transcripts(new ScriptFolder(scripts, scripts.resolve("scripts")).read(),
        new ScriptFolder(scripts, scripts.resolve("tests")).read(), classes);
    URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, getClass().getClassLoader());
    Library library = ServiceLoader.load(Library.class, loader).iterator().next();
    for (String answer : answers) {
      this.answers.add(answer.replace('\'', '"'));
    }
    LanguageModel model = (request, listener) -> ModelAnswer.of(this.answers.remove());
    Conversation talk = HeartRule.builder().model(model).classLoader(loader).executor(Runnable::run).build()
        .start(new SessionKey<Record>(library, session), "来访者");
    talk.begin();
    return talk;
  }

  @Test
  void aSampleSaysWhyItsTopicWasPutIn() throws IOException {
    Conversation talk = begin("samples", "怀疑", "{'rule_怀疑有没有用':false,'EXIT':false,'向导':'最近怎么样？'}",
        "{'rule_怀疑有没有用':true,'EXIT':false,'向导':'不说'}", "{'EXIT':false,'向导':'谢谢你直说。'}");
    talk.reply("1", "这样谈有什么用", List.of("叹气"));

    assertThat(talk.why("回应怀疑", Locale.CHINESE)).isEqualTo("""
        规则“怀疑有没有用”触发了（check_time: now）
          谈到：怀疑/了解/近况 ai_ask#1
          条件：来访者怀疑这样谈有没有用
          依据：模型在这一轮的回答里填了 rule_怀疑有没有用=true
          判断的对话（第 1～2 行）：
            向导：最近怎么样？
            来访者：这样谈有什么用〔叹气〕
          插入话题“回应怀疑”（timing: now）：结束了正在问的这一问，马上开始
        """);
  }

  @Test
  void anExpressionIsToldAsItStandsInTheScript() throws IOException {
    String counted = "{'自责次数':true,'EXIT':false,'谷':'嗯'}";
    Conversation talk = begin("watches", "计数", "{'EXIT':false,'谷':'甲？'}", counted, counted, counted);
    for (String turn : List.of("1", "2", "3")) {
      talk.reply(turn, "都怪我");
    }

    assertThat(talk.fired()).hasSize(1);
    assertThat(talk.fired().get(0).how()).isEqualTo("program");
    assertThat(talk.fired().get(0).decided()).isEqualTo("{自责次数} == 3");
    assertThat(talk.fired().get(0).inserted())
        .containsExactly(new Inserted("谈自责", "AFTER_GOAL", "QUEUE", "一", 1, "乙"));
    assertThat(talk.why("谈自责", Locale.CHINESE)).contains("  依据：表达式成立：{自责次数} == 3\n");
  }

  @Test
  void aConditionThatIsFalseIsFound() throws IOException {
    Conversation talk = begin("samples", "不一致", "{'EXIT':false,'向导':'最近怎么样？'}");

    assertThat(talk.why("话和样子不一致", Locale.CHINESE)).contains("它的 condition 现在不成立");
  }
}
