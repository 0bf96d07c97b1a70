package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.Meaning;
import io.heartrule.compiler.analyse.Reference;
import io.heartrule.compiler.analyse.Role;
import io.heartrule.compiler.analyse.Variable;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.model.Name;
import io.heartrule.compiler.model.Session;
import io.heartrule.compiler.model.Stage;
import io.heartrule.compiler.model.Step;
import io.heartrule.compiler.source.Span;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Ensures that no variable or field is called as one of the fields that the engine itself asks for. */
final class ReservedNameCheck implements Check {
  private static final Set<String> WORDS = Set.of("exit", "brief", "knowledge");
  private static final String DELETED = "删除";

  @Override
  public void check(Analysis analysis, Diagnostics diagnostics) {
    Set<String> roles = roles(analysis);
    Set<Span> seen = new HashSet<>();
    for (Variable variable : analysis.symbols().variables()) {
      if (seen.add(variable.span())) {
        check(variable.name(), variable.span(), roles, diagnostics);
      }
    }
    for (Reference reference : analysis.symbols().references()) {
      Name name = reference.name();
      boolean field = reference.role() == Role.GET && reference.meaning() instanceof Meaning.OfField;
      if (field && name.text().equals(DELETED)) {
        diagnostics.add(Diagnostic.at(name.span(), Code.HR213, name).variant("engine"));
      } else if (field && seen.add(name.span())) {
        check(name.text(), name.span(), roles, diagnostics);
      }
    }
  }

  private static void check(String name, Span span, Set<String> roles, Diagnostics diagnostics) {
    String word = name.toLowerCase(Locale.ROOT);
    Diagnostic found = Diagnostic.at(span, Code.HR213, name);
    if (roles.contains(name)) {
      diagnostics.add(found.variant("role"));
    } else if (WORDS.contains(word) || word.startsWith("rule_") || word.startsWith("cancel_")
        || name.equals(Meaning.LATEST_DIALOGUE) || word.equals(Meaning.ITEM)) {
      diagnostics.add(found.variant("engine"));
    }
  }

  private static Set<String> roles(Analysis analysis) {
    Set<String> roles = new HashSet<>();
    for (Session session : analysis.project().sessions()) {
      for (Stage stage : session.stages()) {
        for (Step step : stage.steps()) {
          if (step instanceof Step.Scene scene && scene.ai() != null) {
            roles.add(scene.ai().text());
          }
        }
      }
    }
    return roles;
  }
}
