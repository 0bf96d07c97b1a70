package io.heartrule.compiler.analyse.lower;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.Symbols;
import io.heartrule.compiler.analyse.Tables;
import io.heartrule.compiler.analyse.TopicPlace;
import io.heartrule.compiler.analyse.Variable;
import io.heartrule.compiler.analyse.machine.LibraryMachine.MapEntry;
import io.heartrule.compiler.analyse.machine.RulesMachine.Cancel;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.model.Rule;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** What all parts of lowering share, and what they collect for the parts that come last. One run, one thread. */
final class Lowered {
  final Analysis analysis;
  final Symbols symbols;
  final Tables tables;
  final ScopeNames names;
  final Diagnostics diagnostics;
  final Expressions expressions;
  final Assignments assignments;
  final VariablesLowering variables;
  /** Conditions that end openings, styles and subjects to avoid. */
  final List<Cancel> cancels = new ArrayList<>();
  /** Every element of the scripts and what it became. */
  final List<MapEntry> map = new ArrayList<>();
  private final Map<Rule, String> ruleConstants = new IdentityHashMap<>();
  private final Map<Rule, String> ruleMethods = new IdentityHashMap<>();

  Lowered(Analysis analysis, Tables tables, ScopeNames names, Diagnostics diagnostics) {
    this.analysis = analysis;
    this.symbols = analysis.symbols();
    this.tables = tables;
    this.names = names;
    this.diagnostics = diagnostics;
    this.expressions = new Expressions(symbols);
    this.assignments = new Assignments(symbols, expressions, names);
    this.variables = new VariablesLowering(symbols, names, assignments);
    NameAllocator constants = new NameAllocator(Reserved.CONSTANTS);
    NameAllocator methods = new NameAllocator(Reserved.METHODS);
    for (Rule rule : analysis.project().rules()) {
      ruleConstants.put(rule, constants.take(names.java().ruleConstant(rule)));
      ruleMethods.put(rule, methods.take(Reserved.stem(names.java().ruleMethod(rule))));
    }
  }

  /** Of the variables that a call is given, those that are kept up to date: they must be so when it starts. */
  List<String> updated(List<Variable> passed) {
    List<Variable> updatable = tables.liveness().updatable();
    return passed.stream().filter(updatable::contains).map(Variable::name).distinct().toList();
  }

  /** The rules of this project, without those of dependencies. */
  List<Rule> ownRules() {
    return analysis.project().own().stream().flatMap(script -> script.rules().stream()).toList();
  }

  /** Whether a dependency has compiled the topic. */
  boolean isImported(TopicPlace place) {
    return analysis.project().isImported(place.topic().head());
  }

  String constant(Rule rule) {
    return ruleConstants.get(rule);
  }

  String method(Rule rule) {
    return ruleMethods.get(rule);
  }
}
