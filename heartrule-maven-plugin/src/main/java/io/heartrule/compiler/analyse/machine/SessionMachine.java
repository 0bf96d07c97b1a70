package io.heartrule.compiler.analyse.machine;

import java.util.List;
import java.util.Map;

/**
 * A session with its stages.
 *
 * @param record the record that apps get
 * @param minutes 0 if not written
 * @param afterMain null if not written
 * @param settings names and values
 * @param lastUses of auto-updated variables
 */
public record SessionMachine(PartMachine part, String title, ScriptPlace place, JavaType record, int minutes,
    String afterMain, List<Setting> settings, List<StageMachine> stages, List<LastUse> lastUses,
    List<PendingCall> pending, Map<Holder, JavaType> holders) {

  public record Setting(String name, String value) {}

  /** @param topic id of the last topic that uses it */
  public record LastUse(String variable, String topic, ScriptPlace used) {}

  /** @param variables the class of the stage's own variables, or null */
  public record StageMachine(String id, boolean branch, ScriptPlace place, PartMachine variables,
      List<PartMachine.Opens> opens, List<PartMachine.Closes> closes, List<StageStep> steps, List<StageJump> jumps) {}

  /**
   * A goto that may happen in a stage.
   *
   * @param topic id of the topic that jumps; null for an inserted topic or a rule
   * @param then id of the stage that follows the branch, or null
   */
  public record StageJump(String topic, String target, String then, ScriptPlace place) {}

  /** One step of a stage. */
  public sealed interface StageStep {
    ScriptPlace place();

    record Scene(String name, String ai, String human, ScriptPlace place) implements StageStep {}

    record Topic(String id, int weight, ScriptPlace place) implements StageStep {}

    record Skill(String name, String step, ScriptPlace place) implements StageStep {}
  }
}
