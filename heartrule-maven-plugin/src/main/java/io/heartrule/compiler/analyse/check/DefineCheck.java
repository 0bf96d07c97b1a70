package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.Reference;
import io.heartrule.compiler.analyse.Role;
import io.heartrule.compiler.analyse.TopicPlace;
import io.heartrule.compiler.analyse.Variable;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.diagnostic.Severity;
import io.heartrule.compiler.model.Declared;
import io.heartrule.compiler.model.Project;
import io.heartrule.compiler.model.Session;
import io.heartrule.compiler.model.Stage;
import io.heartrule.compiler.model.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Points out that a variable is described twice: needlessly, or in different words. */
final class DefineCheck implements Check {
  @Override
  public void check(Analysis analysis, Diagnostics diagnostics) {
    twice(analysis, diagnostics);
    Map<Variable, Text> first = new HashMap<>();
    for (Variable variable : analysis.symbols().variables()) {
      if (variable.declared() != null && variable.declared().define() != null) {
        first.put(variable, variable.declared().define());
      }
    }
    for (Reference reference : analysis.symbols().references()) {
      Variable variable = reference.role() == Role.GET ? reference.wholeVariable() : null;
      Text define = variable == null ? null : reference.get().define();
      Text earlier = define == null ? null : first.putIfAbsent(variable, define);
      if (earlier != null && earlier != define) {
        report(variable.name(), define, earlier, diagnostics);
      }
    }
  }

  private static void report(String name, Text define, Text earlier, Diagnostics diagnostics) {
    Diagnostic found = Diagnostic.at(define.span(), Code.HR307, name, earlier.span().place());
    boolean equal = define.value().strip().equals(earlier.value().strip());
    diagnostics.add(equal ? found.variant("equal").as(Severity.INFO) : found);
  }

  private static void twice(Analysis analysis, Diagnostics diagnostics) {
    Project project = analysis.project();
    twice(project.declares(), diagnostics);
    for (Session session : project.sessions()) {
      twice(session.declares(), diagnostics);
      for (Stage stage : session.stages()) {
        twice(stage.declares(), diagnostics);
      }
    }
    for (TopicPlace topic : analysis.symbols().topics()) {
      twice(topic.topic().declares(), diagnostics);
    }
  }

  private static void twice(List<Declared> declares, Diagnostics diagnostics) {
    if (declares.size() < 2) {
      return;
    }
    Map<String, Declared> first = new HashMap<>();
    for (Declared declared : declares) {
      Declared earlier = first.putIfAbsent(declared.variable().text(), declared);
      if (earlier != null) {
        diagnostics.add(Diagnostic.at(declared.variable().span(), Code.HR307, declared.variable(),
            earlier.variable().span().place()).variant("declared"));
      }
    }
  }
}
