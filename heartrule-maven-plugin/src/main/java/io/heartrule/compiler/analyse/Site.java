package io.heartrule.compiler.analyse;

import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.Session;
import io.heartrule.compiler.model.Stage;
import io.heartrule.compiler.model.Variant;

/**
 * The part of a script in which a name is written; it decides what the name means.
 *
 * @param session null in a skill and in a rule
 * @param stage null outside a stage
 * @param topic null outside a topic
 * @param variant the form of the topic
 * @param action the action or effect, or null
 * @param rule null outside a rule
 */
public record Site(Session session, Stage stage, TopicPlace topic, Variant variant, Action action, Rule rule) {
  static final Site LIBRARY = new Site(null, null, null, Variant.STANDARD, null, null);

  static Site of(Session session) {
    return new Site(session, null, null, Variant.STANDARD, null, null);
  }

  static Site of(Session session, Stage stage) {
    return new Site(session, stage, null, Variant.STANDARD, null, null);
  }

  static Site of(TopicPlace topic) {
    return new Site(topic.session(), topic.stage(), topic, Variant.STANDARD, null, null);
  }

  static Site of(Rule rule) {
    return new Site(null, null, null, Variant.STANDARD, null, rule);
  }

  Site in(Variant form) {
    return new Site(session, stage, topic, form, action, rule);
  }

  Site at(Action place) {
    return new Site(session, stage, topic, variant, place, rule);
  }

  /** Whether the action runs only if something holds. */
  public boolean isConditional() {
    return action != null && action.common().condition() != null;
  }

  /** Whether what is written here belongs to no session: a skill or a rule. */
  public boolean isLibrary() {
    return session == null;
  }
}
