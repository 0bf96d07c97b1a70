package io.heartrule.compiler.transcript;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.Scope;
import io.heartrule.compiler.analyse.TopicPlace;
import io.heartrule.compiler.analyse.Type;
import io.heartrule.compiler.analyse.Variable;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.Session;
import io.heartrule.compiler.model.Stage;
import io.heartrule.compiler.model.Step;
import io.heartrule.compiler.model.Topic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The names that scripts define, as tests may use them. */
final class ProjectNames {
  private final Map<String, Session> sessions = new LinkedHashMap<>();
  private final Set<String> skills = new LinkedHashSet<>();
  private final Set<String> rules = new LinkedHashSet<>();
  private final Set<String> roles = new LinkedHashSet<>();
  /** Of record fields, whatever the list. */
  private final Set<String> fields = new LinkedHashSet<>();
  private final List<Variable> variables;
  private final List<TopicPlace> topics;

  ProjectNames(Analysis analysis) {
    analysis.project().sessions().forEach(session -> sessions.put(session.name().text(), session));
    for (Topic skill : analysis.project().skills()) {
      skills.add(skill.name().text());
    }
    for (Rule rule : analysis.project().rules()) {
      rules.add(rule.name().text());
    }
    variables = analysis.symbols().variables();
    topics = analysis.symbols().topics();
    for (Variable variable : variables) {
      if (variable.type() instanceof Type.ListType list && list.element() instanceof Type.RecordType record) {
        record.fields().forEach(field -> fields.add(field.name().text()));
      }
    }
    sessions.values().forEach(session -> session.stages().forEach(stage -> stage.steps().forEach(step -> {
      if (step instanceof Step.Scene scene && scene.ai() != null) {
        roles.add(scene.ai().text());
      }
    })));
  }

  Set<String> sessions() {
    return sessions.keySet();
  }

  Set<String> skills() {
    return skills;
  }

  Set<String> rules() {
    return rules;
  }

  Set<String> roles() {
    return roles;
  }

  Set<String> fields() {
    return fields;
  }

  /** Topics that can wait or run in a session (null: while a skill is tried alone), skills included. */
  Set<String> topics(String session) {
    Set<String> names = new LinkedHashSet<>();
    for (TopicPlace place : topics) {
      if (!place.isSkill() && place.session().name().text().equals(session)) {
        names.add(place.topic().name().text());
      }
    }
    names.addAll(skills);
    return names;
  }

  /** Stages and topics that have variables of their own in a session (null: of skills only). */
  Set<String> scopes(String session) {
    Set<String> names = new LinkedHashSet<>();
    if (session != null && sessions.containsKey(session)) {
      for (Stage stage : sessions.get(session).stages()) {
        names.add(stage.name().text());
      }
    }
    names.addAll(topics(session));
    return names;
  }

  /** Variables that {@code given} may set by their bare names. */
  Set<String> outer(String session) {
    return names(session, variable -> variable.scope() instanceof Scope.Global
        || variable.scope() instanceof Scope.OfSession);
  }

  /** Variables that may be in sight somewhere in a session. */
  Set<String> inSight(String session) {
    return names(session, variable -> !(variable.scope() instanceof Scope.OfRule));
  }

  /** Every variable, those of rules included. */
  Set<String> everywhere() {
    Set<String> names = new LinkedHashSet<>();
    variables.forEach(variable -> names.add(variable.name()));
    return names;
  }

  /** Variables of the stages and topics of a name. */
  Set<String> of(String session, String scope) {
    return names(session, variable -> variable.scope() instanceof Scope.OfStage stage
        && stage.stage().name().text().equals(scope)
        || variable.scope() instanceof Scope.OfTopic topic && topic.topic().topic().name().text().equals(scope));
  }

  /** The fields of records that a variable of this name may hold; empty if it holds none. */
  Set<String> recordFields(String name) {
    Set<String> found = new LinkedHashSet<>();
    for (Variable variable : variables) {
      if (variable.name().equals(name) && variable.type() instanceof Type.ListType list
          && list.element() instanceof Type.RecordType record) {
        record.fields().forEach(field -> found.add(field.name().text()));
      }
    }
    return found;
  }

  private Set<String> names(String session, Predicate<Variable> wanted) {
    Set<String> names = new LinkedHashSet<>();
    List<Variable> inner = new ArrayList<>(variables);
    for (Variable variable : inner) {
      if (wanted.test(variable) && isOf(session, variable.scope())) {
        names.add(variable.name());
      }
    }
    return names;
  }

  private static boolean isOf(String session, Scope scope) {
    Session owner = scope instanceof Scope.OfSession own ? own.session()
        : scope instanceof Scope.OfStage stage ? stage.session()
        : scope instanceof Scope.OfTopic topic ? topic.topic().session() : null;
    return owner == null || owner.name().text().equals(session);
  }
}
