package io.heartrule.compiler.lastuse;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.compiler.lastuse.Script.Action;
import io.heartrule.compiler.lastuse.Script.Session;
import io.heartrule.compiler.lastuse.Script.Topic;
import io.heartrule.compiler.lastuse.Script.Var;
import io.heartrule.compiler.lastuse.Script.Visit;
import io.heartrule.model.Purpose;
import io.heartrule.trace.TraceEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In random conversations of random scripts: nothing is missing before a use, nothing is updated after the last. */
class LastUseConversationTest {
  private static final int SCRIPTS = Integer.getInteger("heartrule.lastUse.conversations", 80);
  private static final int TALKS = 4;

  private final List<String> wrong = new ArrayList<>();
  private int updates;
  private int starts;
  private int lists;

  @TempDir
  private Path classes;

  @Test
  void every_topic_finds_its_variables_up_to_date_and_no_call_names_one_that_nobody_will_read() {
    for (int first = 0; first < SCRIPTS; first += 40) {
      List<Compiled> compiled = new ArrayList<>();
      for (int seed = first; seed < Math.min(first + 40, SCRIPTS); seed++) {
        compiled.add(Compiled.of(seed, Scripts.of(seed)));
      }
      Loaded loaded = new Loaded(compiled, classes.resolve("c" + first));
      for (int seed = first; seed < Math.min(first + 40, SCRIPTS); seed++) {
        Script script = Scripts.of(seed);
        for (Session session : script.sessions) {
          for (int talk = 0; talk < TALKS; talk++) {
            judge(seed, script, session, Talked.of(loaded.library(seed), loaded.session(seed, session.name),
                loaded.loader(), seed * 31L + talk));
          }
        }
      }
    }
    assertThat(wrong).as(() -> wrong.isEmpty() ? "" : wrong.size() + " wrong:\n"
        + String.join("\n", wrong.subList(0, Math.min(30, wrong.size()))) + "\n"
        + ScriptText.of(Scripts.of(Long.parseLong(wrong.get(0).substring(0, wrong.get(0).indexOf(' ')))))).isEmpty();
    assertThat(updates).as("update calls").isGreaterThan(SCRIPTS);
    assertThat(starts).as("topics that used something").isGreaterThan(SCRIPTS * 5);
    assertThat(lists).as("variables that had to be in the list").isGreaterThan(SCRIPTS * 5);
  }

  private void judge(int seed, Script script, Session session, Talked talked) {
    Map<String, Set<Var>> uses = Runs.uses(script);
    Paths paths = new Paths(session);
    for (Var var : judged(script, session)) {
      new Judge(seed, session, var, talked.events, uses, paths, script).judge();
    }
  }

  /** Variables of the library and the session whose name nothing else bears. */
  private static List<Var> judged(Script script, Session session) {
    List<Var> all = new ArrayList<>(script.globals);
    session.vars.stream().filter(var -> script.skills.stream()
        .noneMatch(skill -> skill.vars.stream().anyMatch(v -> v.name().equals(var.name())))).forEach(all::add);
    return all.stream().filter(var -> "open".equals(var.auto())).toList();
  }

  /** One variable in one conversation. */
  private final class Judge {
    private final String where;
    private final Session session;
    private final Var var;
    private final List<Talked.Event> events;
    private final Map<String, Set<Var>> uses;
    private final Paths paths;
    private final Script script;
    private final List<String> unread = new ArrayList<>();
    private final List<String> stack = new ArrayList<>();
    private final Map<String, Integer> queued = new TreeMap<>();
    private String last;

    private Judge(int seed, Session session, Var var, List<Talked.Event> events, Map<String, Set<Var>> uses,
        Paths paths, Script script) {
      this.where = seed + " " + session.name + " " + var.name() + " ";
      this.session = session;
      this.var = var;
      this.events = events;
      this.uses = uses;
      this.paths = paths;
      this.script = script;
    }

    private void judge() {
      for (int i = 0; i < events.size(); i++) {
        Talked.Event event = events.get(i);
        if (event instanceof Talked.Visitor visitor) {
          unread.add(visitor.text());
        } else if (event instanceof Talked.Read read && read.fields().contains(var.name())) {
          read(read, i);
        } else if (event instanceof Talked.Updating list) {
          list(list.variables(), i);
        } else if (event instanceof Talked.Traced traced) {
          follow(traced.event(), i);
        }
      }
    }

    private void read(Talked.Read read, int at) {
      unread.removeIf(line -> read.prompt().contains(line));
      if (read.purpose() == Purpose.UPDATE) {
        updates++;
        if (!isUsedLater(at) && !mayBeUsed()) {
          wrong.add(where + "updated in " + stack + " after " + last + ", event " + at + ", but nothing reads it later");
        }
      }
    }

    private void list(List<String> updating, int at) {
      boolean listed = updating.contains(var.name());
      if (listed && !isUsedLater(at) && !mayBeUsed()) {
        wrong.add(where + "listed in " + stack + " after " + last + ", but nothing reads it later");
      } else if (!listed && isNeeded(at)) {
        wrong.add(where + "not listed in " + stack + " after " + last + ", but read later");
      }
      lists += listed ? 1 : 0;
    }

    private void follow(TraceEvent event, int at) {
      if (event instanceof TraceEvent.TopicStarted started) {
        stack.add(started.topic());
        if (started.rule() != null || started.name().contains("-")) { // others may be called by an action that waits
          queued.merge(started.topic(), -1, Integer::sum);
        }
        if (uses.get(started.topic()).contains(var)) {
          starts++;
          if (!unread.isEmpty()) {
            wrong.add(where + started.topic() + " starts and has not heard " + unread + ", event " + at);
          }
        }
      } else if (event instanceof TraceEvent.TopicEnded ended) {
        stack.remove(stack.lastIndexOf(ended.topic()));
        last = ended.topic().contains("/") || stack.isEmpty() ? ended.topic() : last;
      } else if (event instanceof TraceEvent.TopicQueued put) {
        queued.merge(put.topic(), 1, Integer::sum);
      }
    }

    /** Whether something reads it that runs now or will. */
    private boolean isUsedLater(int at) {
      return stack.stream().anyMatch(topic -> uses.get(topic).contains(var))
          || events.subList(at, events.size()).stream().anyMatch(event -> event instanceof Talked.Traced traced
              && traced.event() instanceof TraceEvent.TopicStarted started && uses.get(started.topic()).contains(var));
    }

    /** Whether a way leads from here to a use, or something waits that uses it, itself or by its input. */
    private boolean mayBeUsed() {
      for (Map.Entry<String, Integer> waiting : queued.entrySet()) {
        if (waiting.getValue() > 0 && (uses.get(waiting.getKey()).contains(var) || isPassedTo(waiting.getKey()))) {
          return true;
        }
      }
      List<String> from = new ArrayList<>(stack);
      from.add(last);
      for (Visit now : session.visits()) {
        if (from.contains(now.topic.id())) {
          for (Visit user : session.visits()) {
            if (isUser(user) && (user == now && now.step.contains(var) || paths.follows(user, now))) {
              return true;
            }
          }
        }
      }
      // In a nested branch the branches of the frozen topic's own gotos end before it does.
      return stack.stream().anyMatch(topic -> session.visits().stream().anyMatch(v -> v.topic.id().equals(topic)
          && v.topic.actions().stream().anyMatch(a -> a.jump() != null && session.stage(a.jump().stage()).visits
              .stream().anyMatch(this::leadsToUse))));
    }

    private boolean leadsToUse(Visit visit) {
      return isUser(visit) || session.visits().stream().anyMatch(u -> isUser(u) && paths.follows(u, visit));
    }

    private boolean isUser(Visit visit) {
      return visit.step.contains(var) || uses.get(visit.topic.id()).contains(var);
    }

    private boolean isPassedTo(String topic) {
      return script.rules.stream().anyMatch(r -> r.called() != null && r.called().name.equals(topic)
          && r.uses().contains(var)) || script.topics().stream().map(Topic::actions).flatMap(List::stream)
          .anyMatch((Action a) -> a.callee() != null && a.later() != null && a.callee().name.equals(topic)
              && a.uses().contains(var));
    }

    /** Whether a topic written in a stage, which nothing has put in, reads it later. */
    private boolean isNeeded(int at) {
      return stack.stream().anyMatch(topic -> topic.contains("/") && uses.get(topic).contains(var))
          || events.subList(at, events.size()).stream().anyMatch(event -> event instanceof Talked.Traced traced
              && traced.event() instanceof TraceEvent.TopicStarted started && started.topic().contains("/")
              && uses.get(started.topic()).contains(var));
    }
  }
}
