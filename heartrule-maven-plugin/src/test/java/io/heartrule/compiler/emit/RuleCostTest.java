package io.heartrule.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.Conversation;
import io.heartrule.HeartRule;
import io.heartrule.generated.Answer;
import io.heartrule.generated.Effects;
import io.heartrule.generated.Library;
import io.heartrule.generated.Rule;
import io.heartrule.generated.RuleBook;
import io.heartrule.generated.RuleFacts;
import io.heartrule.generated.RuleView;
import io.heartrule.generated.SessionKey;
import io.heartrule.generated.Variables;
import io.heartrule.model.LanguageModel;
import io.heartrule.model.ModelAnswer;
import io.heartrule.store.memory.MemoryStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a turn asks of the rules: it follows from those that are open, not from how many there are. */
class RuleCostTest {
  private static final String OPEN = """
      sessions:
      - session: 会谈
        attentions:
        - open_rule: 危机
        - open_rule: 每句甲
        - open_rule: 每句乙
        - open_rule: 每问
        - open_rule: 每题
        stages:
        - stage: 一
          steps:
          - scene: 咨询室
            ai: 谷
            human: 客
          - topic: 甲
            actions:
            - ai_ask: 问甲
              exit: 讲了
          - topic: 乙
            actions:
            - ai_ask: 问乙
              exit: 讲了
      skills:
      - topic: 陪伴
        actions:
        - say: 我在这里。
        - ai_ask: 确认安全
          exit: 安全
      - topic: 谈谈
        actions:
        - say: 谈谈。
      rules:
      - rule: 危机
        check_time: now
        if: 想伤害自己
        phrases: [不想活]
        critical: true
        call: 陪伴
      - rule: 每句甲
        check_time: now
        if: 甲出现
        call: 谈谈
        timing: after_goal
      - rule: 每句乙
        check_time: now
        if: 乙出现
        reply: 回应乙
      - rule: 每问
        check_time: ask
        if: 出现
        call: 谈谈
        timing: after_stage
      - rule: 每题
        check_time: topic
        if: 出现
        call: 谈谈
        timing: after_stage
      """;

  @TempDir
  Path temp;

  private final Map<String, Integer> calls = new TreeMap<>();

  @Test
  void aTurnLooksOnlyAtTheRulesThatAreOpenAndBuildsEachAtMostOnceALook() {
    List<Map<String, Integer>> few = play(0);
    List<Map<String, Integer>> many = play(995);
    assertThat(many).isEqualTo(few);
    assertThat(few).extracting(turn -> turn.get("names")).containsOnlyNulls();
    // In the middle of an ask: the critical rule for its phrases, and the three rules of the turn.
    assertThat(few.get(1).get("rule")).isEqualTo(4);
    // A turn that ends ask and topic: the rule of the ask, the rule of the topic, and the next ask's turn.
    assertThat(few.get(2).get("rule")).isEqualTo(4 + 1 + 1 + 3);
  }

  /** What each turn asked of the rules. */
  private List<Map<String, Integer>> play(int more) {
    StringBuilder yaml = new StringBuilder(OPEN);
    for (int i = 0; i < more; i++) {
      yaml.append("- rule: 别的").append(i).append("\n  check_time: now\n  if: 出现").append(i).append("\n  reply: 回应\n");
    }
    Library library = counted(Generated.from(yaml.toString()).load(temp.resolve("rules" + more)));
    boolean[] exit = {false};
    LanguageModel model = (request, listener) -> {
      String answer = "{\"rule_危机\":false,\"EXIT\":" + exit[0] + ",\"谷\":\"嗯\"}";
      exit[0] = false;
      return ModelAnswer.of(answer);
    };
    HeartRule.Builder builder = HeartRule.builder().model(model).store(new MemoryStore()).library(library)
        .executor(Runnable::run);
    List<Map<String, Integer>> turns = new ArrayList<>();
    Conversation talk = builder.build().start(new SessionKey<>(library, "会谈"), "visitor");
    talk.begin();
    turns.add(taken());
    for (int i = 0; i < 2; i++) {
      exit[0] = i == 1;
      talk = builder.build().resume(talk.id());
      talk.reply("turn-" + i, "说说");
      turns.add(taken());
    }
    return turns;
  }

  private Map<String, Integer> taken() {
    Map<String, Integer> taken = new TreeMap<>(calls);
    calls.clear();
    return taken;
  }

  private Library counted(Library library) {
    RuleBook counting = new Counting(library.rules());
    return (Library) Proxy.newProxyInstance(library.getClass().getClassLoader(), new Class<?>[] {Library.class},
        (proxy, method, arguments) -> {
          try {
            return method.getName().equals("rules") ? counting : method.invoke(library, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        });
  }

  /** Counts what is asked of another book. */
  private final class Counting extends RuleBook {
    private final RuleBook book;

    private Counting(RuleBook book) {
      this.book = book;
    }

    private RuleBook count(String what) {
      calls.merge(what, 1, Integer::sum);
      return book;
    }

    @Override public List<String> names() { return count("names").names(); }

    @Override public RuleFacts facts(String name) { return count("facts").facts(name); }

    @Override public Rule rule(String name, RuleView view) { return count("rule").rule(name, view); }

    @Override public Variables watches(String name) { return count("watches").watches(name); }

    @Override public void assign(String name, RuleView view, String variable, Answer answer) {
      count("assign").assign(name, view, variable, answer);
    }

    @Override public void assign(String name, RuleView view, String variable, Object value) {
      count("assign").assign(name, view, variable, value);
    }

    @Override public void act(String name, RuleView view, Effects effects) { count("act").act(name, view, effects); }

    @Override public List<?> elements(String name, RuleView view) { return count("elements").elements(name, view); }

    @Override public Variables input(String name, String call, RuleView view, Object element) {
      return count("input").input(name, call, view, element);
    }

    @Override public boolean cancels(String id, RuleView view) { return count("cancels").cancels(id, view); }
  }
}
