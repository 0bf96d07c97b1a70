package io.heartrule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartrule.family.Scripts;
import io.heartrule.generated.NoVars;
import io.heartrule.generated.SkillKey;
import io.heartrule.internal.prompt.Wordings;
import io.heartrule.model.ModelAnswer;
import io.heartrule.trace.TraceEvent;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Starting sessions and single skills; settings, given values, wordings, events. */
class StartTest {
  @Test
  void aSkillCanBeTriedAlone() {
    HeartRule heartrule = HeartRule.builder().executor(Runnable::run)
        .model((request, listener) -> ModelAnswer.of("{\"EXIT\":\"false\",\"小谷\":\"" + request.prompts().get(0).text()
            .contains("询问与外婆阿婆日常相处") + "\"}")).build();
    Conversation talk = heartrule.start(new SkillKey<NoVars>(Scripts.LIBRARY, "深度了解关系情况"), "v",
        Map.of("角色", "外婆", "称呼", "阿婆"), "小谷", "来访者", Map.of(), Map.of());
    assertThat(talk.begin().messages()).extracting(Message::speaker, Message::text)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("小谷", "true"));
    assertThat(heartrule.resume(talk.id()).view().topic()).isEqualTo("深度了解关系情况");
  }

  @Test
  void unknownSettingsAndVariablesAreRefused() {
    Play play = new Play();
    assertThatThrownBy(() -> play.start(Scripts.家庭访谈, Map.of("now_rule", "2"), Map.of()))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("now_rule");
    play.start(Scripts.家庭访谈, Map.of(), Map.of("不存在", 1));
    assertThatThrownBy(play::begin).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("不存在");
  }

  @Test
  void settingsAreKnownByBothTheirNames() {
    Settings settings = Settings.defaults().with("now_rules", "2").with("updateBatch", "3").with("use_brief", "true");
    assertThat(settings.nowRules()).isEqualTo(2);
    assertThat(settings.updateBatch()).isEqualTo(3);
    assertThat(settings.useBrief()).isTrue();
    assertThatThrownBy(() -> settings.with("now_rules", "viel")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aSettingThatIsYesOrNoTakesNoOtherWord() {
    Settings settings = Settings.defaults();
    assertThat(settings.with("pipelining", " False ").pipelining()).isFalse();
    assertThat(settings.with("fusion", "TRUE").fusion()).isTrue();
    for (String name : new String[] {"pipelining", "use_brief", "fusion"}) {
      for (String value : new String[] {"ture", "", "1", "yes"}) {
        assertThatThrownBy(() -> settings.with(name, value)).isInstanceOf(IllegalArgumentException.class)
            .hasMessage("Setting " + name + " needs true or false, not " + value);
      }
    }
  }

  @Test
  void aProjectOverridesSingleWordings() {
    Wordings words = Wordings.load(new ClassLoader(StartTest.class.getClassLoader()) {
      @Override
      public InputStream getResourceAsStream(String name) {
        return name.equals("META-INF/heartrule/prompts/prompts_zh.properties")
            ? new ByteArrayInputStream("turn.opening=请先说话。".getBytes(StandardCharsets.UTF_8)) : null;
      }
    });
    assertThat(words.of("turn.opening")).isEqualTo("请先说话。");
    assertThat(words.of("turn.hint", "if", "{reply}", "reply", "乙")).isEqualTo("当{reply}时，乙");
  }

  @Test
  void anEventIsOneLineOfJson() {
    assertThat(new TraceEvent.TopicStarted("会谈/一/甲", "甲", null).toJson())
        .isEqualTo("{\"event\":\"TopicStarted\",\"topic\":\"会谈/一/甲\",\"name\":\"甲\"}");
    assertThat(new TraceEvent.RiskUnknown(List.of("危")).toJson())
        .isEqualTo("{\"event\":\"RiskUnknown\",\"rules\":[\"危\"]}");
  }

  @Test
  void aListenerThatFailsDoesNotBreakTheTurn() {
    HeartRule heartrule = HeartRule.builder().model((request, listener) ->
        ModelAnswer.of("{\"rule_识别自杀风险\":false,\"EXIT\":false,\"心谷向导\":\"好\"}")).listener(new ConversationListener() {
          @Override public void message(Message message) {
            throw new IllegalStateException("listener");
          }
        }).build();
    assertThat(heartrule.start(Scripts.家庭访谈, "v").begin().messages()).hasSize(2);
  }

  @Test
  void aListenerThatFailsInEveryCallDoesNotBreakTheTurn() {
    ConversationListener failing = new ConversationListener() {
      @Override public boolean wantsText() {
        throw new IllegalStateException("listener");
      }

      @Override public void message(Message message) {
        throw new IllegalStateException("listener");
      }

      @Override public void event(TraceEvent event) {
        throw new IllegalStateException("listener");
      }

      @Override public void risk(RiskRaised raised) {
        throw new IllegalStateException("listener");
      }
    };
    HeartRule heartrule = HeartRule.builder().model((request, listener) ->
        ModelAnswer.of("{\"rule_识别自杀风险\":false,\"EXIT\":false,\"心谷向导\":\"好\"}")).listener(failing).build();
    assertThat(heartrule.start(Scripts.家庭访谈, "v").begin().messages()).hasSize(2);
  }

  @Test
  void aListenerThatCannotSayWhetherItWantsTextGetsWholeMessages() {
    List<String> got = new ArrayList<>();
    HeartRule heartrule = HeartRule.builder().model((request, listener) -> {
      assertThat(listener).as("where the model would stream to").isNull();
      return ModelAnswer.of("{\"rule_识别自杀风险\":false,\"EXIT\":false,\"心谷向导\":\"好\"}");
    }).listener(new ConversationListener() {
      @Override public boolean wantsText() {
        throw new IllegalStateException("listener");
      }

      @Override public void text(String piece) {
        got.add("piece " + piece);
      }

      @Override public void message(Message message) {
        got.add(message.text());
      }
    }).build();
    assertThat(heartrule.start(Scripts.家庭访谈, "v").begin().messages()).extracting(Message::text)
        .isEqualTo(got).hasSize(2).contains("好");
  }

  @Test
  void aBatchHoldsAtLeastOneHoweverSettingsAreMade() {
    Settings made = new Settings(0, 0, 0, 0, 0, 0, 0, false, false, false, "", "", "", 0);
    assertThat(List.of(made.checkBatch(), made.updateBatch(), made.maxTurns())).containsExactly(1, 1, 1);
    assertThat(Settings.defaults().with("check_batch", "0").checkBatch()).isEqualTo(1);
  }
}
