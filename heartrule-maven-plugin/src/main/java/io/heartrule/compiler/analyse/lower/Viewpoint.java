package io.heartrule.compiler.analyse.lower;

import io.heartrule.compiler.analyse.Scope;
import io.heartrule.compiler.analyse.TopicPlace;
import io.heartrule.compiler.analyse.Variable;
import io.heartrule.compiler.analyse.machine.Expr;
import io.heartrule.compiler.analyse.machine.Holder;
import io.heartrule.compiler.analyse.machine.JavaType;
import io.heartrule.compiler.model.Rule;
import java.util.EnumMap;
import java.util.Map;

/**
 * From where generated code looks at variables: which holder each scope is reached by.
 *
 * @param own the part whose code it is: its variables are {@code vars}; null in a rule
 * @param rule the rule whose code it is, or null
 * @param called the topic whose output is taken over, or null
 * @param queued the topic whose input is judged, or null
 * @param list the list whose element is at hand, or null
 * @param names the types of scopes
 */
record Viewpoint(Scope own, Rule rule, TopicPlace called, TopicPlace queued, Variable list, ScopeNames names) {

  static Viewpoint of(Scope own, ScopeNames names) {
    return new Viewpoint(own, null, null, null, null, names);
  }

  static Viewpoint of(Rule rule, ScopeNames names) {
    return new Viewpoint(null, rule, null, null, null, names);
  }

  /** The same where the opening of a rule is judged: the topic that made it is looked up. */
  Viewpoint judging(Rule opened) {
    return new Viewpoint(own, opened, null, null, null, names);
  }

  Viewpoint calling(TopicPlace topic) {
    return new Viewpoint(own, rule, topic, null, list, names);
  }

  Viewpoint queueing(TopicPlace topic) {
    return new Viewpoint(own, rule, null, topic, list, names);
  }

  Viewpoint over(Variable elements) {
    return new Viewpoint(own, rule, called, queued, elements, names);
  }

  /** What holds the variables of a scope, or null if they cannot be reached from here. */
  Holder holder(Scope scope) {
    if (scope instanceof Scope.OfTopic of) {
      if (of.topic().equals(called)) {
        return Holder.CALLED;
      } else if (of.topic().equals(queued)) {
        return Holder.QUEUED;
      } else if (scope.equals(own)) {
        return rule == null ? Holder.VARS : Holder.TOPIC;
      }
      return null;
    } else if (scope instanceof Scope.Global) {
      return Holder.GLOBALS;
    } else if (scope instanceof Scope.OfSession) {
      return scope.equals(own) && rule == null ? Holder.VARS : Holder.SESSION;
    } else if (scope instanceof Scope.OfStage) {
      return Holder.STAGE;
    } else if (scope instanceof Scope.OfRule of && of.rule() == rule) {
      return Holder.WATCH;
    }
    return null;
  }

  Expr read(Variable variable) {
    Holder holder = holder(variable.scope());
    if (holder != null) {
      return new Expr.Read(holder, names.member(variable), false);
    }
    return variable.scope() instanceof Scope.OfRule && rule != null
        ? new Expr.OtherWatch(names.vars(variable.scope()), names.member(variable)) : null;
  }

  /** The types of all holders that can be used from here. */
  Map<Holder, JavaType> types() {
    Map<Holder, JavaType> types = new EnumMap<>(Holder.class);
    types.put(Holder.GLOBALS, names.vars(Scope.GLOBAL));
    types.put(Holder.MOMENT, JavaType.runtime(rule == null ? "Counselor" : "RuleView"));
    if (own != null) {
      types.put(rule == null ? Holder.VARS : Holder.TOPIC, names.vars(own));
    }
    if (own instanceof Scope.OfTopic of && !of.topic().isSkill()) {
      types.put(Holder.SESSION, names.vars(new Scope.OfSession(of.topic().session())));
      types.put(Holder.STAGE, names.vars(new Scope.OfStage(of.topic().session(), of.topic().stage())));
    } else if (own instanceof Scope.OfSession) {
      types.put(Holder.SESSION, names.vars(own));
    } else if (own instanceof Scope.OfStage of) {
      types.put(Holder.SESSION, names.vars(new Scope.OfSession(of.session())));
      types.put(Holder.STAGE, names.vars(own));
    }
    if (rule != null) {
      types.put(Holder.WATCH, names.vars(new Scope.OfRule(rule)));
    }
    if (list != null) {
      types.put(Holder.ITEM, names.element(list));
    }
    if (called != null) {
      types.put(Holder.CALLED, names.vars(new Scope.OfTopic(called)));
    }
    if (queued != null) {
      types.put(Holder.QUEUED, names.vars(new Scope.OfTopic(queued)));
    }
    return types;
  }
}
