package io.heartrule.compiler.analyse;

import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.Session;
import io.heartrule.compiler.model.Stage;
import io.heartrule.compiler.model.Topic;
import java.util.List;

/**
 * What the names of a project mean: topics, rules, stages, and variables with their types. Built by
 * name and type resolution; immutable afterwards.
 *
 * <p>Lookups return null for an unknown name; that has been reported by then.
 */
public interface Symbols {
  Topic skill(String name);

  Rule rule(String name);

  Stage stage(Session session, String name);

  /** Every topic of the project: skills first, then those of the sessions, in file order. */
  List<TopicPlace> topics();

  /** The variables of a scope in order of declaration, then of first writing. */
  List<Variable> variables(Scope scope);

  /** What {@code {name}} means in a topic (record fields not included), from the inside out. */
  Variable variable(TopicPlace topic, String name);

  /** What {@code {name}} means in the texts of a rule: watch variables and globals. */
  Variable variable(Rule rule, String name);

  /** Every read and write, in file order. */
  List<Access> accesses();
}
