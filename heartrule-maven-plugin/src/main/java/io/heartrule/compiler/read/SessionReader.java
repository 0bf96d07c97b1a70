package io.heartrule.compiler.read;

import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.Name;
import io.heartrule.compiler.model.Session;
import io.heartrule.compiler.model.Stage;
import io.heartrule.compiler.model.Step;
import io.heartrule.compiler.model.Topic;
import java.util.ArrayList;
import java.util.List;

/** Reads sessions with their stages and steps. */
final class SessionReader {
  private final Reading reading;
  private final Fields fields;
  private final DeclareReader declares;
  private final TopicReader topics;
  private final ActionReader actions;
  private final SettingsReader settings;

  SessionReader(Reading reading, DeclareReader declares, TopicReader topics, ActionReader actions,
      SettingsReader settings) {
    this.reading = reading;
    this.fields = reading.fields();
    this.declares = declares;
    this.topics = topics;
    this.actions = actions;
    this.settings = settings;
  }

  /** The session, or null if it has no name. */
  Session read(Item item) {
    fields.require(item, "session", "session");
    fields.require(item, "stages", "session");
    Name name = fields.definition(item, "session");
    List<Stage> stages = new ArrayList<>();
    for (Item stage : fields.maps(item, "stages", Shapes.STAGE)) {
      Stage read = stage(stage);
      if (read != null) {
        stages.add(read);
      }
    }
    Session session = new Session(name, fields.id(item), declares.read(item), declares.attentions(item), stages,
        fields.integer(item, "minutes", 1), fields.name(item, "after_main"), settings.read(item),
        item.key("session"), item.span());
    return name == null ? null : session;
  }

  private Stage stage(Item item) {
    fields.require(item, "stage", "stage");
    fields.require(item, "steps", "stage");
    Name name = fields.definition(item, "stage");
    Boolean branch = fields.word(item, "line", Vocabulary.BRANCH);
    Stage stage = new Stage(name, fields.id(item), declares.read(item), declares.attentions(item), steps(item),
        Boolean.TRUE.equals(branch), item.key("stage"), item.span());
    return name == null ? null : stage;
  }

  private List<Step> steps(Item stage) {
    List<Step> steps = new ArrayList<>();
    for (Node node : fields.items(stage, "steps")) {
      for (Item item : reading.heads().open(node, "steps", Shapes.STEPS)) {
        switch (item.title()) {
          case "scene" -> scene(item, steps);
          case "call" -> call(item, steps);
          default -> {
            for (Topic topic : topics.read(item)) {
              steps.add(new Step.InPlace(topic));
            }
          }
        }
      }
    }
    return steps;
  }

  private void scene(Item item, List<Step> steps) {
    fields.require(item, "ai", "scene");
    fields.require(item, "human", "scene");
    Name name = fields.definition(item, "scene");
    Name ai = fields.definition(item, "ai");
    Name human = fields.definition(item, "human");
    if (name != null && ai != null && human != null) {
      steps.add(new Step.Scene(name, ai, human, item.span()));
    }
  }

  private void call(Item item, List<Step> steps) {
    Action.Call call = actions.call(item, actions.common(item));
    if (call != null) {
      steps.add(new Step.SkillStep(call));
    }
  }
}
