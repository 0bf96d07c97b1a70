package io.heartrule.internal.state;

import io.heartrule.generated.Counselor;
import io.heartrule.generated.Library;
import io.heartrule.generated.NoVars;
import io.heartrule.generated.Session;
import io.heartrule.generated.Stage;
import io.heartrule.generated.Variables;
import io.heartrule.internal.json.VariableJson;
import java.util.List;
import java.util.Map;

/** A session around a single skill, to try it alone. */
public final class SkillSession extends Session<NoVars, SkillSession.Nothing> {
  /** Its variables: none. */
  public record Nothing() {}

  private static final String PREFIX = "skill:";

  private final Library library;
  private final String skill;
  private final Stage.Scene scene;
  private final Map<String, Object> input;

  public SkillSession(Library library, String skill, Stage.Scene scene, Map<String, Object> input) {
    super(PREFIX + skill, NoVars.class);
    this.library = library;
    this.skill = skill;
    this.scene = scene;
    this.input = input;
  }

  /** The skill of such a session's id, or null. */
  static String skill(String session) {
    return session.startsWith(PREFIX) ? session.substring(PREFIX.length()) : null;
  }

  Stage.Scene scene() {
    return scene;
  }

  Map<String, Object> input() {
    return input;
  }

  @Override
  public NoVars begin() {
    return new NoVars();
  }

  @Override
  public Nothing toRecord(NoVars vars) {
    return new Nothing();
  }

  @Override
  public List<Stage> stages() {
    return List.of(Stage.main(id() + "/skill").scene(scene.name(), scene.ai(), scene.human()).call(skill, "call#1"));
  }

  @Override
  public Variables input(String step, Variables vars, Counselor counselor, Object element) {
    return VariableJson.apply((Variables) library.topic(skill).begin(), input);
  }
}
