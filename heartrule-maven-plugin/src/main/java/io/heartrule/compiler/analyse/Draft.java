package io.heartrule.compiler.analyse;

import io.heartrule.compiler.model.Declared;
import io.heartrule.compiler.model.Text;
import io.heartrule.compiler.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A variable, or a field of a record, while it is being found out about. Lives during resolution only. */
final class Draft {
  final String name;
  /** Null for a field. */
  final Scope scope;
  /** Null: declared by its first mention. */
  final Declared declared;
  Span span;
  final List<Evidence> evidence = new ArrayList<>();
  /** Fields of the records of a list, in order of first appearance. */
  final Map<String, Draft> fields = new LinkedHashMap<>();
  /** What callers pass: a list that is passed brings its fields along. */
  final List<Draft> passed = new ArrayList<>();
  Text define;
  boolean counter;
  /** For a field: filled by a get or declared; else only calls write it. */
  boolean filled;
  /** The field's name where it first appears. */
  io.heartrule.compiler.model.Name fieldName;
  boolean written;
  boolean input;
  boolean output;
  Type type;
  boolean inferring;
  Variable variable;

  Draft(String name, Scope scope, Declared declared, Span span) {
    this.name = name;
    this.scope = scope;
    this.declared = declared;
    this.span = span;
  }

  void add(Evidence one) {
    evidence.add(one);
  }

  /** The list whose records this one holds: itself, or the one that callers pass. */
  Draft recordSource() {
    Draft list = this;
    for (int i = 0; i < 8 && list.fields.isEmpty() && !list.passed.isEmpty(); i++) {
      list = list.passed.get(0);
    }
    return list;
  }
}
