package io.heartrule.compiler.schema;

import io.heartrule.compiler.model.Name;
import io.heartrule.compiler.model.Project;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.Session;
import io.heartrule.compiler.model.Stage;
import io.heartrule.compiler.model.Topic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * The names that the scripts of a project define, each list sorted.
 *
 * @param topics of skills and sessions
 * @param complete whether every file could be read; if not, there may be more names
 */
public record ProjectNames(List<String> skills, List<String> topics, List<String> rules, List<String> stages,
    List<String> variables, boolean complete) {
  public ProjectNames {
    skills = List.copyOf(skills);
    topics = List.copyOf(topics);
    rules = List.copyOf(rules);
    stages = List.copyOf(stages);
    variables = List.copyOf(variables);
  }

  /** @param variables in any order, also repeatedly */
  public static ProjectNames of(Project project, Collection<String> variables, boolean complete) {
    List<Topic> topics = new ArrayList<>(project.skills());
    List<Stage> stages = new ArrayList<>();
    for (Session session : project.sessions()) {
      stages.addAll(session.stages());
    }
    stages.forEach(stage -> topics.addAll(stage.topics()));
    return new ProjectNames(names(project.skills().stream().map(Topic::name).toList()),
        names(topics.stream().map(Topic::name).toList()), names(project.rules().stream().map(Rule::name).toList()),
        names(stages.stream().map(Stage::name).toList()), List.copyOf(new TreeSet<>(variables)), complete);
  }

  /** Two letter forms of one name are both right (NFKC), so both are offered. */
  private static List<String> names(List<Name> names) {
    TreeSet<String> texts = new TreeSet<>();
    for (Name name : names) {
      texts.add(name.text());
      texts.add(name.written());
    }
    return List.copyOf(texts);
  }
}
