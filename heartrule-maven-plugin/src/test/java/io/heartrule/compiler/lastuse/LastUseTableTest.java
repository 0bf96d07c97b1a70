package io.heartrule.compiler.lastuse;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.compiler.lastuse.Script.Stage;
import io.heartrule.compiler.lastuse.Script.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The generated tables of uses and last uses against every way through 500 random scripts (b9). */
class LastUseTableTest {
  static final int SCRIPTS = Integer.getInteger("heartrule.lastUse.scripts", 500);

  @Test
  void what_topics_use_is_what_is_used_when_they_run() {
    List<String> wrong = new ArrayList<>();
    int topics = 0;
    int mixed = 0;
    for (int seed = 0; seed < SCRIPTS; seed++) {
      Script script = Scripts.of(seed);
      Compiled compiled = Compiled.of(seed, script);
      for (Map.Entry<String, Set<Script.Var>> topic : Runs.uses(script).entrySet()) {
        Set<String> expected = Script.names(topic.getValue());
        Set<String> found = new TreeSet<>(compiled.uses(topic.getKey()));
        topics++;
        if (found.containsAll(expected) && isCalledByRules(script, topic.getKey(), expected, found)) {
          mixed++; // the table does not know which of several rules has called it, and counts them all
        } else if (!expected.equals(found)) {
          wrong.add(seed + " " + topic.getKey() + ": by running " + expected + ", table " + found);
        }
      }
    }
    assertThat(wrong).as(() -> shown(wrong)).isEmpty();
    assertThat(mixed).as("skills of several rules, of %d topics", topics).isLessThan(topics / 200);
  }

  /** Whether what is too much comes from rules that call the topic: such a rule is not judged in it (D-R12). */
  private static boolean isCalledByRules(Script script, String topic, Set<String> expected, Set<String> found) {
    Set<String> more = new TreeSet<>(found);
    more.removeAll(expected);
    script.rules.stream().filter(rule -> rule.called() != null && rule.called().name.equals(topic))
        .forEach(rule -> more.removeAll(Script.names(rule.uses())));
    return found.size() > expected.size() && more.isEmpty();
  }

  @Test
  void the_last_use_is_where_every_way_through_the_session_uses_a_variable_last() {
    List<String> wrong = new ArrayList<>();
    int all = 0;
    int single = 0;
    int entangled = 0;
    for (int seed = 0; seed < SCRIPTS; seed++) {
      Script script = Scripts.of(seed);
      Compiled compiled = Compiled.of(seed, script);
      Map<String, Set<Script.Var>> uses = Runs.uses(script);
      for (Script.Session session : script.sessions) {
        Paths paths = new Paths(session);
        for (Script.Var var : script.watched(session)) {
          Predicate<Visit> using = visit -> visit.step.contains(var) || uses.get(visit.topic.id()).contains(var);
          Stage owner = session.stages.stream().filter(stage -> stage.vars.contains(var)).findFirst().orElse(null);
          Set<Visit> last = owner == null ? paths.lastUses(using) : Paths.lastInStage(owner, using);
          Set<String> expected = last.stream().map(Visit::toString).collect(Collectors.toCollection(TreeSet::new));
          String found = compiled.lastUse(session.name, var.key());
          all++;
          single += expected.size() <= 1 ? 1 : 0;
          if (found != null && !expected.contains(found) && session.visits().stream().anyMatch(visit ->
              visit.toString().equals(found) && last.stream().allMatch(v -> paths.areInOneLoop(v, visit)))) {
            entangled++; // loops that cross: each is left at another topic, and none of these is the last
          } else if (found == null ? !expected.isEmpty() : !expected.contains(found)) {
            wrong.add(seed + " " + session.name + " " + var.key() + ": by walking " + expected + ", table " + found);
          }
        }
      }
    }
    assertThat(wrong).as(() -> shown(wrong)).isEmpty();
    assertThat(single).as("variables whose last use is one topic, of %d", all).isGreaterThan(all * 9 / 10);
    assertThat(entangled).as("variables in loops that cross, of %d", all).isLessThan(all * 2 / 100);
  }

  /** What is wrong, and the script of the first. */
  private static String shown(List<String> wrong) {
    if (wrong.isEmpty()) {
      return "";
    }
    int seed = Integer.parseInt(wrong.get(0).substring(0, wrong.get(0).indexOf(' ')));
    return wrong.size() + " wrong:\n" + String.join("\n", wrong.subList(0, Math.min(25, wrong.size()))) + "\n"
        + ScriptText.of(Scripts.of(seed));
  }
}
