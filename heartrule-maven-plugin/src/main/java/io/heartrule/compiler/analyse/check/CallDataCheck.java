package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.CallSite;
import io.heartrule.compiler.analyse.Meaning;
import io.heartrule.compiler.analyse.Reference;
import io.heartrule.compiler.analyse.Role;
import io.heartrule.compiler.analyse.Scope;
import io.heartrule.compiler.analyse.Symbols;
import io.heartrule.compiler.analyse.TopicPlace;
import io.heartrule.compiler.analyse.Variable;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.diagnostic.NearNames;
import io.heartrule.compiler.model.Assignment;
import io.heartrule.compiler.model.Name;
import io.heartrule.compiler.model.Text;
import io.heartrule.compiler.model.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Ensures that a call gives the called topic what it needs (HR215) and nothing that it does not
 * declare (HR216), and points out outputs that bring back what was given (HR315).
 */
final class CallDataCheck implements Check {
  @Override
  public void check(Analysis analysis, Diagnostics diagnostics) {
    Symbols symbols = analysis.symbols();
    for (CallSite call : symbols.calls()) {
      TopicPlace callee = symbols.skillPlace(call.topic().text());
      if (callee != null) {
        needed(call, callee, symbols, diagnostics);
        unchanged(call, callee, symbols, diagnostics);
      }
    }
    for (Reference reference : symbols.references()) {
      if (reference.role() == Role.INPUT && reference.meaning() == null) {
        undeclared(reference, symbols, diagnostics);
      }
    }
  }

  private static void needed(CallSite call, TopicPlace callee, Symbols symbols, Diagnostics diagnostics) {
    Set<String> given = new HashSet<>();
    List<String> known = symbols.variables(new Scope.OfTopic(callee)).stream().map(Variable::name).toList();
    for (Assignment set : call.input()) {
      given.add(set.variable().text());
      if (!known.contains(set.variable().text())) {
        NearNames.nearest(set.variable().text(), known).ifPresent(given::add);
      }
    }
    for (Variable variable : symbols.variables(new Scope.OfTopic(callee))) {
      if (variable.input() && !given.contains(variable.name())) {
        diagnostics.add(call.topic().span(), Code.HR215, variable, callee.topic().name(), variable.span().place());
      }
    }
  }

  private static void undeclared(Reference reference, Symbols symbols, Diagnostics diagnostics) {
    TopicPlace callee = callee(reference, symbols);
    if (callee == null) {
      return;
    }
    List<String> known = symbols.variables(new Scope.OfTopic(callee)).stream().map(Variable::name).toList();
    Optional<String> near = NearNames.nearest(reference.name().text(), known);
    Diagnostic found = Diagnostic.at(reference.name().span(), Code.HR216, reference.name(), callee.topic().name());
    diagnostics.add(near.isPresent()
        ? found.variant("near", near.get()).fix(reference.name().span(), near.get()) : found);
  }

  /** The skill whose names hold at a place; null if it is not known. */
  static TopicPlace callee(Reference reference, Symbols symbols) {
    List<Name> called = reference.site().rule() != null && reference.site().action() == null
        ? reference.site().rule().calls() : reference.about() == null ? List.of() : List.of(reference.about());
    return called.stream().map(name -> symbols.skillPlace(name.text())).filter(place -> place != null)
        .findFirst().orElse(null);
  }

  /** {@code set: a value: "{x}"} where the call gave x the value of a and the topic never writes x. */
  private static void unchanged(CallSite call, TopicPlace callee, Symbols symbols, Diagnostics diagnostics) {
    for (Assignment output : call.output()) {
      Meaning source = copied(output.value(), symbols);
      if (!(source instanceof Meaning.OfVariable of) || of.variable().output()
          || !of.variable().scope().equals(new Scope.OfTopic(callee))) {
        continue;
      }
      Meaning target = symbols.meaning(output.variable().span());
      for (Assignment input : call.input()) {
        if (input.variable().text().equals(of.variable().name()) && target != null
            && target.equals(copied(input.value(), symbols))) {
          diagnostics.add(Diagnostic.at(output.variable().span(), Code.HR315, output.variable(), of.variable(),
              callee.topic().name()).variant("callee"));
        }
      }
    }
  }

  /** What a lone placeholder means, or null. */
  static Meaning copied(Value value, Symbols symbols) {
    if (value instanceof Value.OfText of && of.text().isSinglePlaceholder()) {
      Text.Placeholder place = of.text().placeholders().get(0);
      return symbols.meaning(place.span());
    }
    return null;
  }
}
