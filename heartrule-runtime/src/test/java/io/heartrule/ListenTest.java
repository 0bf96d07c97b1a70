package io.heartrule;

import static io.heartrule.TestScripts.main;
import static io.heartrule.family.SmallTopic.ask;
import static io.heartrule.family.SmallTopic.say;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartrule.generated.Rule;
import io.heartrule.generated.Rule.Check;
import io.heartrule.generated.Timing;
import io.heartrule.model.ExpectedField;
import io.heartrule.model.ModelAnswer;
import io.heartrule.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A conversation's own listener hears its turns, and those of no other. */
class ListenTest {
  private final TestScripts scripts = new TestScripts().open("危")
      .rule("危", view -> Rule.check("危", Check.NOW, "想结束生命").critical("想死").call(Timing.NOW, "危机"))
      .topic("危机", "say#1 ask#1", say("你的安全最要紧。"), ask("确认安全", "安全"))
      .topic("会谈/一/甲", "ask#1", ask("问甲", "答")).stage(main("会谈/一", "会谈/一/甲"));
  private final Heard all = new Heard(false);
  private final HeartRule heartrule = HeartRule.builder().executor(Runnable::run).listener(all)
      .model((request, stream) -> {
        StringBuilder fields = new StringBuilder();
        for (ExpectedField field : request.fields()) {
          fields.append(fields.isEmpty() ? "" : ",").append('"').append(field.name()).append("\":\"")
              .append(field.kind() == ExpectedField.Kind.REPLY ? "嗯。" : "false").append('"');
        }
        String reply = "{" + fields + "}";
        if (stream != null) {
          stream.text(reply);
        }
        return ModelAnswer.of(reply);
      }).build();

  /** Writes down what it hears. */
  private static final class Heard implements ConversationListener {
    private final boolean wants;
    private final List<String> messages = new ArrayList<>();
    private final List<String> visitors = new ArrayList<>();
    private final List<String> turns = new ArrayList<>();
    private int pieces;

    private Heard(boolean wants) {
      this.wants = wants;
    }

    @Override
    public boolean wantsText() {
      return wants;
    }

    @Override
    public synchronized void text(String piece) {
      pieces++;
    }

    @Override
    public synchronized void message(Message message) {
      messages.add(message.text());
    }

    @Override
    public synchronized void risk(RiskRaised raised) {
      visitors.add(raised.visitor());
    }

    @Override
    public synchronized void event(TraceEvent event) {
      if (event instanceof TraceEvent.TurnBegan began) {
        turns.add(began.turn());
      }
    }
  }

  @Test
  void twoConversationsAtOnceReachTheirOwnScreens() throws Exception {
    Heard one = new Heard(false);
    Heard other = new Heard(false);
    Conversation first = heartrule.start(scripts.key(), "甲来访者").listen(one);
    Conversation second = heartrule.start(scripts.key(), "乙来访者").listen(other);
    CyclicBarrier both = new CyclicBarrier(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<?> crisis = threads.submit(() -> play(first, both, "我想死"));
      Future<?> talk = threads.submit(() -> play(second, both, "今天还好"));
      crisis.get(20, TimeUnit.SECONDS);
      talk.get(20, TimeUnit.SECONDS);
    } finally {
      threads.shutdownNow();
    }
    assertThat(one.messages).containsExactly("嗯。", "你的安全最要紧。", "嗯。");
    assertThat(one.visitors).containsExactly("甲来访者");
    assertThat(one.turns).containsExactly("begin", "我想死");
    assertThat(other.messages).containsExactly("嗯。", "嗯。");
    assertThat(other.visitors).isEmpty();
    assertThat(other.turns).containsExactly("begin", "今天还好");
    assertThat(all.messages).hasSize(5);
    assertThat(all.visitors).containsExactly("甲来访者");
  }

  private static Object play(Conversation talk, CyclicBarrier both, String says) throws Exception {
    both.await(20, TimeUnit.SECONDS);
    talk.begin();
    both.await(20, TimeUnit.SECONDS);
    return talk.reply(says, says);
  }

  @Test
  void aListenerIsNotStoredAndCanBeReplaced() {
    Heard before = new Heard(false);
    Heard after = new Heard(false);
    Conversation talk = heartrule.start(scripts.key(), "v").listen(before);
    talk.begin();
    talk.listen(after).reply("t1", "嗯");
    heartrule.resume(talk.id()).reply("t2", "嗯");
    assertThat(before.messages).hasSize(1);
    assertThat(after.messages).hasSize(1);
    assertThat(all.messages).hasSize(3);
    assertThatThrownBy(() -> talk.listen(null)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void onlyWhoWantsTextHearsPieces() {
    Heard screen = new Heard(true);
    heartrule.start(scripts.key(), "v").listen(screen).begin();
    assertThat(all.pieces).isZero();
    assertThat(all.messages).hasSize(1);
    assertThat(screen.pieces).isPositive();
    assertThat(screen.messages).hasSize(1);
  }

  @Test
  void aListenerThatFailsHarmsNeitherTheTurnNorTheOther() {
    Conversation talk = heartrule.start(scripts.key(), "v").listen(new ConversationListener() {
      @Override
      public boolean wantsText() {
        throw new IllegalStateException();
      }

      @Override
      public void message(Message message) {
        throw new IllegalStateException();
      }
    });
    assertThat(talk.begin().messages()).hasSize(1);
    assertThat(all.messages).hasSize(1);
  }
}
