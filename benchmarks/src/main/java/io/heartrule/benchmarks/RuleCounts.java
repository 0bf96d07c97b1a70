package io.heartrule.benchmarks;

import io.heartrule.Conversation;
import io.heartrule.HeartRule;
import io.heartrule.model.LanguageModel;
import io.heartrule.model.ModelAnswer;
import io.heartrule.model.ModelRequest;
import io.heartrule.model.Prompt;
import io.heartrule.model.Purpose;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Counts, without any clock, what open rules cost: model calls and prompt characters of a visitor's
 * turns, with none, 5, 20 and 60 rules of mixed check times open (a sixth each: {@code now} with a call,
 * {@code now} with a reply, {@code ask}, {@code topic}, {@code stage}, {@code session}). Two asks of three
 * visitor turns each, no rule fires; the settings are the defaults.
 *
 * <p>{@code benchmarks/run RuleCounts}
 */
public final class RuleCounts {
  private static final List<String> MIX = List.of("now", "hint", "ask", "topic", "stage", "session");
  private static final List<String> ROWS = List.of("open rules", "waited for: a turn inside an ask",
      "waited for: the last turn of an ask (with extraction, next opening)", "waited for: the last turn of the session",
      "in the background: inside an ask", "in the background: the last turn of an ask and its topic",
      "in the background: the last turn of topic, stage and session", "characters of a turn's prompt",
      "characters of an extraction", "characters of a background check");
  private static final int TURNS = 3;
  private static final String SENTENCE = "嗯，最近睡得不太好，老是半夜醒过来，白天也没精神";

  private RuleCounts() {}

  public static void main(String[] args) throws IOException {
    List<List<String>> columns = new ArrayList<>(List.of(ROWS));
    for (int rules : new int[] {0, 5, 20, 60}) {
      columns.add(play(rules));
    }
    for (int row = 0; row < ROWS.size(); row++) {
      StringBuilder line = new StringBuilder("|");
      for (List<String> column : columns) {
        line.append(' ').append(column.get(row)).append(" |");
      }
      System.out.println(row == 0 ? line + "\n|---|---:|---:|---:|---:|" : line);
    }
  }

  /** What is counted with so many rules, row by row. */
  private static List<String> play(int rules) throws IOException {
    CompiledScripts scripts = CompiledScripts.of(script(rules));
    Counting model = new Counting();
    Conversation talk = HeartRule.builder().model(model).classLoader(scripts.loader()).library(scripts.library())
        .executor(Runnable::run).build().start(scripts.session(0), "visitor");
    talk.begin();
    List<List<ModelRequest>> turns = new ArrayList<>();
    for (int i = 0; i < 2 * TURNS; i++) {
      int before = model.requests.size();
      model.said++;
      talk.reply("turn-" + i, SENTENCE);
      turns.add(List.copyOf(model.requests.subList(before, model.requests.size())));
    }
    List<String> column = new ArrayList<>(List.of("" + rules));
    for (boolean foreground : new boolean[] {true, false}) {
      for (int turn : new int[] {1, TURNS - 1, 2 * TURNS - 1}) {
        column.add("" + turns.get(turn).stream()
            .filter(request -> request.purpose().isForeground() == foreground).count());
      }
    }
    for (Purpose purpose : List.of(Purpose.TURN, Purpose.EXTRACT, Purpose.CHECK)) {
      double mean = model.requests.stream().filter(request -> request.purpose() == purpose)
          .mapToInt(RuleCounts::characters).average().orElse(0);
      column.add(mean == 0 ? "–" : String.format(Locale.ROOT, "%.0f", mean));
    }
    return column;
  }

  private static int characters(ModelRequest request) {
    return request.prompts().stream().map(Prompt::text).mapToInt(String::length).sum();
  }

  /** Ends an ask at its third visitor turn. */
  private static final class Counting implements LanguageModel {
    private final List<ModelRequest> requests = new ArrayList<>();
    private int said;

    @Override
    public ModelAnswer answer(ModelRequest request, TextListener listener) {
      requests.add(request);
      boolean ends = request.purpose() == Purpose.TURN && said == TURNS;
      said = ends ? 0 : said;
      return ModelAnswer.of("{\"EXIT\":" + ends + ",\"小谷\":\"听起来这段时间很不容易，能再多说一点吗？\",\"BRIEF\":\"请他多说\"}");
    }
  }

  private static String script(int rules) {
    StringBuilder yaml = new StringBuilder("sessions:\n- session: 会谈\n");
    for (int i = 0; i < rules; i++) {
      yaml.append(i == 0 ? "  attentions:\n" : "").append("  - open_rule: 规则").append(i).append('\n');
    }
    yaml.append("  stages:\n  - stage: 了解\n    steps:\n    - scene: 咨询室\n      ai: 小谷\n      human: 来访者\n");
    for (int i = 0; i < 2; i++) {
      yaml.append("    - topic: 话题").append(i).append("\n      actions:\n      - ai_ask: 请来访者讲讲最近让他烦心的事，一次只问一件\n")
          .append("        exit: 来访者讲完了一件具体的事\n        output:\n        - get: 烦心的事").append(i)
          .append("\n          define: 来访者讲到的让他烦心的事\n");
    }
    yaml.append("skills:\n- topic: 多谈一点\n  actions:\n  - say: 我们多谈一点这件事。\n").append(rules == 0 ? "" : "rules:\n");
    for (int i = 0; i < rules; i++) {
      String time = MIX.get(i % MIX.size());
      yaml.append("- rule: 规则").append(i).append("\n  check_time: ").append(time.equals("hint") ? "now" : time)
          .append("\n  if: 来访者讲到第").append(i).append("种让他为难的情况，并且说了自己当时的感受\n")
          .append(time.equals("hint") ? "  reply: 先体谅他，再继续问下去\n" : "  call: 多谈一点\n")
          .append(time.equals("now") ? "  timing: after_goal\n" : "");
    }
    return yaml.toString();
  }
}
