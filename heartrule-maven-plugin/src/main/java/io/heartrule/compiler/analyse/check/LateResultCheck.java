package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.Meaning;
import io.heartrule.compiler.analyse.Reference;
import io.heartrule.compiler.analyse.Role;
import io.heartrule.compiler.analyse.Site;
import io.heartrule.compiler.analyse.Symbols;
import io.heartrule.compiler.analyse.TopicPlace;
import io.heartrule.compiler.analyse.Variable;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.Variant;
import java.util.HashMap;
import java.util.Map;

/** Warns where a topic reads the result of a call that runs only after it; and of {@code x = x}. */
final class LateResultCheck implements Check {
  @Override
  public void check(Analysis analysis, Diagnostics diagnostics) {
    Symbols symbols = analysis.symbols();
    Map<Variable, Action.Call> late = new HashMap<>();
    TopicPlace topic = null;
    Variant variant = null;
    for (Reference reference : symbols.references()) {
      Site site = reference.site();
      if (site.topic() != topic || site.variant() != variant) {
        topic = site.topic();
        variant = site.variant();
        late.clear();
      }
      Variable variable = reference.wholeVariable();
      if (variable == null || topic == null) {
        continue;
      }
      if (reference.role() == Role.OUTPUT && site.action() instanceof Action.Call call && !call.isSynchronous()) {
        late.put(variable, call);
      } else if (reference.role().isWrite()) {
        late.remove(variable);
      } else if (reference.role().isRead() && late.containsKey(variable)) {
        Action.Call call = late.remove(variable);
        diagnostics.add(reference.span(), Code.HR317, variable, call.topic(), call.topic().span().place());
      }
      copy(reference, symbols, diagnostics);
    }
  }

  private static void copy(Reference reference, Symbols symbols, Diagnostics diagnostics) {
    if (reference.role() == Role.SET && reference.value() != null) {
      Meaning source = CallDataCheck.copied(reference.value(), symbols);
      if (source != null && source.equals(reference.meaning())) {
        diagnostics.add(Diagnostic.at(reference.span(), Code.HR315, reference.name()));
      }
    }
  }
}
