package io.heartrule.benchmarks;

import io.heartrule.Conversation;
import io.heartrule.HeartRule;
import io.heartrule.Settings;
import io.heartrule.Turn;
import io.heartrule.compiler.compile.ScriptFolder;
import io.heartrule.generated.SessionKey;
import io.heartrule.model.ExpectedField;
import io.heartrule.model.LanguageModel;
import io.heartrule.model.ModelAnswer;
import io.heartrule.model.ModelRequest;
import io.heartrule.model.Prompt;
import io.heartrule.model.Purpose;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.json.JsonMapper;

/**
 * Counts, without any clock, what a visitor and a bill feel: model calls in each visitor turn, how
 * much of a turn's prompt is the same as that of the turn before from its first character on, and
 * how much of the prompts is the engine's own wording. A scripted model ends an ask at its third
 * visitor turn, gives two list records, and one rule flag in 25 is true.
 *
 * <p>{@code benchmarks/run CallCounts [example scripts]}
 */
public final class CallCounts {
  private static final int CONVERSATIONS = 20;
  private static final String WORDINGS = "prompts_zh.properties";
  private static final List<String> MARKS = List.of("\"", "{", "}", "[", "]", ":", ",", "\n", "#", "(", ")", "EXIT",
      "BRIEF", "rule_");
  private static final String[] SENTENCES = {"嗯，最近睡得不太好，老是半夜醒过来，白天也没精神", "我妈总说我想太多了，我也不知道怎么回她",
      "其实上周我试着去跑了两次步，感觉稍微好一点", "还好吧", "工作上的事情有点多，领导也不太体谅人，我就一直忍着没说", "是的，就是这样"};

  private CallCounts() {}

  public static void main(String[] args) throws IOException {
    Path example = Path.of(args.length > 0 ? args[0] : "example-project/counseling-scripts/src/main/heartrule");
    Map<String, CompiledScripts> all = new LinkedHashMap<>();
    all.put("example course", CompiledScripts.of(new ScriptFolder(example, example).read()));
    all.put("generated course", CompiledScripts.of(Course.of(100).scripts()));
    System.out.println("conversations, turns        example course / generated course");
    List<Tally> tallies = new ArrayList<>();
    for (CompiledScripts scripts : all.values()) {
      tallies.add(tally(scripts));
    }
    row("conversations", tallies, t -> t.conversations, "%.0f");
    row("visitor turns", tallies, t -> t.turns, "%.0f");
    row("calls the visitor waits for, a turn", tallies, t -> t.foreground / t.turns, "%.2f");
    row("  turn calls, a turn", tallies, t -> t.of(Purpose.TURN) / t.turns, "%.2f");
    row("  extractions, a turn", tallies, t -> t.of(Purpose.EXTRACT) / t.turns, "%.2f");
    row("  thinks, a turn", tallies, t -> t.of(Purpose.THINK) / t.turns, "%.2f");
    row("background calls, a turn", tallies, t -> t.background / t.turns, "%.2f");
    row("visitor turns with one call only", tallies, t -> 100 * t.single / t.turns, "%.1f %%");
    row("characters of a turn's prompt", tallies, t -> t.promptChars / t.prompts, "%.0f");
    row("same prefix, all turns", tallies, t -> 100 * t.samePrefix / t.comparedChars, "%.1f %%");
    row("same prefix, inside an ask", tallies, t -> 100 * t.insidePrefix / t.insideChars, "%.1f %%");
    row("same prefix, of the turn before", tallies, t -> 100 * t.insidePrefix / t.beforeChars, "%.1f %%");
    row("engine's wording in turn prompts", tallies, t -> 100 * t.wording / t.promptChars, "%.1f %%");
    row("  with marks and fixed names", tallies, t -> 100 * (t.wording + t.marks) / t.promptChars, "%.1f %%");
  }

  private static void row(String name, List<Tally> tallies, ToDoubleFunction<Tally> value, String form) {
    StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-42s", name));
    for (Tally tally : tallies) {
      line.append(String.format(Locale.ROOT, " %12s", String.format(Locale.ROOT, form, value.applyAsDouble(tally))));
    }
    System.out.println(line);
  }

  private static Tally tally(CompiledScripts scripts) throws IOException {
    Tally tally = new Tally();
    ClassLoader bare = new BareWordings(scripts.loader());
    for (int i = 0; i < CONVERSATIONS; i++) {
      SessionKey<?> session = scripts.session(i % scripts.library().sessions().size());
      List<ModelRequest> with = play(session, scripts.loader(), i, tally);
      List<ModelRequest> without = play(session, bare, i, new Tally());
      if (with.size() != without.size()) {
        throw new IllegalStateException("wordings must not change the way: " + with.size() + ", " + without.size());
      }
      for (int k = 0; k < with.size(); k++) {
        if (with.get(k).purpose() == Purpose.TURN) {
          String bareText = text(without.get(k));
          tally.wording += text(with.get(k)).length() - bareText.length();
          tally.marks += marks(bareText);
        }
      }
    }
    return tally;
  }

  private static List<ModelRequest> play(SessionKey<?> session, ClassLoader loader, long seed, Tally tally) {
    Scripted model = new Scripted(seed);
    HeartRule heartrule = HeartRule.builder().model(model).classLoader(loader).library(session.library())
        .settings(Settings.defaults()).executor(Runnable::run).build();
    Conversation talk = heartrule.start(session, "visitor");
    talk.begin();
    tally.conversations++;
    Random random = new Random(seed);
    for (int i = 0; i < 60 && talk.status() == Turn.Status.WAITING; i++) {
      int before = model.requests.size();
      model.visitorTurn();
      talk.reply("t" + i, SENTENCES[random.nextInt(SENTENCES.length)]);
      tally.turn(model.requests.subList(before, model.requests.size()));
    }
    tally.prefixes(model.requests);
    return model.requests;
  }

  private static String text(ModelRequest request) {
    return String.join("\n", request.prompts().stream().map(Prompt::text).toList());
  }

  /** Quotation marks, braces and names that every prompt has, outside of the dialogue. */
  private static int marks(String bare) {
    String outside = bare.contains("###") ? bare.substring(0, bare.lastIndexOf("###\n", bare.length() - 4) + 4) : bare;
    int marks = 0;
    for (String mark : MARKS) {
      for (int at = outside.indexOf(mark); at >= 0; at = outside.indexOf(mark, at + mark.length())) {
        marks += mark.length();
      }
    }
    return marks;
  }

  /** Counters of one kind of conversation. */
  private static final class Tally {
    private double conversations;
    private double turns;
    private double foreground;
    private double background;
    private double single;
    private double prompts;
    private double promptChars;
    private double comparedChars;
    private double samePrefix;
    private double insideChars;
    private double insidePrefix;
    private double beforeChars;
    private double wording;
    private double marks;
    private final Map<Purpose, Integer> calls = new LinkedHashMap<>();

    private double of(Purpose purpose) {
      return calls.getOrDefault(purpose, 0);
    }

    private void turn(List<ModelRequest> requests) {
      turns++;
      int waited = 0;
      for (ModelRequest request : requests) {
        calls.merge(request.purpose(), 1, Integer::sum);
        waited += request.purpose().isForeground() ? 1 : 0;
      }
      foreground += waited;
      background += requests.size() - waited;
      single += waited == 1 ? 1 : 0;
    }

    private void prefixes(List<ModelRequest> requests) {
      ModelRequest before = null;
      for (ModelRequest request : requests) {
        if (request.purpose() != Purpose.TURN) {
          continue;
        }
        String text = text(request);
        prompts++;
        promptChars += text.length();
        if (before != null) {
          int same = same(text(before), text);
          comparedChars += text.length();
          samePrefix += same;
          if (before.position().equals(request.position())
              && before.prompts().get(0).equals(request.prompts().get(0))) {
            insideChars += text.length();
            insidePrefix += same;
            beforeChars += text(before).length();
          }
        }
        before = request;
      }
    }

    private static int same(String a, String b) {
      int i = 0;
      while (i < a.length() && i < b.length() && a.charAt(i) == b.charAt(i)) {
        i++;
      }
      return i;
    }
  }

  /** Ends an ask at its third visitor turn. */
  private static final class Scripted implements LanguageModel {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final List<ModelRequest> requests = new ArrayList<>();
    private final Random random;
    private String ask = "";
    private int turnsOfAsk;
    private boolean fresh;

    private Scripted(long seed) {
      this.random = new Random(seed);
    }

    private void visitorTurn() {
      fresh = true;
    }

    @Override
    public ModelAnswer answer(ModelRequest request, TextListener listener) {
      requests.add(request);
      if (request.purpose() == Purpose.TURN) {
        turnsOfAsk = request.position().equals(ask) ? turnsOfAsk + (fresh ? 1 : 0) : 0;
        ask = request.position();
      }
      Map<String, Object> answer = new LinkedHashMap<>();
      for (ExpectedField field : request.fields()) {
        answer.put(field.name(), value(field));
      }
      boolean exits = "true".equals(answer.get("EXIT"));
      ask = exits ? "" : ask;
      fresh = request.purpose() != Purpose.TURN && fresh;
      return ModelAnswer.of(JSON.writeValueAsString(answer));
    }

    private Object value(ExpectedField field) {
      return switch (field.kind()) {
        case FLAG -> field.name().equals("EXIT") ? String.valueOf(turnsOfAsk >= 3)
            : String.valueOf(field.name().startsWith("rule_") && random.nextInt(25) == 0);
        case REPLY -> "听起来这件事让你挺不容易的，能再多讲一点当时的情形吗？";
        case NUMBER -> 2;
        case STATUS -> field.values().get(0);
        case LIST -> list(field);
        default -> field.name().equals("BRIEF") ? "请他多讲一点" : "他讲到睡不好，白天没有精神";
      };
    }

    private List<Object> list(ExpectedField field) {
      List<Object> list = new ArrayList<>();
      for (String word : new String[] {"母亲", "舅舅"}) {
        Map<String, Object> record = new LinkedHashMap<>();
        field.fields().forEach(f -> record.put(f.name(), word));
        list.add(field.fields().isEmpty() ? word : record);
      }
      return list;
    }
  }

  /** The same scripts, with every wording reduced to what the engine fills in. */
  private static final class BareWordings extends ClassLoader {
    private final byte[] bare;

    private BareWordings(ClassLoader parent) throws IOException {
      super(parent);
      Properties words = new Properties();
      try (Reader reader = reader(() -> parent.getResourceAsStream("io/heartrule/internal/prompt/" + WORDINGS))) {
        words.load(reader);
      }
      StringBuilder out = new StringBuilder();
      words.forEach((key, value) -> out.append(key).append('=').append(
          key.equals("visitor") || key.equals("counselor") ? value : places(value.toString())).append('\n'));
      bare = out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Reader reader(Supplier<InputStream> stream) {
      return new InputStreamReader(stream.get(), StandardCharsets.UTF_8);
    }

    private static String places(String wording) {
      StringBuilder out = new StringBuilder();
      for (int open = wording.indexOf('{'); open >= 0; open = wording.indexOf('{', open + 1)) {
        out.append(wording, open, wording.indexOf('}', open) + 1);
      }
      return out.toString();
    }

    @Override
    public InputStream getResourceAsStream(String name) {
      return name.equals("META-INF/heartrule/prompts/" + WORDINGS) ? new ByteArrayInputStream(bare)
          : super.getResourceAsStream(name);
    }
  }
}
