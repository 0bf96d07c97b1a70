package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.Meaning;
import io.heartrule.compiler.analyse.Reference;
import io.heartrule.compiler.analyse.Role;
import io.heartrule.compiler.analyse.Scope;
import io.heartrule.compiler.analyse.Symbols;
import io.heartrule.compiler.analyse.TopicPlace;
import io.heartrule.compiler.analyse.Type;
import io.heartrule.compiler.analyse.Variable;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.diagnostic.NearNames;
import io.heartrule.compiler.diagnostic.Severity;
import io.heartrule.compiler.model.Name;
import io.heartrule.compiler.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Ensures that every name that is read means something where it is read. What it says depends on the
 * place: an output speaks of the called topic (HR217), a call over a list of its records (HR311,
 * HR312), a text in braces may be a note to the model (HR314), all else is HR301.
 */
final class UnknownVariableCheck implements Check {
  @Override
  public void check(Analysis analysis, Diagnostics diagnostics) {
    Run run = new Run(analysis.symbols(), diagnostics);
    for (Reference reference : analysis.symbols().references()) {
      if (reference.meaning() == null && reference.role() != Role.INPUT) {
        run.unknown(reference);
      } else if (reference.field() != null && reference.meaning() instanceof Meaning.OfVariable of) {
        run.badField(reference, of.variable());
      }
    }
  }

  private static final class Run {
    private final Symbols symbols;
    private final Diagnostics diagnostics;
    /** Lists by the names of their fields. */
    private Map<String, List<Variable>> fields;

    Run(Symbols symbols, Diagnostics diagnostics) {
      this.symbols = symbols;
      this.diagnostics = diagnostics;
    }

    void unknown(Reference reference) {
      if (reference.role() == Role.OUTPUT_VALUE || reference.role() == Role.WHERE) {
        TopicPlace callee = CallDataCheck.callee(reference, symbols);
        if (callee == null && !isOfSessionTopic(reference)) {
          return;
        }
        if (reference.role() == Role.OUTPUT_VALUE && !isDescription(reference)) {
          notOfCallee(reference, callee);
          return;
        }
      }
      if (isDescription(reference)) {
        description(reference);
      } else if (!isOutOfReach(reference) && !Covered.byError(reference.span(), diagnostics)) {
        undefined(reference);
      }
    }

    /** What a condition on topics in the queue names must be an input of theirs; those of a session have none. */
    private boolean isOfSessionTopic(Reference reference) {
      return reference.role() == Role.WHERE && reference.about() != null && symbols.topics().stream()
          .anyMatch(place -> place.topic().name().text().equals(reference.about().text()));
    }

    /** A rule that names a variable of some session or topic: HR501. */
    private boolean isOutOfReach(Reference reference) {
      return reference.role() != Role.WHERE && reference.site().rule() != null
          && symbols.named(reference.name().text()).stream()
              .anyMatch(variable -> !(variable.scope() instanceof Scope.OfRule));
    }

    private void notOfCallee(Reference reference, TopicPlace callee) {
      Diagnostic found = Diagnostic.at(reference.span(), Code.HR217, reference.name(), callee.topic().name());
      List<String> known = symbols.variables(new Scope.OfTopic(callee)).stream().map(Variable::name).toList();
      near(found, reference, NearNames.nearest(reference.name().text(), known));
    }

    /** A text in braces that is no name; in an expression braces always hold a name. */
    private boolean isDescription(Reference reference) {
      if (!reference.role().isText() || reference.field() != null && !Descriptions.isPhrase(reference.name())) {
        return false;
      }
      return Descriptions.isPhrase(reference.name()) || Descriptions.isLong(reference.name())
          && symbols.named(reference.name().text()).isEmpty() && nearest(reference).isEmpty();
    }

    private void description(Reference reference) {
      boolean literal = switch (reference.role()) {
        case SAID, REPLY, VALUE, INPUT_VALUE, OUTPUT_VALUE -> true;
        default -> false;
      };
      Diagnostic found = Diagnostic.at(reference.span(), Code.HR314, reference.name());
      diagnostics.add(literal ? found : found.as(Severity.WARNING).variant("kept"));
    }

    private void undefined(Reference reference) {
      Name name = reference.name();
      Variable loop = loop(reference);
      if (loop != null) {
        Name field = reference.field() != null && name.text().equals(Meaning.ITEM) ? reference.field() : name;
        List<String> own = fieldsOf(loop);
        Optional<String> near = NearNames.nearest(field.text(), own);
        if (near.isPresent() || field != name) {
          noField(field, loop, near);
          return;
        }
      }
      if (name.text().equals(Meaning.ITEM)) {
        diagnostics.add(Diagnostic.at(reference.span(), Code.HR312, name, "").variant("item"));
        return;
      }
      List<Variable> lists = listsWith(name.text());
      if (!lists.isEmpty() && reference.site().rule() == null) {
        Variable list = lists.get(0);
        diagnostics.add(Diagnostic.at(reference.span(), Code.HR312, name, list).variant("field"));
        return;
      }
      Diagnostic found = Diagnostic.at(reference.span(), Code.HR301, name);
      Optional<String> near = nearest(reference);
      if (near.isEmpty() && !symbols.named(name.text()).isEmpty()) {
        Variable other = symbols.named(name.text()).get(0);
        boolean library = reference.site().session() == null;
        diagnostics.add(found.variant(library ? "skill" : "elsewhere", other.span().place()));
      } else {
        near(found, reference, near);
      }
    }

    /** The list over which the call of this place goes, or null. */
    private Variable loop(Reference reference) {
      boolean inside = reference.role() == Role.INPUT_VALUE || reference.role() == Role.OUTPUT_VALUE;
      Name fromlist = inside ? reference.fromlist() : null;
      return fromlist == null ? null : symbols.variable(reference.site(), fromlist.text());
    }

    void badField(Reference reference, Variable variable) {
      Name field = reference.field();
      Variable loop = loop(reference);
      if (variable.type() instanceof Type.ListType && fieldsOf(variable).contains(field.text())) {
        diagnostics.add(Diagnostic.at(reference.span(), Code.HR312, field, variable).variant("field"));
      } else if (variable.type() instanceof Type.ListType) {
        noField(field, variable, NearNames.nearest(field.text(), fieldsOf(variable)));
      } else {
        diagnostics.add(Diagnostic.at(field.span(), Code.HR311, field, variable).variant("plain"));
      }
    }

    private void noField(Name field, Variable list, Optional<String> near) {
      Diagnostic found = Diagnostic.at(field.span(), Code.HR311, field, list);
      diagnostics.add(near.isPresent()
          ? found.variant("near", near.get()).fix(field.span(), near.get()) : found);
    }

    private static List<String> fieldsOf(Variable list) {
      return list.type() instanceof Type.ListType of && of.element() instanceof Type.RecordType record
          ? record.fields().stream().map(field -> field.name().text()).toList() : List.of();
    }

    private List<Variable> listsWith(String field) {
      if (fields == null) {
        fields = new HashMap<>();
        for (Variable variable : symbols.variables()) {
          fieldsOf(variable).forEach(own -> fields.computeIfAbsent(own, f -> new ArrayList<>()).add(variable));
        }
      }
      return fields.getOrDefault(field, List.of());
    }

    private Optional<String> nearest(Reference reference) {
      List<String> known = new ArrayList<>(symbols.visible(reference.site()).stream().map(Variable::name).toList());
      if (reference.role() == Role.INPUT_VALUE && reference.fromlist() != null) {
        known.add(Meaning.ITEM);
      }
      return NearNames.nearest(reference.name().text(), known);
    }

    private void near(Diagnostic found, Reference reference, Optional<String> near) {
      if (near.isEmpty()) {
        diagnostics.add(found);
        return;
      }
      Span span = reference.name().span();
      String place = symbols.named(near.get()).isEmpty() ? "" : symbols.named(near.get()).get(0).span().place();
      diagnostics.add(found.variant("near", near.get(), place).fix(span, near.get()));
    }
  }
}
