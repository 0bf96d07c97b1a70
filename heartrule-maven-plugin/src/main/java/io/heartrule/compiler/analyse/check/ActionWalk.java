package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.TopicPlace;
import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.Session;
import io.heartrule.compiler.model.Variant;
import java.util.List;
import java.util.function.BiConsumer;

/** Visits every action of every topic, in all its forms, and every effect of every rule. */
final class ActionWalk {
  private final Analysis analysis;

  /**
   * Where an action stands.
   *
   * @param topic null in a rule
   * @param rule null in a topic
   */
  record Place(TopicPlace topic, Rule rule) {
    Session session() {
      return topic == null ? null : topic.session();
    }
  }

  ActionWalk(Analysis analysis) {
    this.analysis = analysis;
  }

  void forEach(BiConsumer<Action, Place> visitor) {
    for (TopicPlace topic : analysis.symbols().topics()) {
      Place place = new Place(topic, null);
      for (Variant variant : Variant.values()) {
        List<Action> actions = topic.topic().actions(variant);
        if (actions != null) {
          actions.forEach(action -> visitor.accept(action, place));
        }
      }
    }
    for (Rule rule : analysis.project().rules()) {
      Place place = new Place(null, rule);
      rule.effects().forEach(effect -> visitor.accept(effect, place));
    }
  }
}
