package io.heartrule.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store must keep to; a store's test extends this class. */
public abstract class ConversationStoreContract {
  private ConversationStore store;

  /** An empty store. */
  protected abstract ConversationStore open();

  @BeforeEach
  void create() {
    store = open();
    store.create(conversation("c", 0, "{}"));
  }

  private static StoredConversation conversation(String id, long version, String state) {
    return new StoredConversation(id, "visitor", "lib", version, state);
  }

  private static StoredTurn turn(String conversation, String id, long base, String text, String result) {
    return new StoredTurn(conversation, id, base, text, null, null, result);
  }

  @Test
  void aConversationIsFoundAsItWasCreated() {
    assertThat(store.conversation("c")).contains(conversation("c", 0, "{}"));
    assertThat(store.conversation("d")).isEmpty();
    assertThat(store.turn("c", "t")).isEmpty();
    assertThat(store.visitor("lib", "visitor")).isEmpty();
  }

  @Test
  void anIdIsGivenOnce() {
    assertThatThrownBy(() -> store.create(conversation("c", 0, "{}"))).isInstanceOf(RuntimeException.class);
    assertThat(store.conversation("c")).contains(conversation("c", 0, "{}"));
  }

  @Test
  void anAcceptedTextIsThereBeforeTheTurnIsDone() {
    assertThat(store.accept(turn("c", "t", 0, "你好 😀\n第二行", null))).isTrue();
    assertThat(store.turn("c", "t")).contains(turn("c", "t", 0, "你好 😀\n第二行", null));
    assertThat(store.conversation("c").orElseThrow().version()).isZero();
  }

  @Test
  void aTurnThatIsNotDoneIsTakenOver() {
    store.accept(turn("c", "t", 0, "一", null));
    assertThat(store.accept(turn("c", "t", 0, "二", null))).isTrue();
    assertThat(store.turn("c", "t").orElseThrow().text()).isEqualTo("二");
  }

  @Test
  void aTurnThatIsDoneIsNotAcceptedAgain() {
    done("t", 0, "{\"a\":1}", null);
    assertThat(store.accept(turn("c", "t", 1, "一", null))).isFalse();
    assertThat(store.turn("c", "t").orElseThrow().isDone()).isTrue();
  }

  @Test
  void completingChangesEverythingAtOnce() {
    assertThat(done("t", 0, "{\"a\":1}", "{\"g\":1}")).isTrue();
    assertThat(store.conversation("c")).contains(conversation("c", 1, "{\"a\":1}"));
    assertThat(store.turn("c", "t").orElseThrow().result()).isEqualTo("{}");
    assertThat(store.visitor("lib", "visitor")).contains("{\"g\":1}");
  }

  @Test
  void withoutAVisitorsRecordTheOldOneStays() {
    done("t", 0, "{}", "{\"g\":1}");
    done("u", 1, "{}", null);
    assertThat(store.visitor("lib", "visitor")).contains("{\"g\":1}");
    assertThat(store.visitor("other", "visitor")).isEmpty();
    assertThat(store.visitor("lib", "other")).isEmpty();
  }

  @Test
  void aStaleWriterChangesNothing() {
    done("t", 0, "{\"a\":1}", null);
    assertThat(store.accept(turn("c", "u", 0, "二", null))).isFalse();
    assertThat(store.turn("c", "u")).isEmpty();
    assertThat(done("u", 0, "{\"a\":2}", "{\"g\":2}")).isFalse();
    assertThat(store.conversation("c")).contains(conversation("c", 1, "{\"a\":1}"));
    assertThat(store.turn("c", "u")).isEmpty();
    assertThat(store.visitor("lib", "visitor")).isEmpty();
  }

  @Test
  void literalWordsAreKeptWithTheirTurn() {
    store.accept(turn("c", "t", 0, "一", null));
    store.spoken("c", "t", "[[\"小谷\",\"安全\",\"p\"]]");
    assertThat(store.turn("c", "t").orElseThrow().spoken()).isEqualTo("[[\"小谷\",\"安全\",\"p\"]]");
    assertThat(store.turn("c", "t").orElseThrow().isDone()).isFalse();
  }

  @Test
  void aTurnThatBrokeOffAfterLiteralWordsIsFoundUntilTheConversationGoesOn() {
    store.accept(turn("c", "t", 0, "一", null));
    assertThat(store.brokenOff("c")).isEmpty();
    store.spoken("c", "t", "{}");
    store.accept(turn("c", "u", 0, "二", null));
    assertThat(store.brokenOff("c").orElseThrow().turn()).isEqualTo("t");
    done("u", 0, "{}", null);
    assertThat(store.brokenOff("c")).isEmpty();
    store.accept(turn("c", "v", 1, "三", null));
    store.spoken("c", "v", "{}");
    done("v", 1, "{}", null);
    assertThat(store.brokenOff("c")).isEmpty();
  }

  @Test
  void turnIdsBelongToTheirConversation() {
    store.create(conversation("d", 0, "{}"));
    done("t", 0, "{}", null);
    assertThat(store.turn("d", "t")).isEmpty();
    assertThat(store.accept(turn("d", "t", 0, "一", null))).isTrue();
  }

  @Test
  void ofManyWritersExactlyOneWinsEachVersion() throws Exception {
    ExecutorService writers = Executors.newFixedThreadPool(4);
    try {
      for (long version = 0; version < 20; version++) {
        List<Callable<Boolean>> attempts = new ArrayList<>();
        for (int writer = 0; writer < 4; writer++) {
          String id = "t" + version + "-" + writer;
          long base = version;
          attempts.add(() -> store.accept(turn("c", id, base, id, null)) && done(id, base, "{}", null));
        }
        int won = 0;
        for (Future<Boolean> attempt : writers.invokeAll(attempts)) {
          won += attempt.get() ? 1 : 0;
        }
        assertThat(won).isEqualTo(1);
        assertThat(store.conversation("c").orElseThrow().version()).isEqualTo(version + 1);
      }
    } finally {
      writers.shutdownNow();
    }
  }

  private boolean done(String id, long base, String state, String visitor) {
    return store.complete(turn("c", id, base, id, "{}"), conversation("c", base + 1, state), visitor);
  }
}
