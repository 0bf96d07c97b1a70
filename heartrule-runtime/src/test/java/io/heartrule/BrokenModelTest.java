package io.heartrule;

import static io.heartrule.TestScripts.main;
import static io.heartrule.family.SmallTopic.ask;
import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.model.LanguageModel;
import io.heartrule.model.ModelException;
import io.heartrule.trace.TraceEvent;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An app's model that does not keep to its contract: the operator finds the stack in the log. */
class BrokenModelTest {
  private final Logger logger = Logger.getLogger(LanguageModel.class.getName());
  private final List<LogRecord> records = new ArrayList<>();
  private final List<String> reasons = new ArrayList<>();
  private final Handler handler = new Handler() {
    @Override
    public void publish(LogRecord line) {
      records.add(line);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  };

  @BeforeEach
  void listens() {
    logger.setLevel(Level.ALL);
    logger.setUseParentHandlers(false);
    logger.addHandler(handler);
  }

  @AfterEach
  void listensNoMore() {
    logger.removeHandler(handler);
    logger.setUseParentHandlers(true);
    logger.setLevel(Level.OFF);
  }

  /** What the visitor hears when the model does this. */
  private String heard(LanguageModel model) {
    TestScripts scripts = new TestScripts().topic("会谈/一/甲", "ask#1", ask("问甲", "答"))
        .stage(main("会谈/一", "会谈/一/甲"));
    ConversationListener listener = new ConversationListener() {
      @Override
      public void event(TraceEvent event) {
        if (event instanceof TraceEvent.ModelFailed failed) {
          reasons.add(failed.reason());
        }
      }
    };
    HeartRule heartrule = HeartRule.builder().executor(Runnable::run).listener(listener).model(model).build();
    return heartrule.start(scripts.key(), "v").begin().messages().get(0).text();
  }

  private String log() {
    assertThat(records).hasSize(1);
    assertThat(records.get(0).getLevel()).isEqualTo(Level.SEVERE);
    StringWriter out = new StringWriter();
    out.append(records.get(0).getMessage()).append('\n');
    records.get(0).getThrown().printStackTrace(new PrintWriter(out, true));
    return out.toString();
  }

  @Test
  void anExceptionOfItsOwnIsLoggedOnceWithItsStackAndWithoutItsWords() {
    String said = heard((request, stream) -> {
      throw new IllegalStateException("蓝鲸", new IllegalArgumentException("琥珀"));
    });
    assertThat(said).isEqualTo(Settings.defaults().unavailableReply());
    assertThat(log()).contains("call: turn", "java.lang.IllegalStateException", "java.lang.IllegalArgumentException",
        "at io.heartrule.BrokenModelTest").doesNotContain("蓝鲸", "琥珀");
    assertThat(reasons).containsExactly("IllegalStateException");
  }

  @Test
  void nullInsteadOfAnAnswerIsLoggedToo() {
    assertThat(heard((request, stream) -> null)).isEqualTo(Settings.defaults().unavailableReply());
    assertThat(log()).contains("answered null", "NullPointerException");
    assertThat(reasons).containsExactly("NullPointerException");
  }

  @Test
  void aFailureThatTheContractKnowsIsAnEventAlone() {
    heard((request, stream) -> {
      throw new ModelException(ModelException.Reason.TIMEOUT, "slow", null);
    });
    assertThat(records).isEmpty();
    assertThat(reasons).containsExactly("TIMEOUT");
  }
}
