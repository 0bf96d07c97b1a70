package io.heartrule.benchmarks.runtime;

import io.heartrule.Conversation;
import io.heartrule.HeartRule;
import io.heartrule.Settings;
import io.heartrule.benchmarks.CompiledScripts;
import io.heartrule.generated.SessionKey;
import io.heartrule.model.ExpectedField;
import io.heartrule.model.LanguageModel;
import io.heartrule.model.ModelAnswer;
import io.heartrule.model.ModelRequest;
import io.heartrule.store.ConversationStore;
import io.heartrule.store.StoredConversation;
import io.heartrule.store.StoredTurn;
import io.heartrule.store.memory.MemoryStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The conversation that everybody has: one ask that goes on, with rules that are judged in each turn. */
final class Talks {
  /** Turns in one run; the dialogue grows from one line to twice as many. */
  static final int TURNS = 20;
  static final String VISITOR = "嗯，最近睡得不太好，老是半夜醒过来，白天也没精神";
  static final String REPLY = "听起来这件事让你挺不容易的，能再多讲一点当时的情形吗？";
  static final String TASK = "请来访者讲讲近来遇到了什么，先听，不打断；听到新的细节时，用一句话复述；已经知道的不再问";

  private Talks() {}

  /** A session with an ask under this many rules; the first of them is critical. */
  static String ask(int rules) {
    StringBuilder yaml = new StringBuilder("rules:\n");
    for (int i = 0; i < rules; i++) {
      yaml.append("- rule: 规则").append(i).append("\n  check_time: now\n  if: ").append(condition(i)).append('\n')
          .append(i == 0 ? "  critical: true\n  phrases: [不想活了]\n" : "").append("  call: 处理\n  timing: now\n");
    }
    yaml.append("skills:\n- topic: 处理\n  actions:\n  - say: 我在。\n  - ai_ask: 问来访者此刻怎样\n    exit: 来访者回答了\n")
        .append("sessions:\n- session: 会谈\n  attentions:\n");
    for (int i = 0; i < rules; i++) {
      yaml.append("  - open_rule: 规则").append(i).append('\n');
    }
    return yaml.append("  stages:\n  - stage: 一\n    steps:\n    - scene: 咨询室\n      ai: 小谷\n      human: 来访者\n")
        .append("    - topic: 甲\n      actions:\n      - ai_ask: ").append(TASK)
        .append("\n        exit: 来访者讲完了\n        max_turns: 1000\n").toString();
  }

  static String condition(int rule) {
    return "来访者讲到第" + rule + "类需要留意的情形，例如睡不好或没有精神";
  }

  /** A session of this many actions that ask no model. */
  static String steps(int actions) {
    StringBuilder yaml = new StringBuilder("sessions:\n- session: 会谈\n  declare:\n  - var: 数\n    define: 数到几\n")
        .append("    type: integer\n  stages:\n  - stage: 一\n    steps:\n    - scene: 咨询室\n      ai: 小谷\n")
        .append("      human: 来访者\n    - topic: 甲\n      actions:\n");
    for (int i = 0; i < actions; i++) {
      yaml.append("      - set: 数\n        value: ").append(i % 9).append('\n');
    }
    return yaml.toString();
  }

  static HeartRule engine(CompiledScripts scripts, ConversationStore store, int rules) {
    return HeartRule.builder().model(new Instant()).store(store).classLoader(scripts.loader()).executor(Runnable::run)
        .settings(Settings.defaults().with("now_rules", "" + rules)).build();
  }

  /** A stored conversation that waits in its ask. */
  static Parked park(CompiledScripts scripts, int rules) {
    MemoryStore store = new MemoryStore();
    SessionKey<?> session = scripts.session(0);
    Conversation talk = engine(scripts, store, rules).start(session, "visitor");
    talk.begin();
    return new Parked(store.conversation(talk.id()).orElseThrow());
  }

  static CompiledScripts compile(String yaml) {
    try {
      return CompiledScripts.of(yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Answers at once, the same each time. */
  static final class Instant implements LanguageModel {
    private String last;
    private int fields;

    @Override
    public ModelAnswer answer(ModelRequest request, TextListener listener) {
      if (last == null || fields != request.fields().size()) {
        fields = request.fields().size();
        last = json(request);
      }
      return ModelAnswer.of(last);
    }

    private static String json(ModelRequest request) {
      StringBuilder json = new StringBuilder("{");
      for (ExpectedField field : request.fields()) {
        json.append(json.length() == 1 ? "" : ",").append('"').append(field.name()).append("\":\"")
            .append(field.kind() == ExpectedField.Kind.FLAG ? "false" : field.name().equals("BRIEF") ? "请他多讲" : REPLY)
            .append('"');
      }
      return json.append('}').toString();
    }
  }

  /** A store that always holds the same conversation, and takes what is written without keeping it. */
  static final class Parked implements ConversationStore {
    private final StoredConversation first;
    private StoredConversation now;
    private StoredTurn lastTurn;

    Parked(StoredConversation first) {
      this.first = first;
      this.now = first;
    }

    String id() {
      return first.id();
    }

    void reset() {
      now = first;
    }

    StoredTurn lastTurn() {
      return lastTurn;
    }

    StoredConversation now() {
      return now;
    }

    @Override public void create(StoredConversation conversation) {}

    @Override public Optional<StoredConversation> conversation(String id) { return Optional.of(now); }

    @Override public Optional<StoredTurn> turn(String conversation, String turn) { return Optional.empty(); }

    @Override public boolean accept(StoredTurn turn) { return true; }

    @Override public void spoken(String conversation, String turn, String messages) {}

    @Override
    public boolean complete(StoredTurn turn, StoredConversation state, String visitorRecord) {
      lastTurn = turn;
      now = state;
      return true;
    }

    @Override public Optional<String> visitor(String library, String visitor) { return Optional.empty(); }
  }
}
