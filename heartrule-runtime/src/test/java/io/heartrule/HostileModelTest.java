package io.heartrule;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.HostileAnswers.Way;
import io.heartrule.family.JiaTingFangTanSession;
import io.heartrule.family.Scripts;
import io.heartrule.internal.json.Json;
import io.heartrule.internal.state.SnapshotReader;
import io.heartrule.internal.state.SnapshotWriter;
import io.heartrule.model.LanguageModel;
import io.heartrule.model.ModelAnswer;
import io.heartrule.model.ModelRequest;
import io.heartrule.model.Prompt;
import io.heartrule.store.memory.MemoryStore;
import io.heartrule.trace.TraceEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * A thousand answers that models should not give, in running conversations with rules, lists, a loop
 * and a critical rule. Another number of them: {@code -Dheartrule.hostileAnswers=100000}.
 */
class HostileModelTest {
  private static final int ANSWERS = Integer.getInteger("heartrule.hostileAnswers", 1_000);
  private static final String SORRY = "我这边刚才有点卡，能请你再说一次吗？";
  private static final String SAFE = "我很在意你的安全。";
  private static final Set<String> SCRIPT = Set.of(SORRY, SAFE, "我们先聊聊你的家人。", "家谱放在 D:\\资料\\users 里 */ 下次一起看。",
      "时间原因，咱们这环节要加点速度。", "你为关系做的努力很珍贵。", "你为关系做的努力很珍贵。我记得。");
  private static final Set<String> PLACES = Set.of("globals", "家庭访谈", "家庭访谈/了解", "家庭访谈/了解/家庭成员",
      "家庭访谈/了解/小结", "家庭访谈/补充", "家庭访谈/补充/补充家人", "深度了解关系情况", "自杀危机处理", "肯定微小努力");

  /** One conversation: hostile until told otherwise. */
  private static final class Model implements LanguageModel, ConversationListener {
    private final Random random;
    private final List<ModelRequest> requests = new ArrayList<>();
    private final List<String> events = new ArrayList<>();
    private final List<Way> ways = new ArrayList<>();
    private String visitor = "";
    private boolean good;
    /** Whether every answer of this turn was one of which nothing may be used. */
    private boolean useless = true;
    private int hostile;

    private Model(long seed) {
      this.random = new Random(seed);
    }

    @Override
    public ModelAnswer answer(ModelRequest request, TextListener listener) {
      requests.add(request);
      HostileAnswers answers = new HostileAnswers(random, visitor);
      if (good || random.nextInt(4) == 0) {
        useless = false;
        return ModelAnswer.of(Json.write(answers.good(request, good || random.nextBoolean())));
      }
      Way way = Way.values()[random.nextInt(Way.values().length)];
      ways.add(way);
      hostile++;
      useless &= way.unusable;
      ModelAnswer answer = answers.answer(way, request);
      if (listener != null && answer != null && answer.text() != null) {
        String text = answer.text();
        for (int at = 0; at < text.length(); ) {
          int end = Math.min(text.length(), at + 1 + random.nextInt(text.length() > 5_000 ? 5_000 : 7));
          listener.text(text.substring(at, end));
          at = end;
        }
      }
      return answer;
    }

    @Override
    public boolean wantsText() {
      return true;
    }

    @Override
    public void event(TraceEvent event) {
      events.add(event.toJson());
    }
  }

  private final MemoryStore store = new MemoryStore();

  private HeartRule engine(Model model) {
    return HeartRule.builder().model(model).store(store).executor(Runnable::run).library(Scripts.LIBRARY)
        .listener(model).clock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)).build();
  }

  @Test
  void noAnswerBreaksAConversationOrGetsMoreThanItsFields() {
    int hostile = 0;
    for (long seed = 0; hostile < ANSWERS; seed++) {
      hostile += play(seed);
    }
  }

  private int play(long seed) {
    Model model = new Model(seed);
    Conversation talk = engine(model).start(Scripts.家庭访谈, "v");
    check(model, talk.begin(), seed);
    List<String> said = new ArrayList<>();
    for (int i = 0; i < 14 && talk.status() == Turn.Status.WAITING; i++) {
      said.add(turn(model, talk, seed, i));
      if (seed % 2 == 0) {
        talk = engine(model).resume(talk.id());
      }
    }
    int hostile = model.hostile;
    model.good = true;
    for (int i = 14; i < 60 && talk.status() == Turn.Status.WAITING; i++) {
      said.add(turn(model, talk, seed, i));
    }
    assertThat(talk.status()).as("seed %d: after good answers %s", seed, model.ways)
        .isEqualTo(Turn.Status.SESSION_ENDED);
    String transcript = String.join("\n", talk.transcript());
    String prompts = model.requests.toString();
    for (String text : said) {
      assertThat(transcript).as("seed %d", seed).contains("来访者：" + text);
      assertThat(prompts).as("seed %d, ways %s: heard by the model", seed, model.ways).contains("来访者：" + text);
    }
    onceMoreAtMost(model, seed);
    JiaTingFangTanSession.Record1 kept = talk.variables(JiaTingFangTanSession.SESSION);
    assertThat(kept.toString().length()).as("seed %d: what is kept of long texts", seed).isLessThan(40_000);
    assertThat(kept.toString()).as("seed %d", seed).doesNotContain("(提取", "（提取", "黑客", "\u0000");
    return hostile;
  }

  private String turn(Model model, Conversation talk, long seed, int i) {
    boolean crisis = model.random.nextInt(9) == 0;
    String text = (crisis ? "我不 想活了" : "嗯，我妈") + seed + "之" + i + "完";
    model.visitor = text;
    model.useless = true;
    List<String> before = talk.view().frames();
    Turn turn = talk.reply("t" + i, text);
    List<String> messages = turn.messages().stream().map(Message::text).toList();
    check(model, turn, seed);
    if (crisis) {
      assertThat(messages).as("seed %d: literal words", seed).startsWith(SAFE);
      assertThat(turn.risk().level()).isEqualTo(Risk.Level.FIRED);
    } else if (model.useless) {
      assertThat(messages).as("seed %d, ways %s", seed, model.ways).containsExactly(SORRY);
      assertThat(talk.view().frames()).as("seed %d, ways %s: nobody moves", seed, model.ways).isEqualTo(before);
    }
    String state = store.conversation(talk.id()).orElseThrow().state();
    assertThat(state).as("seed %d, ways %s", seed, model.ways).doesNotContain("\u0000", "\\u0000");
    assertThat(SnapshotWriter.write(SnapshotReader.read(talk.id(), "v", Scripts.LIBRARY, state))).isEqualTo(state);
    talk.view().frames().forEach(frame -> assertThat(PLACES).contains(frame.split(" ")[0]));
    return text;
  }

  /** What is spoken is the script's or a reply, never raw text of the model. */
  private static void check(Model model, Turn turn, long seed) {
    for (Message message : turn.messages()) {
      String text = message.text();
      boolean script = SCRIPT.contains(text) || text.startsWith("家庭主要成员情况：[") || text.startsWith("听起来");
      assertThat(script || text.startsWith("回应")).as("seed %d, ways %s: %s", seed, model.ways, text).isTrue();
      if (!script) {
        assertThat(text).as("seed %d", seed).doesNotContain("BRIEF", "填写", "```", "<think", "{\"")
            .hasSizeLessThanOrEqualTo(2_000);
        assertThat(text.codePoints()).as("seed %d", seed).noneMatch(c -> c == 0 || c >= 0xd800 && c < 0xe000);
      }
    }
  }

  private static void onceMoreAtMost(Model model, long seed) {
    for (int i = 0; i < model.requests.size(); i++) {
      ModelRequest request = model.requests.get(i);
      boolean repeat = request.prompts().stream().anyMatch(p -> p.role() == Prompt.Role.ASSISTANT);
      if (repeat) {
        ModelRequest first = model.requests.get(i - 1);
        assertThat(first.prompts()).as("seed %d", seed).noneMatch(p -> p.role() == Prompt.Role.ASSISTANT);
        assertThat(request.prompts()).hasSize(first.prompts().size() + 2)
            .startsWith(first.prompts().toArray(new Prompt[0]));
        assertThat(request.prompts().toString().length()).isLessThan(first.prompts().toString().length() + 3_000);
      }
    }
  }
}
