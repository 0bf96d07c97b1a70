package io.heartrule;

import static io.heartrule.TestScripts.main;
import static io.heartrule.family.SmallTopic.ask;
import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.generated.Rule;
import io.heartrule.generated.Rule.Check;
import io.heartrule.generated.Timing;
import io.heartrule.model.ModelRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What stays the same from one prompt to the next stands first, so that providers need not read it again. */
class PrefixTest {
  private static final String GOES_ON = "{'rule_危':'false','累':'','rule_难':'false','EXIT':'false','小谷':'那时候你是怎么想的？'}";

  private static Play opened(Map<String, String> settings) {
    TestScripts scripts = new TestScripts().topic("会谈/一/甲", "ai_ask#1", ask("问问来访者近来的情形", "来访者讲完了"))
        .topic("危机", "ai_ask#1", ask("确认安全", "安全")).stage(main("会谈/一", "会谈/一/甲"))
        .rule("危", view -> Rule.check("危", Check.NOW, "危险").critical().call(Timing.NOW, "危机"))
        .rule("难", view -> Rule.check("难", Check.NOW, "来访者觉得难").reply("先体谅他"))
        .open("危", "难");
    return new Play(true).start(scripts.key(), settings, Map.of()).turn(GOES_ON).begin();
  }

  /** Everything up to the fence that ends the dialogue. */
  private static String upToTheDialogue(ModelRequest request) {
    String late = request.prompts().get(1).text();
    return request.prompts().get(0).text() + late.substring(0, late.lastIndexOf("\n###"));
  }

  private static String whole(ModelRequest request) {
    return request.prompts().get(0).text() + request.prompts().get(1).text();
  }

  @Test
  void insideAnAskAPromptBeginsWithAllOfTheOneBefore() {
    Play play = opened(Map.of());
    for (int i = 0; i < 12; i++) {
      ModelRequest before = play.last();
      play.turn(GOES_ON).visitor("嗯，第" + i + "件事是睡不好");
      assertThat(whole(play.last())).startsWith(upToTheDialogue(before));
    }
    play.done();
  }

  @Test
  void aFullWindowMovesOnSeldom() {
    Play play = opened(Map.of("window_chars", "400", "max_turns", "100"));
    int moved = 0;
    for (int i = 0; i < 60; i++) {
      ModelRequest before = play.last();
      play.turn(GOES_ON).visitor("嗯，第" + (100 + i) + "件事是睡不好");
      moved += whole(play.last()).startsWith(upToTheDialogue(before)) ? 0 : 1;
      String late = play.last().prompts().get(1).text();
      assertThat(late.replaceAll("(?m)^(来访者|小谷)：", "").length()).isLessThan(400 + 80);
      assertThat(late).contains("第" + (100 + i) + "件事").contains(i == 0 ? "" : "第" + (99 + i) + "件事");
    }
    // 60 turns of 23 characters, 200 characters at a time
    assertThat(moved).isBetween(4, 8);
    play.done();
  }
}
