package io.heartrule.compiler.analyse;

import io.heartrule.compiler.model.Project;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.Session;
import io.heartrule.compiler.model.Stage;
import io.heartrule.compiler.model.Topic;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Skills, rules and stages by name; of several with one name the first counts. */
final class NameTable {
  private final Map<String, TopicPlace> skills = new HashMap<>();
  private final Map<String, Rule> rules = new HashMap<>();
  private final Map<Session, Map<String, Stage>> stages = new IdentityHashMap<>();

  NameTable(Project project, List<TopicPlace> topics) {
    for (TopicPlace place : topics) {
      if (place.isSkill()) {
        skills.putIfAbsent(place.topic().name().text(), place);
      }
    }
    project.rules().forEach(rule -> rules.putIfAbsent(rule.name().text(), rule));
    for (Session session : project.sessions()) {
      Map<String, Stage> own = new HashMap<>();
      session.stages().forEach(stage -> own.putIfAbsent(stage.name().text(), stage));
      stages.put(session, own);
    }
  }

  TopicPlace skill(String name) {
    return skills.get(name);
  }

  Topic skillTopic(String name) {
    TopicPlace place = skills.get(name);
    return place == null ? null : place.topic();
  }

  Rule rule(String name) {
    return rules.get(name);
  }

  Stage stage(Session session, String name) {
    Map<String, Stage> own = stages.get(session);
    return own == null ? null : own.get(name);
  }
}
