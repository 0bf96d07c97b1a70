package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.Meaning;
import io.heartrule.compiler.analyse.Reference;
import io.heartrule.compiler.analyse.Role;
import io.heartrule.compiler.analyse.Type;
import io.heartrule.compiler.analyse.Variable;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.diagnostic.NearNames;
import io.heartrule.compiler.model.AutoUpdate;
import io.heartrule.compiler.model.Name;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Ensures that {@code fromlist} goes over a list (HR310) and that a record key is a field (HR311);
 * points out fields that only a call fills, and lists that several asks fill without a key (HR319).
 */
final class ListUseCheck implements Check {
  @Override
  public void check(Analysis analysis, Diagnostics diagnostics) {
    Map<Variable, Integer> filledBy = new HashMap<>();
    Set<Meaning> seen = new HashSet<>();
    for (Reference reference : analysis.symbols().references()) {
      Variable variable = reference.variable();
      if (variable == null) {
        continue;
      }
      if (reference.role() == Role.FROMLIST && !(variable.type() instanceof Type.ListType)) {
        diagnostics.add(reference.span(), Code.HR310, variable);
      } else if (reference.role() == Role.TOLIST) {
        filledBy.merge(variable, 1, Integer::sum);
      } else if (reference.role() == Role.OUTPUT && reference.meaning() instanceof Meaning.OfField field
          && isByCallOnly(field) && seen.add(field)) {
        diagnostics.add(Diagnostic.at(reference.span(), Code.HR319, field.field(), variable).variant("field"));
      }
    }
    for (Variable variable : analysis.symbols().variables()) {
      key(variable, filledBy.getOrDefault(variable, 0), diagnostics);
    }
  }

  private static boolean isByCallOnly(Meaning.OfField field) {
    return field.list().type() instanceof Type.ListType list && list.element() instanceof Type.RecordType record
        && record.field(field.field()) != null && record.field(field.field()).byCallOnly();
  }

  /** What only records have, declared of something else, would be without effect. */
  private static void noRecords(Variable variable, Diagnostics diagnostics) {
    boolean fields = !variable.declared().fields().isEmpty();
    Name odd = variable.declared().key() != null ? variable.declared().key()
        : fields ? variable.declared().fields().get(0).variable() : null;
    if (odd != null && !diagnostics.hasErrorAt(odd.span())) {
      diagnostics.add(Diagnostic.at(odd.span(), Code.HR110, odd == variable.declared().key() ? "key" : "fields",
          variable).variant("records"));
    }
  }

  private static void key(Variable variable, int asks, Diagnostics diagnostics) {
    if (variable.declared() == null) {
      return;
    }
    if (!(variable.type() instanceof Type.ListType list) || !(list.element() instanceof Type.RecordType record)) {
      noRecords(variable, diagnostics);
      return;
    }
    Name key = variable.declared().key();
    if (key == null) {
      if (asks > 1 && variable.autoUpdate() == AutoUpdate.CLOSE) {
        diagnostics.add(Diagnostic.at(variable.span(), Code.HR319, variable, record.fields().get(0).name())
            .variant("key"));
      }
    } else if (record.field(key.text()) == null) {
      List<String> fields = record.fields().stream().map(field -> field.name().text()).toList();
      Optional<String> near = NearNames.nearest(key.text(), fields);
      Diagnostic found = Diagnostic.at(key.span(), Code.HR311, key, variable);
      diagnostics.add(near.isPresent() ? found.variant("near", near.get()).fix(key.span(), near.get()) : found);
    }
  }
}
