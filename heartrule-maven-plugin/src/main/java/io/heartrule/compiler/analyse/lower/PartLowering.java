package io.heartrule.compiler.analyse.lower;

import io.heartrule.compiler.analyse.Scope;
import io.heartrule.compiler.analyse.Type;
import io.heartrule.compiler.analyse.Variable;
import io.heartrule.compiler.analyse.machine.Expr;
import io.heartrule.compiler.analyse.machine.JavaType;
import io.heartrule.compiler.analyse.machine.LibraryMachine.MapEntry;
import io.heartrule.compiler.analyse.machine.PartMachine;
import io.heartrule.compiler.analyse.machine.PartMachine.Closes;
import io.heartrule.compiler.analyse.machine.PartMachine.Opens;
import io.heartrule.compiler.analyse.machine.VariablesClass;
import io.heartrule.compiler.analyse.machine.VariablesClass.Slot;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.model.Attention;
import io.heartrule.compiler.model.AutoUpdate;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.source.Span;
import java.util.ArrayList;
import java.util.List;

/** Lowers what sessions, stages, topics and globals have in common. */
final class PartLowering {
  /** A record may not have more components, a constructor not more parameters. */
  private static final int MOST_VARIABLES = 254;

  private final Lowered lowered;

  PartLowering(Lowered lowered) {
    this.lowered = lowered;
  }

  /** @param inputs what callers supply */
  PartMachine lower(String id, Scope scope, List<Attention> attentions, List<Variable> inputs) {
    VariablesClass variables = lowered.variables.lower(scope, inputs);
    List<Variable> all = lowered.symbols.variables(scope);
    tooMany(scope, all);
    List<Slot> updates = new ArrayList<>();
    List<Slot> paused = new ArrayList<>();
    List<Slot> fields = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Slot slot = variables.slots().get(i);
      AutoUpdate update = all.get(i).autoUpdate();
      boolean filled = slot.reader() != null && (!(scope instanceof Scope.OfTopic)
          || lowered.tables.liveness().updatable(scope).contains(all.get(i)));
      if (filled) {
        fields.add(slot);
      }
      if (filled && update == AutoUpdate.OPEN) {
        updates.add(slot);
      } else if (filled && update == AutoUpdate.PAUSE) {
        paused.add(slot);
      }
      lowered.map.add(new MapEntry("variable", id + ":" + slot.name(), slot.name(), slot.doc().place(),
          variables.type(), null));
    }
    return new PartMachine(id, lowered.names.part(scope), variables, opens(id, scope, attentions), closes(attentions),
        fields, updates, paused);
  }

  /** What apps get is a record, and so are the elements of a list. */
  private void tooMany(Scope scope, List<Variable> all) {
    if (!(scope instanceof Scope.OfTopic) && all.size() > MOST_VARIABLES) {
      report(all.get(MOST_VARIABLES).span());
    }
    for (Variable variable : all) {
      if (variable.type() instanceof Type.ListType list && list.element() instanceof Type.RecordType record
          && record.fields().size() > MOST_VARIABLES) {
        report(record.fields().get(MOST_VARIABLES).name().span());
      }
    }
  }

  private void report(Span span) {
    lowered.diagnostics.add(Diagnostic.at(span, Code.HR022).variant("variables", MOST_VARIABLES));
  }

  List<Opens> opens(String id, Scope scope, List<Attention> attentions) {
    List<Opens> opens = new ArrayList<>();
    int number = 0;
    for (Attention attention : attentions) {
      Rule rule = lowered.symbols.rule(attention.rule().text());
      if (!(attention instanceof Attention.Open open) || rule == null) {
        continue;
      }
      number++;
      Expr opening = EffectLowering.constant(lowered, rule);
      if (open.scope() != null || open.cancelWhen() != null) {
        opening = Expr.call(JavaType.runtime("Opening"), "of", opening);
      }
      if (open.scope() != null) {
        opening = new Expr.Chained(opening, "scope", List.of(EffectLowering.scope(open.scope())));
      }
      if (open.cancelWhen() != null) {
        String ending = Endings.add(lowered, id + ":attentions#" + number, open.cancelWhen(), open.cancelWhenText(),
            Viewpoint.of(scope, lowered.names).judging(rule));
        opening = new Expr.Chained(opening, "cancel", List.of(new Expr.Str(ending)));
      }
      opens.add(new Opens(opening, Places.of(open.rule().span())));
    }
    return opens;
  }

  List<Closes> closes(List<Attention> attentions) {
    List<Closes> closes = new ArrayList<>();
    for (Attention attention : attentions) {
      Rule rule = lowered.symbols.rule(attention.rule().text());
      if (attention instanceof Attention.Close && rule != null) {
        closes.add(new Closes(EffectLowering.constant(lowered, rule), Places.of(attention.rule().span())));
      }
    }
    return closes;
  }
}
