package io.heartrule.compiler.emit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * A random course of two sessions: branches, skills that call each other, rules of all check times and timings,
 * topics put off. The critical rule 危机 is opened where {@link #opens} says.
 */
final class RandomCourse {
  private static final List<String> TIMINGS = List.of("now", "before_ask", "after_ask", "before_goal", "after_goal",
      "after_stage", "after_session", "next_session");
  private static final int SKILLS = 5;

  /** One place that has attentions: a session, a stage, a topic or a skill. */
  private record Place(String id, String head, int indent, List<String> lines, List<Place> inside) {}

  private final Random random;
  /** Ids of the places whose attentions open the rule. */
  final Set<String> opens = new TreeSet<>();
  private final List<Place> skills = new ArrayList<>();
  private final List<Place> sessions = new ArrayList<>();
  private final StringBuilder rules = new StringBuilder();
  private final List<String> ruleNames = new ArrayList<>();

  RandomCourse(long seed) {
    random = new Random(seed);
    for (int i = 0; i < SKILLS; i++) {
      skills.add(new Place("技" + i, "- topic: 技" + i, 0, actions(0, "技" + i, i + 1, List.of(), List.of()), List.of()));
    }
    int rules = 1 + random.nextInt(5);
    for (int i = 0; i < rules; i++) {
      rule("规" + i);
    }
    for (int i = 0; i < 2; i++) {
      sessions.add(session("日" + i));
    }
    List<Place> all = new ArrayList<>();
    collect(skills, all);
    collect(sessions, all);
    for (Place place : all) {
      if (random.nextInt(place.id.length() == 2 && place.id.startsWith("日") ? 12 : 4) == 0) {
        opens.add(place.id);
      }
    }
  }

  private static void collect(List<Place> places, List<Place> all) {
    for (Place place : places) {
      all.add(place);
      collect(place.inside, all);
    }
  }

  private void rule(String name) {
    List<String> checks = List.of("now", "now", "ask", "topic", "stage");
    String check = checks.get(random.nextInt(checks.size()));
    List<String> timings = switch (check) {
      case "now" -> TIMINGS;
      case "ask" -> TIMINGS.subList(1, TIMINGS.size());
      case "topic" -> TIMINGS.subList(4, TIMINGS.size());
      default -> TIMINGS.subList(5, TIMINGS.size());
    };
    ruleNames.add(name);
    rules.append("- rule: ").append(name).append("\n  check_time: ").append(check).append("\n  if: 说到").append(name)
        .append("\n  call: 技").append(random.nextInt(SKILLS)).append("\n  timing: ")
        .append(timings.get(random.nextInt(timings.size()))).append("\n  priority: ").append(ruleNames.size())
        .append('\n');
    if (random.nextInt(3) == 0) {
      rules.append("  do:\n  - defer_topic: 日").append(random.nextInt(2)).append("段1题0\n");
    }
  }

  private Place session(String id) {
    int main = 2 + random.nextInt(2);
    List<String> branches = List.of(id + "支0", id + "支1");
    List<String> stages = new ArrayList<>();
    for (int i = 0; i < main; i++) {
      stages.add(id + "段" + i);
    }
    List<Place> inside = new ArrayList<>();
    boolean branchFirst = random.nextBoolean();
    for (String stage : branchFirst ? joined(branches, stages) : joined(stages, branches)) {
      inside.add(stage(stage, branches.contains(stage), branches, stages));
    }
    List<String> lines = new ArrayList<>();
    if (random.nextInt(4) == 0) {
      lines.add("  after_main: 技" + random.nextInt(SKILLS));
    }
    return new Place(id, "- session: " + id, 0, lines, inside);
  }

  private static List<String> joined(List<String> first, List<String> second) {
    List<String> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  private Place stage(String id, boolean branch, List<String> branches, List<String> stages) {
    List<Place> topics = new ArrayList<>();
    int count = 1 + random.nextInt(3);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add(id + "题" + i);
    }
    for (String name : names) {
      topics.add(new Place(name, "    - topic: " + name, 6,
          actions(6, name, 0, branch ? List.of() : branches, joined(stages, names)), List.of()));
    }
    return new Place(id, "  - stage: " + id, 4, branch ? List.of("    line: branch") : List.of(), topics);
  }

  /** @param skill the first skill that may be called: no circles */
  private List<String> actions(int indent, String name, int skill, List<String> branches, List<String> targets) {
    String pad = " ".repeat(indent);
    List<String> lines = new ArrayList<>();
    lines.add(pad + (indent == 0 ? "  " : "") + "actions:");
    String item = pad + (indent == 0 ? "  - " : "- ");
    String more = pad + (indent == 0 ? "    " : "  ");
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      int kind = random.nextInt(11);
      if (kind < 4 || i == count - 1 && lines.size() == 1) {
        lines.add(item + "ai_ask: 问" + name + "之" + i);
        lines.add(more + "exit: 讲完了");
      } else if (kind == 4) {
        lines.add(item + "open_rule: 危机");
        if (random.nextInt(3) == 0) {
          lines.add(more + "condition: minutes_left() > 5000000");
        } else if (random.nextBoolean()) {
          lines.add(more + "scope: " + (random.nextBoolean() ? "topic" : "session"));
        }
      } else if (kind == 5 && skill < SKILLS) {
        lines.add(item + "call: 技" + (skill + random.nextInt(SKILLS - skill)));
      } else if (kind == 6 && skill < SKILLS && random.nextInt(3) == 0) {
        lines.add(item + "call: 技" + (skill + random.nextInt(SKILLS - skill)));
        lines.add(more + "timing: " + TIMINGS.get(4 + random.nextInt(4)));
      } else if (kind == 7 && !branches.isEmpty()) {
        lines.add(item + "goto: " + branches.get(random.nextInt(branches.size())));
        lines.add(more + "return: " + (random.nextBoolean() ? "here" : "next"));
        lines.add(more + "max_times: 1");
      } else if (kind == 8 && targets.size() > 2) {
        lines.add(item + "postpone: " + targets.get(targets.size() - 1));
        lines.add(more + "to:");
        lines.add(more + "  after_stage: " + targets.get(random.nextInt(2)));
      } else {
        lines.add(item + "say: " + name + "说" + i);
      }
    }
    return lines;
  }

  /** The script; notes down which place each line belongs to. */
  String yaml(Map<Integer, String> owners) {
    List<String> lines = new ArrayList<>();
    String[] head = ("rules:\n- rule: 危机\n  critical: true\n  check_time: now\n  if: 说到危险\n  phrases: [想死]\n"
        + "  call: 陪伴\n  timing: now\n" + rules + "skills:\n- topic: 陪伴\n  attentions:\n  - open_rule: 危机\n"
        + "  actions:\n  - say: 你的安全最要紧。\n  - ai_ask: 问安全\n    exit: 安全").split("\n");
    lines.addAll(List.of(head));
    skills.forEach(skill -> write(skill, lines, owners));
    lines.add("sessions:");
    sessions.forEach(session -> write(session, lines, owners));
    return String.join("\n", lines) + "\n";
  }

  private void write(Place place, List<String> lines, Map<Integer, String> owners) {
    add(place, place.head, lines, owners);
    String pad = " ".repeat(place.indent == 0 ? 2 : place.indent);
    boolean session = place.head.startsWith("- session");
    List<String> opening = new ArrayList<>();
    if (session) {
      ruleNames.forEach(rule -> opening.add(rule));
    }
    if (opens.contains(place.id)) {
      opening.add("危机");
    }
    if (!opening.isEmpty()) {
      add(place, pad + "attentions:", lines, owners);
      opening.forEach(rule -> add(place, pad + "- open_rule: " + rule, lines, owners));
    }
    place.lines.forEach(line -> add(place, line, lines, owners));
    if (session) {
      lines.add("  stages:");
    } else if (place.head.startsWith("  - stage")) {
      lines.add("    steps:");
      lines.add("    - scene: 室");
      lines.add("      ai: 谷");
      lines.add("      human: 客");
    }
    place.inside.forEach(inside -> write(inside, lines, owners));
  }

  private static void add(Place place, String line, List<String> lines, Map<Integer, String> owners) {
    lines.add(line);
    owners.put(lines.size(), place.id);
  }

  /** Opens the rule where it is missing: as little as will do. */
  void repair(int line) {
    Map<Integer, String> owners = new LinkedHashMap<>();
    yaml(owners);
    String id = owners.get(line);
    for (Place session : sessions) {
      if (session.id.equals(id)) {
        // The whole session is bare: now and then open it there, else in each of its stages.
        session.inside.forEach(stage -> opens.add(stage.id));
        return;
      }
      for (Place stage : session.inside) {
        if (stage.id.equals(id) && random.nextBoolean()) {
          stage.inside.forEach(topic -> opens.add(topic.id));
          return;
        }
      }
    }
    if (id.startsWith("技") && random.nextInt(3) > 0) {
      // A skill: leave it to whatever surrounds it.
      sessions.forEach(session -> session.inside.forEach(stage -> opens.add(stage.id)));
      if (random.nextInt(4) > 0) {
        return;
      }
    }
    opens.add(id);
  }
}
