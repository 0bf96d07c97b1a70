package io.heartrule.compiler.analyse;

import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.Assignment;
import io.heartrule.compiler.model.Get;
import io.heartrule.compiler.model.Name;
import io.heartrule.compiler.model.Output;
import io.heartrule.compiler.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The variables whose values are not known as long as an extraction runs, what is computed from them, and who reads
 * them. Used along one walk.
 */
final class UnknownValues {
  private final Reads reads;
  private final Set<Variable> unknown = new LinkedHashSet<>();
  private Variable variable;
  private Span span;
  private boolean ifFound;

  UnknownValues(Reads reads) {
    this.reads = reads;
  }

  /** The first that is read, or null. */
  Variable variable() {
    return variable;
  }

  /** Where it is read, or null. */
  Span span() {
    return span;
  }

  /** Whether something asks just whether a value was found. */
  boolean ifFound() {
    return ifFound;
  }

  /** A copy of them all. */
  List<Variable> all() {
    return List.copyOf(unknown);
  }

  boolean contains(Variable wanted) {
    return unknown.contains(wanted);
  }

  /** The values that are known are part of the prompt of whatever asks for them. */
  boolean isRead(Output output, Name tolist) {
    if (tolist != null) {
      return isRead(reads.variable(tolist), tolist.span());
    }
    boolean read = false;
    for (Get get : output.gets()) {
      read |= isRead(reads.variable(get.variable()), get.variable().span());
    }
    return read;
  }

  /** Whether what is not known decides if an action is done; that something is found may be assumed. */
  boolean isDecided(Action action) {
    List<Reference> condition = new ArrayList<>(reads.conditionOf(action));
    ifFound |= condition.removeIf(reference -> reference.unsetIsFine() && unknown.contains(reference.variable()));
    return isRead(condition);
  }

  boolean isRead(List<Reference> references) {
    boolean read = false;
    for (Reference reference : references) {
      read |= isRead(reference.variable(), reference.span());
    }
    return read;
  }

  boolean isRead(Variable wanted, Span where) {
    boolean read = wanted != null && unknown.contains(wanted);
    if (read && variable == null) {
      variable = wanted;
      span = where;
    }
    return read;
  }

  void writes(Output output, Name tolist) {
    if (tolist != null) {
      add(reads.variable(tolist));
    } else {
      output.gets().forEach(get -> add(reads.variable(get.variable())));
    }
  }

  void sets(Output output) {
    output.sets().forEach(this::set);
  }

  /** What is computed from something unknown is unknown. */
  void set(Assignment assignment) {
    if (isUnknown(assignment, null)) {
      add(reads.variable(assignment.variable()));
    }
  }

  /** @param list whose elements at hand are known nevertheless, or null */
  boolean isUnknown(Assignment assignment, Variable list) {
    return reads.of(assignment.value()).stream().anyMatch(meaning -> unknown.contains(meaning.variableUsed())
        && (meaning instanceof Meaning.OfVariable || meaning.variableUsed() != list));
  }

  void add(Variable written) {
    if (written != null) {
      unknown.add(written);
    }
  }

  /** Each run of a topic begins with fresh variables; what is passed to it may be unknown. */
  void begin(TopicPlace called, List<Assignment> input, Variable list) {
    List<Assignment> passed = input.stream().filter(assignment -> isUnknown(assignment, list)).toList();
    unknown.removeIf(written -> written.scope() instanceof Scope.OfTopic of && of.topic().equals(called));
    passed.forEach(assignment -> add(reads.variable(assignment.variable())));
  }
}
