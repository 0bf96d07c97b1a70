package io.heartrule.compiler.lastuse;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.Conversation;
import io.heartrule.ConversationListener;
import io.heartrule.HeartRule;
import io.heartrule.Turn;
import io.heartrule.compiler.Repository;
import io.heartrule.compiler.compile.ScriptFolder;
import io.heartrule.compiler.compile.ScriptSource;
import io.heartrule.generated.Library;
import io.heartrule.model.ExpectedField;
import io.heartrule.model.LanguageModel;
import io.heartrule.model.ModelAnswer;
import io.heartrule.model.ModelRequest;
import io.heartrule.model.Purpose;
import io.heartrule.trace.TraceEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What variables that keep themselves true cost in the example's sessions, counted: (a) each of them in a call
 * after every visitor turn, (b) as built, (c) none. The visitor's lines carry facts; the scripted model finds
 * those in what it is shown as new, and nothing else.
 */
class UpdateCostTest {
  private static final int TALKS = 20;
  private static final String[] WORDS = {"嗯，最近睡得不太好，老是半夜醒过来，白天也没精神", "我妈总说我想太多了，我也不知道怎么回她", "还好吧"};

  @TempDir
  private Path classes;

  /** Counts of one way. */
  private static final class Cost {
    double turns;
    double calls;
    double chars;
    double waited;
    double updates;
    int uses;
    /** Characters of the longest update prompt without its dialogue. */
    int frame;

    String line(String name, Cost none) {
      return String.format(Locale.ROOT, "%s: %.2f calls, %.0f characters a turn (%.1f %%, %.1f %%)", name,
          calls / turns, chars / turns, 100 * calls / turns / (none.calls / none.turns) - 100,
          100 * chars / turns / (none.chars / none.turns) - 100);
    }
  }

  /** Plays the model; ends an ask at its third visitor turn. */
  private static final class Play implements LanguageModel, ConversationListener {
    final Cost cost;
    final Library library;
    final Map<String, String> told = new TreeMap<>();
    final Map<String, String> given = new TreeMap<>();
    final List<String> wrong = new ArrayList<>();
    String ask = "";
    int turnsOfAsk;
    boolean fresh;

    Play(Cost cost, Library library) {
      this.cost = cost;
      this.library = library;
    }

    @Override
    public ModelAnswer answer(ModelRequest request, TextListener listener) {
      String text = String.join("\n", request.prompts().stream().map(p -> p.text()).toList());
      cost.calls++;
      cost.chars += text.length();
      cost.waited += request.purpose().isForeground() ? 1 : 0;
      cost.updates += request.purpose() == Purpose.UPDATE ? 1 : 0;
      if (request.purpose() == Purpose.UPDATE) {
        int dialogue = text.indexOf("###\n", text.indexOf("最近对话")) + 4;
        cost.frame = Math.max(cost.frame, text.length() - (text.indexOf("\n###", dialogue) - dialogue));
      } else if (request.purpose() == Purpose.TURN) {
        turnsOfAsk = request.position().equals(ask) ? turnsOfAsk + (fresh ? 1 : 0) : 0;
        ask = request.position();
      }
      boolean exit = turnsOfAsk >= 3;
      StringBuilder json = new StringBuilder("{");
      for (ExpectedField field : request.fields()) {
        json.append(json.length() > 1 ? "," : "").append('"').append(field.name()).append("\":\"")
            .append(value(request, field, text, exit)).append('"');
      }
      ask = request.purpose() == Purpose.TURN && exit ? "" : ask;
      fresh = request.purpose() != Purpose.TURN && fresh;
      return ModelAnswer.of(json.append('}').toString());
    }

    private String value(ModelRequest request, ExpectedField field, String text, boolean exit) {
      if (request.purpose() == Purpose.TURN) {
        return switch (field.kind()) {
          case FLAG -> String.valueOf(field.name().equals("EXIT") && exit);
          case REPLY -> "听起来这件事让你挺不容易的，能再多讲一点当时的情形吗？";
          default -> "";
        };
      }
      int at = text.lastIndexOf("【" + field.name() + "是");
      if (at < 0 || request.purpose() != Purpose.UPDATE && request.purpose() != Purpose.EXTRACT) {
        return "";
      }
      String fact = text.substring(at + field.name().length() + 2, text.indexOf('】', at));
      given.put(field.name(), fact);
      return fact;
    }

    @Override
    public void event(TraceEvent event) {
      if (event instanceof TraceEvent.TopicStarted started) {
        for (String name : library.topic(started.topic()).uses()) {
          if (told.containsKey(name)) {
            cost.uses++;
            if (!told.get(name).equals(given.get(name))) {
              wrong.add(started.topic() + " reads " + given.get(name) + " of " + name + ", told " + told.get(name));
            }
          }
        }
      }
    }
  }

  @Test
  void keeping_variables_true_costs_little_and_every_use_finds_what_updating_all_each_turn_would_have_found()
      throws IOException {
    Path example = Repository.root().resolve("example-project/counseling-scripts/src/main/heartrule");
    List<ScriptSource> scripts = new ScriptFolder(example, example).read();
    Cost built = new Cost();
    List<String> wrong = play(1, scripts, built);
    Cost none = new Cost();
    play(2, scripts.stream().map(UpdateCostTest::withoutUpdates).toList(), none);
    Cost all = new Cost();
    all.turns = none.turns;
    all.calls = none.calls + none.turns;
    all.chars = none.chars + none.turns * built.frame + lines.values().stream().mapToInt(String::length).sum();
    String figures = all.line("(a) all, each turn", none) + "\n" + built.line("(b) as built", none) + "\n"
        + none.line("(c) none", none) + "\nuses with facts: " + built.uses + ", update calls: " + built.updates + "\n";
    assertThat(wrong).as("what a use reads is what (a) would have found").isEmpty();
    assertThat(built.uses).isGreaterThan(TALKS);
    assertThat(built.turns).as("the same way in both").isEqualTo(none.turns);
    assertThat(built.calls).as(figures).isLessThanOrEqualTo(none.calls * 1.15);
    assertThat(built.chars).as(figures).isLessThanOrEqualTo(none.chars * 1.15);
    assertThat(built.calls).as(figures).isLessThan(all.calls);
  }

  /** What the visitor says, by conversation and turn: the same in all ways. */
  private final Map<String, String> lines = new TreeMap<>();

  private static ScriptSource withoutUpdates(ScriptSource source) {
    String text = new String(source.bytes(), StandardCharsets.UTF_8);
    return new ScriptSource(source.path(), text.replace("autoUpdate: open", "autoUpdate: close")
        .replace("autoUpdate: pause", "autoUpdate: close").getBytes(StandardCharsets.UTF_8));
  }

  /** Often a fact about a variable that something will still read. */
  private static String line(Play play, Conversation talk, Random random, String key) {
    String words = WORDS[random.nextInt(WORDS.length)];
    String name = List.of("主诉情况", "忌讳的话题").get(random.nextInt(2));
    if (random.nextInt(2) > 0 || !talk.view().updating().contains(name)) {
      return words;
    }
    play.told.put(name, key.replace(' ', '-'));
    return words + "【" + name + "是" + key.replace(' ', '-') + "】";
  }

  private List<String> play(long number, List<ScriptSource> scripts, Cost cost) {
    Loaded loaded = new Loaded(List.of(Compiled.of(number, "", scripts)), classes.resolve("c" + number));
    Library library = loaded.library(number);
    List<String> sessions = library.sessions();
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < TALKS; i++) {
      Play play = new Play(cost, library);
      Random random = new Random(i);
      HeartRule heartrule = HeartRule.builder().model(play).classLoader(loaded.loader()).library(library)
          .listener(play).executor(Runnable::run).build();
      Conversation talk = heartrule.start(loaded.session(number, sessions.get(i % sessions.size())), "客");
      talk.begin();
      for (int t = 0; t < 60 && talk.status() == Turn.Status.WAITING; t++) {
        cost.turns++;
        String line = lines.computeIfAbsent(i + " " + t, key -> line(play, talk, random, key));
        play.fresh = true;
        talk.reply("t" + t, line);
      }
      wrong.addAll(play.wrong);
    }
    return wrong;
  }
}
