package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.model.Name;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.Script;
import io.heartrule.compiler.model.Session;
import io.heartrule.compiler.model.Stage;
import io.heartrule.compiler.model.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Ensures that rules, skills and sessions, and what stands inside a session, have names of their own. */
final class DuplicateNameCheck implements Check {
  @Override
  public void check(Analysis analysis, Diagnostics diagnostics) {
    unique(own(analysis).flatMap(script -> script.rules().stream()).map(Rule::name).toList(), Code.HR201, "",
        diagnostics);
    unique(own(analysis).flatMap(script -> script.skills().stream()).map(Topic::name).toList(), Code.HR202, "",
        diagnostics);
    unique(analysis.project().sessions().stream().map(Session::name).toList(), Code.HR203, "session", diagnostics);
    for (Session session : analysis.project().sessions()) {
      unique(session.stages().stream().map(Stage::name).toList(), Code.HR203, "stage", diagnostics);
      for (Stage stage : session.stages()) {
        unique(stage.topics().stream().map(Topic::name).toList(), Code.HR203, "topic", diagnostics);
      }
    }
  }

  private static Stream<Script> own(Analysis analysis) {
    return analysis.project().own().stream();
  }

  private static void unique(List<Name> names, Code code, String kind, Diagnostics diagnostics) {
    Map<String, Name> first = new HashMap<>();
    for (Name name : names) {
      Name earlier = first.putIfAbsent(name.text(), name);
      if (earlier != null) {
        Diagnostic found = Diagnostic.at(name.span(), code, name, earlier.span().place());
        diagnostics.add(kind.isEmpty() ? found : found.variant(kind));
      }
    }
  }
}
