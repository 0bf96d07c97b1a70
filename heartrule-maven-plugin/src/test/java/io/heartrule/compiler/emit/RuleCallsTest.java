package io.heartrule.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.Conversation;
import io.heartrule.HeartRule;
import io.heartrule.Turn;
import io.heartrule.generated.Library;
import io.heartrule.generated.SessionKey;
import io.heartrule.model.ModelAnswer;
import io.heartrule.model.ModelRequest;
import io.heartrule.model.Purpose;
import io.heartrule.store.memory.MemoryStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many model calls a visitor's turn takes, by the number of open rules of mixed check times. */
class RuleCallsTest {
  /** The check times of the rules, one after the other; {@code hint} is a reply rule. */
  private static final List<String> MIX = List.of("now", "hint", "ask", "topic", "stage", "session");
  private static final int N = 5;
  private static final int M = 5;
  private static final int ASKS = 2;
  private static final int TURNS = 3;

  @TempDir
  Path classes;

  private final List<ModelRequest> requests = new ArrayList<>();
  private int said;

  @ParameterizedTest
  @ValueSource(ints = {0, 5, 20, 60})
  void oneForegroundCallInsideAnAskAndBackgroundCallsByTheBatch(int rules) {
    Library library = Generated.from(script(rules)).load(classes);
    HeartRule heartrule = HeartRule.builder().library(library).executor(Runnable::run).store(new MemoryStore())
        .model((request, listener) -> answer(request)).build();
    Conversation talk = heartrule.start(new SessionKey<>(library, "会谈"), "visitor");
    talk.begin();
    assertThat(purposes()).containsExactly(Purpose.TURN);
    for (int turn = 1; turn <= ASKS * TURNS; turn++) {
      requests.clear();
      said++;
      Turn done = talk.reply("turn-" + turn, "说说");
      if (turn % TURNS > 0) {
        assertThat(purposes()).as("turn %d", turn).containsExactly(Purpose.TURN);
      } else {
        boolean last = turn == ASKS * TURNS;
        assertThat(purposes().stream().filter(Purpose::isForeground)).as("turn %d", turn)
            .containsExactlyElementsOf(last ? List.of(Purpose.TURN, Purpose.EXTRACT)
                : List.of(Purpose.TURN, Purpose.EXTRACT, Purpose.TURN));
        int background = batches(of("ask", rules) - N) + batches(of("topic", rules))
            + (last ? batches(of("stage", rules)) + batches(of("session", rules)) : 0);
        assertThat(purposes()).as("turn %d", turn).filteredOn(purpose -> purpose == Purpose.CHECK).hasSize(background);
        assertThat(purposes()).hasSize(background + (last ? 2 : 3));
        assertThat(done.status()).isEqualTo(last ? Turn.Status.SESSION_ENDED : Turn.Status.WAITING);
      }
      requests.stream().filter(request -> request.purpose() == Purpose.TURN).forEach(request -> assertThat(
          fields(request)).as("rule fields of a turn").hasSizeLessThanOrEqualTo(N));
    }
  }

  /** ⌈k/M⌉. */
  private static int batches(int rules) {
    return rules <= 0 ? 0 : (rules + M - 1) / M;
  }

  private static int of(String time, int rules) {
    int count = 0;
    for (int i = 0; i < rules; i++) {
      count += MIX.get(i % MIX.size()).equals(time) ? 1 : 0;
    }
    return count;
  }

  private List<Purpose> purposes() {
    return requests.stream().map(ModelRequest::purpose).toList();
  }

  private static List<String> fields(ModelRequest request) {
    return request.fields().stream().map(field -> field.name()).filter(name -> name.startsWith("rule_")).toList();
  }

  private ModelAnswer answer(ModelRequest request) {
    requests.add(request);
    boolean ends = request.purpose() == Purpose.TURN && said == TURNS;
    said = ends ? 0 : said;
    return ModelAnswer.of("{\"EXIT\":" + ends + ",\"谷\":\"嗯\"}");
  }

  private static String script(int rules) {
    StringBuilder yaml = new StringBuilder("sessions:\n- session: 会谈\n");
    for (int i = 0; i < rules; i++) {
      yaml.append(i == 0 ? "  attentions:\n" : "").append("  - open_rule: 规").append(i).append('\n');
    }
    yaml.append("  stages:\n  - stage: 一\n    steps:\n    - scene: 咨询室\n      ai: 谷\n      human: 客\n");
    for (int i = 0; i < ASKS; i++) {
      yaml.append("    - topic: 题").append(i).append("\n      actions:\n      - ai_ask: 问\n        exit: 说了\n")
          .append("        output:\n        - get: 事情").append(i).append("\n          define: 什么事\n");
    }
    yaml.append("skills:\n- topic: 谈\n  actions:\n  - say: 谈\n").append(rules == 0 ? "" : "rules:\n");
    for (int i = 0; i < rules; i++) {
      String time = MIX.get(i % MIX.size());
      yaml.append("- rule: 规").append(i).append("\n  check_time: ").append(time.equals("hint") ? "now" : time)
          .append("\n  if: 出现情况").append(i).append(time.equals("hint") ? "\n  reply: 回应\n"
              : time.equals("now") ? "\n  call: 谈\n  timing: after_goal\n" : "\n  call: 谈\n");
    }
    return yaml.toString();
  }
}
