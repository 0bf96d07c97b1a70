package io.heartrule.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.Conversation;
import io.heartrule.ConversationListener;
import io.heartrule.ConversationView;
import io.heartrule.HeartRule;
import io.heartrule.Turn;
import io.heartrule.compiler.compile.CompilerOptions;
import io.heartrule.compiler.compile.HeartRuleCompiler;
import io.heartrule.compiler.compile.ScriptSource;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.generated.Library;
import io.heartrule.generated.SessionKey;
import io.heartrule.model.ExpectedField;
import io.heartrule.model.LanguageModel;
import io.heartrule.model.ModelAnswer;
import io.heartrule.model.ModelRequest;
import io.heartrule.store.memory.MemoryStore;
import io.heartrule.trace.TraceEvent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the build proves of a required critical rule holds at run time: random courses that pass HR522, talked
 * through at random, have the rule active, or its topic running, whenever a visitor may speak. And what the build
 * refuses is no false alarm: for most of the courses it refuses, a talk is found in which the rule is missing.
 * Another number of courses: {@code -Dheartrule.courses=200}; another start: {@code -Dheartrule.courseSeed=7}.
 */
class CriticalSoundnessTest {
  private static final int COURSES = Integer.getInteger("heartrule.courses", 10);
  private static final long SEED = Long.getLong("heartrule.courseSeed", 1L);
  private static final int TALKS = 40;

  @TempDir
  private Path folder;

  @Test
  void what_is_proved_holds_in_every_talk_and_most_of_what_is_refused_goes_wrong_in_one() {
    int waits = 0;
    int refused = 0;
    int shown = 0;
    for (int i = 0; i < COURSES; i++) {
      long seed = SEED * 1_000 + i;
      RandomCourse course = new RandomCourse(seed);
      if (!gaps(course, seed).isEmpty()) {
        refused++;
        Talks talks = talks(course, seed, i + "-refused");
        shown += talks.missing == null ? 0 : 1;
      }
      for (int rounds = 0; !gaps(course, seed).isEmpty(); rounds++) {
        assertThat(rounds).as("course %s cannot be repaired: %s", seed, gaps(course, seed)).isLessThan(60);
        course.repair(gaps(course, seed).get(0));
      }
      Talks talks = talks(course, seed, i + "-proved");
      assertThat(talks.missing).as("course %s, opened in %s\n%s", seed, course.opens, System.getProperty("heartrule.showCourse") == null ? "" : course.yaml(new LinkedHashMap<>())).isNull();
      waits += talks.waits;
    }
    System.out.println("HR522: " + COURSES + " courses proved, the rule active at all of " + waits
        + " waits; of " + refused + " refused ones " + shown + " shown to go wrong");
    assertThat(waits).isGreaterThan(COURSES * 100);
    assertThat(shown * 2).as("refused courses that go wrong, of %s", refused).isGreaterThan(refused);
  }

  /** The lines at which the rule is missing; fails on any other error. */
  private static List<Integer> gaps(RandomCourse course, long seed) {
    CompilerOptions options = new CompilerOptions("family", false, false, List.of("危机"), "zh");
    String yaml = course.yaml(new LinkedHashMap<>());
    List<Diagnostic> errors = new HeartRuleCompiler(options)
        .compile(List.of(new ScriptSource("course.yaml", yaml.getBytes(StandardCharsets.UTF_8)))).diagnostics().stream()
        .filter(Diagnostic::isError).toList();
    assertThat(errors.stream().filter(d -> d.code() != Code.HR522).map(d -> d.span() + " " + d.code() + yaml.lines().toList().subList(d.span().line() - 3, d.span().line())))
        .as("course %s", seed).isEmpty();
    return errors.stream().map(d -> d.span().line()).toList();
  }

  private Talks talks(RandomCourse course, long seed, String name) {
    Path classes = folder.resolve(name);
    classes.toFile().mkdirs();
    Library library = Generated.from(course.yaml(new LinkedHashMap<>())).load(classes);
    Talks talks = new Talks(library);
    for (int t = 0; t < TALKS && talks.missing == null; t++) {
      talks.visitor(seed * 100 + t);
    }
    return talks;
  }

  /** Visitors who come for two sessions, a model that answers anything, background work that comes late. */
  private static final class Talks implements LanguageModel, Executor, ConversationListener {
    private final Deque<String> events = new ArrayDeque<>();
    private final Library library;
    private final Deque<Runnable> late = new ArrayDeque<>();
    private Random random;
    private int waits;
    /** A place where a visitor could speak and the rule was not active; null if there was none. */
    private String missing;

    Talks(Library library) {
      this.library = library;
    }

    void visitor(long seed) {
      random = new Random(seed);
      HeartRule heartrule = HeartRule.builder().model(this).library(library).store(new MemoryStore()).executor(this).listener(this)
          .settings(io.heartrule.Settings.defaults().with("background_wait_seconds", "0").with("max_turns", "3")
              .with("ask_rules", "" + (1 + random.nextInt(5))))
          .build();
      for (String session : library.sessions()) {
        Conversation talk = heartrule.start(new SessionKey<>(library, session), "v");
        Turn turn = talk.begin();
        for (int i = 0; i < 60 && turn.status() == Turn.Status.WAITING && missing == null; i++) {
          look(talk.view(), seed);
          turn = talk.reply("t" + i, "说一句");
          while (random.nextBoolean() && !late.isEmpty()) {
            late.poll().run();
          }
        }
        late.clear();
      }
    }

    private void look(ConversationView view, long seed) {
      waits++;
      boolean runs = view.frames().stream().anyMatch(frame -> frame.startsWith("陪伴"));
      if (!runs && !view.rules().contains("危机")) {
        missing = "visitor " + seed + " at " + view.frames() + " with " + view.rules() + "\n" + String.join("\n", events);
      }
    }

    @Override
    public void event(TraceEvent event) {
      events.add(event.toJson());
      if (events.size() > 40) {
        events.poll();
      }
    }

    @Override
    public void execute(Runnable work) {
      if (random.nextInt(3) == 0) {
        work.run();
      } else {
        late.add(work);
      }
    }

    @Override
    public ModelAnswer answer(ModelRequest request, TextListener listener) {
      StringBuilder json = new StringBuilder();
      for (ExpectedField field : request.fields()) {
        String value = field.kind() != ExpectedField.Kind.FLAG ? "嗯"
            : field.name().equals("EXIT") ? "" + random.nextBoolean()
            : field.name().equals("rule_危机") ? "" + (random.nextInt(25) == 0) : "" + (random.nextInt(3) == 0);
        json.append(json.length() == 0 ? "{" : ",").append('"').append(field.name()).append("\":\"").append(value)
            .append('"');
      }
      return ModelAnswer.of(json.append('}').toString());
    }
  }
}
