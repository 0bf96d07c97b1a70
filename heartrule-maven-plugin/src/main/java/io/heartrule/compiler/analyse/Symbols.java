package io.heartrule.compiler.analyse;

import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.Session;
import io.heartrule.compiler.model.Stage;
import io.heartrule.compiler.model.Topic;
import io.heartrule.compiler.source.Span;
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

  /** The place of a skill, or null. */
  TopicPlace skillPlace(String name);

  /** The variables of a scope in order of declaration, then of first writing. */
  List<Variable> variables(Scope scope);

  /** What {@code {name}} means in a topic (record fields not included), from the inside out. */
  Variable variable(TopicPlace topic, String name);

  /** What {@code {name}} means in the texts of a rule: watch variables and globals. */
  Variable variable(Rule rule, String name);

  /** Every read and write, file by file; within a topic in the order of execution. */
  List<Access> accesses();

  /** The variables that {@code {name}} can mean at a place, from the inside out. */
  List<Variable> visible(Site site);

  /** Every variable of every scope. */
  List<Variable> variables();

  /** What {@code {name}} means at a place (record fields and called topics not included). */
  Variable variable(Site site, String name);

  /** Every variable of that name, in whatever scope: to tell "unknown" from "not visible here". */
  List<Variable> named(String name);

  /**
   * What is meant by the name at a place: the span of a placeholder, of an expression's variable, or
   * of a written name; null if it is unknown.
   */
  Meaning meaning(Span span);

  /** Every place where a variable or record field is named; in the same order. */
  List<Reference> references();

  /** Every whole expression, in file order. */
  List<PlacedExpression> expressions();

  /** Every text in which a variable may stand, in file order. */
  List<PlacedText> texts();

  /** Every call of a skill, in file order. */
  List<CallSite> calls();
}
