package io.heartrule.generated;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A stage as its session describes it. A stage with variables of its own has a {@link Part} too. */
public final class Stage {
  /** One step of a stage: a scene, or a topic. */
  public sealed interface Step {}

  /** From here on the room and the names are these. */
  public record Scene(String name, String ai, String human) implements Step {}

  /**
   * @param topic id of a topic of this stage, or the name of a skill
   * @param weight 100 unless the script says otherwise
   * @param call id of the step if it is a call of a skill (its input comes from the session's
   *     {@link Part#input}), else null
   */
  public record Entry(String topic, int weight, String call) implements Step {}

  /**
   * A goto that may happen in this stage: what lies behind it is still ahead.
   *
   * @param topic id of the topic that jumps, itself or through a callee; null for an inserted one, or a rule
   * @param target id of the stage
   * @param then id of the stage that follows a branch; null if the flow comes back, ends, or goes on anyway
   */
  public record Jump(String topic, String target, String then) {}

  private final String id;
  private final boolean branch;
  private Part<?> part;
  private final List<Opening> opens = new ArrayList<>();
  private final List<String> closes = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private final List<Jump> jumps = new ArrayList<>();

  private Stage(String id, boolean branch) {
    this.id = id;
    this.branch = branch;
  }

  public static Stage main(String id) {
    return new Stage(id, false);
  }

  public static Stage branch(String id) {
    return new Stage(id, true);
  }

  /** The variables of the stage. */
  public Stage variables(Part<?> variables) {
    this.part = variables;
    return this;
  }

  public Stage open(Opening opening) {
    opens.add(opening);
    return this;
  }

  public Stage open(String rule) {
    return open(Opening.of(rule));
  }

  public Stage close(String rule) {
    closes.add(rule);
    return this;
  }

  public Stage scene(String name, String ai, String human) {
    steps.add(new Scene(name, ai, human));
    return this;
  }

  public Stage topic(String topic) {
    return topic(topic, 100);
  }

  public Stage topic(String topic, int weight) {
    steps.add(new Entry(topic, weight, null));
    return this;
  }

  /** A skill as a step of the main flow. */
  public Stage call(String skill, String step) {
    steps.add(new Entry(skill, 100, step));
    return this;
  }

  /** A goto that may happen here; see {@link Jump}. */
  public Stage jump(String topic, String target, String then) {
    jumps.add(new Jump(topic, target, then));
    return this;
  }

  public String id() {
    return id;
  }

  /** The name of the stage as scripts use it. */
  public String name() {
    return id.substring(id.lastIndexOf('/') + 1);
  }

  public boolean isBranch() {
    return branch;
  }

  /** The variables of the stage, or null if it has none. */
  public Part<?> variables() {
    return part;
  }

  public List<Opening> opens() {
    return opens;
  }

  public List<String> closes() {
    return closes;
  }

  public List<Step> steps() {
    return steps;
  }

  public List<Jump> jumps() {
    return Collections.unmodifiableList(jumps);
  }
}
