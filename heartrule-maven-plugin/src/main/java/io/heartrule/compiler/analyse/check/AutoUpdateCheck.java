package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Access;
import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.Type;
import io.heartrule.compiler.analyse.Variable;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.model.AutoUpdate;
import io.heartrule.compiler.model.Name;
import io.heartrule.compiler.source.SourceFile;
import io.heartrule.compiler.source.Span;
import java.util.HashMap;
import java.util.Map;

/**
 * Ensures that updating a variable from the dialogue makes sense: it is used (HR702), for more than
 * conditions (HR704), the model is told what to look for (HR705), and records can be told apart (HR706).
 */
final class AutoUpdateCheck implements Check {

  /** How a variable is used. */
  private static final class Uses {
    private boolean any;
    private boolean inCondition;
    private boolean otherwise;
  }

  @Override
  public void check(Analysis analysis, Diagnostics diagnostics) {
    Map<Variable, Uses> uses = new HashMap<>();
    for (Access access : analysis.symbols().accesses()) {
      if (access.variable().autoUpdate() != AutoUpdate.CLOSE) {
        Uses found = uses.computeIfAbsent(access.variable(), v -> new Uses());
        found.any = true;
        found.inCondition |= access.kind() == Access.Kind.READ_IN_EXPRESSION;
        found.otherwise |= access.kind().isRead() && access.kind() != Access.Kind.READ_IN_EXPRESSION;
      }
    }
    for (Variable variable : analysis.symbols().variables()) {
      if (variable.declared() != null && variable.autoUpdate() != AutoUpdate.CLOSE) {
        check(variable, uses.getOrDefault(variable, new Uses()), diagnostics);
      }
    }
  }

  private static void check(Variable variable, Uses uses, Diagnostics diagnostics) {
    Span name = variable.declared().variable().span();
    if (!uses.any) {
      diagnostics.add(name, Code.HR702, variable);
    } else if (uses.inCondition && !uses.otherwise) {
      diagnostics.add(place(variable), Code.HR704, variable);
    }
    if (variable.define() == null) {
      diagnostics.add(name, Code.HR705, variable);
    }
    if (variable.autoUpdate() == AutoUpdate.OPEN && variable.type() instanceof Type.ListType list
        && list.element() instanceof Type.RecordType record && record.key() == null) {
      diagnostics.add(withKey(variable, record));
    }
  }

  private static Span place(Variable variable) {
    Name written = variable.declared().autoUpdateName();
    return written == null ? variable.declared().variable().span() : written.span();
  }

  /** The first field is the likeliest key; which one it is to be, only the author knows. */
  private static Diagnostic withKey(Variable variable, Type.RecordType record) {
    String field = record.fields().isEmpty() ? "" : record.fields().get(0).name().text();
    Diagnostic found = Diagnostic.at(variable.declared().variable().span(), Code.HR706, variable, field);
    Name written = variable.declared().autoUpdateName();
    if (written == null || field.isEmpty()) {
      return found;
    }
    SourceFile file = written.span().file();
    Span end = file.span(written.span().end(), written.span().end());
    int column = Keys.of(written.span()).column();
    return found.fix(end, "\n" + " ".repeat(column - 1) + "key: " + field);
  }
}
